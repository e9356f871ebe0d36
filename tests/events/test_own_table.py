"""A user's own action table: what it adds, what it wins over, and what is said of a malformed one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.errors import TableError
from pressgraph.events import ActionTable, action_table, load_actions, parse_actions, read_actions
from pressgraph.events.actions import COLUMNS
from pressgraph.events.finding import find_readings
from pressgraph.events.own_table import DESCRIBING
from pressgraph.mentions import find_mentions
from pressgraph.model import OwnAction

HEADER = "\t".join((*COLUMNS, "edge", "definition", "like"))
ROW = {"action": "boycott", "trigger": "shun", "pos": "V", "example": "Shoppers shunned the store."}
NEW = ROW | {"edge": "boycotted", "definition": "Refusing to buy."}
WORDS = {
    "action": "consent",
    "trigger": "wave through",
    "pos": "V",
    "object": "obj,through",
    "example": "Parliament waved through the budget.",
}


def line(row: dict[str, str], header: str = HEADER) -> str:
    return "\t".join(row.get(column, "") for column in header.split("\t"))


def own(*rows: dict[str, str]) -> ActionTable:
    return parse_actions("\n".join([HEADER, *map(line, rows)]) + "\n", "own.tsv")


def read(doc: Doc, table: ActionTable) -> list[tuple[str, str, str]]:
    entities = chain_mentions(doc, find_mentions(doc))
    found = [event for event, _ in find_readings(doc, entities, (), actions=table)]
    return [(e.action, *(some[0].name if some else "-" for some in (e.agents, e.objects))) for e in found]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "own.tsv: empty table; a header row is expected"),
        (["# ours", HEADER.replace("\tneeds", "")], "own.tsv:2: lacks the column 'needs'; its columns are action, trigger"),
        ([HEADER + "\tsence"], "own.tsv:1: unknown column 'sence'"),
        ([HEADER + "\texampel"], "own.tsv:1: unknown column 'exampel'; did you mean example?"),
        ([HEADER + "\tlike"], "own.tsv:1: the column 'like' stands twice"),
        ([HEADER.replace("\t", ",")], "own.tsv:1: its columns are parted by commas or semicolons; save it as text with tabs"),
        ([HEADER, "boycott\tshun"], "own.tsv:2: 2 cells where the header has 11"),
        ([HEADER, line(NEW) + "\t\t"], "own.tsv:2: 13 cells where the header has 11"),
        ([HEADER, line(WORDS | {"pos": "X"})], "own.tsv:2: the action table has the part of speech 'X' for 'wave through'"),
        ([HEADER, line(WORDS | {"trigger": ""})], "own.tsv:2: no trigger"),
        ([HEADER, line(NEW), line(WORDS | {"example": ""})], "own.tsv:3: no example"),
        ([HEADER, line(WORDS | {"trigger": "Wave through"})], "own.tsv:2: the trigger 'Wave through' should be in small letters"),
        ([HEADER, line(WORDS | {"trigger": "shun @nonsense"})], "own.tsv:2: the action table names the word class '@nonsense'"),
        ([HEADER, line(WORDS | {"needs": "object:@nonsense"})], "own.tsv:2: the action table names the word class '@nonsense'"),
        ([HEADER, line(WORDS | {"needs": "objekt"})], "own.tsv:2: 'objekt' is no condition; did you mean object?"),
        ([HEADER, line(WORDS | {"needs": "object:budget"})], "own.tsv:2: 'budget' is no kind of participant (actor, agreement, "),
        ([HEADER, line(WORDS | {"object": "subject"})], "own.tsv:2: 'subject' is no place of a participant"),
        ([HEADER, line(WORDS | {"action": ""})], "own.tsv:2: no action"),
        ([HEADER, line(WORDS | {"action": "Consent"})], "own.tsv:2: the action 'Consent' should be small letters, with _ between"),
        (
            [HEADER, line(WORDS | {"action": "consnt"})],
            "'consnt' is no action of Pressgraph's own; did you mean consent?",
        ),
        ([HEADER, line(WORDS | {"edge": "let"})], "own.tsv:2: consent is an action of Pressgraph's own; leave its edge empty"),
        ([HEADER, line(ROW | {"edge": "boycotted"})], "a new action needs its definition in one row"),
        ([HEADER, line(ROW | {"definition": "Refusing."})], "a new action needs its edge in one row"),
        ([HEADER, line(NEW | {"edge": "boycotted!"})], "own.tsv:2: the edge 'boycotted!' should be words"),
        (
            [HEADER, line(NEW | {"like": "protets"})],
            "own.tsv:2: like 'protets': no action of Pressgraph's own; did you mean",
        ),
        ([HEADER, line(NEW), line(NEW | {"edge": "shunned"})], "own.tsv:3: boycott has another edge in line 2"),
        (
            [HEADER, line(NEW), line(NEW | {"action": "spurn"})],
            "own.tsv:3: the edge 'boycotted' of spurn is that of boycott",
        ),
    ],
)
def test_a_malformed_table_says_file_line_and_reason(tmp_path: Path, lines: list[str], message: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(TableError) as error:
        read_actions(path)
    assert str(error.value).startswith(str(tmp_path))
    assert message in str(error.value)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.tsv: cannot be read"):
        read_actions(tmp_path / "none.tsv")
    (tmp_path / "own.tsv").write_bytes(HEADER.encode() + b"\n\xff\xe4")
    with pytest.raises(TableError, match=r"own\.tsv: is no text in UTF-8; save it as UTF-8"):
        read_actions(tmp_path / "own.tsv")


@pytest.mark.parametrize(
    "data",
    [
        f"{HEADER}\n{line(NEW)}\n".encode("utf-8-sig"),
        f"{HEADER}\n{line(NEW)}\n".encode("utf-16"),
        f"# ours\r\n\r\n{HEADER}\r\n{line(NEW)}\r\n".encode(),
        f"{HEADER}\n{line(NEW).rstrip()}".encode(),
        f"{HEADER}\n{line(NEW | {'example': chr(34) + NEW['example'] + chr(34)})}\n".encode(),
    ],
    ids=["with a mark", "unicode text", "other line ends", "cells missing at the end", "cells in quotation marks"],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(data)
    table = read_actions(path)
    assert [(row.trigger, row.example) for row in table.own_rows] == [("shun", "Shoppers shunned the store.")]
    assert table.added == (OwnAction("boycott", "Boycott", "boycotted", "Refusing to buy.", "Shoppers shunned the store."),)


def test_quotation_marks_within_a_cell_stay() -> None:
    said = '"No," he said, "we shun the store."'
    assert [row.example for row in own(NEW | {"example": said}).own_rows] == [said]
    assert [row.example for row in own(NEW | {"example": '"The ""big"" store, shunned."'}).own_rows] == [
        'The "big" store, shunned.'
    ]


def test_rows_are_added_to_those_of_the_package(parse: Callable[[str], Doc]) -> None:
    table, doc = own(NEW, WORDS), parse("Shoppers shunned the store. The union sued the firm. Parliament waved through the budget.")
    assert read(doc, table) == [
        ("boycott", "Shoppers", "store"),
        ("sue", "union", "firm"),
        ("consent", "Parliament", "budget"),
    ]
    assert read(doc, load_actions())[0][0] != "boycott"
    assert "boycott" in table.actions
    assert len(table.rows) == len(load_actions().rows) + 2


@pytest.mark.parametrize(
    ("needs", "action"),
    [("", "boycott"), ("object:=election", "boycott"), ("object:=summit", "protest")],
    ids=["in place of the package's row", "where its conditions hold", "not where they do not hold"],
)
def test_the_user_s_row_holds_where_it_fits(parse: Callable[[str], Doc], needs: str, action: str) -> None:
    doc = parse("The party boycotted the election.")
    assert read(doc, load_actions()) == [("protest", "party", "election")]
    assert read(doc, own(NEW | {"trigger": "boycott", "needs": needs})) == [(action, "party", "election")]


def test_a_row_of_the_package_that_asks_for_more_words_holds(parse: Callable[[str], Doc]) -> None:
    doc = parse("The union called for an end to the contract.")
    assert read(doc, own(NEW | {"trigger": "call"}))[0] == read(doc, load_actions())[0]


def test_an_action_that_is_like_another_has_its_habits_and_weights(parse: Callable[[str], Doc]) -> None:
    # the crowd of a protest without an agent is the protesters that the article speaks of
    doc = parse("Demonstrators filled the square. The sit-down over the law went on.")
    plain, like = (own(NEW | {"trigger": "sit|down", "pos": "N", "object": "over", "like": name}) for name in ("", "protest"))
    assert [row.nature for row in (*plain.own_rows, *like.own_rows)] == ["boycott", "protest"]
    entities = chain_mentions(doc, find_mentions(doc))
    rated = [dict(find_readings(doc, entities, (), actions=table)) for table in (plain, like)]
    assert all("action=protest" in features for features in rated[1].values())
    assert not any("action=protest" in features for features in rated[0].values())


@pytest.mark.parametrize("name", DESCRIBING)
def test_a_description_may_stand_in_any_row(name: str) -> None:
    whole = NEW | {"label": "Boycott", "like": "protest"}
    header = "\t".join((*COLUMNS, *DESCRIBING))
    rows = [{k: v for k, v in whole.items() if k != name}, ROW | {"trigger": "spurn", name: whole[name]}]
    table = parse_actions("\n".join([header, *(line(row, header) for row in rows)]), "own.tsv")
    assert table.added == (OwnAction("boycott", "Boycott", "boycotted", NEW["definition"], ROW["example"], "protest"),)


def test_which_table_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"{HEADER}\n{line(NEW)}\n", encoding="utf-8")
    table = read_actions(path)
    assert action_table(None) is action_table("") is load_actions()
    assert action_table(table) is table
    assert action_table(str(path)).own_rows == table.own_rows
    assert (load_actions().digest, len(table.digest), load_actions().own_rows) == ("", 8, ())
    path.write_text(f"{HEADER}\n{line(NEW)}\n{line(WORDS)}\n", encoding="utf-8")
    assert len(action_table(path).own_rows) == 2, "a file is read again, not remembered"
    assert action_table(path).digest != table.digest
