"""Every row of the tables of names and nouns does in its example what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.mentions import find_mentions
from pressgraph.model import Form, Kind, Mention
from pressgraph.resources import read_table

Example = Callable[[str, str], Doc]
Row = dict[str, str]


def rows(table: str) -> list[object]:
    return [pytest.param(row, id="-".join([*row.values()][:1])) for row in read_table(table)]


def mentions_of(doc: Doc, form: Form) -> list[Mention]:
    return [m for m in find_mentions(doc) if m.form is form]


@pytest.mark.parametrize("row", rows("nouns"))
def test_a_noun_heads_a_mention_of_its_kind(row: Row, example: Example) -> None:
    doc = example("nouns", row["example"])
    kinds = {Kind(row["kind"])} | ({Kind.GROUP} if row["kind"] == "person" else set())
    heads = {
        m.text.lower().endswith((row["lemma"].lower(), row["lemma"].lower() + "s")) and m.kind in kinds
        for m in mentions_of(doc, Form.NOMINAL)
    }
    assert True in heads


@pytest.mark.parametrize("row", rows("titles"))
def test_a_title_belongs_to_the_name_of_a_person(row: Row, example: Example) -> None:
    names = mentions_of(example("titles", row["example"]), Form.NAME)
    assert [(m.text, m.kind) for m in names if "Hartley" in m.text] == [(f"{row['title']} Hartley", Kind.PERSON)]


@pytest.mark.parametrize("row", rows("organization_words"))
def test_a_last_word_makes_an_organization(row: Row, example: Example) -> None:
    names = mentions_of(example("organization_words", row["example"]), Form.NAME)
    assert [m.kind for m in names if "Hartley" in m.text] == [Kind.ORGANIZATION]


@pytest.mark.parametrize("row", rows("name_words"))
def test_a_word_tells_the_kind_of_a_name(row: Row, example: Example) -> None:
    names = mentions_of(example("name_words", row["example"]), Form.NAME)
    assert Kind(row["kind"]) in {m.kind for m in names if row["word"] in m.text}


@pytest.mark.parametrize("row", rows("metonyms"))
def test_a_known_name_has_its_kind(row: Row, example: Example) -> None:
    names = mentions_of(example("metonyms", row["example"]), Form.NAME)
    assert Kind(row["kind"]) in {m.kind for m in names if row["name"] in m.text}


@pytest.mark.parametrize("row", rows("places"))
def test_a_place_is_a_place(row: Row, example: Example) -> None:
    names = mentions_of(example("places", row["example"]), Form.NAME)
    assert (row["place"], Kind.PLACE) in {(m.text, m.kind) for m in names}


@pytest.mark.parametrize("row", rows("demonyms"))
def test_a_demonym_is_a_mention_only_as_a_noun(row: Row, example: Example) -> None:
    found = [m for m in mentions_of(example("demonyms", row["example"]), Form.NAME) if row["demonym"] in m.text]
    assert [m.kind for m in found] == ([] if row["example"].endswith(("met on Monday.", "rejected the offer.")) else [Kind.GROUP])
