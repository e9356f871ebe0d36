"""On which side somebody is seen."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from tests.factories import philadelphia
from tests.stories import told

from pressgraph.build import read_doc, resolve
from pressgraph.case import Case
from pressgraph.graph.terms import actions
from pressgraph.model import Article
from pressgraph.resources import read_table
from pressgraph.stories import Side, trace_stance
from pressgraph.stories.positions import words_side
from pressgraph.stories.stance import COLUMNS

ROWS, WORDS = read_table("stances"), read_table("stance_words")
KRASNER, PARS = "person:Larry Krasner", "agreement:PARS agreement"


def test_every_action_has_a_row() -> None:
    assert [row["action"] for row in ROWS if row["action"] not in actions()] == []
    assert {row["action"] for row in ROWS} == set(actions())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["action"])
def test_an_example_shows_the_stance_of_its_row(row: dict[str, str], example: Callable[[str, str], Doc]) -> None:
    seen = sides(row["action"], row["example"], example("stances", row["example"]))
    assert seen <= {row["thing"]} and (seen or row["thing"] == "neutral")


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["words"])
def test_words_before_a_thing_show_the_side_of_their_row(row: dict[str, str], example: Callable[[str, str], Doc]) -> None:
    assert sides(row["action"], row["example"], example("stance_words", row["example"])) == {row["side"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Calling for talks, workers protested against the Riverton agreement.",
        "Workers marched against the Riverton agreement.",
        "Workers marched against the Riverton agreement for two days.",
    ],
)
def test_such_words_elsewhere_in_the_sentence_show_nothing(sentence: str, nlp: Language) -> None:
    assert sides("protest", sentence, nlp(sentence)) == {"against"}


def sides(action: str, sentence: str, doc: Doc) -> set[str]:
    """The sides that a sentence shows of those who do this in it."""
    article = Article("a", sentence, date="2018-07-27")
    record = read_doc(doc, article, reader="test")
    network = resolve([article], [record])
    events = [event for event in network.events if event.action == action]
    assert events, "the example is not read as its action"
    return {
        position.side.value
        for event in events
        for agent in event.agents
        for thing in (*event.objects, *event.recipients)
        for position in trace_stance(network, [record], agent, thing).positions
    }


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("a renewal of the agreement", "for"),
        ("end to it", "against"),
        ("dropping the deal", "against"),
        ("going along with an extension", "for"),
        ("ratify it", "for"),
        ("the matter", "unclear"),
        ("making a deal", "unclear"),
    ],
)
def test_words_for_an_act_have_its_side(words: str, side: str) -> None:
    assert words_side(words, {"agreement", "deal"}) == side


@pytest.mark.parametrize(
    ("event", "side", "counts"),
    [
        (told("support", KRASNER, PARS), "for", True),
        (told("oppose", KRASNER, PARS), "against", True),
        (told("abstain", KRASNER, PARS), "neutral", False),
        (told("demand", KRASNER, PARS, content="terminate"), "against", True),
        (told("demand", KRASNER, PARS, content="renew"), "for", True),
        (told("oppose", KRASNER, PARS, content="renew"), "against", True),
        (told("oppose", KRASNER, PARS, content="terminate"), "for", True),
        (told("threaten", KRASNER, PARS, content="terminate"), "against", True),
        (told("threaten", KRASNER, PARS), "against", True),
        (told("terminate", KRASNER, PARS, status="planned"), "against", False),
        (told("terminate", KRASNER, PARS, status="alleged", speaker="group~officials"), "against", False),
        (told("consent", KRASNER, PARS, status="negated"), "for", False),
        (told("consent", KRASNER, PARS, status="demanded"), "for", False),
        (told("consent", KRASNER, PARS, speaker="group~officials"), "for", True),
    ],
)
def test_only_deeds_count(network_of, event, side: str, counts: bool) -> None:
    network, records = network_of(("a", [event], {"date": "2018-07-27"}))
    (position,) = trace_stance(network, records, "Krasner", "PARS").positions
    assert (position.side.value, position.counts) == (side, counts)


def test_a_change_is_said(network_of) -> None:
    stance = trace_stance(
        *network_of(
            ("a", [told("consent", KRASNER, PARS, date="2017")], {}),
            ("b", [told("renew", KRASNER, PARS, date="2018-01", status="planned")], {}),
            ("c", [told("withdraw_consent", KRASNER, PARS, date="2018-07"), told("oppose", KRASNER, PARS, date="2018-08")], {}),
        ),
        "Larry Krasner",
        "PARS agreement",
    )
    assert stance.summary == "for (2017), then against (July 2018); seen in 3 deeds"
    assert [(p.change, p.side) for p in stance.changes] == [(Side.FOR, Side.AGAINST)]
    assert stance.side is Side.AGAINST
    assert "January 2018 [for, does not count: planned]: Larry Krasner is to renew PARS agreement." in str(stance).replace(
        "the PARS", "PARS"
    )
    assert "→ changes from for to against" in str(stance)
    assert "changes from for to against" in stance._repr_html_() and stance.to_html().startswith("<!DOCTYPE html>")


def test_a_word_of_others_is_marked(network_of) -> None:
    network, records = network_of(("a", [told("consent", KRASNER, PARS, speaker="person:Ann Lee")], {"date": "2018-07-27"}))
    stance = trace_stance(network, records, "Krasner", "PARS")
    assert "[for, on the word of Ann Lee]" in str(stance)
    assert stance.summary == "for (by 27 July 2018); seen in 1 deed, 1 of them on the word of others alone"


@pytest.mark.parametrize(
    ("actor", "thing", "summary"),
    [
        ("Helen Gym", "Trump administration", "no deed in this case shows a side"),
        ("court system", "PARS agreement", "no deed in this case shows a side; 1 event without a side or without a deed"),
    ],
)
def test_no_stance_is_said_too(actor: str, thing: str, summary: str) -> None:
    stance = trace_stance(philadelphia(), (), actor, thing)
    assert (stance.summary, stance.side) == (summary, Side.UNCLEAR)
    assert list(stance.frame().columns) == list(COLUMNS)
    assert json.loads(json.dumps(stance.to_json()))["summary"] == summary


def test_the_stance_of_the_sample_is_that_of_its_articles(sample: Case) -> None:
    stance = sample.stance("Larry Krasner", "PARS agreement")
    assert stance.summary == "against (July 2018); seen in 2 deeds"
    assert list(stance.frame().action) == ["withdraw_consent", "oppose"]
