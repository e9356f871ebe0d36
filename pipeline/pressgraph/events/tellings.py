"""One event as one passage of one article tells it, its participants resolved to entities of the graph."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pressgraph.events.dates.values import bounds, to_date
from pressgraph.events.kinship import merging_words
from pressgraph.model import Claim, Event, Participant, Record, Status
from pressgraph.nouns import singular
from pressgraph.offices import read_offices
from pressgraph.resources import read_table
from pressgraph.words import name_words

# a demand or an "if" describes an event that nobody says has happened: such claims never share an event with reports of deeds
UNREAL = frozenset({Status.DEMANDED, Status.HYPOTHETICAL})
_YEAR = re.compile(r"(?:\b([a-z]+)\s+)?\b((?:1[89]|20)\d\d)\b(?:\s+([a-z]+))?")
# how many words behind an act may tell the office
_NEAR = 8
# and how many before it that it goes on
_CLOSE = 3
_RULE_WORD = re.compile(r"[^\s|@]+")
EntityIds = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says, before it is known which event it is about.

    Args:
        claim: the claim's id.
        record: the record it stands in.
        event: the event as it was extracted.
        action: the action; of a demand's content the demanded one.
        status: its status; ``demanded`` for a demand's content.
        agents: entity ids, sorted, as are ``objects`` and ``recipients``.
        content: the telling that this one demands or promises.
        is_content: whether it is such a telling.
        offices: who holds an office of which body, as its article says: pairs of entity ids.
    """

    claim: str
    record: Record
    event: Event
    action: str
    status: Status
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    speaker: str | None
    content: Telling | None = None
    is_content: bool = False
    offices: frozenset[tuple[str, str]] = frozenset()

    @property
    def when(self) -> str | None:
        """When the event is said to happen; the date of a demand is not that of what is demanded."""
        return None if self.is_content else self.event.date

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of its date, else of the one year that its sentence names, or None."""
        return bounds(self.when) or (bounds(self.year) if self.year else None)

    @property
    def year(self) -> str | None:
        """The only year in the sentence of a telling without date, if it is over when its article appears.

        The year of a law ("a 2005 law") is none of an act, nor is one to come ("the 2020 census"), nor one from which
        something lasts ("since 2005").
        """
        if self.when or self.is_content or not self.published:
            return None
        found = [(m[1], m[2], singular(m[3] or "")) for m in _YEAR.finditer(self.event.evidence.text)]
        years = {year for before, year, noun in found if noun not in _instruments() and before not in merging_words("since")}
        year = next(iter(years)) if len(years) == 1 else None
        return year if year and year < str(self.published.year) else None

    @property
    def step(self) -> str | None:
        """Which step to an office it tells of, where the word of the act says so: "sworn in" and "swearing-in" are one."""
        if self.is_content or self.action not in acts_of_office():
            return None
        rule = next((reason.rule for reason in self.event.reasons if reason.part == "action"), "")
        words = _RULE_WORD.findall(rule)
        return office_steps().get(" ".join(words[:2])) or office_steps().get(words[0] if words else "")

    @property
    def posts(self) -> tuple[str, ...]:
        """What somebody becomes or ceases to be, in the words behind the act: "appointed her *secretary* of state"."""
        if self.action not in acts_of_office():
            return ()
        text, trigger = self.event.evidence.text, self.event.trigger
        # behind a comma stands who somebody is already: "replaced by Ann Hartley, the secretary of justice"
        after = text[trigger.end - self.event.evidence.start :].split(",")[0]
        nouns = (singular(word) for word in (*name_words(trigger.text), *name_words(after)[:_NEAR]))
        return tuple(sorted({office_nouns()[noun] for noun in nouns if noun in office_nouns()}))

    @property
    def goes_on(self) -> bool:
        """Whether it tells an act of its own day that was done before too: "continued to call for"."""
        if self.is_content:
            return False
        trigger = self.event.trigger
        before = self.event.evidence.text[: max(0, trigger.start - self.event.evidence.start)]
        near = (*name_words(before)[-_CLOSE:], *name_words(trigger.text))
        return not set(near).isdisjoint(merging_words("goes_on"))

    @property
    def published(self) -> date | None:
        """The day its article appeared."""
        return to_date(self.record.date)

    @property
    def is_telling(self) -> bool:
        """Whether it says enough to be known again in another article without its date: "Trump announced" does not."""
        return self.is_content or len({*self.agents, *self.objects, *self.recipients}) > 1

    @property
    def key(self) -> tuple[object, ...]:
        """What tellings of one event have in common, whatever their dates.

        Recipients are compared only where there is no object: "terminated the contract" and "terminated the contract with ICE"
        agree, "informed ICE" and "informed the council" do not. To be appointed and to be sworn in are two events. A
        telling without participants is like no other.
        """
        recipients = () if self.objects else self.recipients
        alone = None if self.agents or self.objects or self.recipients else self.claim
        content = self.content.key if self.content else None
        again = self.record.doc if self.goes_on and self.action not in single_acts() else None
        what = self.action, self.status in UNREAL, self.agents, self.objects, recipients, content
        return (*what, alone, self.posts, self.step, *([again] if again else []))

    def to_claim(self, event: str) -> Claim:
        """The claim that this telling is about the given event."""
        speaker = self.event.speaker
        return Claim(
            id=self.claim,
            event=event,
            article=self.record.doc,
            trigger=self.event.trigger,
            evidence=self.event.evidence,
            status=self.status,
            confidence=self.event.confidence,
            speaker=self.speaker,
            speaker_name=speaker.name if speaker else None,
            date=self.when,
            reasons=self.event.reasons,
        )


@functools.cache
def single_acts() -> frozenset[str]:
    """Actions that one does once to the same thing while such news lasts."""
    return frozenset(row["action"] for row in read_table("single_acts"))


@functools.cache
def act_of(action: str) -> str:
    """What actions have in common by which two outlets may tell one act: to end, to pass; else the action itself."""
    return next((kind for kind in ("end", "pass") if action in merging_words(kind)), action)


@functools.cache
def _instruments() -> frozenset[str]:
    """Nouns of laws and contracts, whose year is theirs."""
    return frozenset(word for row in read_table("synonyms") if row["class"] in {"law", "contract"} for word in row["words"].split())


@functools.cache
def office_nouns() -> Mapping[str, str]:
    """The nouns that offices end with, or begin with before "of", and what they are called as a thing: leader, leadership."""
    rows = [(name_words(row["office"].partition(" of ")[0])[-1], row["seat"]) for row in read_table("offices")]
    return {word: office for office, seat in rows for word in (office, seat) if word}


@functools.cache
def acts_of_office() -> frozenset[str]:
    """Those of them that take up or leave an office."""
    return frozenset(row["action"] for row in read_table("single_acts") if row["of"] == "post")


@functools.cache
def office_steps() -> Mapping[str, str]:
    """The steps to an office by the words that name them."""
    return {row["word"]: row["step"] for row in read_table("office_steps")}


def find_tellings(record: Record, entity_ids: EntityIds) -> Iterator[Telling]:
    """The tellings of a record, a demand's content before the demand.

    Args:
        record: one article's record.
        entity_ids: entity ids by (article, chain).
    """
    seen: Counter[str] = Counter()
    held = ((entity_ids.get((record.doc, o.chain)), entity_ids.get((record.doc, o.of or ""))) for o in read_offices(record))
    offices = frozenset((holder, body) for holder, body in held if holder and body)
    for event in record.events:
        seed = _claim_seed(record.doc, event)
        seen[seed] += 1
        telling = _telling(record, event, f"c-{digest(seed, seen[seed], size=16)}", entity_ids)
        telling = replace(telling, offices=offices)
        if event.content:
            content = replace(
                telling,
                objects=_content_objects(record, event, entity_ids),
                claim=f"{telling.claim}-content",
                action=event.content,
                status=Status.DEMANDED,
                agents=(),
                recipients=(),
                is_content=True,
            )
            yield content
            telling = replace(telling, content=content)
        yield telling


def _content_objects(record: Record, event: Event, entity_ids: EntityIds) -> tuple[str, ...]:
    """What a demanded act is to be done to: of "called for an end to the contract" the contract, not "an end to the contract"."""
    chains = ((record.entity_within(p), p.chain) for p in event.objects)
    return tuple(sorted({entity_ids[record.doc, inner.id if inner else chain] for inner, chain in chains}))


def digest(*parts: object, size: int = 12) -> str:
    """A short name made of the parts alone: the first hexadecimal digits of their SHA-256."""
    text = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:size]


def _claim_seed(article: str, event: Event) -> str:
    """What makes a claim itself and no other: where its parts stand in the article. Names and confidences may change, it stays."""
    places = [[[p.start, p.end] for p in part] for part in (event.agents, event.objects, event.recipients)]
    return digest(article, event.action, event.content, event.status.value, event.trigger.start, event.trigger.end, places, size=64)


def _telling(record: Record, event: Event, claim: str, entity_ids: EntityIds) -> Telling:
    def one(participant: Participant | None) -> str | None:
        return entity_ids[record.doc, participant.chain] if participant else None

    def several(participants: Iterable[Participant]) -> tuple[str, ...]:
        return tuple(sorted({entity_ids[record.doc, p.chain] for p in participants}))

    return Telling(
        claim=claim,
        record=record,
        event=event,
        action=event.action,
        status=event.status,
        agents=several(event.agents),
        objects=several(event.objects),
        recipients=several(event.recipients),
        place=one(event.place),
        speaker=one(event.speaker),
    )
