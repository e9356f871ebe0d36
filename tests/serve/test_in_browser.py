"""The application in a real browser: accessible, quiet, usable with keys alone, and deaf to what hostile articles say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.accessibility import violations
from tests.browser.conftest import Visit
from tests.serve.conftest import Served, write_case
from tests.serve.hostile import TEXTS, hostile

from pressgraph.case import Case

PATHS = (
    "/",
    "/search?q=kenney",
    "/search?q=xyzzy",
    "/entities",
    "/entity?id=person/jim-kenney",
    "/entity?id=agreement/pars",
    "/story?id=agreement/pars",
    "/stance?actor=person/larry-krasner&thing=agreement/pars",
    "/events",
    "/event?id=terminate-pars",
    "/event?id=kenney-consent",
    "/articles",
    "/article?id=2018-07-27-pars",
    "/questions",
    "/questions/who-terminated-what?status=any",
    "/questions/between-dates?since=soon",
    "/graph",
    "/review",
    "/judgements",
    "/downloads",
    "/sparql",
    "/nowhere",
)
JIM, KENNY = "person/jim-kenney", "person/jim-kenny"


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """New windows, closed with the test."""
    opened: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        opened.append(browser.new_context(**options))  # type: ignore[arg-type]
        opened[-1].set_default_timeout(15_000)
        return opened[-1]

    yield new
    for context in opened:
        context.close()


def watched(context: BrowserContext) -> Visit:
    """A page with everything that should not happen in it; that an address is not found is no trouble of the page's."""
    page = context.new_page()
    found = Visit(page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda message: None if "status of 40" in message.text else found.troubles.append(message.text))
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    page.on("dialog", lambda dialog: (found.troubles.append(dialog.message), dialog.dismiss()))
    return found


def is_narrow_enough(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"))


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (400, "light")])
def test_every_page_is_accessible_and_quiet(width: int, scheme: str, served: Served, contexts) -> None:
    visit = watched(contexts(viewport={"width": width, "height": 800}, color_scheme=scheme))
    for path in PATHS:
        visit.page.goto(served.address + path)
        assert violations(visit.page) == [], path
        assert is_narrow_enough(visit.page), path
        assert visit.page.locator("h1").count() == 1, path
    assert visit.troubles == []
    assert [url for url in visit.requests if not url.startswith(served.address)] == []


def test_forms_for_judging_are_accessible(newsroom: Served, contexts) -> None:
    visit = watched(contexts())
    for path in ("/review", f"/entity?id={JIM}", "/judgements"):
        visit.page.goto(newsroom.address + path)
        visit.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(visit.page) == [], path
    assert visit.troubles == []


def test_a_reporter_finds_the_sentence_with_keys_alone(served: Served, contexts) -> None:
    page = contexts().new_page()
    page.goto(served.address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search actors, agreements, actions, sentences")).to_be_focused()
    page.keyboard.type("krasnr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=krasnr")
    link = page.get_by_role("link", name="Larry Krasner").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity?id=**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Larry Krasner")
    expect(page.locator("#done + ol blockquote, section:has(#done) blockquote").first).to_contain_text("withdrew his consent")


def test_a_pair_is_judged_in_the_browser_and_the_judgement_undone(newsroom: Served, contexts) -> None:
    visit = watched(contexts())
    page = visit.page
    page.goto(f"{newsroom.address}/review")
    page.get_by_label("Why?").fill("one mayor")
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="They are one").click()
    expect(page.get_by_role("status")).to_contain_text("Judgement 1: merge.")
    assert [j.who for j in Case(newsroom.folder).resolved().judgements] == ["Ann"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Judgement 2: undo.")
    for _ in range(20):  # until the list is worked out anew
        if page.get_by_text("Look again").count():
            page.goto(f"{newsroom.address}/review")
    expect(page.get_by_text("Pair 1 of 1")).to_be_visible()
    assert visit.troubles == []


def test_the_other_is_chosen_from_names_while_one_types(newsroom: Served, contexts) -> None:
    visit = watched(contexts())
    page = visit.page
    page.goto(f"{newsroom.address}/entity?id={JIM}")
    field = page.get_by_label("The other: its name")
    near = page.locator("#merge-near option")
    expect(near.first).to_have_attribute("value", "Jim Kenny")
    field.press_sequentially("kra")
    expect(near).to_have_count(1)
    expect(near).to_have_attribute("value", "Larry Krasner")
    expect(near).to_have_attribute("label", "person, 3 events")
    field.fill("Jim Kenny")
    page.locator("form", has=field).get_by_label("Why?").fill("one mayor")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("status").first).to_contain_text("Judgement 1: merge.")
    assert visit.troubles == []


