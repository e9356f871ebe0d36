"""The page that pyvis's drawing stands in, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.export.test_pyvis import hostile_graph
from tests.factories import philadelphia
from tests.hostile import ATTACKS

from pressgraph.export.html import draw_network, to_pyvis

Open = Callable[..., Visit]
# where on the screen the middle of the line of an event is drawn
MIDDLE = """event => {
    const id = edges.getIds().find(id => id === event || id.startsWith(event + "/"));
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5));
    const box = document.getElementById("mynetwork").getBoundingClientRect();
    return [box.left + at.x, box.top + at.y];
}"""


def test_clicking_a_line_marks_its_row(visit: Open) -> None:
    found = visit(draw_network(philadelphia()).generate_html())
    page = found.page
    page.wait_for_timeout(400)
    x, y = page.evaluate(MIDDLE, "terminate-pars")
    page.mouse.click(x, y)
    expect(page.locator("tr.chosen")).to_contain_text("Mayor Jim Kenney terminated the PARS agreement on Thursday.")
    assert (found.troubles, [url for url in found.requests if not url.startswith("file:")]) == ([], [])


def test_only_deeds_are_drawn_until_others_are_asked_for(visit: Open) -> None:
    page = visit(draw_network(philadelphia()).generate_html()).page
    count = "edges.get().filter(edge => !edge.hidden).length"
    deeds, every = page.evaluate(count), page.evaluate("edges.length")
    page.get_by_role("checkbox").check()
    assert deeds < every == page.evaluate(count)


def test_a_hostile_graph_runs_nothing(visit: Open) -> None:
    found = visit(to_pyvis(hostile_graph(), title=ATTACKS[0]).generate_html())
    page = found.page
    expect(page.locator("canvas")).to_be_visible()
    page.get_by_role("checkbox").check()
    page.locator("#mynetwork").hover()
    assert page.title() == ATTACKS[0]
    assert page.evaluate("document.querySelectorAll('img, svg[onload], [onerror], [onmouseover], a[href^=javascript]').length") == 0
    assert found.troubles == []


def test_a_large_graph_is_drawn_in_seconds(visit: Open) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(1500):
        edge = {"action": "meet", "label": "met", "status": "actual", "sentence": f"{n} met {n // 3}.", "trigger": "met"}
        graph.add_edge(f"person/{n}", f"person/{n // 3 + 1500}", key=f"c{n}", **edge)
    page = visit(to_pyvis(graph).generate_html()).page
    expect(page.locator("canvas")).to_be_visible()
    assert page.evaluate("edges.length") == 1500
