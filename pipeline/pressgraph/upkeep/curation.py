"""What persons decided, read from as much of a case as their judgements are about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pressgraph.curation import Trouble, decide, find_rejected, find_troubles
from pressgraph.judgements import ChainKey, Decisions, Judgement
from pressgraph.model import Article, Claim, Network, Record, ResolvedEntity, ResolvedEvent
from pressgraph.store import CaseStore, rows
from pressgraph.upkeep.tables import dump, rows_of
from pressgraph.upkeep.who import Judged

_META = "decided"
_Named = TypeVar("_Named", Claim, ResolvedEntity, ResolvedEvent)


def read_judged(database: sqlite3.Connection, log: Sequence[Judgement], records: Mapping[str, Record]) -> Judged:
    """What the log means now, and the chains about which it meant something else before."""
    decisions, _ = decide(log, records)
    before, now = set(json.loads(rows.read_meta(database, _META) or "[]")), set(map(dump, _entries(decisions)))
    rows.write_meta(database, _META, dump(sorted(now)))
    turned = (chain for entry in before ^ now for side in json.loads(entry)[2] for chain in side)
    return Judged(decisions, frozenset((article, chain) for article, chain in turned))


def articles_judged(log: Iterable[Judgement]) -> set[str]:
    """The articles that judgements are about."""
    log = list(log)
    chains = {mark.article for judgement in log for entity in judgement.entities for mark in entity.chains}
    return chains | {mark.article for judgement in log for mark in judgement.claims}


def rejected_claims(database: sqlite3.Connection, log: Sequence[Judgement]) -> dict[str, str]:
    """The claims that are rejected, each with the judgement; to be asked while none is missing from the case."""
    if not any(judgement.claims for judgement in log):
        return {}
    return find_rejected(log, _network_about(database, log, Decisions()))[0]


def read_troubles(database: sqlite3.Connection, log: Sequence[Judgement], records: Mapping[str, Record]) -> tuple[Trouble, ...]:
    """All that is wrong with the log of a case that is up to date."""
    return find_troubles(_network_about(database, log, decide(log, records)[0]), records) if log else ()


def read_about(store: CaseStore, names: Sequence[str]) -> Network:
    """As much of a case that is up to date as a judgement on things of these ids or names needs: all that they may mean.

    The names are looked for in all entities, ids are not.
    """
    if not rows.read_meta(store.database, "upkeep"):
        return store.read_network()
    log = store.read_judgements()
    return _network_about(store.database, log, decide(log, store.records())[0], _wanted(store.database, names))


def _entries(decisions: Decisions) -> Iterator[tuple[str, str, list[list[ChainKey]]]]:
    """Decisions as JSON has them: what sort, by which judgement, about which chains."""
    yield from (("one", one.by.id, [sorted(one.chains)]) for one in decisions.together)
    yield from (("two", two.by.id, list(map(sorted, two.sides))) for two in decisions.apart)
    for sort, given in (("name", decisions.names), ("kind", decisions.kinds)):
        yield from ((sort, one.by.id, [list(one.chains)]) for one in given)


@dataclass(slots=True)
class _Wanted:
    """Ids of what a part of the network is to have, beside what the log is about."""

    entities: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


def _network_about(
    database: sqlite3.Connection, log: Sequence[Judgement], decisions: Decisions, also: _Wanted | None = None
) -> Network:
    """As much of the network as the log is about: the entities, and the events and claims that rejections may mean."""
    wanted = also or _Wanted()

    def found(query: str, values: Iterable[object]) -> set[str]:
        return {row[0] for row in rows_of(database, query, values)}

    articles = found("SELECT id FROM articles WHERE id IN (:values)", articles_judged(log))
    marked = {mark.article for judgement in log for mark in judgement.claims}
    near = wanted.events | found("SELECT event FROM claims WHERE article IN (:values)", marked)
    near |= found("SELECT event FROM claims WHERE id IN (:values)", wanted.claims)
    told = found("SELECT id FROM claims WHERE event IN (:values)", near)
    told |= {half for name in told for half in (name.removesuffix("-content"), f"{name}-content")}
    near |= found("SELECT event FROM claims WHERE id IN (:values)", told)
    events = list(map(rows.event_of, found("SELECT data FROM events WHERE id IN (:values)", near)))
    rejected = rows.read_rejected(database)
    entities = {entity for e in (*events, *rejected.events) for entity in (*e.agents, *e.objects, *e.recipients)}
    given = {chain for one in (*decisions.names, *decisions.kinds) for chain in one.chains}
    owners = (database.execute("SELECT entity FROM chains WHERE article = ? AND id = ?", chain).fetchone() for chain in given)
    entities |= wanted.entities | {row[0] for row in owners if row}
    return Network(
        articles=tuple(Article(name, "") for name in sorted(articles)),
        entities=_sorted(map(rows.entity_of, found("SELECT data FROM entities WHERE id IN (:values)", entities))),
        events=_sorted(events),
        claims=_sorted(map(rows.claim_of, found("SELECT data FROM claims WHERE id IN (:values)", told))),
        judgements=tuple(log),
        rejected=rejected,
    )


def _wanted(database: sqlite3.Connection, names: Sequence[str]) -> _Wanted:
    """The entities that have one of these as id or name, the events and claims whose ids begin so."""
    wanted = _Wanted(entities={row[0] for row in rows_of(database, "SELECT id FROM entities WHERE id IN (:values)", names)})
    if spelt := [dump(name)[1:-1].casefold() for name in names if name not in wanted.entities]:
        rest = database.execute("SELECT id, data FROM entities")
        wanted.entities |= {entity for entity, data in rest if any(name in data.casefold() for name in spelt)}
    for name in filter(None, names):
        for table, ids in (("events", wanted.events), ("claims", wanted.claims)):
            span = database.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ?", (name, f"{name}\U0010ffff"))
            ids.update(row[0] for row in span)
    return wanted


def _sorted(values: Iterable[_Named]) -> tuple[_Named, ...]:
    return tuple(sorted(values, key=lambda value: value.id))
