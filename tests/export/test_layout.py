"""Places of nodes: fixed, whole pixels, none on another."""

from __future__ import annotations

import time
from itertools import combinations

import networkx as nx
import pytest

from pressgraph.export.html import forces
from pressgraph.export.html import layout as layouts
from pressgraph.export.html.layout import layout

SIZE = (120.0, 53.0)
GRAPHS = {
    "star": nx.star_graph(12),
    "path": nx.path_graph(9),
    "pieces": nx.disjoint_union_all([nx.path_graph(2), nx.cycle_graph(5), nx.empty_graph(4)]),
    "one": nx.empty_graph(1),
    "none": nx.empty_graph(0),
    "loop": nx.Graph([(0, 0)]),
}


def multi(graph: nx.Graph[int], *, backwards: bool = False) -> nx.MultiDiGraph[str]:
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from(sorted(map(str, graph.nodes), reverse=backwards))
    result.add_edges_from(sorted(((str(a), str(b)) for a, b in graph.edges), reverse=backwards))
    return result


def places(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    return layout(graph, dict.fromkeys(graph, SIZE))


@pytest.mark.parametrize("name", GRAPHS)
def test_every_node_has_a_place_of_its_own(name: str) -> None:
    found = places(multi(GRAPHS[name]))
    assert set(found) == {str(node) for node in GRAPHS[name]}
    for (ax, ay), (bx, by) in combinations(found.values(), 2):
        assert abs(ax - bx) >= SIZE[0] - 2 or abs(ay - by) >= SIZE[1] - 2


@pytest.mark.parametrize("name", GRAPHS)
def test_places_do_not_depend_on_the_order_of_nodes_and_edges(name: str) -> None:
    assert places(multi(GRAPHS[name])) == places(multi(GRAPHS[name], backwards=True))


def test_a_large_component_is_laid_out_by_igraph_or_in_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = multi(nx.balanced_tree(3, 6))
    by_forces = places(graph)
    assert by_forces == places(multi(nx.balanced_tree(3, 6), backwards=True))
    assert len(set(by_forces.values())) > 0.98 * len(graph)
    monkeypatch.setattr(forces, "igraph", None)  # as if the extra were not installed
    in_rings = places(graph)
    assert len(graph) > layouts.SPRING_LIMIT
    assert len(set(in_rings.values())) == len(graph)
    assert in_rings == places(multi(nx.balanced_tree(3, 6), backwards=True)) != by_forces


@pytest.mark.parametrize("has_igraph", [True, False])
def test_thousands_of_nodes_are_laid_out_in_seconds(has_igraph: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_igraph:
        monkeypatch.setattr(forces, "igraph", None)
    begin = time.perf_counter()
    places(multi(nx.gnm_random_graph(500, 1000, seed=1)))
    places(multi(nx.gnm_random_graph(5000, 10_000, seed=1)))
    assert time.perf_counter() - begin < 30
