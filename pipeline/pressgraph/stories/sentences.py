"""An event as a sentence: a deed in the past tense, all else as what it is; the patterns are ``lexicons/event_sentences.tsv``.

Whether its date lay ahead when it was told decides with the status: "is to end", "was to end", "will not end", "did not end".

A pattern is a subject, a verb and the rest: ``{agent} <withdraw|withdrew|withdrawn> consent to {object}``; ``<be>`` makes a
passive. The first pattern of an action whose gaps can all be filled is taken. The gaps: agent, object, recipient; party, person
and place (an object that can act, that is people, that is a place); act and doer (of an object that is an act: "to drop the
deal", "the city").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pressgraph.errors import TableError
from pressgraph.graph.terms import Action, actions
from pressgraph.model import Kind, Status
from pressgraph.resources import read_table
from pressgraph.stories.gathering import ACTORS
from pressgraph.stories.moments import UNSAID, Tense, When
from pressgraph.stories.phrases import Phrase
from pressgraph.stories.words import story_words

_PATTERN = re.compile(r"(?P<subject>[^<]*?)\s*<(?P<verb>[^>]+)>\s*(?P<rest>.*)")
_GAP = re.compile(r"\{(\w+)\}")
_GAPS_BY_KIND = {"party": ACTORS, "person": frozenset({Kind.PERSON, Kind.GROUP}), "place": frozenset({Kind.PLACE})}
_VOWELS = ("a", "e", "i", "o", "u")
_BE = "be"
_TOLD_BACK = frozenset({Status.ACTUAL, Status.NEGATED})  # told as done, or not done, before the date


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb: ``withdraw``, ``withdrew``, ``withdrawn``."""

    base: str
    past: str
    participle: str

    @classmethod
    def of(cls, text: str) -> Verb:
        """The verb that a pattern writes as ``base|past|participle``; a participle like the past is left out."""
        if text == _BE:
            return cls("be", "was", "been")
        base, past, *participle = text.split("|")
        return cls(base, past, participle[0] if participle else past)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the table."""

    subject: str
    verb: Verb
    rest: str

    @property
    def gaps(self) -> frozenset[str]:
        """What must be known to fill it."""
        return frozenset(_GAP.findall(f"{self.subject} {self.rest}"))


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence is made of; ``content`` is the action that is demanded or promised, ``about`` what it is to be done to.

    ``known`` describes the actions, those of a user's own table among them.
    """

    action: str
    agent: Phrase | None = None
    object: Phrase | None = None
    recipient: Phrase | None = None
    content: str | None = None
    about: Phrase | None = None
    known: Mapping[str, Action] = field(default_factory=actions)

    def filled(self) -> Mapping[str, Phrase]:
        """The gaps that can be filled."""
        agent = None if self.agent and self.agent.text.lower() in story_words("nobody") else self.agent
        found = {"agent": agent, "object": self.object or self._act(), "recipient": self.recipient}
        thing = self.object
        if thing:
            found |= {gap: thing for gap, kinds in _GAPS_BY_KIND.items() if thing.kind in kinds}
        if thing and thing.act:
            found["act"] = Phrase(thing.act)
            found["doer"] = Phrase(thing.doer) if thing.doer else None
        return {gap: phrase for gap, phrase in found.items() if phrase}

    def _act(self) -> Phrase | None:
        """What is demanded or promised, by its noun, where no words of the article say it: "the termination of the contract"."""
        if not self.content:
            return None
        noun = f"the {self.known[self.content].label.lower()}"
        return Phrase(f"{noun} of {self.about.text}" if self.about else noun)


@functools.cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """The patterns of each action, in the table's order.

    Raises:
        TableError: a row holds no verb, or is of no action.
    """
    found: dict[str, list[Pattern]] = {action: [] for action in actions()}
    for row in read_table("event_sentences"):
        match = _PATTERN.fullmatch(row["pattern"])
        if match is None or row["action"] not in found:
            raise TableError(f"event_sentences.tsv: {row['action']} {row['pattern']!r} should read: subject <verb> rest")
        found[row["action"]].append(Pattern(match["subject"], Verb.of(match["verb"]), match["rest"]))
    return {action: tuple(rows) for action, rows in found.items()}


def find_pattern(wording: Wording) -> Pattern:
    """The first pattern of the action that can be filled; for want of one: there was a termination (of it) (by Jim Kenney)."""
    known = wording.filled().keys()
    for pattern in patterns().get(wording.action, ()):
        if pattern.gaps <= known:
            return pattern
    label = wording.known[wording.action].label.lower()
    noun = f"{'an' if label.startswith(_VOWELS) else 'a'} {label}"
    parts = [words for gap, words in (("object", "of {object}"), ("agent", "by {agent}")) if gap in known]
    return Pattern("there", Verb.of(_BE), " ".join((noun, *parts)))


