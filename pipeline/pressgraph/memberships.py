"""Who holds which office, as each article says: the chains of ``offices`` as the entities that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pressgraph.model import Kind, Record, ResolvedEntity
from pressgraph.offices import read_offices
from pressgraph.ties import Membership

# what ids of persons begin with
_HOLDERS = frozenset({Kind.PERSON.value, "known"})
Owners = Mapping[tuple[str, str], ResolvedEntity]


def find_memberships(records: Iterable[Record], entities: Iterable[ResolvedEntity]) -> tuple[Membership, ...]:
    """The offices of all records, sorted."""
    owners = {chain: entity for entity in entities for chain in entity.chains}
    return tuple(membership for record in sorted(records, key=lambda r: r.doc) for membership in memberships_of(record, owners))


def memberships_of(record: Record, owners: Owners) -> tuple[Membership, ...]:
    """The offices that one record gives, sorted; an unnamed source holds none, and nobody an office of himself."""
    return tuple(sorted(set(_memberships(record, owners)), key=lambda m: (m.person, m.role, m.of or "", m.words)))


def _memberships(record: Record, owners: Owners) -> Iterator[Membership]:
    for held in read_offices(record):
        person, body = owners.get((record.doc, held.chain)), owners.get((record.doc, held.of or ""))
        if person and is_holder(person.id, body.id if body else None):
            yield Membership(record.doc, person.id, held.role, body.id if body else None, held.words)


def is_holder(person: str, body: str | None) -> bool:
    """Whether an entity may hold an office of a body: a person, or one of a user's list whose kind the list does not say."""
    return person.partition("/")[0] in _HOLDERS and person != body
