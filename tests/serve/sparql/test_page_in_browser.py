"""The query page in a real Chromium: by keyboard alone, without a network, in light and dark, and with hostile values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.accessibility import violations
from tests.serve.conftest import Served

PEOPLE = "SELECT ?who ?name { ?who a pg:Person ; rdfs:label ?name } ORDER BY ?name"
EVIL = "SELECT ('<img src=x onerror=alert(1)>' AS ?a) (<javascript:alert(1)> AS ?b) ('</script><script>alert(2)</script>' AS ?c) {}"
SIZES = """['#query', '.paint'].map(name => document.querySelector(name))
    .map(node => [node.clientWidth, node.scrollHeight, node.scrollTop])"""
WRONG = "SELECT ?x {\n  ?x a pg:Person .\n  FILTR(?x)\n}"


@dataclass
class Desk:
    """The page, and everything that should not have happened in it."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.page.fill("#query", "")
        self.page.focus("#query")
        self.page.keyboard.insert_text(text)

    def run(self, text: str) -> str:
        self.write(text)
        with self.page.expect_response(lambda response: "/sparql?query=" in response.url):
            self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function("() => document.getElementById('stop').hidden")
        return self.page.inner_text("#answer")


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Callable[..., Desk]]:
    """Opens the page in a window of its own."""
    contexts = []

    def opened(address: str = "/sparql", **options: Any) -> Desk:
        context = browser.new_context(viewport={"width": 1200, "height": 900}, **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        found = Desk(context.new_page())
        found.page.on("console", lambda message: found.troubles.append(message.text))
        found.page.on("pageerror", lambda error: found.troubles.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.troubles.append(dialog.message), dialog.dismiss()))
        found.page.goto(served.address + address)
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(desk: Callable[..., Desk], scheme: str) -> None:
    at = desk(color_scheme=scheme)
    assert violations(at.page) == []
    at.run(PEOPLE)
    assert violations(at.page) == []
    at.run(WRONG)
    assert violations(at.page) == []
    at.page.select_option("#question", "what-did-they-do")
    at.page.click("#choose button")
    at.page.wait_for_selector("#fill")
    at.page.click("#prefixes summary")
    at.page.click("#earlier summary")
    at.write("SELECT ?x { ?x a pg:Ter")
    at.page.wait_for_selector("#proposals li")
    assert violations(at.page) == []
    assert at.troubles == []


def test_a_query_is_answered_in_place_and_can_be_linked(desk: Callable[..., Desk], served: Served) -> None:
    at = desk()
    assert "Jim Kenney" in at.run(PEOPLE)
    assert parse_qs(urlsplit(at.page.url).query) == {"query": [PEOPLE]}
    assert "rows" in at.page.inner_text("#said")
    # focus goes to the answer, so that a screen reader goes on there
    assert at.page.evaluate("document.activeElement.id") == "answer"
    assert at.page.get_attribute("#answer a:has-text('jim-kenney')", "href") == "/entity?id=person%2Fjim-kenney"
    at.run("ASK {}")
    at.page.go_back()
    at.page.wait_for_selector("#answer table")
    assert at.page.input_value("#query") == PEOPLE
    # somebody else opens the link
    other = desk(f"/sparql?query={quote(PEOPLE)}")
    assert "Jim Kenney" in other.page.inner_text("#answer")
    assert at.troubles == other.troubles == []


def test_keys_alone_do_everything(desk: Callable[..., Desk]) -> None:
    at = desk()
    keys = at.page.keyboard
    at.page.focus("#question")
    keys.type("Who terminated")
    keys.press("Tab")
    keys.press("Enter")
    at.page.wait_for_selector("#fill")
    at.page.wait_for_function("() => document.activeElement.id.startsWith('ask_')")
    while at.page.evaluate("document.activeElement.name") != "ask_object":
        keys.press("Tab")
    keys.type("PARS")
    keys.press("Enter")
    at.page.wait_for_function("() => document.getElementById('query').value.includes('\"PARS\"')")
    # Tab leaves the editor: nobody is caught in it
    at.page.focus("#query")
    keys.press("Tab")
    assert at.page.evaluate("document.activeElement.id") == "run"
    keys.press("Enter")
    at.page.wait_for_selector("#answer table")
    assert "PARS" in at.page.inner_text("#answer")
    assert at.troubles == []


