"""The network as it is drawn: names and words that can be read and clicked, the arrow keys, what claims disagree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.factories import philadelphia

from pressgraph.export.html import render_page

Open = Callable[..., Visit]
WRITTEN = """text => { // the middle of what is written on the drawing
    const { labels } = pressgraph;
    const at = document.getElementById("drawing").getBoundingClientRect();
    const written = labels.placed.find(label => label.text.join(" ") === text);
    const box = labels.boxes.find(one => (written.link ? one.link === written.link : one.id === written.id));
    return [at.left + (box.left + box.right) / 2, at.top + (box.top + box.bottom) / 2];
}"""


@pytest.fixture
def page(visit: Open) -> Page:
    found = visit(render_page(philadelphia())).page
    found.wait_for_timeout(300)
    return found


def words(page: Page) -> set[str]:
    return set(page.evaluate("pressgraph.labels.placed.map(label => label.text.join(' '))"))


def test_the_drawing_says_who_did_what(page: Page) -> None:
    names = {"Jim Kenney", "PARS agreement", "Larry Krasner", "Helen Gym", "court system", "demonstrators"}
    assert words(page) >= names | {"terminated", "sued", "protested", "abstained on", "withdrew consent to"}


@pytest.mark.parametrize(
    ("text", "heading"),
    [("Jim Kenney", "Jim Kenney"), ("terminated", "Jim Kenney terminated PARS agreement"), ("Expiry", "PARS agreement: expiry")],
)
def test_a_name_or_a_word_is_clicked_like_what_it_names(text: str, heading: str, page: Page) -> None:
    x, y = page.evaluate(WRITTEN, text)
    page.mouse.move(x, y, steps=3)
    assert page.evaluate("document.getElementById('drawing').style.cursor") == "pointer"
    page.mouse.click(x, y)
    expect(page.locator("#panel h2")).to_have_text(heading)


def test_the_words_of_what_is_not_chosen_step_back(page: Page) -> None:
    page.mouse.click(*page.evaluate(WRITTEN, "terminated"))
    page.wait_for_timeout(100)
    dim = "text => pressgraph.labels.placed.find(label => label.text[0] === text).isDim"
    seen = {text: page.evaluate(dim, text) for text in ("terminated", "Jim Kenney", "sued", "Helen Gym")}
    assert seen == {"terminated": False, "Jim Kenney": False, "sued": True, "Helen Gym": True}
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.evaluate(dim, "sued") is False


FOUND_UNDER = [(0.9, "negated", {"negated"}), (0.2, "actual", {"actual", "negated"})]


@pytest.mark.parametrize(("sure", "status", "found"), FOUND_UNDER, ids=["denied", "told"])
def test_where_claims_differ_the_drawing_says_so(sure: float, status: str, found: set[str], visit: Open) -> None:
    network = philadelphia()
    claims = tuple(replace(c, confidence=sure) if c.id == "kenney-consent-1" else c for c in network.claims)
    html = render_page(replace(network, claims=claims))
    notes = {"negated": "(negated, also actual)", "actual": "(also negated)"}[status]
    word = "consented to" if status == "actual" else "consent"
    for asked in ("actual", "negated", "planned"):
        page = visit(html, part=f"#status={asked}").page
        drawn = page.evaluate("pressgraph.graph.factOf.get('kenney-consent').links.map(l => pressgraph.net.edges.get(l.id))[0]")
        assert (drawn is not None) == (asked in found)
        assert drawn is None or bool(drawn["dashes"]) == (status == "negated")
    assert page.evaluate("pressgraph.graph.factOf.get('kenney-consent').label") == f"{word} {notes}"


def test_keys_walk_from_line_to_line_and_zoom(page: Page) -> None:
    page.locator("#drawing").focus()
    page.keyboard.press("End")
    last = page.locator("#spoken").inner_text()
    page.keyboard.press("Home")
    first = page.locator("#spoken").inner_text()
    assert first != last and "1 of " in first
    expect(page.locator("#panel blockquote")).to_have_count(1)
    before = page.evaluate("pressgraph.net.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("pressgraph.net.network.getScale()") > before
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "drawing"
    page.keyboard.press("Tab")
    expect(page.locator("#panel blockquote")).to_have_count(0)
