"""Writing what has become of events and claims, and what the graph draws from several of them: parties and short edges."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressgraph.graph.own import known_actions
from pressgraph.graph.shortcuts import event_edges
from pressgraph.model import Claim, Network, OwnAction, ResolvedEvent, Status
from pressgraph.store.rows import claim_row, event_row
from pressgraph.upkeep.tables import Row, change_rows, insert, rows_of
from pressgraph.upkeep.which import Outcome

Edge = tuple[str, str, str]


@dataclass(slots=True)
class Turned:
    """What is otherwise than before, for the graph to follow: ids of articles, entities and events, and short edges.

    Args:
        articles: those whose own graph is to be written anew.
        tellers: those of which a claim is gone, new, or about another event.
    """

    articles: set[str] = field(default_factory=set)
    tellers: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    edges: set[Edge] = field(default_factory=set)


def write_outcome(
    database: sqlite3.Connection, outcome: Outcome, turned: Turned, *, actions: Sequence[OwnAction], without: Mapping[str, str]
) -> None:
    """Write the events and claims that are other than before, and note them.

    Args:
        database: the case.
        outcome: what stands now.
        turned: what is noted of it.
        actions: those of a user's table.
        without: claims that are rejected: they are not written.
    """
    claims = {claim.id: claim for claim in outcome.claims if claim.id not in without}
    events = {event.id: event for event in outcome.events}
    moved = _write_claims(database, claims, outcome.claims_gone | {claim.id for claim in outcome.claims})
    turned.articles |= moved.keys()
    turned.tellers |= moved.keys()
    changed = _write(database, "events", {name: event_row(event) for name, event in events.items()}, outcome.gone)
    turned.events |= changed
    touched = changed | {event for here in moved.values() for event in here}
    _write_parties(database, changed, events)
    turned.edges |= _write_edges(database, touched, events, actions)


def _write(database: sqlite3.Connection, table: str, new: Mapping[str, Row], gone: Iterable[str]) -> set[str]:
    """Replace rows by id; the ids of those that are other than before."""
    old = {row[0]: row for row in rows_of(database, f"SELECT * FROM {table} WHERE id IN (:values)", {*gone, *new})}
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    change_rows(database, f"DELETE FROM {table} WHERE id IN (:values)", changed & old.keys())
    insert(database, table, [new[name] for name in sorted(changed & new.keys())])
    return changed


def _write_claims(database: sqlite3.Connection, claims: Mapping[str, Claim], gone: Iterable[str]) -> Mapping[str, set[str]]:
    """Write claims; of each article of which one is other than before, the events that it told and tells."""
    names = {*gone, *claims}
    query = "SELECT id, article, event FROM claims WHERE id IN (:values)"
    before = {name: (article, event) for name, article, event in rows_of(database, query, names)}
    moved: dict[str, set[str]] = defaultdict(set)
    for name in _write(database, "claims", {claim.id: claim_row(claim) for claim in claims.values()}, names):
        if name in before:
            moved[before[name][0]].add(before[name][1])
        if name in claims:
            moved[claims[name].article].add(claims[name].event)
    return moved


def _write_parties(database: sqlite3.Connection, changed: set[str], events: Mapping[str, ResolvedEvent]) -> None:
    change_rows(database, "DELETE FROM parties WHERE event IN (:values)", changed)
    here = (events[name] for name in changed if name in events)
    pairs = {(entity, event.id) for event in here for entity in (*event.agents, *event.objects)}
    insert(database, "parties", sorted(pairs))


def _write_edges(
    database: sqlite3.Connection,
    touched: set[str],
    events: Mapping[str, ResolvedEvent],
    actions: Sequence[OwnAction],
) -> set[Edge]:
    """Write which event gives which short edge, and whether an article reports it itself; all edges before and after."""
    voices: dict[str, set[bool]] = defaultdict(set)
    rows = rows_of(database, "SELECT event, json_extract(data, '$.speaker'), status FROM claims WHERE event IN (:values)", touched)
    for event, speaker, status in rows:
        if status == Status.ACTUAL.value:
            voices[event].add(speaker is None)
    old = set(rows_of(database, "SELECT agent, predicate, target FROM edges WHERE event IN (:values)", touched))
    change_rows(database, "DELETE FROM edges WHERE event IN (:values)", touched)
    terms = known_actions(Network((), (), tuple(events.values()), (), actions=tuple(actions)))
    given = [(name, edge) for name in voices for edge in event_edges(events[name], terms[events[name].action].edge_iri)]
    new = {(agent.value, edge.value, target.value, name) for name, (agent, edge, target) in given}
    insert(database, "edges", [(*row, int(True in voices[row[-1]])) for row in sorted(new)])
    return old | {(agent, edge, target) for agent, edge, target, _ in new}
