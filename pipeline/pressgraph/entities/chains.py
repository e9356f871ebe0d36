"""What one record offers as entities: its chains, and the participants that are no chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date

from pressgraph.entities.names import is_any_paper, is_capitals
from pressgraph.entities.powers import country_that_acts
from pressgraph.model import Entity, Event, Form, Kind, Participant, Record, Status

_NAMED_BY_DESCRIPTION = frozenset({Kind.AGREEMENT, Kind.ORGANIZATION})
_REAL = frozenset({Status.ACTUAL, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Body:
    """A body that many places have: its words, in the order of the alphabet, and the place whose it is, where that is known."""

    words: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of a user's own list of entities.

    Args:
        id: how the graph calls it, ``KIND/id``.
        name: its name.
        kind: what it is, or None where the list does not say.
        aliases: its other names.
        url: what it is elsewhere, such as its page in Wikidata.
    """

    id: str
    name: str
    kind: Kind | None
    aliases: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain of one article, as resolution sees it.

    Args:
        article: the article's id.
        id: the chain's id in its record, or ``Participant.chain`` for a bare text.
        name: its best name.
        kind: what it is.
        names: every name the article gives it, the best first; empty for a chain that is only described.
        speaks: whether a claim is credited to it.
        order: the offset of its first mention.
        season: for an agreement known by a description with a name in it ("the Senate bill"), when its article appeared: a year
            later the same words may mean another. None for proper names.
        mentions: how often the article mentions it.
        expires: the day on which the article says that it expires, if that is one day.
        body: of a description, the body that it means, of which a place has one (``bodies.place_bodies``).
        power: the country for whose government it stands (``powers``).
        known: the entry of a user's list that it is (``known.mark_known``).
        joined: the link that joins it to others of its group (``joins.with_links``).
    """

    article: str
    id: str
    name: str
    kind: Kind
    names: tuple[str, ...]
    speaks: bool
    order: int
    season: date | None = None
    mentions: int = 1
    expires: str | None = None
    body: Body | None = None
    known: Known | None = None
    power: str | None = None
    joined: Hashable = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """What ``ResolvedEntity.chains`` calls it."""
        return self.article, self.id


def participants(event: Event) -> Iterator[Participant]:
    """Everybody and everything an event names: agents, objects, recipients, place, speaker."""
    yield from (*event.agents, *event.objects, *event.recipients)
    yield from (p for p in (event.place, event.speaker) if p)


def find_chains(record: Record) -> list[Chain]:
    """The chains of a record that the graph needs: the named ones, and those that take part in an event; in text order."""
    taking_part = {p.chain: p for event in record.events for p in participants(event)}
    demanded = (record.entity_within(p) for event in record.events if event.content for p in event.objects)
    needed = {*taking_part, *(entity.id for entity in demanded if entity)}
    speaking = {event.speaker.chain for event in record.events if event.speaker}
    known = {entity.id for entity in record.entities}
    days = _days_of_expiry(record)
    chains = [_chain_of(record, entity, speaks=entity.id in speaking, expires=days.get(entity.id)) for entity in record.entities]
    bare = [
        Chain(record.doc, id_, p.name, Kind.OTHER, (), id_ in speaking, p.start)
        for id_, p in taking_part.items()
        if id_ not in known
    ]
    return sorted((c for c in (*chains, *bare) if c.names or c.id in needed), key=lambda c: (c.order, c.id))


def _days_of_expiry(record: Record) -> dict[str, str]:
    """The days on which chains expire or have expired, for those that have one."""
    days: dict[str, set[str]] = defaultdict(set)
    for event in record.events:
        if event.action == "expire" and event.status in _REAL and event.date and _day(event.date) and len(event.objects) == 1:
            days[event.objects[0].chain].add(event.date)
    return {chain: next(iter(found)) for chain, found in days.items() if len(found) == 1}


def _chain_of(record: Record, entity: Entity, *, speaks: bool, expires: str | None) -> Chain:
    names = [m.text for m in entity.mentions if m.form is Form.NAME]
    season, any_paper = None, entity.kind is Kind.AGREEMENT and all(map(is_any_paper, (entity.name, *names)))
    if any_paper:
        names = []
    elif not names and entity.kind in _NAMED_BY_DESCRIPTION and _has_name_inside(entity):
        published = _day(record.date) if entity.kind is Kind.AGREEMENT else None
        if published or entity.kind is not Kind.AGREEMENT:
            names, season = [entity.name], published
    given = tuple(dict.fromkeys([entity.name, *names])) if names else ()
    first = min((m.start for m in entity.mentions), default=0)
    number, power = len(entity.mentions), country_that_acts(record, entity)
    return Chain(record.doc, entity.id, entity.name, entity.kind, given, speaks, first, season, number, expires, power=power)


def _has_name_inside(entity: Entity) -> bool:
    """Whether a description holds a name, "the Trump administration", "PARS agreement", and its best name does.

    That is a capital after a mention's first word; for an agreement also an acronym as first word, save in a headline in capitals.
    """
    texts = [m.text.split() for m in entity.mentions]
    capitals = {word for words in texts for word in words[1:] if word[:1].isupper()}
    if entity.kind is Kind.AGREEMENT:
        capitals |= {words[0] for words in texts if is_capitals(words[0]) and not all(map(str.isupper, words))}
    return any(word in capitals for word in entity.name.split())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
