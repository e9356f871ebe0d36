"""Which entity a person means by a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process, utils

from pressgraph.errors import QueryError
from pressgraph.model import Network, ResolvedEntity

LISTED = 8  # names in a message
# below this rapidfuzz score a name is not what was mistyped; "Krasnr" and "Larry Krasner" score 78, "Kenney" and "Krasner" 46
NEAR = 70


def find_entity(network: Network, name: str) -> ResolvedEntity:
    """The entity of a name, an alias or an id, whatever the case of its letters; of whole words of a name if none has it in full.

    Raises:
        QueryError: several have the name, and the message lists them; or none has, and it proposes near names.
    """
    if exact := next((entity for entity in network.entities if entity.id == name), None):
        return exact
    wanted = _folded(name)
    for fits in (_is_name, _has_words):
        found = [entity for entity in network.entities if wanted and fits(entity, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(_which(name, found, network))
    raise QueryError(_missing(name, network))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _names(entity: ResolvedEntity) -> Sequence[str]:
    return [_folded(name) for name in (entity.name, *entity.aliases)]


def _is_name(entity: ResolvedEntity, wanted: str) -> bool:
    return wanted in _names(entity)


def _has_words(entity: ResolvedEntity, wanted: str) -> bool:
    words = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return any(words.search(name) for name in _names(entity))


def _which(name: str, found: Sequence[ResolvedEntity], network: Network) -> str:
    told: Callable[[str], int] = _told(network)
    ranked = sorted(found, key=lambda entity: (-told(entity.id), entity.id))
    listed = "; ".join(f"{e.id} ({e.name}, {told(e.id)} event{'s' * (told(e.id) != 1)})" for e in ranked[:LISTED])
    more = f"; and {len(ranked) - LISTED} more" if len(ranked) > LISTED else ""
    return f"{name!r} may be any of {len(ranked)}: {listed}{more}. Give one of these ids in place of the name"


def _told(network: Network) -> Callable[[str], int]:
    counts: dict[str, int] = {}
    for event in network.events:
        for entity in {*event.agents, *event.objects, *event.recipients}:
            counts[entity] = counts.get(entity, 0) + 1
    return lambda entity: counts.get(entity, 0)


def _missing(name: str, network: Network) -> str:
    names = sorted({n for entity in network.entities for n in (entity.name, *entity.aliases)})
    near = process.extract(name, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=NEAR)
    hint = (
        f"; did you mean {', '.join(repr(found) for found, _, _ in near)}?"
        if near
        else "; `pressgraph entities` lists what there is"
    )
    return f"nothing in this case is called {name!r}{hint}"
