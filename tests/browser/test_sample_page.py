"""The page of the sample case, built from data/articles: each thing that a reader does, in a real browser that reaches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser import accessibility
from tests.browser.conftest import Visit

Open = Callable[..., Visit]
# facts that no good reading of the sample misses
TERMINATION = "f.action === 'terminate' && f.status === 'actual' && f.who.some(n => n.name === 'Jim Kenney')"
DISPUTED = "f.status === 'actual' && f.also.includes('negated')"
EVERY_STATUS = "status=actual,negated,planned,demanded,alleged,hypothetical"
PARS = "ego=agreement%2Fpars-agreement&depth=2"
# what is written on the drawing over something else that is written there, or over a shape
COVERED = """() => {
    const { labels, net } = pressgraph;
    const meets = (a, b) => a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1;
    const scale = net.network.getScale();
    const shapes = net.nodes.get().map(({ id, size }) => {
        const { x, y } = net.network.canvasToDOM(net.network.getPosition(id));
        return { node: id, left: x - size * scale, right: x + size * scale, top: y - size * scale, bottom: y + size * scale };
    });
    const all = [...labels.boxes, ...shapes];
    return labels.boxes.flatMap((box) => all.filter((other) => other !== box && meets(box, other)).map((other) => [box, other]));
}"""
FREE = """() => { // a line whose middle lies under no shape and no name
    const { net, graph, labels } = pressgraph;
    const box = document.getElementById("drawing").getBoundingClientRect();
    for (const { id } of net.edges.get()) {
        const { x, y } = net.network.canvasToDOM(net.network.body.edges[id].edgeType.getPoint(0.5));
        const isWritten = labels.boxes.some((b) => b.id !== undefined && x > b.left && x < b.right && y > b.top && y < b.bottom);
        if (x < 40 || y < 40 || x > box.width - 140 || y > box.height - 60 || isWritten) continue;
        return [box.left + x, box.top + y, graph.links[id].fact.id];
    }
}"""


@pytest.fixture
def found(sample_page: str, visit: Open) -> Visit:
    """The page as it opens."""
    return visit(sample_page, viewport={"width": 1280, "height": 800})


@pytest.fixture
def page(found: Visit) -> Page:
    found.page.wait_for_timeout(300)
    return found.page


def facts(page: Page, such: str = "true") -> list[dict[str, Any]]:
    """The facts for which an expression of JavaScript holds."""
    kept = "({ id, status, label, action, told }) => ({ id, status, label, action, told })"
    picked: list[dict[str, Any]] = page.evaluate(f"pressgraph.graph.facts.filter(f => {such}).map({kept})")
    assert picked, f"the sample has no fact such that {such}"
    return picked


def go(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(200)


def view(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def shows(page: Page) -> int:
    return int(re.findall(r"Showing ([\d,]+) of", page.locator("#tally").inner_text())[0].replace(",", ""))


def test_it_opens_offline_and_says_nothing_in_any_view(found: Visit) -> None:
    page = found.page
    for name in ("Network", "Timeline", "Table", "Network"):
        view(page, name)
        page.wait_for_timeout(150)
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []
    assert found.troubles == []


def test_a_click_on_a_line_opens_its_sentence_and_all_that_is_known(page: Page) -> None:
    x, y, fact = page.evaluate(FREE)
    page.mouse.click(x, y)
    panel = page.locator("#panel")
    expect(panel.locator("blockquote mark.trigger").first).to_be_visible()
    assert f"fact={fact}" in page.evaluate("location.hash")
    told = facts(page, f"f.id === '{fact}'")[0]["told"][0]
    article = told["article"]
    for text in (told["status"], told["sentence"], article["headline"], article["outlet"], f"{told['sure']} %", told["iri"]):
        expect(panel).to_contain_text(text)
    for word in ("Says who", "When", "Confidence", "Claim"):
        expect(panel.locator("dt", has_text=word).first).to_be_visible()
    expect(panel.get_by_role("button", name="Copy citation").first).to_be_visible()


def test_who_ended_the_agreement_is_found_in_three_steps(page: Page) -> None:
    page.get_by_role("combobox", name="Find").fill("kenney")
    page.get_by_role("option", name=re.compile("^Jim Kenney")).click()
    page.locator("#panel .about button", has_text="terminated").first.click()
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text(re.compile("^Jim Kenney terminated PARS agreement"))
    expect(panel.locator("blockquote mark.trigger").first).to_be_in_viewport()
    expect(panel.get_by_role("button", name="Copy citation").first).to_be_in_viewport(ratio=1)


def test_the_citation_is_in_reach_under_the_longest_sentences(page: Page) -> None:
    longest = sorted(facts(page), key=lambda fact: -len(fact["told"][0]["sentence"]))[:12]
    for fact in longest:
        go(page, f"fact={fact['id']}")
        expect(page.get_by_role("button", name="Copy citation").first).to_be_in_viewport(ratio=1)


def test_what_is_chosen_in_one_view_is_chosen_in_all(page: Page) -> None:
    fact = facts(page, TERMINATION)[0]
    go(page, f"view=table&fact={fact['id']}")
    expect(page.locator("tr.chosen q")).to_have_text(fact["told"][0]["sentence"])
    view(page, "Timeline")
    expect(page.locator("#days li.chosen")).to_have_count(1)
    view(page, "Network")
    assert page.evaluate("pressgraph.net.network.getSelectedEdges().map(id => pressgraph.graph.links[id].fact.id)")[0] == fact["id"]
    dated = facts(page, "f.status === 'actual' && f.first !== null && f.first === f.last")[0]
    go(page, f"view=timeline&fact={dated['id']}")
    expect(page.locator("#strip .mark.chosen")).to_have_count(1)


def test_claims_that_agree_and_that_disagree_are_listed_and_counted(page: Page) -> None:
    fact = facts(page, DISPUTED)[0]
    go(page, f"fact={fact['id']}")
    expect(page.locator("#panel h3").last).to_have_text(re.compile(r"^\d+ claims? of the same event says? otherwise$"))
    statuses = page.locator("#panel h3 ~ dl .badge").all_inner_texts()
    assert "negated" in statuses
    assert fact["label"].endswith("(also negated)")
    go(page, "status=negated")
    denied = facts(page, "f.status === 'negated' || f.also.includes('negated')")
    expect(page.get_by_role("checkbox", name=re.compile("negated")).locator("xpath=..")).to_contain_text(str(len(denied)))
    assert shows(page) == len(denied)
    agreed = facts(page, "f.told.length > 1 && !f.also.length")[0]
    go(page, f"fact={agreed['id']}")
    expect(page.locator("#panel h3")).to_have_text(re.compile(r"^\d+ other claims? of the same event agrees?$"))


@pytest.mark.parametrize("status", ["negated", "planned", "demanded", "alleged"])
def test_what_is_no_deed_is_hidden_until_asked_for_and_dashed(status: str, page: Page) -> None:
    fact = facts(page, f"f.status === '{status}'")[0]
    expect(page.locator("#tally")).to_contain_text(status)
    go(page, f"status=actual,{status}&fact={fact['id']}")
    drawn = "id => pressgraph.graph.factOf.get(id).links.map(link => pressgraph.net.edges.get(link.id)?.dashes.length || 0)"
    assert all(length > 0 for length in page.evaluate(drawn, fact["id"]))
    view(page, "Table")
    expect(page.locator("tr.chosen button.fact")).to_contain_text(f"({status}")
    expect(page.locator("tr.chosen .badge")).to_have_text(status)
    view(page, "Timeline")
    expect(page.locator("#days li.chosen .badge")).to_have_text(status)
    view(page, "Network")
    go(page, "")
    assert page.evaluate(drawn.replace("?.dashes.length || 0", " === null"), fact["id"]) == [True] * len(
        page.evaluate(drawn, fact["id"])
    )


@pytest.mark.parametrize("facet", ["Action", "Name", "Says who", "Outlet"])
def test_each_filter_narrows_to_the_number_beside_it(facet: str, page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    choice = page.get_by_role("group", name=facet, exact=True).locator("label").first
    number = int(choice.locator(".count").inner_text())
    choice.click()
    assert shows(page) == number
    address = page.evaluate("location.hash")
    page.reload()
    assert (shows(page), page.evaluate("location.hash")) == (number, address)
    page.get_by_role("button", name=re.compile("^Remove filter")).click()
    assert shows(page) > number


def test_confidence_and_kinds_filter_too(page: Page) -> None:
    everything = shows(page)
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("slider", name="At least").fill("90")
    sure = shows(page)
    assert 0 < sure < everything
    page.get_by_role("group", name="Kinds").get_by_text("person").click()
    assert shows(page) < sure
    assert page.evaluate("pressgraph.net.nodes.getIds().every(id => pressgraph.graph.nodes[id].kind !== 'person')")


def test_a_fact_without_a_date_stands_small_where_it_was_reported(page: Page) -> None:
    go(page, f"view=timeline&{PARS}")
    fact = facts(page, f"{TERMINATION} && f.first === null && f.last === null")[0]
    page.locator(
        f"#strip circle.reported[data-fact='{page.evaluate('id => pressgraph.graph.factOf.get(id).at', fact['id'])}']"
    ).click()
    expect(page.locator("#panel blockquote").first).to_have_text(fact["told"][0]["sentence"])
    expect(page.locator("#panel")).to_contain_text("the text gives no date")


def test_dates_are_chosen_by_dragging_and_by_pressing_a_bar(page: Page) -> None:
    box = page.locator("#bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=5)
    page.mouse.up()
    assert re.fullmatch(r"#from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d", page.evaluate("location.hash"))
    expect(page.locator("#tally")).to_contain_text("Left out for want of a date")
    dragged = shows(page)
    page.locator("#bars rect:not(.long):not(.out)").first.click()
    assert 0 < shows(page) < dragged
    page.get_by_role("button", name=re.compile("^Remove filter")).click()
    assert page.evaluate("location.hash") in ("", "#")


def test_no_part_of_the_strip_of_dates_is_empty_while_a_fact_lies_there(page: Page) -> None:
    empty = page.evaluate("""() => {
        const bars = [...document.querySelectorAll("#bars rect")].map(bar => bar.x.baseVal.value);
        return [...document.querySelectorAll("#bars line")].filter(({ x1, x2 }) => {
            const inside = bars.filter(x => x > x1.baseVal.value - 8 && x < x2.baseVal.value + 2);
            return !inside.length;
        }).length;
    }""")
    assert empty == 0


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (390, 844)], ids=str)
@pytest.mark.parametrize("address", ["", PARS, f"{PARS}&status=actual,negated,planned,alleged", "q=court", "action=terminate"])
def test_no_name_and_no_word_covers_another(address: str, size: tuple[int, int], sample_page: str, visit: Open) -> None:
    page = visit(sample_page, part=f"#{address}", viewport={"width": size[0], "height": size[1]}).page
    page.wait_for_timeout(400)
    assert page.evaluate(COVERED) == []
    assert page.evaluate("pressgraph.labels.boxes.filter(box => box.id !== undefined).length") >= 3
    assert page.evaluate("pressgraph.labels.boxes.filter(box => box.link).length") >= 2


def test_the_ego_view_names_all_it_shows(page: Page) -> None:
    go(page, PARS)
    page.get_by_role("button", name="Fit", exact=True).click()
    page.wait_for_timeout(600)
    assert page.evaluate("pressgraph.net.nodes.length === pressgraph.labels.boxes.filter(box => box.id !== undefined).length")
    nodes = page.evaluate("pressgraph.net.nodes.length")
    page.get_by_role("button", name=re.compile("^Remove filter Around PARS agreement")).click()
    assert page.evaluate("pressgraph.net.nodes.length") > nodes


def test_the_drawing_is_walked_with_the_keys(page: Page) -> None:
    page.locator("#drawing").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#spoken").inner_text()
    page.keyboard.press("ArrowRight")
    second = page.locator("#spoken").inner_text()
    assert first != second and re.search(r"\. 2 of \d+\.$", second)
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert "fact=" in page.evaluate("location.hash")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "drawing"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [PARS, "view=timeline", f"view=table&{EVERY_STATUS}"])
def test_axe_finds_nothing(address: str, scheme: str, sample_page: str, visit: Open) -> None:
    page = visit(sample_page, part=f"#{address}", color_scheme=scheme).page
    page.wait_for_timeout(300)
    assert accessibility.violations(page) == []


@pytest.mark.parametrize("name", ["network", "timeline", "table"])
def test_it_fits_a_telephone(name: str, sample_page: str, visit: Open) -> None:
    page = visit(sample_page, part=f"#view={name}", viewport={"width": 390, "height": 844}).page
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.parametrize("name", ["network", "timeline", "table"])
def test_paper_shows_the_drawing_as_it_is_wide_from_every_view(name: str, found: Visit) -> None:
    page = found.page
    go(page, f"view={name}&{PARS}")
    page.emulate_media(media="print")
    picture = page.locator("#printed")
    expect(picture).to_be_visible()
    wide, high = picture.evaluate("drawn => [drawn.clientWidth / drawn.clientHeight, drawn.width / drawn.height]")
    assert abs(wide - high) < 0.02
    expect(page.locator("#chips")).to_contain_text("Around PARS agreement")
    colours = """drawn => {
        const { data } = drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height);
        return new Set(new Uint32Array(data.buffer)).size;
    }"""
    assert picture.evaluate(colours) > 20
    assert len(page.pdf()) > 50_000
    page.emulate_media(media="screen")
    expect(page.locator("#printed")).to_have_count(0)
    expect(page.locator(f"#view-{name}")).to_be_visible()
    assert found.troubles == []
