"""How an actor stands towards a thing, over time; ``lexicons/stances.tsv`` says which act shows which stance, ``stance_words.tsv``
which words beside it show another.

What an act does to the thing, and what it does to an act upon the thing, multiply: who calls for (for) an end (against) is against,
who refuses (against) a renewal (for) is against too. Only deeds count: what is denied, planned, demanded or alleged stands marked.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressgraph.errors import TableError
from pressgraph.graph.terms import actions
from pressgraph.model import ResolvedEntity, Status
from pressgraph.resources import read_table
from pressgraph.stories.acts import act_words, forms, words_of
from pressgraph.stories.gathering import Link, words_about
from pressgraph.stories.material import Material
from pressgraph.stories.steps import Step


class Side(StrEnum):
    """On which side of a thing somebody stands; UNCLEAR is an act whose meaning for the thing is not known."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"

    def towards(self, other: Side) -> Side:
        """The side of one who stands so towards an act that stands so towards the thing.

        >>> str(Side.FOR.towards(Side.AGAINST)), str(Side.AGAINST.towards(Side.AGAINST))
        ('against', 'for')
        """
        if Side.NEUTRAL in {self, other}:
            return Side.NEUTRAL
        if Side.UNCLEAR in {self, other}:
            return Side.UNCLEAR
        return Side.FOR if self is other else Side.AGAINST


@dataclass(frozen=True, slots=True)
class Position:
    """What one step shows.

    Args:
        step: the step.
        side: on which side its agent is seen.
        change: the side left, where it differs from the one that counted before.
    """

    step: Step
    side: Side
    change: Side | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a deed that takes a side."""
        return self.step.status is Status.ACTUAL and self.side in {Side.FOR, Side.AGAINST}


@functools.cache
def _sides() -> Mapping[str, tuple[Side, Side]]:
    """The sides (towards a thing, towards an act) of each action; an action without row is neutral.

    Raises:
        TableError: a row has no known side.
    """
    try:
        found = {row["action"]: (Side(row["thing"]), Side(row["act"])) for row in read_table("stances")}
    except ValueError as error:
        raise TableError(f"stances.tsv: {error}; a side is for, against or neutral") from error
    return dict.fromkeys(actions(), (Side.NEUTRAL, Side.NEUTRAL)) | found


@functools.cache
def _word_side(word: str) -> Side | None:
    """The side of a word that names an act: "renewal", "drop".

    What it means with agreements goes before what else it may mean (one cancels a contract, or a debt); None for words of both
    sides or of none.
    """
    meant = act_words().get(word, frozenset())
    agreements = {action for action in meant if "AgreementAction" in actions()[action].families}
    for some in (agreements, meant):
        sides = {_sides()[action][0] for action in some} - {Side.NEUTRAL}
        if len(sides) == 1:
            return sides.pop()
    return None


def words_side(text: str, known: Collection[str] = ()) -> Side:
    """The side of the first word that names an act: of "a renewal of the agreement" the renewal's.

    Args:
        text: the words.
        known: words for the thing itself, which name no act upon it ("agreement" does not say that anybody agreed).

    >>> str(words_side("dropping the deal")), str(words_side("the matter"))
    ('against', 'unclear')
    """
    found = (_word_side(form) for word in words_of(text) if word not in known for form in forms(word))
    return next((side for side in found if side), Side.UNCLEAR)


def find_positions(material: Material, *, actor: ResolvedEntity, thing: ResolvedEntity, steps: Sequence[Step]) -> list[Position]:
    """What the steps of a thing's story show of an actor, in their order."""
    about, known = words_about(material, thing), _words_for(material, thing)
    found: list[Position] = []
    last: Side | None = None
    for step in steps:
        event = material.events[step.event]
        if actor.id not in event.agents or step.link is Link.AGENT:
            continue
        words = [material.entities[i].name for i in (*event.objects, *event.recipients) if i in about]
        side = _written_side(material, step, thing) or _side(step, words_side(words[0], known) if words else Side.UNCLEAR)
        position = Position(step, side)
        if position.counts:
            position = Position(step, side, change=last if last not in {None, side} else None)
            last = side
        found.append(position)
    return found


@functools.cache
def _side_words() -> Mapping[str, Sequence[tuple[re.Pattern[str], Side]]]:
    """By action, what the words between act and thing may end in and the side that it shows; one word may follow: "the", "its"."""
    found: dict[str, list[tuple[re.Pattern[str], Side]]] = defaultdict(list)
    for row in read_table("stance_words"):
        found[row["action"]].append((re.compile(rf"\b{re.escape(row['words'])}(?:\s+\w+)?\s*$", re.IGNORECASE), Side(row["side"])))
    return found


def _written_side(material: Material, step: Step, thing: ResolvedEntity) -> Side | None:
    """The side that the words right before the thing show, where they show another than the act does: "rallied *for* it"."""
    if step.action not in _side_words() or step.content or step.link is Link.WITHIN:
        return None
    surest = step.voices[0].claim
    claim = next(c for c in material.claims[step.event] if c.id == surest)
    evidence, acted = claim.evidence, claim.trigger.end
    for start, end, _ in material.mentions(thing, claim.article):
        between = evidence.text[acted - evidence.start : start - evidence.start] if acted <= start and end <= evidence.end else ""
        for ending, side in _side_words()[step.action]:
            if ending.search(between):
                return side
    return None


def _words_for(material: Material, thing: ResolvedEntity) -> frozenset[str]:
    """The words that the articles use for the thing."""
    mentions = (words for doc in {doc for doc, _ in thing.chains} for _, _, words in material.mentions(thing, doc))
    return frozenset(word for text in (thing.name, *thing.aliases, *mentions) for word in words_of(text))


def _side(step: Step, of_words: Side) -> Side:
    towards_thing, towards_act = _sides()[step.action]
    if step.content and step.link is not Link.RECIPIENT:
        return towards_act.towards(_sides()[step.content][0])
    return towards_act.towards(of_words) if step.link is Link.WITHIN else towards_thing
