"""The page without a mouse, with a screen reader, in the dark, without motion: axe-core finds nothing, and keys do all."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser import accessibility
from tests.browser.conftest import Visit
from tests.crowd import crowd
from tests.factories import philadelphia
from tests.hostile import hostile

from pressgraph.export.html import draw_network, render_page
from pressgraph.model import Network

Open = Callable[..., Visit]
SENTENCE = "Mayor Jim Kenney terminated the PARS agreement on Thursday."


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(philadelphia())


def single() -> Network:
    """A case of one fact."""
    network = philadelphia()
    event = next(event for event in network.events if event.id == "sue-trump")
    claims = tuple(claim for claim in network.claims if claim.event == event.id)
    return dataclasses.replace(network, events=(event,), claims=claims)


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(250)
    return accessibility.violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "#fact=terminate-pars",
        "#node=person/jim-kenney&ego=person/jim-kenney&from=2018-07-27",
        "#view=timeline&status=actual,negated,alleged,hypothetical&fact=krasner-renew",
        "#view=table&status=actual,negated,alleged,hypothetical&fact=kenney-consent",
        "#action=violate",
    ],
)
def test_axe_finds_nothing(address: str, scheme: str, html: str, visit: Open) -> None:
    page = visit(html, part=address, color_scheme=scheme).page
    assert violations(page) == []
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Find").fill("k")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("network", [Network((), (), (), ()), single(), hostile()[0]], ids=["empty", "one fact", "hostile"])
def test_axe_finds_nothing_in_other_cases(network: Network, width: int, scheme: str, visit: Open) -> None:
    page = visit(render_page(network), part="#view=table", color_scheme=scheme, viewport={"width": width, "height": 800}).page
    assert violations(page) == []
    if network.events:
        page.get_by_role("tab", name="Network").click()
        page.locator("#panel button").first.click()
        assert violations(page) == []


def test_axe_finds_nothing_in_pyvis_page(visit: Open) -> None:
    assert violations(visit(draw_network(philadelphia()).generate_html()).page) == []


def focus(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"))


def test_a_walk_with_the_keys_alone(html: str, visit: Open) -> None:
    page = visit(html).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("krasn")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Larry Krasner")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("ArrowRight")
    assert focus(page) == "Timeline"
    page.keyboard.press("ArrowRight")
    assert focus(page) == "Table"
    expect(page.locator("#facts")).to_be_visible()


@pytest.mark.parametrize(("name", "box"), [("Timeline", "#days"), ("Table", "#facts tbody")])
def test_facts_are_walked_with_arrows_and_opened_with_enter(name: str, box: str, html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("tab", name=name).click()
    items = page.locator(f"{box} button.fact")
    assert page.locator(f"{box} button.fact:not([tabindex='-1'])").count() == 1  # one stop of the Tab key
    items.first.focus()
    seen = []
    for _ in range(items.count()):
        seen.append(focus(page))
        page.keyboard.press("ArrowDown")
    assert len(seen) == 10 and seen == items.all_inner_texts()
    page.keyboard.press("Home")
    while "terminated" not in focus(page):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    expect(page.locator("#panel blockquote")).to_have_count(0)
    assert "terminated" in focus(page)


def test_names_are_walked_and_lead_to_their_facts(html: str, visit: Open) -> None:
    page = visit(html).page
    page.locator("#panel .start button").first.focus()
    page.keyboard.press("ArrowDown")
    assert focus(page).startswith("Jim Kenney")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Jim Kenney")
    page.locator("#panel .about button", has_text="terminated").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)


def test_dates_are_chosen_with_the_keys(html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("slider", name="To").focus()
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(page.locator("#tally")).to_contain_text("Left out for want of a date")
    expect(page.locator("#chips button")).to_have_text(re.compile("^Until "))
    assert page.evaluate("document.activeElement.id") == "to"


def test_what_is_shown_is_told_to_a_screen_reader(html: str, visit: Open) -> None:
    page = visit(html).page
    expect(page.get_by_role("status").first).to_have_attribute("aria-live", "polite")
    for landmark in ("banner", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)  # type: ignore[arg-type]
    page.get_by_role("tab", name="Timeline").click()
    expect(page.get_by_role("img", name=re.compile("^Timeline: 7 facts from "))).to_be_visible()


def test_focus_can_be_seen(html: str, visit: Open) -> None:
    page = visit(html, part="#view=table").page
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "() => { const a = document.activeElement, s = getComputedStyle(a.closest('.kinds label') || a);"
            " return a === document.body || a.tagName === 'H2' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) }"
        )
        assert style, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(23, 26, 31)")])
def test_the_page_follows_light_and_dark(scheme: str, ground: str, html: str, visit: Open) -> None:
    page = visit(html, color_scheme=scheme).page
    assert page.evaluate("getComputedStyle(document.querySelector('.stage')).backgroundColor") == ground
    other = "dark" if scheme == "light" else "light"
    before = page.evaluate("pressgraph.net.nodes.get().map(node => node.color.border).join()")
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    page.wait_for_timeout(100)
    assert page.evaluate("pressgraph.net.nodes.get().map(node => node.color.border).join()") != before


def test_nothing_moves_for_those_who_want_no_motion(html: str, visit: Open) -> None:
    options = {"reduced_motion": "reduce", "viewport": {"width": 400, "height": 800}}
    page = visit(html, part="#fact=abstain", **options).page
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.getElementById('panel')).animationName") == "none"


def test_all_names_can_be_listed(visit: Open) -> None:
    page = visit(render_page(crowd(120, 200))).page
    names = page.locator("#panel .start button")
    expect(names).to_have_count(10)
    page.get_by_role("button", name="List 40 more").click()
    expect(names).to_have_count(50)
    assert page.evaluate("document.activeElement === document.querySelectorAll('#panel .start button')[10]")
