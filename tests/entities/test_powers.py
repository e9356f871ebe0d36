"""Capitals, seats and peoples that stand for a government by what they do, and those that do not."""

from __future__ import annotations

import pytest
from tests.stories import naming, record, told

from pressgraph.build import read_records
from pressgraph.entities import resolve_entities
from pressgraph.model import Article
from pressgraph.resources import read_table

IRAN = "place:Iran"


def names(*records):
    return {entity.name for entity in resolve_entities(records)}


@pytest.fixture(scope="module")
def governments(nlp):
    """The governments that each example sentence of both tables is read to be of."""
    examples = sorted({row["example"] for table in ("powers", "state_acts") for row in read_table(table)})
    articles = [Article(f"a{number}", text, date="2019-08-03") for number, text in enumerate(examples)]
    found = (names(read) for read in read_records(nlp, articles))
    return {text: {name for name in here if name.startswith("Government of")} for text, here in zip(examples, found, strict=True)}


@pytest.mark.parametrize("row", read_table("powers"), ids=lambda row: row["name"])
def test_a_capital_or_seat_that_acts_is_a_government(row, governments):
    (name,) = governments[row["example"]]
    assert name.removeprefix("Government of ").removeprefix("the ") == row["country"]


@pytest.mark.parametrize("row", read_table("state_acts"), ids=lambda row: row["action"])
def test_an_act_of_states(row, governments):
    assert governments[row["example"]]


ONE = {
    "two capitals and their governments": (
        [record("a", told("agree", "place:Paris; place:Berlin", "agreement:Iran deal", IRAN)),
         record("b", told("reject", "organization:French government", "agreement:Iran deal"))],
        {"French government", "Government of Germany"},
    ),
    "the seat and the government by its three names": (
        [record("a", told("deny", "organization:Downing Street", "")),
         record("b", told("propose", "organization:the British government", "agreement:Brexit bill")),
         record("c", told("propose", "organization:UK government", "agreement:Brexit bill")),
         record("d", told("propose", "organization:government of the United Kingdom", "agreement:Brexit bill"))],
        {"government of the United Kingdom"},
    ),
    "a people that signs": ([record("a", told("agree", "group:the British", "", IRAN))], {"Government of the United Kingdom"}),
    "a speaker": ([record("a", told("attack", IRAN, "", speaker="place:Moscow"))], {"Government of Russia"}),
}  # fmt: skip
NONE = {
    "where somebody is": [record("a", told("agree", IRAN, "", "in; place:Paris"), told("deny", "place:Paris", "", IRAN))],
    "a city at home": [record("a", told("sanction", "place:Paris", "old cars"))],
    "a march": [record("a", told("protest", "place:Paris", "", IRAN))],
    "the person": [record("a", told("reject", "person:Washington", "", IRAN))],
    "a people that votes": [record("a", told("protest", "group:the British", "", IRAN))],
    "persons": [record("a", told("agree", "group:Britons", "", IRAN))],
    "a seat that only is mentioned": [naming("a", IRAN, "organization:Acme")],
}


@pytest.mark.parametrize("case", ONE)
def test_they_join_the_government(case):
    records, governments = ONE[case]
    assert {name for name in names(*records) if "overnment" in name} == governments


@pytest.mark.parametrize("records", NONE.values(), ids=NONE)
def test_they_stay_what_they_are(records):
    assert not [name for name in names(*records) if "Government" in name]


def test_one_article_may_mean_the_place_and_another_the_government():
    there = record("a", told("meet", IRAN, "", "in; place:Moscow"))
    power = record("b", told("deny", "place:Moscow", "", IRAN))
    found = {entity.id: entity for entity in resolve_entities([there, power])}
    assert "place/moscow" in found
    assert found["organization/russia-government"].aliases == ("Moscow",)


def test_the_reason_says_for_whom_it_stands():
    records = [record("a", told("deny", "organization:Kremlin")), record("b", told("deny", "organization:Russian government"))]
    joins = [join for entity in resolve_entities(records) for join in entity.joins]
    assert [(join.rule, join.why) for join in joins] == [
        ("metonym", "'Kremlin' stands for the government of Russia, by what it does"),
        ("body", "is the government of Russia"),
    ]


@pytest.mark.parametrize("row", read_table("wikidata"), ids=lambda row: row["place"])
def test_a_country_or_state_is_known_in_wikidata(row):
    (entity,) = resolve_entities([naming("a", f"place:{row['place']}")])
    assert entity.same_as == f"http://www.wikidata.org/entity/{row['item']}"
    assert row["place"] in row["example"]


def test_another_name_of_a_country_has_its_address_and_what_shares_a_name_has_none():
    found = {e.name: e.same_as for e in resolve_entities([naming("a", "place:Britain", "place:Georgia", "person:France")])}
    assert found == {"Britain": "http://www.wikidata.org/entity/Q145", "Georgia": None, "France": None}
