"""Sentences → which acts of it are left when what is only play is taken out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pressgraph.events.games import find_play, game_words, is_play
from pressgraph.resources import read_table

Facts = Callable[[str], list[str]]
Parse = Callable[[str], Doc]
ROWS = tuple(read_table("game_words"))
STARRED = [row for row in ROWS if "*" in row["example"]]


def starred(parse: Parse, example: str) -> Token:
    """The token between stars, in the parse of the text without them."""
    place, text = example.index("*"), example.replace("*", "")
    return next(t for t in parse(text) if t.idx <= place < t.idx + len(t))


@pytest.mark.parametrize("row", STARRED, ids=lambda row: f"{row['word']}-{row['role']}")
def test_the_starred_word_of_a_row_is_play(parse: Parse, row: dict[str, str]) -> None:
    trigger = starred(parse, row["example"])
    inside = [t for t in trigger.doc if t.lemma_.lower() == row["word"] and row["role"] in {"player", "stake"}]
    assert is_play(trigger, inside, find_play(trigger.doc))


@pytest.mark.parametrize("row", [row for row in ROWS if row not in STARRED], ids=lambda row: f"{row['word']}-{row['role']}")
def test_a_scene_word_stands_in_its_example(parse: Parse, row: dict[str, str]) -> None:
    assert any(row["word"] in {t.lemma_.lower(), t.lower_} for t in parse(row["example"]))
    assert row["word"] in game_words("scene")


PLAY = [
    "Federer eliminated Spain's Guillermo García-López, 6-2, 6-2, 6-4.",
    "The striker was ruled out of the match with a knee injury.",
    "Nadal will meet Soderling in the final of the tournament.",
    "The Tigers rallied in the ninth inning to beat the Royals 5-4.",
    "Serbia destroyed Croatia 24-10.",
]
DEEDS = [
    ("Police attacked the fans after the match, which Leeds won 3-0.", "police | attack | fans"),
    ("Platini denied the rumours about the match and the league.", "Platini | deny | rumours"),
    ("A gunman shot two players of the league before the match.", "gunman | attack | two players"),
    ("The government accused Smith of fraud, threatening a suit over 15–25 million dollars.", "government | threaten | suit"),
    ("The club sacked the coach after the defeat in the league match.", "club | resign | coach"),
    ("Germany denied Poland the right to a veto in a 9-3 ruling.", "Germany | deny | Poland"),
]


@pytest.mark.parametrize("text", PLAY)
def test_a_move_of_a_game_is_no_deed(facts_in: Facts, text: str) -> None:
    assert facts_in(text) == []


@pytest.mark.parametrize(("text", "fact"), DEEDS)
def test_what_is_done_beside_the_game_is_a_deed(facts_in: Facts, text: str, fact: str) -> None:
    action = fact.split(" | ")[1]
    assert [f for f in facts_in(text) if f" | {action} | " in f]


def test_in_a_report_every_sentence_tells_of_the_game(facts_in: Facts) -> None:
    report = (
        "Spain won the match with a goal in stoppage time. The striker scored after a corner, and the goalkeeper left the pitch. "
        "The referee showed a defender the red card. "
    )
    assert facts_in(report + "Torres attacked Casillas at once.") == []
    assert facts_in("Torres attacked Casillas at once.") == ["Torres | attack | Casillas"]