def _own_pattern(wording: Wording) -> Pattern | None:
    """A deed of a user's own action, which has its past tense only: "Students boycotted the bank"."""
    if wording.action in patterns() or not {"agent", "object"} <= wording.filled().keys():
        return None
    past = wording.known[wording.action].edge_label
    return Pattern("{agent}", Verb(past, past, past), "{object}")


def told_status(action: str, status: Status, tense: Tense) -> Status:
    """The status that an event is told with: what comes to pass by itself on a day that lay ahead is planned, not done."""
    is_ahead = status is Status.ACTUAL and tense is Tense.FUTURE and action in story_words("timed")
    return Status.PLANNED if is_ahead else status


def sentence(wording: Wording, status: Status, *, speaker: str | None = None, cue: str = "", when: When = UNSAID) -> str:
    """The event as one sentence.

    Args:
        wording: action and participants.
        status: how far it is said to be the case; only what is actual is told as a deed.
        speaker: who says so, if not the article itself.
        cue: the word that the status was read off.
        when: the date. With ``by …`` a deed is told as done before. A deed that was told before its day is told without the day,
            which must be of something else.
    """
    status, words = told_status(wording.action, status, when.tense), when.words
    if status is Status.ACTUAL and when.tense is Tense.FUTURE:
        words = ""
    before = words.startswith("by ") and when.tense is not Tense.FUTURE
    own = _own_pattern(wording) if status is Status.ACTUAL and not before else None
    pattern, filled = own or find_pattern(wording), wording.filled()

    def fill(text: str) -> str:
        return _GAP.sub(lambda match: filled[match[1]].text, text)

    gaps = _GAP.findall(pattern.subject)
    plural = bool(gaps) and pattern.subject == f"{{{gaps[0]}}}" and filled[gaps[0]].is_plural
    modal = "had" if before and status in _TOLD_BACK else cue.lower()
    verb = _conjugated(pattern.verb, status, plural=plural, modal=modal, tense=when.tense)
    subject, rest = fill(pattern.subject), fill(pattern.rest)
    if subject == "there" and verb.endswith(" not"):
        verb, rest = verb.removesuffix(" not"), re.sub(r"^an? ", "no ", rest)
    told = _dated(" ".join(part for part in (subject, verb, rest) if part), status, words)
    if status is Status.DEMANDED:
        told = f"{speaker or 'somebody'} demanded that {told}"
    elif speaker:
        told = f"{told}, {_source(wording, speaker, plural=plural)}"
    return f"{told[:1].upper()}{told[1:].removesuffix('.')}."


def _dated(told: str, status: Status, when: str) -> str:
    """The date before a deed; behind what is demanded or alleged, so that it does not date the demand."""
    if not when:
        return told
    return f"{told} {when}" if status in {Status.DEMANDED, Status.ALLEGED} else f"{when}, {told}"


def _source(wording: Wording, speaker: str, *, plural: bool) -> str:
    agent = wording.agent
    if agent is None or agent.text != speaker:
        return f"according to {speaker}"
    return f"by {'their' if plural or agent.kind is Kind.PERSON else 'its'} own account"


def _conjugated(verb: Verb, status: Status, *, plural: bool, modal: str, tense: Tense) -> str:
    past = "were" if verb.base == _BE and plural else verb.past
    be, was = ("are", "were") if plural else ("is", "was")
    match status:
        case Status.ACTUAL:
            return f"had {verb.participle}" if modal == "had" else past
        case Status.PLANNED:
            return f"{was if tense is Tense.PAST else be} to {verb.base}"
        case Status.ALLEGED:
            return f"{be} said to be about to {verb.base}" if tense is Tense.FUTURE else f"{be} said to have {verb.participle}"
        case Status.HYPOTHETICAL:
            might = modal if modal in story_words("possible") else "might"
            return f"{might} {verb.base}" if tense is not Tense.PAST or might == "can" else f"{might} have {verb.participle}"
        case Status.DEMANDED:
            return verb.base
        case Status.NEGATED:
            return _denied(verb, past, modal, tense)


def _denied(verb: Verb, past: str, modal: str, tense: Tense) -> str:
    if modal == "had":
        return f"had not {verb.participle}"
    if modal in story_words("modal") | story_words("possible"):
        return f"{modal}not {verb.base}" if modal == "can" else f"{modal} not {verb.base}"
    if tense is Tense.FUTURE:
        return f"will not {verb.base}"
    return f"{past} not" if verb.base == _BE else f"did not {verb.base}"
