"""Every class of the words that mentions and coreference know is read by the rule it serves, in the example of its row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.mentions import find_mentions
from pressgraph.model import Form
from pressgraph.resources import read_table
from pressgraph.words import mention_words

ROWS = {row["class"]: row for row in read_table("mention_words")}


def kind_of(name: str) -> Callable[[Doc], str]:
    """What kind the name is taken for."""
    return lambda doc: next((str(m.kind) for m in find_mentions(doc) if name in m.text and m.form is Form.NAME), "-")


def chain_of(mention: str) -> Callable[[Doc], str]:
    """What else the last mention of these words stands for."""

    def rule(doc: Doc) -> str:
        chains = [e.mentions for e in chain_mentions(doc, find_mentions(doc)) if any(m.text == mention for m in e.mentions)]
        return " | ".join(m.text for m in chains[-1]) if chains else "-"

    return rule


RULES: dict[str, tuple[Callable[[Doc], str], str]] = {
    "either": (chain_of("a rival"), "Ford | a rival"),
    "body": (kind_of("Zorahi"), "organization"),
    "term_of_office": (kind_of("Trump"), "person"),
    "staff": (kind_of("Juntos"), "organization"),
    "speech": (kind_of("Big Moose"), "person"),
    "disposition": (chain_of("it"), "The agency | it"),
    "short_form": (chain_of("PARS"), "PARS | Preliminary Arraignment Reporting System"),
    "called": (chain_of("Hub"), "Hartley Police Exchange | Hub | Hub"),
    "company_form": (chain_of("Hartley Foods"), "Hartley Foods Inc. | Hartley Foods | it"),
    "kin": (chain_of("Hartley"), "Paul Hartley | His | Hartley"),
    "general": (chain_of("Men"), "Men"),
    "territory": (chain_of("Riverton"), "The city of Riverton | Riverton | Riverton"),
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_example_of_a_class_is_read_by_its_rule(example: Callable[[str, str], Doc], name: str) -> None:
    rule, expected = RULES[name]
    assert rule(example("mention_words", ROWS[name]["example"])) == expected


def test_every_class_has_a_rule() -> None:
    assert set(RULES) == set(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_class_holds_lower_case_words_once_each(name: str) -> None:
    listed = ROWS[name]["words"].split()
    assert [word for word in listed if word != word.lower()] == []
    assert len(listed) == len(mention_words(name))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_example_of_a_class_has_a_word_of_it(example: Callable[[str, str], Doc], name: str) -> None:
    doc = example("mention_words", ROWS[name]["example"])
    assert {form for token in doc for form in (token.lemma_.lower(), token.lower_)} & mention_words(name)


def test_an_unknown_class_is_a_slip_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        mention_words("nonsense")
