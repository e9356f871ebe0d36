"""Every row of the date tables gives what its example says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.events.dates import date_for, find_dates
from pressgraph.events.dates.lexer import LETTERS
from pressgraph.events.dates.readings import READINGS
from pressgraph.resources import read_table

PUBLISHED = "2018-07-27"
TABLES = ("date_words", "date_expressions", "date_holidays", "date_verbs")
ROWS = [pytest.param(row, id=f"{table}: {row['example']}") for table in TABLES for row in read_table(table)]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_reads_as_its_example_says(row: dict[str, str], parse: Callable[[str], Doc]) -> None:
    found = [f"{date.text}={date.value}" for date in find_dates(parse(row["example"]), PUBLISHED)]
    assert (row["reads"] in found) if row["reads"] != "-" else found == []


@pytest.mark.parametrize("row", read_table("date_carriers"), ids=lambda row: row["example"])
def test_a_carrier_dates_the_event_it_carries(row: dict[str, str], parse: Callable[[str], Doc]) -> None:
    before, event, after = row["example"].split("*")
    doc = parse(before + event + after)
    trigger = next(token for token in doc if token.idx == len(before))
    date = date_for(trigger, find_dates(doc, PUBLISHED))
    assert date is not None and date.value == row["reads"]


def test_a_word_stands_once() -> None:
    words = [row["word"] for row in read_table("date_words")]
    assert len(words) == len(set(words))


def test_classes_and_readings_of_the_tables_exist() -> None:
    assert {row["class"] for row in read_table("date_words")} <= set(LETTERS)
    assert {row["reading"] for row in read_table("date_expressions")} == set(READINGS) | {"none"}
