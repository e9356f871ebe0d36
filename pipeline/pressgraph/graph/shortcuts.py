"""Short edges: ``?who pg:terminated ?agreement``, derived from actual claims and from nothing else.

An edge that an article states in its own voice stands in the graph ``reported``, one that only speakers vouch for in
``attributed``.
Where an event has a content, what is demanded or promised, its edge points at that event, so that a demand is never read as a deed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pressgraph.graph import vocab
from pressgraph.graph.own import known_actions
from pressgraph.model import Network, ResolvedEvent, Status

Edge = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]


def shortcut_quads(network: Network) -> Iterator[ox.Quad]:
    """The derived edges of a network in their two graphs."""
    reported, attributed = shortcut_edges(network)
    for graph, edges in ((vocab.REPORTED_GRAPH, reported), (vocab.ATTRIBUTED_GRAPH, attributed)):
        for edge in edges:
            yield ox.Quad(*edge, graph)


def shortcut_edges(network: Network) -> tuple[list[Edge], list[Edge]]:
    """The derived edges: those that an article reports itself, and those that only speakers vouch for."""
    voices: dict[str, set[bool]] = {}
    for claim in network.claims:
        if claim.status is Status.ACTUAL:
            voices.setdefault(claim.event, set()).add(claim.speaker is None)
    contents = {event.content for event in network.events if event.content}
    actions = known_actions(network)
    reported: dict[Edge, None] = {}
    attributed: dict[Edge, None] = {}
    for event in network.events:
        if event.id in voices and event.id not in contents:
            target = reported if True in voices[event.id] else attributed
            target.update(dict.fromkeys(event_edges(event, actions[event.action].edge_iri)))
    return list(reported), [edge for edge in attributed if edge not in reported]


def event_edges(event: ResolvedEvent, edge: str) -> Iterator[Edge]:
    """The edges that an event gives if it is actual; ``edge`` is the address of its action's."""
    predicate = ox.NamedNode(edge)
    objects = [vocab.event(event.content)] if event.content else [vocab.entity(i) for i in event.objects]
    for agent in event.agents:
        for target in objects:
            yield vocab.entity(agent), predicate, target
