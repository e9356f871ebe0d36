"""Sentences → whether the word between stars is told as a general truth."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pressgraph.events.status import is_generic
from pressgraph.resources import read_table

Parse = Callable[[str], Doc]


def starred(parse: Parse, example: str) -> Token:
    """The token between stars, in the parse of the text without them."""
    place, text = example.index("*"), example.replace("*", "")
    return next(t for t in parse(text) if t.idx <= place < t.idx + len(t))


GENERIC = [
    "*Impeachment* is the process by which an official can be removed.",
    "Recall is the process by which a mayor can be *removed*.",
    "The judges of this court are *appointed* for nine-year terms.",
    "ICE, the agency responsible for *deporting* people, left the city.",
    "The constitution requires a majority of the house to *approve* the articles.",
    "The constitution specifies that a president is *removed* by a vote.",
    "Agents *search* the database every day.",
    "Judges *convict* offenders.",
    "Drivers are *arrested* by officers.",
    "An official can be *removed* by a vote.",
    "Anyone can *sue* a company.",
]
OCCASIONS = [
    "The house *impeached* the president.",
    "Protesters *block* the road.",
    "Workers *strike* at General Motors\n\nThe strike began on Monday.",
    "Consumer groups still *oppose* the merger.",
    "The law requires Johnson to *ask* for a delay.",
    "He was responsible for *killing* the mayor.",
    "The gang is responsible for *killing* the mayor.",
    "Officials have *removed* a senator.",
    "Workers are *striking* in May.",
    "Police *arrested* people every day.",
    "A judge can *remove* him.",
    "Critics *say* that the law is harmful.",
    "Officers *attack* demonstrators on Monday.",
    "A man was *arrested*.",
    "Many businesses *complain* of costs.",
    "People may be *trapped* in a mine.",
    "The court, city officials *say*, has abstained.",
]
CASES = [*((example, True) for example in GENERIC), *((example, False) for example in OCCASIONS)]


@pytest.mark.parametrize(("example", "expected"), CASES)
def test_a_general_truth_is_told_from_an_occasion(parse: Parse, example: str, *, expected: bool) -> None:
    assert is_generic(starred(parse, example)) is expected


ROWS = [pytest.param(row["example"], id=f"{row['cue']}-{row['role']}") for row in read_table("generic_cues")]


@pytest.mark.parametrize("example", ROWS)
def test_every_generic_cue_does_what_its_row_says(parse: Parse, example: str) -> None:
    assert is_generic(starred(parse, example))
