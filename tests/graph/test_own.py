"""Actions that a user's own table added, in the graph."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from tests.factories import philadelphia

from pressgraph.graph import terms, vocab
from pressgraph.graph.network import to_networkx
from pressgraph.graph.own import known_actions, own_quads
from pressgraph.graph.rdf import quads
from pressgraph.graph.validation import validate
from pressgraph.model import Network, OwnAction

BOYCOTT = OwnAction("boycott", "Boycott", "boycotted", "Refusing to buy.", "Shoppers boycotted it.", "protest")
WALK_OUT = OwnAction("walk_out", "Walk-out", "walked out of", "Leaving in anger.", "They walked out.")


def with_own(*added: OwnAction, action: str = "boycott") -> Network:
    """The Philadelphia story, in which the mayor boycotts what he terminated."""
    network = philadelphia()
    events = tuple(replace(e, action=action) if e.action == "terminate" else e for e in network.events)
    return replace(network, events=events, actions=added)


@pytest.mark.parametrize(
    ("action", "name", "edge", "families"),
    [(BOYCOTT, "Boycott", "boycotted", ("ProtestAction",)), (WALK_OUT, "WalkOut", "walkedOutOf", ("Event",))],
)
def test_an_own_action_has_a_class_and_an_edge(action: OwnAction, name: str, edge: str, families: tuple[str, ...]) -> None:
    found = known_actions(with_own(action))[action.id]
    assert (found.iri, found.edge_iri) == (f"{vocab.OWN}{name}", f"{vocab.OWN}{edge}")
    assert (found.label, found.edge_label, found.families) == (action.label, action.edge, families)


def test_the_description_is_that_of_the_forty() -> None:
    described = [q for q in own_quads(with_own(BOYCOTT)) if q.subject.value.endswith("#Boycott")]
    protest = {t.predicate for t in terms.vocabulary_triples() if t.subject.value == terms.actions()["protest"].iri}
    assert {q.predicate for q in described} == {p for p in protest if p.value not in {f"{terms.BASE}plover", f"{terms.BASE}cameo"}}
    assert {q.graph_name for q in described} == {vocab.ACTIONS_GRAPH}


@pytest.mark.parametrize("added", [(), (BOYCOTT,), (BOYCOTT, WALK_OUT)], ids=["not described", "described", "one more"])
def test_the_graph_conforms_and_has_the_short_edge(added: tuple[OwnAction, ...]) -> None:
    network = with_own(*added)
    found = list(quads(network))
    assert validate(found).conforms
    own = [q for q in found if q.predicate.value.startswith(vocab.OWN)]
    assert {q.graph_name for q in own} <= {vocab.REPORTED_GRAPH, vocab.ATTRIBUTED_GRAPH}
    assert own
    labels = {d["label"] for _, _, d in to_networkx(network).edges(data=True) if d["action"] == "boycott"}
    assert (added[0].edge if added else "boycott") in labels


def test_a_network_without_actions_of_its_own_describes_none() -> None:
    assert list(own_quads(philadelphia())) == []
    assert known_actions(philadelphia()) == dict(terms.actions())


def test_a_short_edge_of_an_own_action_that_no_claim_backs_is_found() -> None:
    found = list(quads(with_own(BOYCOTT)))
    edge = next(q for q in found if q.predicate.value.startswith(vocab.OWN))
    stray = ox.Quad(edge.object, edge.predicate, edge.subject, edge.graph_name)
    assert not validate([*found, stray]).conforms
