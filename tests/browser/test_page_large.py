"""The page of a case of 2,000 facts: the core first, the rest when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.crowd import crowd

from pressgraph.export.html import render_page

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def large() -> str:
    return render_page(crowd(900, 2000))


def drawn(page: Page) -> int:
    return int(page.evaluate("pressgraph.net.edges.length"))


def test_a_large_network_opens_with_its_core_and_says_so(large: str, visit: Open) -> None:
    found = visit(large)
    page = found.page
    expect(page.locator("#tally")).to_contain_text(" of 2,000 facts.")
    note = page.locator("#note")
    expect(note).to_contain_text("Too many lines to read: the best connected ")
    assert 50 < drawn(page) <= 500
    note.get_by_role("button", name="draw all").click()
    expect(note).to_contain_text(re.compile(r"All [\d,]+ facts are drawn."))
    assert drawn(page) > 1500
    assert found.troubles == []


def test_what_is_chosen_is_drawn_even_outside_the_core(large: str, visit: Open) -> None:
    page = visit(large).page
    hidden = page.evaluate("pressgraph.graph.facts.find(f => f.status === 'actual' && !pressgraph.net.edges.get(f.links[0].id)).id")
    page.evaluate("id => { location.hash = 'fact=' + id; }", hidden)
    page.wait_for_timeout(300)
    assert page.evaluate("id => Boolean(pressgraph.net.edges.get(pressgraph.graph.factOf.get(id).links[0].id))", hidden)


def test_a_long_table_is_shown_a_page_at_a_time(large: str, visit: Open) -> None:
    page = visit(large, part="#view=table").page
    rows = page.locator("#facts tbody tr")
    expect(rows).to_have_count(100)
    expect(page.locator("#pager p")).to_have_text(re.compile(r"Rows 1 to 100 of 1,\d+"))
    first = rows.first.inner_text()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#pager p")).to_have_text(re.compile(r"Rows 101 to 200 of 1,\d+"))
    assert rows.first.inner_text() != first


def test_what_is_chosen_elsewhere_is_brought_to_the_page_of_the_table_and_into_the_list(large: str, visit: Open) -> None:
    page = visit(large, part="#view=table").page
    last = page.evaluate("pressgraph.graph.facts.filter(f => f.status === 'actual').at(-1).id")
    page.evaluate("id => { location.hash = 'view=table&fact=' + id; }", last)
    expect(page.locator("tr.chosen")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("tr.chosen")).to_have_count(0)
    page.get_by_role("tab", name="Timeline").click()
    expect(page.locator("#days li.chosen")).to_be_in_viewport()


def test_names_that_find_no_room_come_with_a_closer_look_and_under_the_mouse(large: str, visit: Open) -> None:
    page = visit(large).page
    page.get_by_role("button", name="Fit").click()
    page.wait_for_timeout(300)
    named = "pressgraph.labels.placed.filter(label => label.id !== undefined).length"
    before = page.evaluate(named)
    assert 5 < before < page.evaluate("pressgraph.net.nodes.length")
    hidden = """() => {
        const written = new Set(pressgraph.labels.placed.map(label => label.id));
        const box = document.getElementById("drawing").getBoundingClientRect();
        for (const id of pressgraph.net.nodes.getIds()) {
            const { x, y } = pressgraph.net.network.canvasToDOM(pressgraph.net.network.getPosition(id));
            const isInside = x > 30 && y > 60 && x < box.width - 30 && y < box.height - 60;
            if (isInside && !written.has(id)) return [box.left + x, box.top + y, id];
        }
    }"""
    x, y, node = page.evaluate(hidden)
    page.mouse.move(x, y, steps=2)
    page.wait_for_timeout(100)
    assert page.evaluate("id => pressgraph.labels.placed.some(label => label.id === id)", node)
    page.mouse.move(5, 5)
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(150)
    assert page.evaluate(named) > before
