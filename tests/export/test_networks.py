"""GraphML and GEXF come back through networkx with every edge and attribute."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories import networks, philadelphia

from pressgraph.export import export
from pressgraph.export.plain import plain_graph
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network

QUIET = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GEXF = "{http://gexf.net/1.3}"


def expected_edges(network: Network) -> list[tuple[str, str, str]]:
    return sorted((a, b, data["id"]) for a, b, data in plain_graph(to_networkx(network)).edges(data=True))


def read(name: str, path: Path) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(path, force_multigraph=True) if name == "graphml" else nx.read_gexf(path)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_back_every_edge(name: str, tmp_path: Path) -> None:
    export(philadelphia(), name, tmp_path / "a.xml")
    graph = read(name, tmp_path / "a.xml")
    assert sorted((a, b, data["id"]) for a, b, data in graph.edges(data=True)) == expected_edges(philadelphia())
    expected = {data["claim"]: data for _, _, data in to_networkx(philadelphia()).edges(data=True)}
    for _, _, data in graph.edges(data=True):
        assert {k: data[k] for k in ("action", "status", "sentence")} == {
            k: expected[data["claim"]][k] for k in ("action", "status", "sentence")
        }


@QUIET
@given(network=networks())
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_any_network_can_be_written_and_read(name: str, network: Network, tmp_path: Path) -> None:
    export(network, name, tmp_path / "a.xml")
    graph = read(name, tmp_path / "a.xml")
    assert graph.number_of_edges() == to_networkx(network).number_of_edges()


def test_gexf_is_1_3_and_dated(tmp_path: Path) -> None:
    export(philadelphia(), "gexf", tmp_path / "a.gexf")
    root = ET.parse(tmp_path / "a.gexf").getroot()
    assert root.get("version") == "1.3"
    graph = root.find(f"{GEXF}graph")
    assert graph is not None and (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = list(root.iter(f"{GEXF}edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    spells = {(edge.get("kind"), edge.get("start"), edge.get("end")) for edge in edges}
    assert ("terminate", "2018-07-26", "2018-07-26") in spells
    assert ("sue", "2018-01-01", "2018-12-31") in spells
    assert ("withdraw_consent", None, "2018-07-27") in spells
    assert b"lastmodified" not in (tmp_path / "a.gexf").read_bytes()
