"""A user's own list of entities: what it gives wins, and what is wrong with it is said with file and line."""

from __future__ import annotations

import json

import pytest
from tests.stories import naming, record, told

from pressgraph.entities import parse_known, resolve_entities
from pressgraph.errors import InputError
from pressgraph.model import Kind

CSV = """name,aliases,kind,id,url
Jim Kenney,James F. Kenney|Kenney,person,kenney,https://example.org/kenney
Immigration and Customs Enforcement,ICE,organization,http://www.wikidata.org/entity/Q1,
"Board of Revision, Taxes",,,,
"""
FTM = "\n".join(
    json.dumps(line)
    for line in (
        {
            "id": "kenney",
            "schema": "Person",
            "properties": {"name": ["Jim Kenney"], "alias": ["Kenney"], "wikidataId": ["Q16147534"]},
        },
        {"id": "ice", "schema": "PublicBody", "properties": {"name": ["Immigration and Customs Enforcement"], "alias": ["ICE"]}},
    )
)


def resolved(text, *records):
    return {entity.id: entity for entity in resolve_entities(records, known=parse_known(text, "list"))}


def test_a_row_has_name_aliases_kind_id_and_url():
    kenney, ice, board = parse_known(CSV, "list.csv")
    assert (kenney.id, kenney.kind, kenney.aliases, kenney.url) == (
        "person/kenney", Kind.PERSON, ("James F. Kenney", "Kenney"), "https://example.org/kenney",
    )  # fmt: skip
    assert (ice.id, ice.url) == ("organization/Q1", "http://www.wikidata.org/entity/Q1")
    assert (board.id, board.kind, board.name) == ("known/board-of-revision-taxes", None, "Board of Revision, Taxes")


def test_follow_the_money_is_read_too():
    kenney, ice = parse_known(FTM, "list.jsonl")
    assert (kenney.id, kenney.aliases, kenney.url) == ("person/kenney", ("Kenney",), "http://www.wikidata.org/entity/Q16147534")
    assert (ice.kind, ice.aliases) == (Kind.ORGANIZATION, ("ICE",))


@pytest.mark.parametrize("text", [CSV, FTM], ids=["csv", "followthemoney"])
def test_names_kinds_and_ids_of_the_list_win(text):
    found = resolved(text, naming("a", "person:Kenney", "place:ICE"), naming("b", "person:Mayor Jim Kenney"))
    kenney, ice = found["person/kenney"], found["organization/Q1" if text is CSV else "organization/ice"]
    assert (kenney.name, {article for article, _ in kenney.chains}) == ("Jim Kenney", {"a", "b"})
    assert (ice.name, ice.kind) == ("Immigration and Customs Enforcement", Kind.ORGANIZATION)
    assert kenney.same_as and any("list of known entities" in reason for reason in kenney.reasons)


def test_what_the_list_lacks_stays_as_it_was():
    records = (naming("a", "person:Ann Lee"), naming("b", "person:Ann Lee", "organization:Acme"))
    assert resolved(CSV, *records) == {entity.id: entity for entity in resolve_entities(records)}


def test_two_entries_are_never_one_entity():
    text = "name,kind,id\nGeorge Bush,person,41\nGeorge W. Bush,person,43\n"
    found = resolved(text, naming("a", "person:George Bush"), naming("b", "person:George W. Bush"))
    assert set(found) == {"person/41", "person/43"}


def test_a_name_of_two_entries_tells_nothing():
    text = "name,aliases,kind\nMichael Jordan,Jordan,person\nBarbara Jordan,Jordan,person\n"
    assert set(resolved(text, naming("a", "person:Jordan"))) == {"person/a/jordan"}


def test_a_kind_that_does_not_fit_is_another_thing():
    text = "name,kind,id\nWashington,person,george\n"
    assert set(resolved(text, naming("a", "place:Washington"))) == {"place/washington"}


def test_an_unnamed_source_stays_one():
    text = "name,kind\nofficials,group\n"
    told_by = record("a", told("inform", "person:Ann Lee", speaker="group~officials"))
    assert {e.unnamed for e in resolved(text, told_by).values() if e.name == "officials"} == {True}


WRONG = {
    "no header": ("Jim Kenney,person\n", "list:1: the first line names the columns"),
    "an unknown column": ("name,colour\nJim,red\n", "list:1: the first line names the columns"),
    "an unknown kind": ("name,kind\nJim,man\n", "list:2: no kind 'man'; the kinds are person"),
    "no name": ("name,kind\n,person\n", "list:2: an entity without a name"),
    "a comma too many": ("name,kind\nLee, Ann,person\n", "list:2: more than 2 columns"),
    "one id twice": ("name,kind,id\nAnn,person,a\nBob,person,a\n", "list:3: the id 'person/a' stands in line 2 already"),
    "no JSON": ('{"id": "a"\n', "list:1: no FollowTheMoney entity"),
    "no properties": ('{"id": "a", "schema": "Person"}\n', "list:1: no FollowTheMoney entity"),
    "an unknown schema": ('{"id": "a", "schema": "Yacht", "properties": {"name": ["Ann"]}}\n', "list:1: no schema 'Yacht'"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_file_and_line(text, message):
    with pytest.raises(InputError) as caught:
        parse_known(text, "list")
    assert str(caught.value).startswith(message)
