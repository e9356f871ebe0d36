"""Which entity a person means by a name: that which bears it and has most to do with what is asked.

Several may bear a name, or have it among their words: "PARS" is what a records system is called, and in the name of the agreement
about it. Who asks for the story of PARS means the one that things happen to; the others are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process, utils

from pressgraph.errors import QueryError
from pressgraph.model import Network, ResolvedEntity, ResolvedEvent
from pressgraph.summary import counted

LISTED = 8  # names in a message
TOLD = 3  # namesakes told of
# below this rapidfuzz score a name is not what was mistyped; "Krasnr" and "Larry Krasner" score 78, "Kenney" and "Krasner" 46
NEAR = 70


class Closeness(IntEnum):
    """How near an entity is to a name; an alias counts as much as three words of a name: "Trump" is rather he than his party."""

    NAME = 4
    ALIAS = 3
    WORDS = 1


@dataclass(frozen=True, slots=True)
class Naming:
    """What a name was taken to mean.

    Args:
        name: as it was given.
        entity: what is meant.
        namesakes: who and what else bears the name, those of most events first, each in words.
    """

    name: str
    entity: ResolvedEntity
    namesakes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """That others bear the name, in words; "" if none does."""
        if not self.namesakes:
            return ""
        more = len(self.namesakes) - TOLD
        listed = "; ".join((*self.namesakes[:TOLD], *([f"{more} more"] if more > 0 else ())))
        return f"“{self.name}” is taken to mean {self.entity.name}; it may also mean {listed}."


def find_entity(network: Network, name: str) -> ResolvedEntity:
    """The entity of a name, an alias or an id, whatever the case of its letters, or of whole words of a name; see ``find_naming``.

    Raises:
        QueryError: as ``find_naming``.
    """
    return find_naming(network, name).entity


def find_naming(network: Network, name: str, relevant: Mapping[str, int] | None = None) -> Naming:
    """What a name means: of several that bear it the one with most events.

    Args:
        network: the case.
        name: a name, an alias, an id, or whole words of a name, whatever the case of the letters.
        relevant: in how many events that matter for what is asked an entity takes part, by its id; without it, all matter.

    Raises:
        QueryError: several have the name and as many events, and the message lists them; or none has, and it proposes near names.
    """
    if exact := next((entity for entity in network.entities if entity.id == name), None):
        return Naming(name, exact)
    found = find_bearers(network, name)
    if not found:
        raise QueryError(_missing(name, network))
    told = event_counts(network.events)
    asked = told if relevant is None else relevant

    def rank(entity: ResolvedEntity) -> tuple[bool, int, int, int]:
        near = found[entity]
        matters = asked.get(entity.id, 0)
        return near is Closeness.NAME and matters > 0, near * matters, near * told[entity.id], near

    ranked = sorted(found, key=lambda entity: entity.id)
    ranked.sort(key=rank, reverse=True)
    alike = [entity for entity in ranked if rank(entity) == rank(ranked[0])]
    if len(alike) > 1:
        raise QueryError(_which(name, alike, told))
    near = found[ranked[0]]
    others = (
        f"{e.name} ({_known_by(e, told)})" for e in ranked[1:] if found[e] >= near or (near is not Closeness.NAME and told[e.id])
    )
    return Naming(name, ranked[0], tuple(others))


def find_bearers(network: Network, name: str) -> Mapping[ResolvedEntity, Closeness]:
    """Who and what bears a name, or has it among the words of a name; what only one article describes if nothing else does."""
    wanted = _folded(name)
    near = {entity: closeness for entity in network.entities if wanted and (closeness := _closeness(entity, wanted))}
    named = {entity: closeness for entity, closeness in near.items() if entity.id.count("/") == 1}
    return named or near


def event_counts(events: Iterable[ResolvedEvent]) -> Counter[str]:
    """In how many events each entity takes part."""
    return Counter(entity for event in events for entity in {*event.agents, *event.objects, *event.recipients})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _closeness(entity: ResolvedEntity, wanted: str) -> Closeness | None:
    names = [_folded(name) for name in (entity.name, *entity.aliases)]
    if wanted in names:
        return Closeness.NAME if wanted == names[0] else Closeness.ALIAS
    words = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return Closeness.WORDS if any(words.search(name) for name in names) else None


def _which(name: str, found: Sequence[ResolvedEntity], told: Mapping[str, int]) -> str:
    listed = "; ".join(f"{e.id} ({e.name}, {counted(told[e.id], 'event')})" for e in found[:LISTED])
    more = f"; and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return f"{name!r} may be any of {len(found)}: {listed}{more}. Give one of these ids in place of the name"


def _known_by(entity: ResolvedEntity, told: Mapping[str, int]) -> str:
    return f"{entity.id}, {counted(told[entity.id], 'event')}"


def _missing(name: str, network: Network) -> str:
    names = sorted({n for entity in network.entities for n in (entity.name, *entity.aliases)})
    near = process.extract(name, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=NEAR)
    hint = (
        f"; did you mean {', '.join(repr(found) for found, _, _ in near)}?"
        if near
        else "; `pressgraph entities` lists what there is"
    )
    return f"nothing in this case is called {name!r}{hint}"
