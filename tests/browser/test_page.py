"""The page in a real browser: what a reader sees, offline, with mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.factories import philadelphia

from pressgraph.display import show_network
from pressgraph.export import export
from pressgraph.export.html import draw_network, to_pyvis
from pressgraph.model import Network
from pressgraph.stories import tell_story

Open = Callable[[str], Visit]
SENTENCE = "Mayor Jim Kenney terminated the PARS agreement on Thursday."
DENIED = "Krasner will not renew the agreement."
# where on the screen the middle of the edge of an event is drawn
MIDDLE = """event => {
    const id = edges.getIds().find(id => id === event || id.startsWith(event + "/"));
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5));
    const box = document.getElementById("mynetwork").getBoundingClientRect();
    return [box.left + at.x, box.top + at.y];
}"""

COLOURS = """() => {
    const canvas = document.querySelector("canvas");
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    return colours.size;
}"""


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "a.html"
    export(philadelphia(), "html", path)
    return path.read_text(encoding="utf-8")


def point_at(page: Page, event: str) -> tuple[float, float]:
    x, y = page.evaluate(MIDDLE, event)
    return x, y


def drawn(page: Page, kind: str) -> int:
    return int(page.evaluate(f"{kind}.get().filter(item => !item.hidden).length"))


def test_it_asks_for_nothing_and_says_nothing(html: str, visit: Open) -> None:
    found = visit(html)
    expect(found.page.locator("canvas")).to_be_visible()
    found.page.wait_for_timeout(300)
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []
    assert found.troubles == []
    assert found.page.title() == "Who did what: 2 articles"


def test_something_is_drawn(html: str, visit: Open) -> None:
    page = visit(html).page
    page.wait_for_timeout(300)
    colours = page.evaluate(COLOURS)
    assert colours > 20


def test_clicking_an_edge_shows_its_sentence(html: str, visit: Open) -> None:
    page = visit(html).page
    page.mouse.click(*point_at(page, "terminate-pars"))
    panel = page.locator("#panel")
    expect(panel.locator("blockquote").first).to_have_text(SENTENCE)
    expect(panel.locator("mark").first).to_have_text("terminated")
    for text in ("actual", "the article itself", "26 July 2018", "The Example Inquirer", "90 %", "his spokesman"):
        expect(panel).to_contain_text(text)
    link = panel.get_by_role("link", name="Philadelphia ends data-sharing contract with ICE")
    expect(link).to_have_attribute("href", "https://example.org/news/2018-07-27?id=pars")
    expect(page.locator("tr.chosen")).to_contain_text(SENTENCE)


def test_hovering_over_an_edge_shows_its_sentence_while_it_lasts(html: str, visit: Open) -> None:
    page = visit(html).page
    page.mouse.move(*point_at(page, "terminate-pars"), steps=4)
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)
    expect(page.locator(".vis-tooltip")).to_contain_text(SENTENCE)
    box = page.locator("#mynetwork").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 4, steps=4)
    expect(page.locator("#panel blockquote")).to_have_count(0)


def test_enter_on_a_row_shows_its_sentence(html: str, visit: Open) -> None:
    page = visit(html).page
    button = page.locator("tr", has_text=SENTENCE).get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("network.getSelectedEdges()") == ["terminate-pars"]
    page.keyboard.press("Escape")
    expect(page.locator("#panel blockquote")).to_have_count(0)


def test_every_fact_can_be_reached_with_the_tab_key(html: str, visit: Open) -> None:
    page = visit(html).page
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('tr')?.dataset.fact ?? null"))
    visible = page.locator("#facts tbody tr:visible").evaluate_all("rows => rows.map(row => row.dataset.fact)")
    assert visible and set(visible) <= reached


def test_only_deeds_are_shown_until_others_are_asked_for(html: str, visit: Open) -> None:
    page = visit(html).page
    rows = page.locator("#facts tbody tr:visible")
    deeds, before = rows.count(), drawn(page, "edges")
    assert set(rows.locator(".badge").all_inner_texts()) == {"actual"}
    expect(page.locator("#tally")).to_contain_text("Hidden: ")
    page.get_by_role("checkbox", name=re.compile("negated")).check()
    expect(page.locator("tr:visible", has_text=DENIED)).to_have_count(1)
    assert rows.count() == deeds + 2 and drawn(page, "edges") == before + 2
    assert page.evaluate("edges.get('krasner-renew').dashes") == [6, 3]


def test_a_hidden_fact_lets_go_of_the_panel(html: str, visit: Open) -> None:
    page = visit(html).page
    page.locator("tr", has_text=SENTENCE).get_by_role("button").click()
    page.get_by_role("checkbox", name=re.compile("actual")).uncheck()
    expect(page.locator("#panel blockquote")).to_have_count(0)
    expect(page.locator("#tally")).to_contain_text("Showing 0 of")


@pytest.mark.parametrize(("words", "sentences"), [("kenney sued", ["The mayor sued the Trump administration."]), ("nobody", [])])
def test_finding_an_actor_or_an_action(words: str, sentences: list[str], html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("searchbox").fill(words)
    rows = page.locator("#facts tbody tr:visible")
    expect(rows).to_have_count(len(sentences))
    assert [row.locator(".sentence").inner_text() for row in rows.all()] == sentences


def test_clicking_a_node_lists_what_is_said_about_it(html: str, visit: Open) -> None:
    page = visit(html).page
    x, y = page.evaluate(
        """() => { const p = network.canvasToDOM(network.getPosition("person/jim-kenney")),
        b = document.getElementById("mynetwork").getBoundingClientRect(); return [b.left + p.x, b.top + p.y]; }"""
    )
    page.mouse.click(x, y)
    expect(page.locator("#panel h2")).to_have_text("Jim Kenney")
    page.locator("#panel button", has_text="sued").click()
    expect(page.locator("#panel blockquote")).to_have_text("The mayor sued the Trump administration.")


def test_an_empty_graph_says_so_without_script(visit: Open) -> None:
    found = visit(draw_network(Network((), (), (), ())).generate_html())
    expect(found.page.get_by_role("heading", name="No facts")).to_be_visible()
    assert found.troubles == []


HOSTILE = [
    "</script><script>document.title='XSS'</script>",
    '"><img src=x onerror="document.title=\'XSS\'">',
    "<svg onload=document.title='XSS'>",
    "<a href='javascript:document.title=1'>href</a>",
    "<b onmouseover=document.title='XSS'>x</b>",
    "{{ 7 * 7 }}",
    "\u202eright to left\u2066 اسم",
    "N" * 10_000,
    "__proto__",
    "constructor",
    "nul\x00 sep\u2028 half\ud800",
]


def hostile_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = ("action", "label", "speaker", "date", "place", "recipient", "sentence", "trigger", "headline", "outlet", "event")
    for n, text in enumerate(HOSTILE):
        graph.add_node(text, label=text, kind=text)
        edge = dict.fromkeys(names, text) | {"status": "actual" if n % 2 else text, "url": "javascript:alert(1)"}
        graph.add_edge(text, HOSTILE[0], key=text, **edge)
    return graph


def test_a_hostile_graph_runs_nothing(visit: Open) -> None:
    found = visit(to_pyvis(hostile_graph(), title=HOSTILE[0]).generate_html())
    page = found.page
    expect(page.locator("canvas")).to_be_visible()
    for box in page.locator("input[name=status]").all():
        box.check()
    rows = page.locator("#facts tbody tr")
    assert rows.count() == len(HOSTILE)
    for row in rows.all():
        row.get_by_role("button").click()
        expect(page.locator("#panel blockquote")).to_have_count(1)
        page.locator("#panel").hover()
    page.evaluate("edges.getIds().forEach(id => network.interactionHandler && network.body.emitter.emit('hoverEdge', {edge: id}))")
    page.wait_for_timeout(300)
    assert page.title() == HOSTILE[0]
    assert page.evaluate("document.querySelectorAll('img, svg[onload], [onerror], [onmouseover], a[href^=javascript]').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    assert found.troubles == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_the_notebooks_frame_works_and_is_kept_apart(visit: Open) -> None:
    found = visit(f"<!DOCTYPE html><title>notebook</title>{show_network(philadelphia())._repr_html_()}")
    frame = found.page.frame_locator("iframe")
    expect(frame.locator("canvas")).to_be_visible()
    frame.locator("tr", has_text=SENTENCE).get_by_role("button").click()
    expect(frame.locator("#panel blockquote").first).to_have_text(SENTENCE)
    inner = next(f for f in found.page.frames if f.parent_frame)
    assert inner.evaluate("() => { try { return parent.document.title } catch (error) { return error.name } }") == "SecurityError"
    assert found.troubles == []


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_wider_than_the_screen(width: int, html: str, visit: Open) -> None:
    page = visit(html).page
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


def test_a_large_graph_is_drawn_in_seconds(visit: Open) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(1500):
        edge = {"action": "meet", "label": "met", "status": "actual", "sentence": f"{n} met {n // 3}.", "trigger": "met"}
        graph.add_edge(f"person/{n}", f"person/{n // 3 + 1500}", key=f"c{n}", **edge)
    page = visit(to_pyvis(graph).generate_html()).page
    expect(page.locator("#tally")).to_have_text("Showing 1500 of 1500 facts.")


def test_a_story_opens_without_a_network_and_runs_nothing(visit: Open) -> None:
    story = tell_story(philadelphia(), (), "PARS agreement")
    found = visit(story.to_html())
    page = found.page
    assert page.locator("h1").inner_text() == "The story of the PARS agreement"
    assert page.locator("li").count() == len(story.steps) == page.locator("svg [role=group]").count()
    # no text of the picture runs out of it
    boxes = page.evaluate("() => [...document.querySelectorAll('svg text')].map(t => t.getBBox()).map(b => [b.x, b.x + b.width])")
    assert [box for box in boxes if box[0] < 0 or box[1] > 960] == []
    assert (found.troubles, [url for url in found.requests if not url.startswith("file:")]) == ([], [])
