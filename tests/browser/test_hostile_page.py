"""An article that is full of markup, scripts and marks of direction runs nothing, and breaks no view."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.hostile import ATTACKS, hostile, retold

from pressgraph.export.html import render_page
from pressgraph.export.html.library import older_library

Open = Callable[..., Visit]
MARKUP = "document.querySelectorAll('img, iframe, svg[onload], [onerror], [onmouseover], a[href^=javascript]').length"


@pytest.mark.parametrize("library", [None, older_library()], ids=["npm", "pyvis"])
def test_a_hostile_article_runs_nothing_and_breaks_no_view(library: str | None, visit: Open) -> None:
    found = visit(render_page(hostile()[0], title=ATTACKS[0], library=library))
    page = found.page
    expect(page.locator("canvas")).to_be_visible()
    for box in page.locator("input[name=status]").all():
        box.check()
    expect(page.locator("#tally")).to_contain_text(f"Showing {len(ATTACKS)} of {len(ATTACKS)} facts.")
    page.get_by_role("button", name="Filters").click()
    for name in ("Network", "Timeline", "Table"):
        page.get_by_role("tab", name=name).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    rows = page.locator("#facts tbody tr")
    assert rows.count() == len(ATTACKS)
    for row in rows.all():
        row.get_by_role("button").click()
        expect(page.locator("#panel blockquote")).to_have_count(1)
        page.locator("#panel button.name").last.click()
        expect(page.locator("#panel .about button").first).to_be_visible()
    assert page.title() == ATTACKS[0]
    assert page.evaluate(MARKUP) == 0
    assert found.troubles == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_hostile_claims_that_agree_and_disagree_are_listed_as_text(visit: Open) -> None:
    found = visit(render_page(retold(hostile()[0])), part="#view=table")
    page = found.page
    rows = page.locator("#facts tbody tr")
    assert rows.count() == len(ATTACKS)
    for row in rows.all():
        row.get_by_role("button").click()
        expect(page.locator("#panel blockquote")).to_have_count(3)
        headings = ["1 other claim of the same event agrees", "1 claim of the same event says otherwise"]
        expect(page.locator("#panel h3")).to_have_text(headings)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    for part in ("a", "dd", "mark"):
        assert page.locator(f"#panel {part}").count() > 0
    page.emulate_media(media="print")
    expect(page.locator("#printed")).to_be_visible()
    assert page.evaluate(MARKUP) == 0
    assert (found.troubles, page.title()) == ([], f"Who did what: {len(ATTACKS)} articles")
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_hostile_names_can_be_searched_chosen_and_linked(visit: Open) -> None:
    found = visit(render_page(hostile()[0]))
    page = found.page
    box = page.get_by_role("combobox", name="Find")
    for typed in ("__proto__", "constructor", "'><svg", "</script", "{{ 7", "nnnn", "اسم"):
        box.fill(typed)
        page.get_by_role("option").first.click()
        expect(page.locator("#chips button")).to_have_count(1)
        address = page.evaluate("location.hash")
        page.reload()
        assert page.evaluate("location.hash") == address
        expect(page.locator("#chips button")).to_have_text(re.compile("^Around "))
        page.get_by_role("button", name="Reset").click()
    assert page.evaluate(MARKUP) == 0
    assert found.troubles == []


def test_only_links_to_the_web_can_be_clicked(visit: Open) -> None:
    page = visit(render_page(hostile()[0]), part="#view=table&status=actual,planned,demanded,alleged,negated,hypothetical").page
    links = page.locator("#facts a").evaluate_all("links => links.map(link => [link.protocol, link.rel, link.target])")
    assert links and {tuple(link) for link in links} == {("https:", "noopener noreferrer", "_blank")}
