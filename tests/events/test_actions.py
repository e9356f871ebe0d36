"""The action table as a part: what it finds, and what it says of a malformed row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pressgraph.errors import TableError
from pressgraph.events.actions import COLUMNS, ActionTable, as_row, load_actions, part_of_speech

CELLS = {"action": "boycott", "trigger": "shun", "pos": "V", "example": "Shoppers shunned the store."}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pos": "X"}, "part of speech 'X' for 'shun'; it must be V, N or A"),
        ({"trigger": "shun @nonsense"}, "word class '@nonsense', which word_classes.tsv lacks"),
        ({"needs": "object:@nonsense"}, "word class '@nonsense'"),
    ],
)
def test_a_malformed_row_says_what_is_wrong(change: dict[str, str], message: str) -> None:
    with pytest.raises(TableError) as error:
        as_row({**dict.fromkeys(COLUMNS, ""), **CELLS, **change})
    assert message in str(error.value)


def test_the_row_that_asks_for_more_comes_first(token_in: Callable[[str, str], Token]) -> None:
    found = [m.row.specificity for m in load_actions().matches(token_in("The judge ruled out a delay.", "ruled"))]
    assert found == sorted(found, reverse=True)
    assert len(found) > 1


def test_an_empty_table_finds_nothing(token_in: Callable[[str, str], Token]) -> None:
    assert ActionTable(()).matches(token_in("The judge ruled out a delay.", "ruled")) == []
    assert ActionTable(()).actions == ()


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        ("The judge ruled.", "ruled", "V"),
        ("The ruling stood.", "ruling", "N"),
        ("The mayor is supportive of it.", "supportive", "A"),
        ("The judge ruled.", ".", "-"),
    ],
)
def test_parts_of_speech(token_in: Callable[[str, str], Token], text: str, word: str, letter: str) -> None:
    assert part_of_speech(token_in(text, word)) == letter


@pytest.mark.parametrize(
    ("text", "verb", "company"),
    [
        ("The firm released dozens of documents.", "released", "documents"),
        ("The two states signed a number of agreements.", "signed", "agreements"),
        ("The firm was built by the team of engineers.", "built", "-"),
    ],
)
def test_what_a_number_counts_is_company(token_in: Callable[[str, str], Token], text: str, verb: str, company: str) -> None:
    matches = load_actions().matches(token_in(text, verb))
    assert next((" ".join(t.text for t in m.company) for m in matches if m.company), "-") == company
