"""Attributes that no format chokes on."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from pressgraph.export.plain import plain_graph, plain_text, plain_value, short_label


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("Kenney", "Kenney"),
        (["b", "a"], "b; a"),
        ({"b", "a"}, "a; b"),
        (("x", None), "x; "),
        (date(2018, 7, 26), "2018-07-26"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("half a pair \ud83d", "half a pair "),
        ("line\nbreak\tand 😀", "line\nbreak\tand 😀"),
        (3, "3"),
    ],
)
def test_any_value_becomes_text(value: object, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize("value", [True, 3, 0.5])
def test_numbers_stay_numbers(value: object) -> None:
    assert plain_value(value) is value


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Jim Kenney", "Jim Kenney"),
        ("two\n lines ", "two lines"),
        ("Evil\u202egpj.exe", "Evilgpj.exe"),
        ("\u2067isolated\u2069", "isolated"),
        ("x" * 10_000, "x" * 79 + "…"),
    ],
)
def test_labels_are_one_short_line_without_direction_marks(name: str, label: str) -> None:
    assert short_label(name) == label


def test_the_callers_graph_is_left_as_it_is() -> None:
    graph: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    graph.add_node(2, label=None)
    graph.add_edge(2, 1, key="c", date=date(2018, 7, 26), weight=3)
    graph.add_edge(1, 2, key="c")
    before = {n: dict(d) for n, d in graph.nodes(data=True)}, [(*e[:3], dict(e[3])) for e in graph.edges(keys=True, data=True)]
    plain = plain_graph(graph)  # type: ignore[arg-type]
    after = {n: dict(d) for n, d in graph.nodes(data=True)}, [(*e[:3], dict(e[3])) for e in graph.edges(keys=True, data=True)]
    assert before == after
    assert list(plain) == ["1", "2"]
    assert sorted(data["id"] for _, _, data in plain.edges(data=True)) == ["c", "c/2"]
    assert plain.edges["2", "1", "c/2"] == {"date": "2018-07-26", "weight": 3, "id": "c/2"}
