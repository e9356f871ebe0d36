"""The page in a real browser: what a reader sees and does, offline, with the mouse. Keys and eyes: test_access.py."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.factories import philadelphia

from pressgraph.display import show_network
from pressgraph.export.html import render_page
from pressgraph.export.html.library import older_library
from pressgraph.model import Network
from pressgraph.stories import tell_story

Open = Callable[..., Visit]
SENTENCE = "Mayor Jim Kenney terminated the PARS agreement on Thursday."
DENIED = "Krasner will not renew the agreement."
EVERY_STATUS = "actual,alleged,demanded,hypothetical,negated,planned"
# where on the screen the middle of the line of an event is drawn, and where a node is
MIDDLE = """event => {
    const { net, graph } = pressgraph;
    const at = net.network.canvasToDOM(net.network.body.edges[graph.factOf.get(event).links[0].id].edgeType.getPoint(0.5));
    const box = document.getElementById("drawing").getBoundingClientRect();
    return [box.left + at.x, box.top + at.y];
}"""
PLACE = """name => {
    const { net, graph } = pressgraph;
    const at = net.network.canvasToDOM(net.network.getPosition(graph.nodeOf.get(name).at));
    const box = document.getElementById("drawing").getBoundingClientRect();
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
def html() -> str:
    return render_page(philadelphia())


def click(page: Page, script: str, name: str) -> None:
    page.wait_for_timeout(150)
    x, y = page.evaluate(script, name)
    page.mouse.click(x, y)


def view(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def drawn(page: Page) -> int:
    return int(page.evaluate("pressgraph.net.edges.length"))


def part(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


@pytest.mark.parametrize("library", [None, older_library()], ids=["npm", "pyvis"])
def test_it_asks_for_nothing_and_says_nothing_whichever_library_draws(library: str | None, visit: Open) -> None:
    found = visit(render_page(philadelphia(), library=library))
    page = found.page
    expect(page.locator("canvas")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate(COLOURS) > 20
    click(page, MIDDLE, "terminate-pars")
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)
    for name in ("Timeline", "Table"):
        view(page, name)
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []
    assert found.troubles == []
    assert page.title() == "Who did what: 2 articles"


def test_a_line_opens_its_sentence_with_all_that_is_known(html: str, visit: Open) -> None:
    page = visit(html).page
    click(page, MIDDLE, "terminate-pars")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Jim Kenney terminated PARS agreement")
    expect(panel.locator("blockquote").first).to_have_text(SENTENCE)
    first = panel.locator("blockquote").first
    assert first.locator("mark.trigger").all_inner_texts() == ["terminated"]
    assert first.locator("mark.who").all_inner_texts() == ["Jim Kenney", "PARS agreement"]
    told = (
        "actual",
        "said to have happened",
        "the article itself",
        "26 July 2018",
        "The Example Inquirer",
        "90 %",
        "terminate-pars-1",
    )
    for text in (*told, "Philadelphia", "1 other claim of the same event agrees", "his spokesman"):
        expect(panel).to_contain_text(text)
    link = panel.get_by_role("link", name="Philadelphia ends data-sharing contract with ICE")
    expect(link).to_have_attribute("href", "https://example.org/news/2018-07-27?id=pars")


def test_claims_that_disagree_are_told_apart(html: str, visit: Open) -> None:
    page = visit(html, part="#fact=kenney-consent").page
    expect(page.locator("#panel h3")).to_have_text("1 claim of the same event says otherwise")
    expect(page.locator("#panel")).to_contain_text("Your filters leave this fact out of the views.")


def test_a_date_is_shown_as_written_and_as_resolved(visit: Open) -> None:
    network = philadelphia()
    reason = network.claims[0].reasons[0].__class__("date", "on Thursday", "time expression")
    claims = tuple(c.__class__(**{n: getattr(c, n) for n in c.__slots__} | {"reasons": (reason,)}) for c in network.claims)
    network = Network(network.articles, network.entities, network.events, claims)
    page = visit(render_page(network), part="#fact=terminate-pars").page
    expect(page.locator("#panel dl").first).to_contain_text("26 July 2018 written “on Thursday”")


def test_what_is_chosen_in_one_view_is_chosen_in_all(html: str, visit: Open) -> None:
    page = visit(html).page
    click(page, MIDDLE, "terminate-pars")
    view(page, "Table")
    expect(page.locator("tr.chosen")).to_contain_text(SENTENCE)
    view(page, "Timeline")
    expect(page.locator("#days li.chosen")).to_have_text("Jim Kenney terminated PARS agreement")
    expect(page.locator("#strip .mark.chosen")).to_have_count(1)
    page.locator("#days button", has_text="sued").click()
    view(page, "Network")
    assert page.evaluate("pressgraph.net.network.getSelectedEdges().map(id => pressgraph.graph.links[id].fact.id)") == ["sue-trump"]
    expect(page.locator("#panel blockquote")).to_have_text("The mayor sued the Trump administration.")


def test_pointing_at_a_line_or_a_mark_shows_its_sentence_while_it_lasts(html: str, visit: Open) -> None:
    page = visit(html).page
    page.wait_for_timeout(150)
    page.mouse.move(*page.evaluate(MIDDLE, "terminate-pars"), steps=4)
    expect(page.locator("#panel blockquote").first).to_have_text(SENTENCE)
    page.mouse.move(60, 20, steps=4)
    expect(page.locator("#panel blockquote")).to_have_count(0)
    view(page, "Timeline")
    page.locator("#strip circle").first.hover()
    expect(page.locator("#caption")).to_contain_text("26 July 2018: ")
    expect(page.locator("#panel blockquote")).to_have_count(1)


def test_a_mark_for_each_dated_fact_and_the_others_are_counted(html: str, visit: Open) -> None:
    page = visit(html, part=f"#view=timeline&status={EVERY_STATUS}").page
    expect(page.locator("#strip circle:not(.reported)")).to_have_count(5)  # days
    expect(page.locator("#strip circle.reported")).to_have_count(6)  # the ledger has no day
    expect(page.locator("#strip rect")).to_have_count(2)  # 2018, and until 27 July
    expect(page.locator("#strip rect.open-start")).to_have_count(1)
    expect(page.locator("#caption")).to_contain_text("7 facts without a date: small, on the day of the article.")
    headings = page.locator("#days h2").all_inner_texts()
    dated = ["2018", "26 July 2018", "until 27 July 2018", "27 July 2018", "31 August 2018"]
    assert headings == [*dated, "No date", "No date; reported 27 July 2018"]
    page.locator("#strip circle").first.click()
    expect(page.locator("#panel blockquote").first).to_be_visible()


@pytest.mark.parametrize("column", ["When", "Who did what", "Status", "Says who", "Source", "Sure"])
def test_the_table_is_sorted_by_each_column(column: str, html: str, visit: Open) -> None:
    page = visit(html, part=f"#view=table&status={EVERY_STATUS}").page
    heading = page.get_by_role("columnheader", name=column)
    key = heading.evaluate("head => head.cellIndex")

    def cells() -> list[str]:
        return [text.split("\n")[0].casefold() for text in page.locator(f"#facts tbody td:nth-child({key + 1})").all_inner_texts()]

    if column != "When":
        heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    up = cells()
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    down = cells()
    if column in ("Who did what", "Says who"):
        assert up == sorted(up) and down == sorted(down, reverse=True)
    assert sorted(up) == sorted(down) and up != down
    if column == "When":
        assert (up[0], up[-1], down[-1]) == ("2018", "no date", "no date")


def test_only_deeds_are_shown_until_others_are_asked_for(html: str, visit: Open) -> None:
    page = visit(html).page
    before = drawn(page)
    expect(page.locator("#tally")).to_have_text("Showing 10 of 14 facts. Hidden: 1 alleged, 1 hypothetical, 2 negated.")
    page.get_by_role("checkbox", name=re.compile("negated")).check()
    assert drawn(page) == before + 2
    dashes = page.evaluate("pressgraph.net.edges.get().filter(edge => edge.dashes).map(edge => edge.dashes.join())")
    assert dashes == ["6,3", "6,3"]
    view(page, "Table")
    expect(page.locator("#facts tr", has_text=DENIED).locator(".badge")).to_have_text("negated")


def test_the_legend_of_kinds_is_a_filter(html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("group", name="Kinds").get_by_text("agreement").click()
    expect(page.locator("#tally")).to_contain_text("Showing 4 of 14 facts.")
    assert part(page) == "#hide=agreement"


CHOICES = [
    ("Action", "sue", 1, "#action=sue"),
    ("Name", "Jim Kenney", 4, "#actor=person/jim-kenney"),
    ("Says who", "officials", 1, "#speaker=officials"),
    ("Outlet", "The Example Inquirer", 9, "#outlet=The+Example+Inquirer"),
]


@pytest.mark.parametrize("case", CHOICES, ids=[case[0] for case in CHOICES])
def test_each_filter_narrows_what_is_shown(case: tuple[str, str, int, str], html: str, visit: Open) -> None:
    facet, choice, count, address = case
    page = visit(html).page
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("group", name=facet, exact=True).get_by_text(choice, exact=True).click()
    expect(page.locator("#tally")).to_contain_text(f"Showing {count} of 14 facts.")
    assert part(page) == address
    page.get_by_role("button", name=re.compile("^Remove filter")).click()
    expect(page.locator("#tally")).to_contain_text("Showing 10 of 14 facts.")


def test_a_fact_must_be_as_sure_as_asked(html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("slider", name="At least").fill("95")
    expect(page.locator("#tally")).to_contain_text("Showing 1 of 14 facts.")
    expect(page.locator("#chips")).to_have_text("At least 95 % sure ×")


def test_typing_finds_and_offers_names_and_actions(html: str, visit: Open) -> None:
    page = visit(html).page
    box = page.get_by_role("combobox", name="Find")
    box.fill("kras")
    expect(page.get_by_role("option")).to_have_text(["Larry Krasner person · 2"])
    expect(page.locator("#tally")).to_contain_text("Showing 1 of 14 facts.")
    page.get_by_role("option").click()
    expect(page.locator("#panel h2")).to_have_text("Larry Krasner")
    expect(page.locator("#chips")).to_have_text("Around Larry Krasner ×")
    expect(page.locator("#tally")).to_have_text("Showing 1 of 14 facts. Hidden: 1 negated.")


@pytest.mark.parametrize(("words", "count"), [("kenney sued", 1), ("letter", 1), ("nobody", 0), ("PARS", 6)])
def test_what_is_typed_is_looked_for_in_names_acts_and_sentences(words: str, count: int, html: str, visit: Open) -> None:
    page = visit(html).page
    page.get_by_role("combobox", name="Find").fill(words)
    expect(page.locator("#tally")).to_contain_text(f"Showing {count} of 14 facts.")


def test_the_view_around_a_name_reaches_its_neighbours(html: str, visit: Open) -> None:
    page = visit(html).page
    click(page, PLACE, "person/jim-kenney")
    expect(page.locator("#panel h2")).to_have_text("Jim Kenney")
    expect(page.locator("#panel .about button")).to_have_count(4)
    page.get_by_role("button", name="Its facts", exact=True).click()
    expect(page.locator("#tally")).to_contain_text("Showing 4 of 14 facts.")
    page.get_by_role("button", name="And its neighbours’").click()
    expect(page.locator("#tally")).to_contain_text("Showing 9 of 14 facts.")
    assert part(page) == "#ego=person/jim-kenney&depth=2&node=person/jim-kenney"
    page.get_by_role("button", name="Everything").click()
    expect(page.locator("#tally")).to_contain_text("Showing 10 of 14 facts.")


def test_the_strip_of_dates_narrows_what_is_shown(html: str, visit: Open) -> None:
    page = visit(html).page
    assert page.locator("#bars rect").count() >= 3
    page.get_by_role("slider", name="From").fill("300")
    expect(page.locator("#tally")).to_contain_text("Left out for want of a date:")
    shown = page.locator("#tally").inner_text()
    assert int(re.findall(r"Showing (\d+)", shown)[0]) == 2  # 31 August, and 2018
    assert page.locator("#bars rect.out").count() >= 2
    expect(page.get_by_role("slider", name="From")).to_have_attribute("aria-valuetext", re.compile(r"^\d+ Aug 2018$"))
    assert re.fullmatch(r"#from=2018-08-\d\d", part(page))
    page.get_by_role("slider", name="To").fill("0")  # the two cannot cross
    assert page.evaluate("pressgraph.net.facts.length") >= 0


def test_a_view_can_be_linked_and_the_back_button_works(html: str, visit: Open) -> None:
    page = visit(html, part="#view=table&q=contract&status=actual,negated&sort=-sure&fact=protest").page
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name="Find")).to_have_value("contract")
    expect(page.get_by_role("columnheader", name="Sure")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#panel blockquote").first).to_have_text("Demonstrators protested against the contract for weeks.")
    view(page, "Timeline")
    page.get_by_role("checkbox", name=re.compile("negated")).uncheck()
    assert part(page) == "#view=timeline&q=contract&fact=protest&sort=-sure"
    page.go_back()
    expect(page.get_by_role("checkbox", name=re.compile("negated"))).to_be_checked()
    page.go_back()
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#tally")).to_contain_text("Showing 10 of 14 facts.")


@pytest.mark.parametrize(
    "address",
    [
        "#view=%3Cscript%3E&q=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#ego=__proto__&fact=constructor&node=toString&actor=__proto__&sort=-hasOwnProperty",
        "#from=2018-99-99&to=javascript:alert(1)&sure=1e999&depth=-5&status=,,,&hide=%00",
        "#%E0%A4%A&view=table&=&&&",
        "#q=" + "A" * 60_000,
        "#from=2030-01-01&to=1900-01-01&status=none",
    ],
)
def test_a_hostile_address_does_no_harm(address: str, html: str, visit: Open) -> None:
    found = visit(html, part=address)
    expect(found.page.locator("#tally")).to_contain_text(" of 14 facts.")
    for name in ("Timeline", "Table", "Network"):
        view(found.page, name)
    assert (found.troubles, found.page.title()) == ([], "Who did what: 2 articles")


def test_an_empty_view_says_why_and_offers_what_is_hidden(html: str, visit: Open) -> None:
    page = visit(html, part="#actor=group/activists").page
    expect(page.locator("#note")).to_be_hidden()
    page = visit(html, part="#action=violate").page
    expect(page.locator("#note")).to_have_text("No deed matches; hidden: 1 alleged. Show it")
    page.locator("#note button").click()
    expect(page.locator("#tally")).to_contain_text("Showing 1 of 14 facts.")


def test_a_citation_can_be_copied(html: str, visit: Open) -> None:
    found = visit(html, part="#fact=abstain", permissions=["clipboard-read", "clipboard-write"])
    page = found.page
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“The court system has abstained, officials said.” Philadelphia ends data-sharing contract with ICE, The Example Inquirer, "
        "27 July 2018. https://example.org/news/2018-07-27?id=pars "
        "[court system abstained on PARS agreement: actual, according to officials; Pressgraph, claim abstain-1]"
    )


def test_an_empty_case_says_so_without_script(visit: Open) -> None:
    found = visit(render_page(Network((), (), (), ())))
    expect(found.page.get_by_role("heading", name="No facts")).to_be_visible()
    assert found.troubles == []


def test_without_script_the_table_is_there(html: str, visit: Open) -> None:
    page = visit(html, java_script_enabled=False).page
    expect(page.locator("#facts tbody tr")).to_have_count(14)
    expect(page.locator("#facts")).to_contain_text(SENTENCE)
    expect(page.get_by_role("tab")).to_have_count(0)


def test_the_notebooks_frame_works_and_is_kept_apart(visit: Open) -> None:
    found = visit(f"<!DOCTYPE html><title>notebook</title>{show_network(philadelphia())._repr_html_()}")
    frame = found.page.frame_locator("iframe")
    expect(frame.locator("canvas")).to_be_visible()
    frame.get_by_role("tab", name="Table").click()
    frame.locator("tr", has_text=SENTENCE).get_by_role("button").click()
    expect(frame.locator("#panel blockquote").first).to_have_text(SENTENCE)
    frame.get_by_role("button", name="Copy citation").first.click()
    expect(frame.get_by_role("textbox", name="Citation").or_(frame.get_by_role("button", name="Copied")).first).to_be_visible()
    inner = next(f for f in found.page.frames if f.parent_frame)
    assert inner.evaluate("() => { try { return parent.document.title } catch (error) { return error.name } }") == "SecurityError"
    assert found.troubles == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("name", ["network", "timeline", "table"])
def test_nothing_is_wider_than_the_screen(width: int, name: str, html: str, visit: Open) -> None:
    page = visit(html, part=f"#view={name}&fact=abstain", viewport={"width": width, "height": 800}).page
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


def test_paper_holds_drawing_timeline_and_table(html: str, visit: Open) -> None:
    page = visit(html).page
    page.wait_for_timeout(200)
    page.emulate_media(media="print")
    for name in ("#printed", "#strip svg", "#facts"):
        expect(page.locator(name)).to_be_visible()
    expect(page.locator("#facts tbody tr")).to_have_count(10)
    for name in ("#drawing", "#search", ".tabs", "#from", "#days"):
        expect(page.locator(name).first).to_be_hidden()
    assert len(page.pdf()) > 20_000
    page.emulate_media(media="screen")
    expect(page.locator("#facts")).to_be_hidden()


def test_the_table_has_its_head_on_each_printed_page(visit: Open) -> None:
    network = philadelphia()
    many = range(12)
    events = [replace(event, id=f"{event.id}-{n}") for n in many for event in network.events if not event.content]
    claims = [replace(c, id=f"{c.id}-{n}", event=f"{c.event}-{n}") for n in many for c in network.claims]
    known = {event.id for event in events}
    page = visit(render_page(replace(network, events=tuple(events), claims=tuple(c for c in claims if c.event in known)))).page
    view(page, "Table")
    page.evaluate("""() => {
        const style = document.createElement("style");
        style.textContent = "thead th { color: rgb(10, 200, 30) !important }";
        document.head.append(style);
    }""")
    pages = [text for text in printed(page.pdf()) if b" rg" in text]
    assert len(pages) > 3 and all(b".0392 .7843 .1176 rg" in text for text in pages[1:])
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Status").click()
    expect(page.get_by_role("columnheader", name="Status")).to_have_attribute("aria-sort", "ascending")


def printed(pdf: bytes) -> list[bytes]:
    """The operators of each page of a PDF that Chromium wrote, as far as they are compressed."""
    packed = re.findall(rb"/FlateDecode\s+/Length \d+>> stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return [zlib.decompressobj().decompress(text) for text in packed]


@pytest.mark.parametrize("width", [1280, 640, 400])
def test_no_button_covers_the_drawing(width: int, html: str, visit: Open) -> None:
    page = visit(html, viewport={"width": width, "height": 860}).page
    drawing = page.locator("#drawing").bounding_box()
    tabs = page.get_by_role("tab", name="Table").bounding_box()
    buttons = [page.locator(f"#zoom-{name}").bounding_box() for name in ("in", "out", "fit")]
    assert drawing and tabs and all(buttons)
    assert all(box["y"] + box["height"] <= drawing["y"] + 1 and box["x"] >= tabs["x"] + tabs["width"] for box in buttons if box)
    page.locator("#zoom-in").click()
    expect(page.locator("#zoom-in")).to_be_focused()


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
