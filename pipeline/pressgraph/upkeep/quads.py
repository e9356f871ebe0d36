"""The graph of a case by its parts: what the case's tables say of an article, an entity, an event, a copy or a short edge.

All parts together are the quads of ``graph.rdf.quads``; of a part that changed, what the graph has and what it should have differ.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from pressgraph.graph import vocab
from pressgraph.graph.curation import curation_quads
from pressgraph.graph.own import known_actions, own_quads
from pressgraph.graph.rdf import article_quads, copy_quad, one_entity_quads, one_event_quads, rejected_quads, vocabulary_quads
from pressgraph.graph.terms import Action
from pressgraph.model import Network, OwnAction, ResolvedEvent
from pressgraph.store import rows
from pressgraph.store.graph import Part
from pressgraph.upkeep.copies import first_of
from pressgraph.upkeep.events import Edge, Turned
from pressgraph.upkeep.tables import rows_of


class Quads:
    """The quads of a case whose network is up to date.

    Args:
        database: the case.
        actions: those of a user's table.
    """

    def __init__(self, database: sqlite3.Connection, actions: Iterable[OwnAction]) -> None:
        self._database = database
        self._small = _small_network(database, tuple(actions))
        self._actions: Mapping[str, Action] = known_actions(self._small)

    def everything(self) -> Iterator[ox.Quad]:
        """All quads."""
        names = dict(self._database.execute("SELECT id, name FROM entities"))
        yield from vocabulary_quads()
        yield from self._small_graphs()
        for (article,) in self._database.execute("SELECT id FROM articles").fetchall():
            yield from self._article(article)
        for (data,) in self._database.execute("SELECT data FROM entities"):
            yield from one_entity_quads(rows.entity_of(data))
        for (data,) in self._database.execute("SELECT data FROM events"):
            yield from self._event(rows.event_of(data), names)
        for (article,) in self._database.execute("SELECT DISTINCT one FROM twins").fetchall():
            yield from self._copy(article)
        for edge in self._database.execute("SELECT DISTINCT agent, predicate, target FROM edges").fetchall():
            yield from self._edge(edge)

    def changes(self, turned: Turned, copies: Iterable[str]) -> Iterator[Part]:
        """The parts that may have changed: patterns of all quads that a graph may have of it, and those that it should have."""
        for article in sorted(turned.articles):
            yield [(None, None, None, vocab.article_graph(article))], list(self._article(article))
        yield from self._changed_nodes(turned)
        for article in sorted(copies):
            yield [(vocab.article(article), None, None, vocab.ENTITIES_GRAPH)], list(self._copy(article))
        for edge in sorted(turned.edges):
            agent, predicate, target = map(ox.NamedNode, edge)
            yield [(agent, predicate, target, graph) for graph in _EDGES], list(self._edge(edge))
        yield [(None, None, None, graph) for graph in _SMALL], list(self._small_graphs())

    def _changed_nodes(self, turned: Turned) -> Iterator[Part]:
        now: dict[str, str] = dict(rows_of(self._database, "SELECT id, data FROM entities WHERE id IN (:values)", turned.entities))
        for entity in sorted(turned.entities):
            quads = list(one_entity_quads(rows.entity_of(now[entity]))) if entity in now else []
            yield [(vocab.entity(entity), None, None, vocab.ENTITIES_GRAPH)], quads
        now = dict(rows_of(self._database, "SELECT id, data FROM events WHERE id IN (:values)", turned.events))
        events = {name: rows.event_of(data) for name, data in now.items()}
        parties = {entity for event in events.values() for entity in (*event.agents, *event.objects)}
        names: dict[str, str] = dict(rows_of(self._database, "SELECT id, name FROM entities WHERE id IN (:values)", parties))
        for event in sorted(turned.events):
            quads = list(self._event(events[event], names)) if event in events else []
            yield [(vocab.event(event), None, None, vocab.ENTITIES_GRAPH)], quads

    def _article(self, name: str) -> Iterator[ox.Quad]:
        query = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles WHERE id = ?"
        row = self._database.execute(query, (name,)).fetchone()
        if row:
            told = self._database.execute("SELECT data FROM claims WHERE article = ? ORDER BY id", (name,)).fetchall()
            claims = (rows.claim_of(data) for (data,) in told)
            offices = rows.read_memberships(self._database, name)
            yield from article_quads(rows.article_of(row), claims, model=self._model(name), offices=offices)

    def _model(self, article: str) -> str:
        query = "SELECT reader FROM articles JOIN records ON record = key WHERE id = ?"
        (reader,) = self._database.execute(query, (article,)).fetchone()
        return str(reader).split()[0]

    def _event(self, event: ResolvedEvent, names: Mapping[str, str]) -> Iterator[ox.Quad]:
        return one_event_quads(event, names, self._actions[event.action])

    def _copy(self, article: str) -> Iterator[ox.Quad]:
        if first := first_of(self._database, article):
            yield copy_quad(article, first)

    def _edge(self, edge: Edge) -> Iterator[ox.Quad]:
        query = "SELECT max(reported) FROM edges WHERE agent = ? AND predicate = ? AND target = ?"
        (reported,) = self._database.execute(query, edge).fetchone()
        if reported is not None:
            agent, predicate, target = map(ox.NamedNode, edge)
            yield ox.Quad(agent, predicate, target, vocab.REPORTED_GRAPH if reported else vocab.ATTRIBUTED_GRAPH)

    def _small_graphs(self) -> Iterator[ox.Quad]:
        models = {claim.article: self._model(claim.article) for claim in self._small.rejected.claims}
        return chain(rejected_quads(self._small, models), curation_quads(self._small), own_quads(self._small))


_EDGES = (vocab.REPORTED_GRAPH, vocab.ATTRIBUTED_GRAPH)
_SMALL = (vocab.REJECTED_GRAPH, vocab.CURATION_GRAPH, vocab.ACTIONS_GRAPH)


def _small_network(database: sqlite3.Connection, actions: tuple[OwnAction, ...]) -> Network:
    """As much of the network as the graphs of judgements, of what is rejected and of a user's actions are made of."""
    rejected = rows.read_rejected(database)
    parties = {entity for e in rejected.events for entity in (*e.agents, *e.objects)}
    wanted = {event.id for event in rejected.events}
    # one event of each action
    wanted |= {row[0] for row in database.execute("SELECT min(id) FROM events GROUP BY action")}
    judged = database.execute("SELECT data FROM entities JOIN judged ON entity = id")
    entities = {data for (data,) in judged}
    entities |= {row[0] for row in rows_of(database, "SELECT data FROM entities WHERE id IN (:values)", parties)}
    events = [rows.event_of(row[0]) for row in rows_of(database, "SELECT data FROM events WHERE id IN (:values)", wanted)]
    return Network(
        articles=(),
        entities=tuple(sorted(map(rows.entity_of, entities), key=lambda e: e.id)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        claims=(),
        actions=actions,
        judgements=tuple(rows.read_judgements(database)),
        rejected=rejected,
    )
