"""A user's rows, tried on their own examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from pressgraph.evaluate.trials import try_rows
from pressgraph.events import parse_actions
from pressgraph.events.actions import COLUMNS

HEADER = "\t".join(COLUMNS)


@pytest.mark.parametrize(
    ("row", "is_read", "told"),
    [
        ("consent\trubberstamp\tV\t\t\t\t\tParliament rubberstamped the budget.", True, "reads its example: Parliament → budget, "),
        ("consent\tbesmirch\tV\t\t\t\t\tThe union sued the firm.", False, "does not read its example; read there: sue"),
        ("consent\tbesmirch\tV\t\t\t\t\tNothing happened.", False, "does not read its example; read there: nothing"),
    ],
)
def test_a_row_is_tried_on_its_example(nlp: Language, row: str, is_read: bool, told: str) -> None:
    trial = next(try_rows(nlp, parse_actions(f"{HEADER}\n{row}", "own.tsv")))
    assert (trial.is_read, told in str(trial)) == (is_read, True)


def test_a_reading_below_the_threshold_does_not_count(nlp: Language) -> None:
    row = "consent\trubberstamp\tV\t\t\t\t\tParliament rubberstamped the budget."
    trial = replace(next(try_rows(nlp, parse_actions(f"{HEADER}\n{row}", "own.tsv"))), confidence=0.1)
    assert not trial.is_read
    assert str(trial) == "reads its example, but too unsurely: Parliament → budget, confidence 0.10"
