"""Quads from networks."""

from __future__ import annotations

import pyoxigraph as ox
import rdflib
from hypothesis import HealthCheck, given, settings
from tests.factories import networks, philadelphia

from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.model import Network


def test_quads_hold_no_blank_nodes() -> None:
    assert not any(isinstance(term, ox.BlankNode) for q in quads(philadelphia()) for term in q)


def test_it_parses() -> None:
    text = canonical_nquads(quads(philadelphia()))
    assert text
    data = rdflib.Dataset()
    data.parse(data=text, format="nquads")
    assert sum(len(graph) for graph in data.graphs()) == text.count("\n")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_trig(network: Network) -> None:
    found = list(quads(network, vocabulary=False))
    trig = ox.serialize(found, format=ox.RdfFormat.TRIG)
    assert set(ox.parse(trig, format=ox.RdfFormat.TRIG)) == set(found)
