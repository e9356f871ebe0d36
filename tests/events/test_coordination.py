"""Nouns that are coordinated with a word, as the parse gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pressgraph.events.coordination import conjuncts

TokenIn = Callable[[str, str], Token]


@pytest.mark.parametrize(
    ("sentence", "word", "joined"),
    [
        ("Belgium, Italy and Spain signed the treaty.", "Belgium", "Belgium Italy Spain"),
        ("The council approved the budget and the merger.", "budget", "budget merger"),
        ("The council, not the mayor, rejected the plan.", "council", "council"),
        # what the parser joined to the verb, or to an aside
        ("Pirates seized the Faina, two cargo ships from Malta, and tugs from Nigeria.", "Faina", "Faina tugs"),
        ("He regretted the killings of Ann Lee in 2009 and journalist Bob Roe in 2010.", "Lee", "Lee Roe"),
        ("The Brotherhood, a group banned in May, and the Democratic Party supported the plan.", "group", "group"),
        ("Portugal will train the pilots and Belgium has pledged jets.", "pilots", "pilots"),
    ],
)
def test_coordinated_nouns(token_in: TokenIn, sentence: str, word: str, joined: str) -> None:
    assert " ".join(t.text for t in conjuncts(token_in(sentence, word))) == joined
