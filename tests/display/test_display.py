"""What a notebook shows."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

from tests.factories import philadelphia

from pressgraph.display import Page, busiest, show_network, summary_html
from pressgraph.model import Network


class Frame(HTMLParser):
    """The attributes of the only tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_page_lies_in_a_sandboxed_frame_that_holds_all_of_it() -> None:
    page = show_network(philadelphia(), height=500)
    ((tag, attributes),) = Frame(page._repr_html_()).found
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"] == page.html
    assert (attributes["height"], attributes["title"]) == ("500", "Who did what: 2 articles")


def test_a_title_cannot_leave_its_attribute() -> None:
    ((_, attributes),) = Frame(Page('<p class="x">', title='"><script>')._repr_html_()).found
    assert attributes["title"] == '"><script>' and attributes["srcdoc"] == '<p class="x">'


def test_a_summary_counts_articles_facts_and_actors() -> None:
    html = summary_html(philadelphia())
    assert "2 (2018-07-27 to 2018-07-27)" in html
    assert "16 (10 actual" in html or "actual" in html
    assert "Jim Kenney" in html


def test_a_summary_escapes_names() -> None:
    network = philadelphia()
    entities = tuple(dataclasses.replace(entity, name="<script>") for entity in network.entities)
    assert "<script>" not in summary_html(dataclasses.replace(network, entities=entities), name="<b>")


def test_an_empty_case_is_summed_up_too() -> None:
    html = summary_html(Network((), (), (), ()))
    assert "nobody" in html


def test_the_busiest_act_most_and_have_names() -> None:
    assert [entity.name for entity in busiest(philadelphia(), 2)] == ["Jim Kenney", "Larry Krasner"]
