"""Every data type that crosses a door.

Texts are Python strings; offsets count Unicode code points, end exclusive, into ``Article.text``. Dates are EDTF level 1 strings.
``None`` is "unknown". The types are plain, frozen and hashable; ``to_json`` and ``from_json`` follow ``gold/FORMAT.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pressgraph.judgements import Judgement, Rejected
from pressgraph.ties import Join, Membership


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    AGREEMENT = "agreement"
    WORK = "work"
    EVENT = "event"
    OTHER = "other"


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Status(StrEnum):
    """How far an event is said to be the case."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of one article."""

    start: int
    end: int
    text: str

    def to_json(self) -> dict[str, Any]:
        """The span as FORMAT.md writes it."""
        return {"start": self.start, "end": self.end, "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Span:
        """The span of a FORMAT.md object."""
        return cls(data["start"], data["end"], data["text"])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; its text is never changed.

    Args:
        id: unique within a case; the file's stem, or the record's ``id``.
        text: the whole text, headline included, to which all offsets point.
        title, author: the headline and the byline.
        date: publication date, ``YYYY-MM-DD``.
        url, outlet: where it was published, and by whom.
        boilerplate: runs of text that state no facts (author biographies, captions, bylines, navigation), as (start, end).
        path: the file it was read from, for messages only.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    boilerplate: tuple[tuple[int, int], ...] = ()
    path: str | None = field(default=None, compare=False)

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an entity; ``head`` is the offset of its head word, ``kind`` what it alone says of it."""

    start: int
    end: int
    text: str
    form: Form
    head: int = 0
    kind: Kind | None = None

    def to_json(self) -> dict[str, Any]:
        """The mention as FORMAT.md writes it."""
        return {"start": self.start, "end": self.end, "text": self.text, "form": self.form.value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Mention:
        """The mention of a FORMAT.md object."""
        return cls(data["start"], data["end"], data["text"], Form(data["form"]))


@dataclass(frozen=True, slots=True)
class Entity:
    """A coreference chain of one article: what is meant, its best name, its kind, and where it is mentioned."""

    id: str
    name: str
    kind: Kind
    mentions: tuple[Mention, ...]

    def to_json(self) -> dict[str, Any]:
        """The entity as FORMAT.md writes it."""
        return {"id": self.id, "name": self.name, "kind": self.kind.value, "mentions": [m.to_json() for m in self.mentions]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entity:
        """The entity of a FORMAT.md object."""
        return cls(data["id"], data["name"], Kind(data["kind"]), tuple(map(Mention.from_json, data["mentions"])))


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and its value: EDTF level 1, an ISO 8601 duration without anchor, or None where it cannot be resolved."""

    start: int
    end: int
    text: str
    value: str | None

    def to_json(self) -> dict[str, Any]:
        """The expression as FORMAT.md writes it."""
        return {"start": self.start, "end": self.end, "text": self.text, "value": self.value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TimeExpression:
        """The expression of a FORMAT.md object."""
        return cls(data["start"], data["end"], data["text"], data["value"])


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event: an entity of the article by ``entity``, or a bare text (a demanded act, a clause)."""

    name: str
    mention: str
    start: int
    end: int
    entity: str | None = None

    @property
    def chain(self) -> str:
        """The chain it belongs to in its article: its entity, or a stand-in for its bare text, such as ``text:840-869``."""
        return self.entity or f"text:{self.start}-{self.end}"

    def to_json(self) -> dict[str, Any]:
        """The participant as FORMAT.md writes it."""
        return {"entity": self.entity, "name": self.name, "mention": self.mention, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Participant:
        """The participant of a FORMAT.md object."""
        return cls(data["name"], data["mention"], data["start"], data["end"], data.get("entity"))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one part of an event is what it is: the part, the words that say so, and the rule that read them."""

    part: str
    cue: str
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One reported event of one article: who did what to what, when, how certain, and who says so.

    ``content`` is the action that is demanded, promised, opposed … where the object is an act ("called for its *end*" →
    ``terminate``).
    """

    action: str
    trigger: Span
    agents: tuple[Participant, ...]
    objects: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    evidence: Span
    status: Status = Status.ACTUAL
    place: Participant | None = None
    date: str | None = None
    speaker: Participant | None = None
    confidence: float = 0.5
    content: str | None = None
    reasons: tuple[Reason, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The event exactly as FORMAT.md writes it (without its reasons)."""
        return {
            "action": self.action,
            "trigger": self.trigger.to_json(),
            "agents": [p.to_json() for p in self.agents],
            "objects": [p.to_json() for p in self.objects],
            "recipients": [p.to_json() for p in self.recipients],
            "place": self.place.to_json() if self.place else None,
            "date": self.date,
            "status": self.status.value,
            "speaker": self.speaker.to_json() if self.speaker else None,
            "evidence": self.evidence.to_json(),
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Event:
        """The event of a FORMAT.md object; reads ``content`` and ``reasons`` too where the store kept them."""
        place, speaker = data.get("place"), data.get("speaker")
        return cls(
            action=data["action"],
            trigger=Span.from_json(data["trigger"]),
            agents=tuple(map(Participant.from_json, data["agents"])),
            objects=tuple(map(Participant.from_json, data["objects"])),
            recipients=tuple(map(Participant.from_json, data["recipients"])),
            evidence=Span.from_json(data["evidence"]),
            status=Status(data["status"]),
            place=Participant.from_json(place) if place else None,
            date=data["date"],
            speaker=Participant.from_json(speaker) if speaker else None,
            confidence=data["confidence"],
            content=data.get("content"),
            reasons=tuple(Reason(**r) for r in data.get("reasons", ())),
        )


@dataclass(frozen=True, slots=True)
class Record:
    """What was read out of one article: the unit of caching and of exchange (``gold/FORMAT.md``)."""

    doc: str
    title: str | None
    date: str | None
    url: str | None
    entities: tuple[Entity, ...]
    dates: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    model: str

    def entity_within(self, place: Participant) -> Entity | None:
        """The entity that a bare text mentions first: in "an end to the contract" the contract; None for what is a chain itself."""
        if place.entity:
            return None
        inside = [(m.start, e) for e in self.entities for m in e.mentions if place.start <= m.start and m.end <= place.end]
        return min(inside, key=lambda found: found[0])[1] if inside else None

    def to_json(self, *, reasons: bool = False) -> dict[str, Any]:
        """The record as FORMAT.md writes it, plus ``model``; with ``reasons`` also each event's content and reasons."""
        events = [e.to_json() for e in self.events]
        if reasons:
            for data, event in zip(events, self.events, strict=True):
                data["content"] = event.content
                data["reasons"] = [{"part": r.part, "cue": r.cue, "rule": r.rule} for r in event.reasons]
        return {
            "doc": self.doc,
            "title": self.title,
            "date": self.date,
            "url": self.url,
            "entities": [e.to_json() for e in self.entities],
            "dates": [d.to_json() for d in self.dates],
            "events": events,
            "model": self.model,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Record:
        """The record of a FORMAT.md object."""
        return cls(
            data["doc"],
            data.get("title"),
            data.get("date"),
            data.get("url"),
            tuple(map(Entity.from_json, data["entities"])),
            tuple(map(TimeExpression.from_json, data["dates"])),
            tuple(map(Event.from_json, data["events"])),
            data.get("model", "unknown"),
        )


@dataclass(frozen=True, slots=True)
class OwnAction:
    """An action that a user's own table adds; ``like`` is the action that it is most like, or empty, ``edge`` reads "boycotted"."""

    id: str
    label: str
    edge: str
    definition: str
    example: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """One node of the graph: an entity over all articles of a case.

    Args:
        id: deterministic, ``KIND/slug`` (``person/jim-kenney``), or ``source/ARTICLE/slug`` for an unnamed source.
        name, kind: the best name, and what it is.
        aliases: other names, sorted, without ``name``.
        chains: the (article id, entity id) pairs it stands for, sorted.
        unnamed: whether it is a source the article describes but does not name ("officials"); never merged over articles.
        reasons: why its chains were merged, in words.
        judgements: ids of the judgements that made it what it is, sorted.
        same_as: its address elsewhere.
        joins: for each chain, the rule that joined it to the others; empty for an entity of one chain.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    chains: tuple[tuple[str, str], ...]
    unnamed: bool = False
    reasons: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    same_as: str | None = None
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one article says about one event; ``speaker`` is a ResolvedEntity id."""

    id: str
    event: str
    article: str
    trigger: Span
    evidence: Span
    status: Status
    confidence: float
    speaker: str | None = None
    speaker_name: str | None = None
    date: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """One event of the graph, told by one or more claims; participants are ResolvedEntity ids.

    ``content`` is the id of the event that is demanded, promised or opposed; such an event has claims of status ``demanded`` only.
    ``joins`` say why each claim is about this event, where there are several.
    """

    id: str
    action: str
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    claims: tuple[str, ...]
    content: str | None = None
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """The whole resolved graph of a case as plain data, from which quads, networkx graphs and exports are made; all sorted.

    ``models`` are the language models by article; ``actions`` are of a user's table; ``judgements`` is the log of decisions.
    """

    articles: tuple[Article, ...]
    entities: tuple[ResolvedEntity, ...]
    events: tuple[ResolvedEvent, ...]
    claims: tuple[Claim, ...]
    models: tuple[tuple[str, str], ...] = ()
    actions: tuple[OwnAction, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    rejected: Rejected[ResolvedEvent, Claim] = field(default_factory=Rejected)
    memberships: tuple[Membership, ...] = ()
