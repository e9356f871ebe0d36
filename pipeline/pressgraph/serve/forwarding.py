"""Where an entity is now that once had another id: merged, renamed, or known by another name since a build."""

from __future__ import annotations

from pressgraph.curation.marks import find_chain
from pressgraph.judgements import EntityMark, most_of
from pressgraph.model import ResolvedEntity
from pressgraph.serve.edition import Edition


def find_now(edition: Edition, identifier: str) -> ResolvedEntity | None:
    """The entity that an id meant before, or None.

    The log of judgements tells what had the id when it was judged, and where the articles mention it. For want of that, the id is
    made of a name: the only entity of its kind that still bears the name is meant.
    """
    return _judged(edition, identifier) or _named(edition, identifier)


def _judged(edition: Edition, identifier: str) -> ResolvedEntity | None:
    for judgement in reversed(edition.network.judgements):
        for mark in judgement.entities:
            # a judgement is about "Jim Kenney (person/jim-kenney) = …"
            if f"{mark.name} ({identifier})" in judgement.about:
                return _owner(edition, mark)
    return None


def _owner(edition: Edition, mark: EntityMark) -> ResolvedEntity | None:
    owners = {chain: entity.id for entity in edition.network.entities for chain in entity.chains}
    chains = (find_chain(chain, edition.records) for chain in mark.chains)
    owner = most_of(filter(None, chains), owners)
    return edition.entities[owner] if owner else None


def _named(edition: Edition, identifier: str) -> ResolvedEntity | None:
    kind, _, slug = identifier.rpartition("/")
    if not slug:
        return None
    found = [
        entity
        for entity in edition.network.entities
        if entity.kind == kind.partition("/")[0] and any(_slug(name) == slug for name in (entity.name, *entity.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _slug(name: str) -> str:
    letters = (letter if letter.isalnum() else " " for letter in name.casefold())
    return "-".join("".join(letters).split())
