"""Cards, tables of evidence, matrices and timelines: what they say, that links lead only to the web, and that all is escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.factories import philadelphia

from pressgraph.display import QuestionList, count_matrix, draw_timeline, entity_card, event_card, evidence_table
from pressgraph.display.matrix import shade
from pressgraph.errors import QueryError
from pressgraph.model import Article, Claim, Kind, Network, Record, ResolvedEntity, ResolvedEvent, Span, Status
from pressgraph.query import questions

BAD = "</td><script>alert(1)</script>\u202e<img src=x onerror=alert(2)>"
DISPLAYS: dict[str, Callable[[Network], str]] = {
    "entity": lambda network: entity_card(network, {}, "person/jim-kenney")._repr_html_(),
    "event": lambda network: event_card(network, {}, "terminate-pars")._repr_html_(),
    "evidence": lambda network: evidence_table(network, {}, {})._repr_html_(),
    "matrix": lambda network: count_matrix(network, {}, status="any")._repr_html_(),
    "matrix picture": lambda network: str(count_matrix(network, {}).picture()),
    "timeline": lambda network: draw_timeline(network, {}, {})._repr_svg_(),
}


class Tags(HTMLParser):
    """The tags of a text and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


class Asked(dict[str, Record]):
    """Records of which it is known which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: set[str] = set()

    def __contains__(self, article: object) -> bool:
        self.articles.add(str(article))
        return False

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("all records are read")


def test_a_display_asks_for_the_records_of_its_own_claims_alone() -> None:
    network, asked = philadelphia(), Asked()
    event_card(network, asked, "terminate-pars")
    entity_card(network, asked, "person/jim-kenney")
    evidence_table(network, asked, {"event": "terminate-pars"})
    his = {event.id for event in network.events if "person/jim-kenney" in (*event.agents, *event.objects, *event.recipients)}
    assert asked.articles == {claim.article for claim in network.claims if claim.event in {*his, "terminate-pars"}}


def test_a_card_tells_who_somebody_is_and_what_they_did() -> None:
    card = entity_card(philadelphia(), {}, "mayor kenney")
    lines = str(card).splitlines()
    assert lines[:3] == ["Jim Kenney (person)", "also called: Kenney, Mayor Kenney, the mayor", "7 facts in 2 articles"]
    html = card._repr_html_()
    assert "<b>terminated</b></mark>" in html and 'href="https://example.org/news/2018-07-27?id=pars"' in html
    assert card.facts[0].says == "In 2018, Jim Kenney sued the Trump administration."
    assert "unnamed source" in str(entity_card(philadelphia(), {}, "officials"))


def test_a_card_says_what_it_leaves_out() -> None:
    network = philadelphia()
    event, claim = network.events[0], network.claims[0]
    events = tuple(replace(event, id=f"e{n:02}", agents=("person/jim-kenney",), date=f"20{n:02}") for n in range(20))
    many = replace(network, events=events, claims=tuple(replace(claim, id=f"c{e.id}", event=e.id) for e in events))
    card = entity_card(many, {}, "Jim Kenney")
    assert len(card.shown) == 12 and card.more.startswith("and 8 more: case.table(agent='Jim Kenney')")
    assert "and 8 more" in card._repr_html_() and str(card).endswith(card.more)


def test_an_event_shows_each_claim_and_that_they_disagree() -> None:
    card = event_card(philadelphia(), {}, "kenney-consent")
    assert [(voice.status, voice.speaker) for voice in card.voices] == [(Status.NEGATED, None), (Status.ACTUAL, None)]
    html = card._repr_html_()
    assert card.is_disputed and "The claims disagree" in html and html.count("<tr") == 3 and "30 %" in html
    calm = event_card(philadelphia(), {}, "terminate-pars-1")
    assert not calm.is_disputed and "26 July 2018" in calm._repr_html_() and "his spokesman" in calm._repr_html_()
    with pytest.raises(QueryError, match="no event or claim 'x'"):
        event_card(philadelphia(), {}, "x")


def test_a_table_shows_the_facts_that_fit_with_their_evidence() -> None:
    table = evidence_table(philadelphia(), {}, {"agent": "kenney"}, most=2)
    assert (len(table), len(table.shown), table.summary) == (7, 2, "7 facts, the first 2 shown")
    assert list(table.frame()["agent"].unique()) == ["Jim Kenney"]
    html = evidence_table(philadelphia(), {}, {"status": "negated"})._repr_html_()
    assert ">negated</span>" in html and "border:1px dashed" in html and "<mark" in html
    assert str(table).splitlines()[0] == table.summary
    with pytest.raises(QueryError, match="no column 'agents'"):
        evidence_table(philadelphia(), {}, {"agents": "x"})


def test_the_mark_is_where_the_act_is_named_and_not_at_its_first_like() -> None:
    text = "After a strike,\n  the firm met  the strike leaders over the strike."
    start = text.rindex("strike")
    event = ResolvedEvent("e", "protest", (), ("work/x",), (), None, None, ("c",))
    claim = Claim("c", "e", "a", Span(start, start + 6, "strike"), Span(0, len(text), text), Status.ACTUAL, 0.9)
    thing = ResolvedEntity("work/x", "strike", Kind.OTHER, (), (("a", "e1"),))
    (fact,) = evidence_table(Network((Article("a", text),), (thing,), (event,), (claim,)), (), {}).facts
    assert fact.sources[0].marked == (
        ("", "After a strike, the firm met the strike leaders over the "),
        ("trigger", "strike"),
        ("", "."),
    )


def test_a_matrix_counts_deeds_unless_asked_for_more() -> None:
    deeds, every = count_matrix(philadelphia(), {}), count_matrix(philadelphia(), {}, status="any")
    kenney = {action: number for action, number in deeds.frame().loc["Jim Kenney"].to_dict().items() if number}
    assert kenney == {"meet": 2, "consent": 1, "sue": 1, "terminate": 1}
    assert "violate" not in deeds.columns and every.frame().loc["ICE", ("violate", "alleged")] == 1
    assert every.frame().loc["Jim Kenney", ("consent", "negated")] == 1
    assert str(deeds).splitlines()[2] == "Jim Kenney: meet 2, consent 1, sue 1, terminate 1"
    assert count_matrix(philadelphia(), {}, most=1).summary == "1 actor of 6, the busiest; events told as actual"
    assert list(count_matrix(philadelphia(), {"agent": "gym"}).frame().index) == ["Helen Gym"]


def test_a_matrix_without_anything_in_it_is_empty_and_a_wrong_status_is_said() -> None:
    nothing = count_matrix(philadelphia(), {"agent": "nobody"})
    assert nothing.frame().empty and "0 actors" in nothing._repr_html_() and "</svg>" in str(nothing.picture())
    with pytest.raises(QueryError, match="'sure' is no status; there are: actual, planned"):
        count_matrix(philadelphia(), {}, status="sure")


def test_two_of_one_name_are_two() -> None:
    network = philadelphia()
    renamed = replace(network, entities=tuple(replace(e, name="Kenney") if e.kind is Kind.PERSON else e for e in network.entities))
    found = count_matrix(renamed, {}).frame().index
    assert {"Kenney (person/jim-kenney)", "Kenney (person/helen-gym)"} <= set(found)


def test_every_number_can_be_read_on_its_shade() -> None:
    def luminance(colour: str) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all((luminance(shade(n, 9)) + 0.05) / (luminance("#17202c") + 0.05) > 4.5 for n in range(1, 10))


def test_a_timeline_says_the_same_in_words() -> None:
    timeline = draw_timeline(philadelphia(), {}, {})
    svg = ET.fromstring(timeline._repr_svg_())  # our own
    space = "{http://www.w3.org/2000/svg}"
    assert svg.findtext(f"{space}title") == "Who did what, and when" and "events" in (svg.findtext(f"{space}desc") or "")
    drawn = [mark.get("aria-label") for mark in svg.iter(f"{space}g") if mark.get("role") == "img"]
    undated = timeline.frame()["when"].eq("undated").sum()
    assert len(drawn) == len(timeline.frame()) - undated and undated == 2
    assert all(label and label in str(timeline) for label in drawn)
    assert "    26 July 2018: Jim Kenney ended the PARS agreement." in str(timeline)
    assert "told on 27 July 2018 (negated): District Attorney Larry Krasner did not renew the PARS agreement." in str(timeline)
    assert "the busiest 2 of 8 lines" in draw_timeline(philadelphia(), {}, {}, most=2).summary


@pytest.mark.parametrize(("by", "first"), [("agent", "Jim Kenney"), ("object", "PARS agreement"), ("action", "consent")])
def test_a_line_is_an_actor_an_object_or_an_action(by: str, first: str) -> None:
    timeline = draw_timeline(philadelphia(), {}, {}, by=by, most=3)
    assert first in [name for name, _ in timeline.lanes] and len(timeline.lanes) == 3


def test_a_timeline_of_nothing_is_empty_and_a_wrong_line_is_said() -> None:
    assert "0 events" in draw_timeline(philadelphia(), {}, {"agent": "nobody"})._repr_svg_()
    with pytest.raises(QueryError, match="by='who' should be one of: agent, object, action"):
        draw_timeline(philadelphia(), {}, {}, by="who")


def test_pictures_are_saved(tmp_path: Path) -> None:
    draw_timeline(philadelphia(), {}, {}).picture().save(tmp_path / "timeline.svg")
    assert (tmp_path / "timeline.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert repr(count_matrix(philadelphia(), {}).picture()).startswith("Who did what\n")


def test_the_questions_are_listed_with_what_they_ask_for() -> None:
    listed = QuestionList(tuple(questions().values()))
    assert list(listed.frame()["name"]) == list(questions())
    assert "is-it-over: Is it over? (object (must be given))" in str(listed).splitlines()
    assert "disputed: Which claims disagree? (asks for nothing)" in repr(listed)


@pytest.mark.parametrize("name", DISPLAYS)
def test_a_hostile_article_cannot_leave_its_place(name: str) -> None:
    network = philadelphia()
    articles = tuple(replace(a, title=BAD, outlet=BAD, url="javascript:alert(3)") for a in network.articles)
    entities = tuple(replace(e, name=f"{e.name}{BAD}", aliases=(BAD,)) for e in network.entities)
    claims = tuple(replace(c, evidence=replace(c.evidence, text=c.evidence.text + BAD), speaker_name=BAD) for c in network.claims)
    html = DISPLAYS[name](replace(network, articles=articles, entities=entities, claims=claims))
    found = Tags(html)
    assert not {"script", "img"} & found.tags and not {name for name in found.attributes if name.startswith("on") or name == "href"}
