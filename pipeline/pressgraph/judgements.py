"""What a person has decided about a case: the entries of its log, and what they mean for the chains of its articles.

A judgement names what it is about by what lasts: an entity by the places where articles mention it, a claim by its sentence,
trigger and participants. Ids of entities and numbers of chains change when other articles come or when articles are read again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

ChainKey = tuple[str, str]
Owner = TypeVar("Owner")
Event = TypeVar("Event")
Claim = TypeVar("Claim")


class Act(StrEnum):
    """What a person may decide."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    REJECT_CLAIM = "reject claim"
    REJECT_EVENT = "reject event"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ChainMark:
    """One chain of one article, as it can be found again.

    Args:
        article: the article's id.
        name: the chain's best name.
        text: one mention of it, the one that shows the name if there is one.
        start: where that mention begins; ``end`` where it ends.
        names: every name that the article gave it.
    """

    article: str
    name: str
    text: str
    start: int
    end: int
    names: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The mark as a JSON object."""
        place = {"article": self.article, "name": self.name, "text": self.text, "start": self.start, "end": self.end}
        return place | {"names": list(self.names)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ChainMark:
        """The mark of such an object."""
        place = str(data["article"]), str(data["name"]), str(data["text"]), int(data["start"]), int(data["end"])
        return cls(*place, tuple(map(str, data["names"])))


@dataclass(frozen=True, slots=True)
class EntityMark:
    """An entity as it was when it was judged: its name and kind, and its chains."""

    name: str
    kind: str
    chains: tuple[ChainMark, ...]

    def to_json(self) -> dict[str, Any]:
        """The mark as a JSON object."""
        return {"name": self.name, "kind": self.kind, "chains": [chain.to_json() for chain in self.chains]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> EntityMark:
        """The mark of such an object."""
        return cls(str(data["name"]), str(data["kind"]), tuple(map(ChainMark.from_json, data["chains"])))


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim as it was when it was judged: its id, and what makes it the same claim where a new reading gave it another id.

    Args:
        claim: its id.
        article: the article's id.
        action: what is said to be done.
        status: how certain.
        trigger: the words that name the action, and where they ``start``.
        sentence: its evidence, with single blanks.
        who: the names of agents, objects and recipients, in these three lists.
    """

    claim: str
    article: str
    action: str
    status: str
    trigger: str
    start: int
    sentence: str
    who: tuple[tuple[str, ...], ...]

    def to_json(self) -> dict[str, Any]:
        """The mark as a JSON object."""
        data = {name: getattr(self, name) for name in _CLAIM_TEXTS}
        return data | {"start": self.start, "who": [list(names) for names in self.who]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ClaimMark:
        """The mark of such an object."""
        texts = {name: str(data[name]) for name in _CLAIM_TEXTS}
        return cls(**texts, start=int(data["start"]), who=tuple(tuple(map(str, names)) for names in data["who"]))


_CLAIM_TEXTS = ("claim", "article", "action", "status", "trigger", "sentence")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log; entries are added and never changed.

    Args:
        act: what was decided.
        who: who decided it.
        at: when, in UTC: ``2026-01-31T08:00:00Z``.
        why: the reason given.
        about: the thing in words, for people: ``Jim Kenney = James Kenney``.
        entities: what a merge, split, rename or retype is about.
        claims: what a rejection is about.
        value: the new name, the new kind, or the id of the judgement that is undone.
        number: its place in the log of this case, from 1; a log that is applied to another case gets other numbers.
    """

    act: Act
    who: str
    at: str
    why: str
    about: str
    entities: tuple[EntityMark, ...] = ()
    claims: tuple[ClaimMark, ...] = ()
    value: str | None = None
    number: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """``j-`` and a digest of everything but the number: the same in every case."""
        text = json.dumps(self._content(), ensure_ascii=False, sort_keys=True)
        return f"j-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:12]}"

    @property
    def quotation(self) -> str:
        """The judgement in one line, for messages."""
        number = f"judgement {self.number}" if self.number else "the judgement"
        return f"{number} ({self.act}: {self.about}; {self.who}, {self.at[:10]}: “{self.why}”)"

    def _content(self) -> dict[str, Any]:
        data: dict[str, Any] = {"act": self.act.value, "who": self.who, "at": self.at, "why": self.why, "about": self.about}
        data["entities"] = [entity.to_json() for entity in self.entities]
        data["claims"] = [claim.to_json() for claim in self.claims]
        return data | {"value": self.value}

    def to_json(self) -> dict[str, Any]:
        """The judgement as one line of an exported log."""
        return {"id": self.id} | self._content()

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, number: int = 0) -> Judgement:
        """The judgement of such a line.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        who, at, why, about = (str(data[name]) for name in ("who", "at", "why", "about"))
        entities, claims = tuple(map(EntityMark.from_json, data["entities"])), tuple(map(ClaimMark.from_json, data["claims"]))
        value = data.get("value")
        return cls(Act(data["act"]), who, at, why, about, entities, claims, None if value is None else str(value), number)


@dataclass(frozen=True, slots=True)
class Together:
    """Chains that a person says are one entity."""

    by: Judgement
    chains: frozenset[ChainKey]


@dataclass(frozen=True, slots=True)
class Apart:
    """Chains that a person says are two entities; ``names`` are those that each side bore then."""

    by: Judgement
    sides: tuple[frozenset[ChainKey], frozenset[ChainKey]]
    names: tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Given:
    """A name or kind that a person gives to the entity that most of these chains belong to."""

    by: Judgement
    chains: tuple[ChainKey, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the judgements mean for the chains that the articles have now; those that contradict each other are left out."""

    together: tuple[Together, ...] = ()
    apart: tuple[Apart, ...] = ()
    names: tuple[Given, ...] = ()
    kinds: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected(Generic[Event, Claim]):
    """Claims that persons have rejected, the events they told, and by which judgement: (claim id, judgement id) pairs."""

    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    by: tuple[tuple[str, str], ...] = ()


def active(log: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that stand: neither undone nor an undo."""
    log = list(log)
    undone = {judgement.value for judgement in log if judgement.act is Act.UNDO}
    return [judgement for judgement in log if judgement.act is not Act.UNDO and judgement.id not in undone]


def most_of(chains: Iterable[ChainKey], owners: Mapping[ChainKey, Owner]) -> Owner | None:
    """The owner of most of the chains, of equals that of the first; None if nobody owns any."""
    counts = Counter(owners[chain] for chain in chains if chain in owners)
    return counts.most_common(1)[0][0] if counts else None


def agreed(given: Iterable[Given]) -> Given | None:
    """The one name or kind that is given, or None where two are."""
    given = list(given)
    return given[0] if given and len({one.value for one in given}) == 1 else None
