"""Every row of the tables of synonyms, stand-ins, given names and demonyms does in its example what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.coreference.lexicon import given_genders, place_of
from pressgraph.mentions import find_mentions
from pressgraph.model import Entity, Form
from pressgraph.resources import read_table

Example = Callable[[str, str], Doc]
Row = dict[str, str]


def rows(table: str) -> list[object]:
    return [pytest.param(row, id=next(iter(row.values()))) for row in read_table(table)]


def entities_of(doc: Doc) -> tuple[Entity, ...]:
    return chain_mentions(doc, find_mentions(doc))


@pytest.mark.parametrize("row", rows("synonyms"))
def test_a_synonym_points_back(row: Row, example: Example) -> None:
    words = [w for w in row["words"].split() if re.search(rf"\b{w}", row["example"], re.I)]
    chains = [{m.text.lower() for m in e.mentions} for e in entities_of(example("synonyms", row["example"]))]
    assert any(sum(any(w in text for text in chain) for w in words) >= 2 for chain in chains)


@pytest.mark.parametrize("row", rows("stand_ins"))
def test_a_noun_stands_in_for_a_name(row: Row, example: Example) -> None:
    for entity in entities_of(example("stand_ins", row["example"])):
        if any(m.text.lower() == f"the {row['noun']}" for m in entity.mentions):
            assert entity.mentions[0].form is Form.NAME
            assert entity.kind == row["kind"]
            return
    pytest.fail("the noun is in no chain")


@pytest.mark.parametrize("row", rows("thing_verbs"))
def test_a_verb_wants_a_contract_or_law(row: Row, example: Example) -> None:
    chains = [{m.text.lower() for m in e.mentions} for e in entities_of(example("thing_verbs", row["example"]))]
    assert any("it" in chain and chain & {"a contract", "a law"} for chain in chains)
    assert re.search(rf"\b{row['verb'][:3]}", row["example"], re.I)


@pytest.mark.parametrize("row", rows("demonyms"))
def test_a_demonym_points_to_its_place(row: Row) -> None:
    assert place_of(row["demonym"]) == row["place"]
    assert row["demonym"] in row["example"]


def test_a_given_name_tells_the_gender_of_the_pronoun_in_its_example() -> None:
    for row in read_table("given_names"):
        pronouns = {"m": {"he", "his"}, "f": {"she", "her"}, "": {"they"}}[row["gender"]]
        assert row["example"].startswith(row["name"])
        assert pronouns & set(re.findall(r"\w+", row["example"]))
        assert given_genders().get(row["name"], "") == row["gender"]
