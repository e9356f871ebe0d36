"""Who speaks a quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference.quotations import find_quotations

SPEAKERS = [
    ("“I cannot allow it,” the mayor said.", ["mayor"]),
    ("Kenney said: “We will end it.”", ["Kenney"]),
    ('"It works," said Hartley. "It always has."', ["Hartley", "Hartley"]),
    ('He was right, according to Hartley: "It works very well."', ["Hartley"]),
    ("He praised the “sanctuary city” policy.", []),
    ('"The president," said Hartley, "has broken the law."', ["Hartley", "Hartley"]),
    ("Hartley left. 'There is no other plan. We will go', he said.", ["he"]),
    ("The council’s plan isn't what the mayors' group wants.", []),
    ("“Nobody knows who said this.”", [None]),
    ("Hartley left the room. “I am very tired.”", ["Hartley"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_a_quotation_has_its_speaker(text: str, speakers: list[str | None], parse: Callable[[str], Doc]) -> None:
    assert [q.speaker.text if q.speaker else None for q in find_quotations(parse(text))] == speakers
