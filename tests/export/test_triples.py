"""RDF files come back equal in rdflib and in pyoxigraph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic
from tests.factories import networks, philadelphia

from pressgraph.export import export
from pressgraph.export.triples import sorted_quads
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.model import Network

WITH_GRAPHS = [
    ("trig", ox.RdfFormat.TRIG, "trig"),
    ("nquads", ox.RdfFormat.N_QUADS, "nquads"),
    ("jsonld", ox.RdfFormat.JSON_LD, "json-ld"),
]
QUIET = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def text_of(network: Network, name: str, folder: Path) -> str:
    export(network, name, folder / "out")
    return (folder / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "form", "_"), WITH_GRAPHS)
def test_pyoxigraph_reads_back_every_quad(name: str, form: ox.RdfFormat, _: str, tmp_path: Path) -> None:
    text = text_of(philadelphia(), name, tmp_path)
    assert set(ox.parse(text, format=form)) == set(quads(philadelphia()))


@pytest.mark.parametrize(("name", "_", "form"), WITH_GRAPHS)
def test_rdflib_reads_back_every_quad(name: str, _: ox.RdfFormat, form: str, tmp_path: Path) -> None:
    dataset, expected = rdflib.Dataset(), rdflib.Dataset()
    dataset.parse(data=text_of(philadelphia(), name, tmp_path), format=form)
    expected.parse(data=canonical_nquads(quads(philadelphia())), format="nquads")
    assert set(dataset.quads()) == set(expected.quads())


def test_turtle_is_the_union_of_all_graphs(tmp_path: Path) -> None:
    text = text_of(philadelphia(), "turtle", tmp_path)
    assert set(ox.parse(text, format=ox.RdfFormat.TURTLE)) == {ox.Quad(*quad.triple) for quad in quads(philadelphia())}
    expected = rdflib.Graph()
    for quad in quads(philadelphia()):
        expected.parse(data=f"{quad.triple} .", format="nt")
    assert isomorphic(rdflib.Graph().parse(data=text, format="turtle"), expected)


@QUIET
@given(network=networks())
def test_any_network_survives(network: Network, tmp_path: Path) -> None:
    expected = set(quads(network))
    for name, form, _ in WITH_GRAPHS:
        assert set(ox.parse(text_of(network, name, tmp_path), format=form)) == expected


def test_trig_names_its_prefixes_and_puts_types_first(tmp_path: Path) -> None:
    text = text_of(philadelphia(), "trig", tmp_path)
    assert "@prefix pg: <https://w3id.org/pressgraph/" in text
    assert " a pg:Claim" in text


def test_jsonld_carries_its_context_and_no_link_to_one(tmp_path: Path) -> None:
    document = json.loads(text_of(philadelphia(), "jsonld", tmp_path))
    assert isinstance(document["@context"], dict)


def test_quads_come_sorted_and_once() -> None:
    found = sorted_quads(philadelphia())
    assert len(found) == len(set(found))
