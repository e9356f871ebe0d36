"""The action table as a part: what it finds, what it says of a malformed row, and a user's own rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc, Token

from pressgraph.coreference import chain_mentions
from pressgraph.errors import TableError
from pressgraph.events import find_events
from pressgraph.events.actions import COLUMNS, ActionTable, load_actions, part_of_speech
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions

HEADER = "\t".join(COLUMNS)
PLAIN = "boycott\tshun\tV\t\t\t\t\tShoppers shunned the store."


def table(folder: Path, *lines: str) -> Path:
    path = folder / "own.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            [HEADER.replace("\tneeds", ""), PLAIN.replace("\t\t\t\t\t", "\t\t\t\t")],
            "lacks the column 'needs'; its columns are action",
        ),
        ([HEADER, PLAIN.replace("\tV\t", "\tX\t")], "part of speech 'X' for 'shun'; it must be V, N or A"),
        ([HEADER, PLAIN.replace("shun", "shun @nonsense")], "word class '@nonsense', which word_classes.tsv lacks"),
        ([HEADER, "boycott\tshun\tV\t\t\t\tobject:@nonsense\tShoppers shunned it."], "word class '@nonsense'"),
        ([HEADER, "boycott\tshun"], "own.tsv:2: 2 cells where the header has 8"),
        ([], "empty table; a header row is expected"),
    ],
)
def test_a_malformed_table_says_what_is_wrong(tmp_path: Path, lines: list[str], message: str) -> None:
    with pytest.raises(TableError) as error:
        load_actions(table(tmp_path, *lines))
    assert message in str(error.value)


def test_a_missing_table_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.tsv: cannot be read"):
        load_actions(tmp_path / "none.tsv")


def test_rows_of_ones_own_add_an_action(tmp_path: Path, parse: Callable[[str], Doc]) -> None:
    own = load_actions(table(tmp_path, "# ours", HEADER, PLAIN))
    doc = parse("Shoppers shunned the store. The union sued the firm.")
    entities = chain_mentions(doc, find_mentions(doc))
    readings = [event for event, _ in find_readings(doc, entities, (), actions=own)]
    assert [(e.action, e.agents[0].name, e.objects[0].name) for e in readings] == [
        ("boycott", "Shoppers", "store"),
        ("sue", "union", "firm"),
    ]
    assert [event.action for event, _ in find_readings(doc, entities, ())] == ["sue"]
    assert "boycott" in own.actions
    assert "sue" in [event.action for event in find_events(doc, entities, (), actions=own)]


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
