"""The graph as pyvis draws it, on a safe path."""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path

import networkx as nx
import pytest
from tests.export.tags import Tags
from tests.factories import philadelphia
from tests.hostile import ATTACKS

from pressgraph.errors import ExportError
from pressgraph.export import export
from pressgraph.export.html import draw_network, to_pyvis
from pressgraph.export.html.drawing import frame_drawing
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network


def hostile_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = ("action", "label", "speaker", "date", "place", "recipient", "sentence", "trigger", "headline", "outlet", "event")
    for n, text in enumerate(ATTACKS):
        graph.add_node(text, label=text, kind=text)
        edge = dict.fromkeys(names, text) | {
            "status": "actual" if n % 2 else text,
            "url": "javascript:alert(1)",
            "confidence": text,
        }
        graph.add_edge(text, ATTACKS[0], key=text, **edge)
    return graph


def test_markup_in_a_graph_stays_text() -> None:
    parsed = Tags(to_pyvis(hostile_graph(), title="</title><script>1</script>").generate_html())
    assert not [attrs for _, attrs in parsed.tags for name in attrs if name.startswith("on")]
    assert not [attrs for tag, attrs in parsed.tags if tag == "img" or "javascript" in str(attrs.get("href"))]
    assert [kind for kind, _ in parsed.scripts] == [None, None, None]


def test_nothing_is_fetched_from_anywhere() -> None:
    html = draw_network(philadelphia()).generate_html()
    assert not [attrs for tag, attrs in Tags(html).tags if "src" in attrs or tag in ("link", "iframe", "object", "embed", "base")]
    assert "jsdelivr" not in html and "cdnjs" not in html and "node_modules" not in html


def test_the_callers_graph_is_untouched() -> None:
    graph = to_networkx(philadelphia())
    before = copy.deepcopy((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))))
    to_pyvis(graph).generate_html()
    assert before == (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)))


def test_attributes_of_the_drawing_are_plain() -> None:
    graph: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    graph.add_edge(1, (2, 3), key=None, date=datetime.date(2018, 7, 26), speaker=None, status={"actual"})
    drawing = to_pyvis(graph)  # type: ignore[arg-type]
    assert json.dumps([drawing.nodes, drawing.edges])
    assert drawing.generate_html()


@pytest.mark.parametrize("attribute", ["heading", "select_menu", "filter_menu"])
def test_unsafe_parts_of_pyvis_are_refused(attribute: str) -> None:
    drawing = to_pyvis(to_networkx(philadelphia()))
    setattr(drawing, attribute, "<b>x</b>")
    with pytest.raises(ExportError, match="leave them out"):
        drawing.generate_html()


def test_a_node_title_is_refused_because_pyvis_shows_it_as_markup() -> None:
    drawing = to_pyvis(to_networkx(philadelphia()))
    drawing.add_node("x", title="<a href=x>")
    with pytest.raises(ExportError, match="node titles"):
        drawing.generate_html()


def test_pyvis_writes_the_same_page_as_the_exporter(tmp_path: Path) -> None:
    draw_network(philadelphia()).write_html(str(tmp_path / "a.html"))
    export(philadelphia(), "pyvis", tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_another_pyvis_is_told_apart() -> None:
    with pytest.raises(ExportError, match=r"pip install pyvis==0\.3\.2"):
        frame_drawing("<html></html>", title="", facts=())


def test_an_empty_graph_says_so() -> None:
    html = draw_network(Network((), (), (), ())).generate_html()
    assert "No facts." in html and "script-src 'none'" in html and "<script" not in html


def test_only_deeds_are_drawn_like_deeds() -> None:
    drawing = draw_network(philadelphia())
    for edge in drawing.edges:
        fact = next(fact for fact in drawing.facts if edge["id"] in fact.edges)
        assert ("dashes" in edge) == (fact.status != "actual") == edge.get("hidden", False)