def test_questions_propose_the_names_of_the_case(served: Served, contexts) -> None:
    visit = watched(contexts())
    for path, field in (("/questions/who-terminated-what", "#ask-object"), ("/", "#q"), ("/entities", "#q")):
        visit.page.goto(served.address + path)
        visit.page.locator(field).press_sequentially("pars")
        proposed = visit.page.locator(f"datalist#{visit.page.locator(field).get_attribute('list')} option")
        expect(proposed.first).to_have_attribute("value", "PARS agreement")
    assert visit.troubles == []


def test_without_script_near_names_are_there_to_choose(newsroom: Served, contexts) -> None:
    page = contexts(java_script_enabled=False).new_page()
    page.goto(f"{newsroom.address}/entity?id={JIM}")
    expect(page.locator("#merge-near option").first).to_have_attribute("value", "Jim Kenny")


def test_a_page_of_another_site_cannot_judge(newsroom: Served, contexts, tmp_path: Path) -> None:
    """The other site is a file: even with the right key, which it cannot know, its form is refused."""
    form = {"token": newsroom.token(), "act": "merge", "entity": JIM, "other": KENNY, "why": "x"}
    fields = "".join(f'<input name="{name}" value="{value}">' for name, value in form.items())
    path = tmp_path / "evil.html"
    path.write_text(f'<form method="post" action="{newsroom.address}/judge">{fields}<button>win</button></form>', encoding="utf-8")
    page = contexts().new_page()
    page.goto(f"{newsroom.address}/review")  # the browser has the cookie
    page.goto(path.as_uri())
    page.get_by_role("button").click()
    page.wait_for_url("**/judge")
    assert Case(newsroom.folder).resolved().judgements == ()


@pytest.mark.slow
def test_hostile_articles_run_nothing_and_break_no_page(tmp_path: Path, serve, contexts) -> None:
    network = hostile()
    running = serve(write_case(tmp_path / "case", network))
    visit = watched(contexts(viewport={"width": 400, "height": 800}))
    ids = [e.id for e in network.entities]
    paths = ["/", "/entities", "/events", "/articles", "/questions/who-terminated-what?status=any", "/downloads", "/review"]
    paths += ["/graph", "/judgements", "/sparql?query=" + quote("SELECT ?one ?name ?says { ?one rdfs:label ?name ; ?p ?says }")]
    paths += [f"/questions/{name}" for name in ("parties-and-actions", "who-said-what", "disputed", "low-confidence", "evidence")]
    paths += [f"/stance?actor={quote(ids[0], safe='')}&thing={quote(i, safe='')}" for i in ids]
    paths += [f"/entity?id={quote(i, safe='')}" for i in ids] + [f"/story?id={quote(i, safe='')}" for i in ids]
    paths += [f"/event?id={quote(e.id, safe='')}" for e in network.events]
    paths += [f"/article?id={quote(a.id, safe='')}" for a in network.articles]
    paths += [f"/search?q={quote(text[:150], safe='')}" for text in TEXTS]
    paths += [f"/names.json?q={quote(text[:20], safe='')}" for text in TEXTS]
    paths += [f"{path}?id={quote(text[:150], safe='')}" for path in ("/entity", "/event", "/article") for text in TEXTS]
    for path in paths:
        answer = visit.page.goto(running.address + path)
        assert answer is not None and answer.status in {200, 404}, (path, answer and answer.status)
        assert visit.page.title() != "XSS" and "49" not in visit.page.title(), path
        harm = "img[src=x], [onerror], [onload], [onfocus], [onmouseover], main script, a[href^=javascript], a[href^=data]"
        assert visit.page.locator(harm).count() == 0, path
        assert is_narrow_enough(visit.page), path
    assert visit.troubles == []
    assert [url for url in visit.requests if not url.startswith(running.address)] == []
