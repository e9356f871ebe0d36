"""Every page that is made of articles, with attacks in every field: nothing runs, nothing is asked for, all facts are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page
from tests.browser.conftest import Visit
from tests.hostile import ATTACKS, MARKERS, hostile, write_hostile

from pressgraph.case import Case
from pressgraph.display import show_network, summary_html
from pressgraph.export import EXPORTERS
from pressgraph.export.base import FileExporter
from pressgraph.export.html import draw_network
from pressgraph.export.html.reading import file_names, index_page, reading_body, reading_page, reading_style
from pressgraph.stories import tell_story, trace_stance

Open = Callable[[str], Visit]
NETWORK, RECORDS = hostile()
NUMBERS = range(len(ATTACKS))
# what only markup of an article can have brought: the pages have no pictures, frames or handlers of their own
BROUGHT = """allowed => {
    const all = [...document.querySelectorAll('*')];
    const handlers = all.filter(element => [...element.attributes].some(attribute => attribute.name.startsWith('on')));
    const brought = 'img, iframe, object, embed, link, base, form[action], meta[http-equiv=refresh]';
    const strange = [...document.querySelectorAll(brought)];
    const links = [...document.links].filter(link => !['http:', 'https:', 'file:', 'about:'].includes(link.protocol));
    const elements = [...handlers, ...strange.filter(element => !element.matches(allowed)), ...links];
    return elements.map(element => element.outerHTML.slice(0, 200));
}"""
RAN = "() => [window.ran, document.title === 'XSS']"


def exported(name: str) -> str:
    exporter = EXPORTERS[name]
    assert isinstance(exporter, FileExporter)
    return exporter.render(NETWORK)


def fragment(html: str, style: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>notebook</title><style>{style}</style><body>{html}</body></html>"
    )


def reading(number: int, make: Callable[..., str] = reading_page) -> str:
    article = next(article for article in NETWORK.articles if article.id == ATTACKS[number])
    return make(NETWORK, RECORDS[article.id], article)


def story(number: int) -> str:
    return tell_story(NETWORK, RECORDS.values(), f"agreement/{number}/{ATTACKS[number]}").to_html()


def story_cell(number: int) -> str:
    return fragment(tell_story(NETWORK, RECORDS.values(), f"agreement/{number}/{ATTACKS[number]}")._repr_html_())


def stance(number: int) -> str:
    attack = ATTACKS[number]
    return trace_stance(NETWORK, RECORDS.values(), f"person/{number}/{attack}", f"agreement/{number}/{attack}").to_html()


def contents() -> str:
    return index_page(ATTACKS[0], list(zip(NETWORK.articles, file_names(NETWORK.articles), strict=True)), NETWORK)


# a page of the whole case, and the markers that it must show
WHOLE: dict[str, tuple[Callable[[], str], Iterable[str]]] = {
    "page": (lambda: exported("html"), MARKERS),
    "pyvis": (lambda: draw_network(NETWORK, title=ATTACKS[0]).generate_html(), MARKERS),
    "contents of the readings": (contents, ()),
    "a case in a cell": (lambda: fragment(summary_html(NETWORK, name=ATTACKS[0])), ()),
    "the page in a cell": (lambda: fragment(show_network(NETWORK, title=ATTACKS[0])._repr_html_()), MARKERS),
}
# a page of one article or thing, made for each attack
EACH: dict[str, Callable[[int], str]] = {
    "reading": reading,
    "reading in a page of one's own": lambda number: fragment(reading(number, reading_body), reading_style()),
    "story": story,
    "story in a cell": story_cell,
    "stance": stance,
}


def provoke(page: Page | Frame) -> None:
    """Do what wakes handlers: open what is folded and each view, tick what is filtered, point at and choose the first facts."""
    if not page.evaluate("document.scripts.length"):
        return
    page.evaluate("() => document.querySelectorAll('details').forEach(element => { element.open = true; })")
    for box in page.locator("input[type=checkbox]:visible:not(:checked)").all():
        box.check()
    for tab in page.get_by_role("tab").all():
        tab.click()
    for button in page.locator("button.fact:visible, a.pick:visible, a.m-trigger:visible").all()[:3]:
        button.hover()
        button.click()


def check(found: Visit, markers: Iterable[str]) -> None:
    page = found.page
    page.emulate_media(reduced_motion="reduce")
    frames = [frame for frame in page.frames if frame.parent_frame] or [page.main_frame]
    for frame in frames:
        frame.wait_for_load_state()
        provoke(frame)
    for frame in page.frames:
        allowed = "iframe[sandbox='allow-scripts']" if frame is page.main_frame else "none"
        assert frame.evaluate(RAN) == [None, False]
        assert frame.evaluate(BROUGHT, allowed) == []
    shown = "".join(frame.locator("body").inner_text() for frame in frames)
    assert [marker for marker in markers if marker not in shown] == []
    assert frames[0].evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    assert found.troubles == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:", "about:"))] == []


@pytest.mark.parametrize("attack", ATTACKS[:6])
def test_the_attacks_run_where_nothing_is_escaped(attack: str, visit: Open) -> None:
    page = visit(fragment(f"<title>{attack}</title><p>{attack}</p><p title='{attack}'></p>")).page
    assert page.evaluate(RAN)[0] == 1 or page.evaluate(BROUGHT, "none") != []


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_of_a_hostile_case_runs_nothing_and_shows_its_facts(name: str, visit: Open) -> None:
    make, markers = WHOLE[name]
    check(visit(make()), markers)


@pytest.mark.parametrize("name", EACH)
def test_a_page_of_a_hostile_article_runs_nothing_and_shows_its_fact(name: str, visit: Open) -> None:
    for number in NUMBERS:
        found = visit(EACH[name](number))
        check(found, MARKERS[number : number + 1])
        found.page.close()


def test_a_hostile_case_on_disk_is_shown_as_it_is(tmp_path: Path, visit: Open) -> None:
    case = Case(write_hostile(tmp_path / "case"))
    found = visit(fragment(case._repr_html_() + case.events().to_html() + case.read(ATTACKS[0])._repr_html_()))
    assert found.page.evaluate(RAN) == [None, False]
    assert found.page.evaluate(BROUGHT, "iframe[sandbox='allow-scripts']") == []
    assert found.troubles == []
