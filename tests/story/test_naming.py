"""What is found by a name."""

from __future__ import annotations

import re

import pytest
from tests.factories import entity, philadelphia

from pressgraph.display import entity_card
from pressgraph.errors import QueryError
from pressgraph.model import Network, ResolvedEvent
from pressgraph.stories import find_entity, tell_story, trace_stance
from pressgraph.stories.naming import Naming, find_naming

KENNEYS = Network(
    (),
    (
        entity("organization/kenney-administration", "Kenney administration"),
        entity("person/ann-kenney", "Ann Kenney", "Kenney"),
        entity("person/jim-kenney", "Jim Kenney", "Kenney"),
    ),
    (),
    (),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PARS agreement", "agreement/pars"),
        ("pars  AGREEMENT", "agreement/pars"),
        ("the contract", "agreement/pars"),
        ("agreement/pars", "agreement/pars"),
        ("Kenney", "person/jim-kenney"),
        ("krasner", "person/larry-krasner"),
        ("Immigration and Customs Enforcement", "organization/ice"),
        ("Marcel", "person/marcel-pratt"),
    ],
)
def test_a_name_an_alias_an_id_or_whole_words_find_an_entity(name: str, expected: str) -> None:
    assert find_entity(philadelphia(), name).id == expected


@pytest.mark.parametrize(
    ("network", "name", "message"),
    [
        (
            KENNEYS,
            "kenney",
            r"'kenney' may be any of 2: person/ann-kenney \(Ann Kenney, 0 events\); person/jim-kenney .*Give one of",
        ),
        (KENNEYS, "Boston", r"nothing in this case is called 'Boston'; `pressgraph entities` lists"),
        (KENNEYS, "", r"nothing in this case is called ''"),
        (Network((), (), (), ()), "PARS", r"nothing in this case is called 'PARS'"),
        (philadelphia(), "Larry Kranser", r"did you mean '(District Attorney )?Larry Krasner'"),
        (philadelphia(), "PARS agrement", r"did you mean 'PARS agreement'"),
    ],
)
def test_what_is_not_found_is_said_with_what_is_there(network: Network, name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_entity(network, name)


def test_a_long_list_is_cut() -> None:
    many = Network((), tuple(entity(f"group/{n:02}", "officials") for n in range(20)), (), ())
    with pytest.raises(QueryError) as found:
        find_entity(many, "officials")
    assert len(re.findall(r"group/\d\d", str(found.value))) == 8 and "and 12 more" in str(found.value)


def happened(identifier: str, action: str, agent: str, *objects: str) -> ResolvedEvent:
    return ResolvedEvent(identifier, action, (agent,), objects, (), None, None, ())


RECORDS = "organization/records-system"
SHARED = Network(
    (),
    (
        entity("agreement/pars", "PARS agreement", "the contract"),
        entity(RECORDS, "Preliminary Arraignment Reporting System", "PARS"),
        entity("other/a/ending-pars", "ending PARS"),
        entity("person/ann-kenney", "Ann Kenney", "Kenney"),
        entity("person/jim-kenney", "Jim Kenney", "Kenney"),
        entity("place/york", "York"),
        entity("organization/york-times", "York Times"),
    ),
    (
        *(happened(f"end-{n}", "terminate", "person/jim-kenney", "agreement/pars") for n in range(4)),
        *(happened(f"search-{n}", "investigate", "person/ann-kenney", RECORDS) for n in range(5)),
        happened("told", "inform", "place/york", "organization/york-times"),
        *(happened(f"told-{n}", "inform", "organization/york-times") for n in range(9)),
    ),
    (),
)


@pytest.mark.parametrize(
    ("name", "relevant", "expected", "namesakes"),
    [
        ("PARS", {}, RECORDS, ("PARS agreement (agreement/pars, 4 events)",)),
        ("PARS", {"agreement/pars": 4, RECORDS: 1}, "agreement/pars", ("Preliminary Arraignment Reporting System (" + RECORDS,)),
        ("PARS", {"agreement/pars": 2, RECORDS: 1}, RECORDS, ()),
        ("kenney", None, "person/ann-kenney", ("Jim Kenney (person/jim-kenney, 4 events)",)),
        ("York", None, "place/york", ()),
        ("York Times", None, "organization/york-times", ()),
        ("the contract", None, "agreement/pars", ()),
        (RECORDS, {"agreement/pars": 4}, RECORDS, ()),
        ("ending PARS", None, "other/a/ending-pars", ()),
    ],
)
def test_of_several_with_a_name_the_one_is_meant_that_the_question_is_about(
    name: str, relevant: dict[str, int] | None, expected: str, namesakes: tuple[str, ...]
) -> None:
    found = find_naming(SHARED, name, relevant)
    assert found.entity.id == expected
    assert all(any(told.startswith(start) for told in found.namesakes) for start in namesakes)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("Kenney", ("person/ann-kenney", RECORDS)),
        ("Jim Kenney", ("person/jim-kenney", "agreement/pars")),
        ("person/ann-kenney", ("person/ann-kenney", RECORDS)),
    ],
)
def test_a_stance_is_of_the_pair_that_has_to_do_with_each_other(actor: str, expected: tuple[str, str]) -> None:
    told = trace_stance(SHARED, (), actor, "PARS")
    assert (told.actor.id, told.thing.id) == expected
    assert "“PARS” is taken to mean" in told.note and told.note in " ".join(str(told).split())
    assert told.note == told.to_json()["note"] and all("“PARS” is taken" in text for text in (told.to_html(), told._repr_html_()))


def test_who_else_has_the_name_is_said_where_it_is_asked_for() -> None:
    told, card = tell_story(SHARED, (), "kenney"), entity_card(SHARED, (), "kenney")
    assert (
        told.note == card.note == "“kenney” is taken to mean Ann Kenney; it may also mean Jim Kenney (person/jim-kenney, 4 events)."
    )
    assert all("it may also mean Jim Kenney" in text for text in (" ".join(str(told).split()), told.to_html(), card._repr_html_()))
    assert tell_story(SHARED, (), "Ann Kenney").note == "" == Naming("x", SHARED.entities[0]).note
    many = Naming("x", SHARED.entities[0], tuple("abcde"))
    assert many.note.endswith("it may also mean a; b; c; 2 more.")
