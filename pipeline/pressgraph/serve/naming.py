"""Names to choose from: those near an entity's own, and those that begin to fit what somebody is typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pressgraph.export.plain import short_label
from pressgraph.model import ResolvedEntity
from pressgraph.serve.edition import Edition, folded_name
from pressgraph.serve.search import LONGEST, find_entities
from pressgraph.serve.served import edition_of
from pressgraph.summary import counted

MOST = 12
_LONGEST_KEY = 300  # letters that a field holds


@dataclass(frozen=True, slots=True)
class Named:
    """An entity to choose.

    Args:
        name: what it is called.
        key: what a form must say to mean it and nothing else: its name, or its id where the name is not its alone.
        note: what tells it from others of like name.
    """

    name: str
    key: str
    note: str


def names_file(request: Request) -> Response:
    """The names that fit what is typed in a field, for the script of the page."""
    edition, typed = edition_of(request), " ".join(request.query_params.get("q", "")[:LONGEST].split())
    found = find_entities(edition, typed, limit=MOST) if typed else []
    return JSONResponse([asdict(one) for one in named(edition, found)], headers={"Cache-Control": "no-store"})


def near_names(edition: Edition, entity: ResolvedEntity) -> list[Named]:
    """Who or what else may be meant by a name of an entity: those of its kind first, the likest first."""
    found = [one for one in find_entities(edition, entity.name, limit=2 * MOST) if one.id != entity.id]
    found.sort(key=lambda one: one.kind is not entity.kind)
    return list(named(edition, found[:MOST]))


def named(edition: Edition, entities: Iterable[ResolvedEntity]) -> Iterator[Named]:
    """Entities as they are shown to be chosen; one that no field could hold is left out."""
    for entity in entities:
        name = short_label(entity.name, _LONGEST_KEY)
        is_alone = name == entity.name and edition.bearer_counts[folded_name(name)] == 1
        count = counted(len(edition.events_of.get(entity.id, ())), "event")
        kind = "unnamed source" if entity.unnamed else str(entity.kind)
        if name and len(entity.id) <= _LONGEST_KEY:
            yield Named(name, name if is_alone else entity.id, f"{kind}, {count}")
