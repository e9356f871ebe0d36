"""What is found by a name."""

from __future__ import annotations

import re

import pytest
from tests.factories import entity, philadelphia

from pressgraph.errors import QueryError
from pressgraph.model import Network
from pressgraph.stories import find_entity

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