def test_names_are_proposed_while_somebody_types(desk: Callable[..., Desk]) -> None:
    at = desk()
    keys = at.page.keyboard
    at.write("SELECT ?event { ?event a pg:Termi")
    at.page.wait_for_selector("#proposals li")
    # Enter is a new line until something is chosen
    assert at.page.get_attribute("#query", "aria-activedescendant") is None
    keys.press("ArrowDown")
    assert at.page.get_attribute("#query", "aria-activedescendant") == "proposal-0"
    keys.press("Enter")
    assert at.page.input_value("#query") == "SELECT ?event { ?event a pg:Termination"
    # what was put in can be taken back
    keys.press("Control+z")
    assert at.page.input_value("#query") == "SELECT ?event { ?event a pg:Termi"
    keys.press("Control+Shift+z")
    keys.type(" ; pg:about ?ev")
    at.page.wait_for_selector("#proposals li:has-text('?event')")
    keys.press("Escape")
    assert at.page.is_hidden("#proposals")
    keys.type("ent } # ")
    keys.press("Control+Space")
    at.page.wait_for_selector("#proposals li")
    keys.press("Escape")
    assert at.troubles == []


def test_the_colours_lie_under_the_letters(desk: Callable[..., Desk]) -> None:
    at = desk()
    for text in (PEOPLE, EVIL, WRONG, "# SELECT\n'unclosed\n\n\n" + "?x " * 400, "\n" * 60 + "ASK"):
        at.write(text)
        painted = at.page.evaluate("document.querySelector('.paint').textContent")
        assert painted == text + "\n"
        sizes = at.page.evaluate(SIZES)
        assert abs(sizes[0][0] - sizes[1][0]) <= 1
        assert abs(sizes[0][1] - sizes[1][1]) <= 2 or sizes[0][1] <= 400
        assert sizes[0][2] == sizes[1][2]


def test_an_error_leads_to_its_place(desk: Callable[..., Desk]) -> None:
    at = desk()
    assert "“FILTR” is no word of SPARQL; did you mean FILTER?" in at.run(WRONG)
    at.page.click("text=Go there")
    start = at.page.evaluate("document.getElementById('query').selectionStart")
    assert WRONG[start:].startswith("FILTR")
    assert at.troubles == []


def test_earlier_queries_of_the_tab_are_kept_and_no_longer(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.run(PEOPLE)
    at.run("ASK {}")
    at.page.reload()
    at.page.click("#earlier summary")
    assert at.page.locator("#earlier pre").all_inner_texts() == ["ASK {}", PEOPLE]
    at.page.click("#earlier li:nth-child(2) button")
    assert at.page.input_value("#query") == PEOPLE
    assert at.page.evaluate("localStorage.length") == 0
    assert not desk().page.is_visible("#earlier")


def test_hostile_values_do_nothing(desk: Callable[..., Desk]) -> None:
    at = desk()
    answer = at.run(EVIL)
    assert "<img src=x onerror=alert(1)>" in answer
    assert "javascript:alert(1)" in answer
    assert at.page.locator("#answer img, #answer script, #answer a[href^='javascript']").count() == 0
    at.page.reload()
    assert at.page.locator("#answer img, #answer script").count() == 0
    assert at.troubles == []


def test_it_works_without_script(desk: Callable[..., Desk]) -> None:
    at = desk(java_script_enabled=False)
    at.page.select_option("#question", "who-terminated-what")
    at.page.click("#choose button")
    at.page.fill("[name=ask_object]", "PARS")
    at.page.click("#fill button")
    assert '"PARS"' in at.page.input_value("#query")
    at.page.click("#run")
    assert "PARS" in at.page.inner_text("#answer")
    assert at.page.is_hidden("#stop")
