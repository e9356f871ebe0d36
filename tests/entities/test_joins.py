"""Each chain of an entity keeps the rule that joined it, what the rule saw, and its score."""

from __future__ import annotations

import pytest
from tests.stories import naming, record, told

from pressgraph.entities import resolve_entities
from pressgraph.entities.chains import Known
from pressgraph.entities.joins import rules
from pressgraph.model import Kind
from pressgraph.resources import read_table

PEOPLE = ("person:Ann Lee", "person:Mark Hart")
CASES = {
    "list": ([naming("a", "person:Gov. Lee"), naming("b", "person:Ann Lee")], "a/e1", "bears a name of 'Ann Lee' in the list"),
    "name": ([naming("a", "person:Jim Kenney"), naming("b", "person:James Kenney")], "b/e1", "bears the name 'James Kenney'"),
    "body": (
        [naming("a", "organization:Iraqi parliament"), naming("b", "organization:Parliament of Iraq")],
        "a/e1",
        "is the parliament of Iraq",
    ),
    "company": (
        [naming(doc, "organization:Supreme Court", *PEOPLE) for doc in ("a", "b")],
        "a/e1",
        "bears the name 'Supreme Court', and its article names Ann Lee and Mark Hart",
    ),
    "spelled": (
        [naming("a", "person:Volodymyr Zelenskyy"), naming("b", "person:Volodymyr Zelensky")],
        "a/e1",
        "bears a name that is Volodymyr Zelenski in another spelling",
    ),
    "longer": (
        [naming("a", "person:Pedro Pierluisi", "person:Ann Lee"), naming("b", "person:Pedro Pierluisi Urrutia", "person:Ann Lee")],
        "a/e1",
        "bears the name Pedro Pierluisi, and the only longer one is Pedro Pierluisi Urrutia",
    ),
    "slip": ([naming("a", "person:Pedro Pierluisi", "person:Pierliusi")], "a/e2", "is Pierliusi, misspelt in its own article"),
    "surname": (
        [naming("a", "person:Nancy Pelosi", *PEOPLE), naming("b", "person:Pelosi", *PEOPLE)],
        "b/e1",
        "bears the name 'Pelosi', the only one with that last name is Nancy Pelosi, and two others are named with both",
    ),
    "words": ([record("a", told("demand", "", "an end of it"), told("oppose", "", "an end of it"))], None, "the same words"),
}
LIST = (Known("person/ann-lee", "Ann Lee", Kind.PERSON, ("Gov. Lee",)),)


@pytest.mark.parametrize("rule", CASES)
def test_a_chain_keeps_the_rule_that_joined_it(rule):
    records, member, why = CASES[rule]
    joins = [join for e in resolve_entities(records, known=LIST if rule == "list" else ()) for join in e.joins]
    found = [join for join in joins if join.rule == rule and (member is None or join.member == member)]
    assert found
    assert why in found[0].why
    assert found[0].score == rules()[rule].score


def test_an_entity_of_one_chain_was_joined_by_nothing():
    assert [e.joins for e in resolve_entities([naming("a", "person:Jim Kenney")])] == [()]


def test_every_rule_has_words_for_what_it_saw():
    gaps = {row["rule"]: row["says"].count("{}") for row in read_table("join_rules")}
    assert {rule: gaps[rule] for rule in ("company", "expires", "longer", "companion", "name")} == {
        "company": 3, "expires": 3, "longer": 2, "companion": 2, "name": 1,
    }  # fmt: skip
