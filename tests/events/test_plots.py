"""Sentences → whether the word between stars is part of a made-up story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pressgraph.events.plots import is_plot
from pressgraph.resources import read_table

Parse = Callable[[str], Doc]


def starred(parse: Parse, example: str) -> Token:
    """The token between stars, in the parse of the text without them."""
    place, text = example.index("*"), example.replace("*", "")
    return next(t for t in parse(text) if t.idx <= place < t.idx + len(t))


PLOTS = [
    "In the film, a gang *kidnaps* the daughter of a senator.",
    "The film tells the story of a soldier who *kills* his commander.",
    "The novel, in which a detective *investigates* a murder, won a prize.",
    "The play is about a king who is *betrayed* by his daughters.",
    "She plays a nurse who is *arrested* for treason.",
]
DEEDS = [
    "The minister *banned* the film.",
    "The film, which *angered* the mayor, was shown in May.",
    "The film *accuses* the government of fraud.",
    "In the film, the senator said, police had *killed* two men.",
    "The man who *killed* the director was arrested.",
    "The actor who plays the king *sued* the studio.",
    "In May a gang *kidnapped* the daughter of a senator.",
]


@pytest.mark.parametrize("row", read_table("plot_words"), ids=lambda row: f"{row['word']}-{row['role']}")
def test_the_starred_word_of_a_row_is_part_of_a_plot(parse: Parse, row: dict[str, str]) -> None:
    assert is_plot(starred(parse, row["example"]))


@pytest.mark.parametrize("text", PLOTS)
def test_a_plot_is_no_deed(parse: Parse, text: str) -> None:
    assert is_plot(starred(parse, text))


@pytest.mark.parametrize("text", DEEDS)
def test_what_is_done_about_a_work_is_a_deed(parse: Parse, text: str) -> None:
    assert not is_plot(starred(parse, text))
