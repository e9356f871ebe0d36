"""A user's own action table: more rows for the actions that are there, and rows for new ones.

The columns are those of ``lexicons/actions.tsv``. A new action says in its rows, once, how its edge reads (``edge``:
*boycotted*) and what it covers (``definition``), and may say its ``label`` and the action that it is most ``like``. Where a row of
the user's and one of the package fit the same word and ask for as many words, the user's holds. What is malformed is refused with
file, line and reason.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pressgraph.errors import TableError
from pressgraph.events.actions import COLUMNS, ActionRow, ActionTable, Condition, as_row, load_actions
from pressgraph.events.conditions import GRAMMAR
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.slots import SPECIAL
from pressgraph.model import Kind, OwnAction

DESCRIBING = ("label", "edge", "definition", "like")
ROLES = frozenset({"agent", "object", "recipient"})
PLACES = frozenset({"subj", "obj", "iobj", "psubj", "csubj", "opred", "clause", "word", "self", "poss", "comp", "light", "-"})
_ID = re.compile(r"[a-z]+(_[a-z]+)*")
_EDGE = re.compile(r"[A-Za-z]+( [A-Za-z]+)*")
Line = tuple[int, Mapping[str, str]]
Actions = ActionTable | str | Path


def action_table(actions: Actions | None) -> ActionTable:
    """The table that is meant: one at hand, the file of a user's, or for None or an empty name the package's own alone."""
    if isinstance(actions, ActionTable):
        return actions
    return read_actions(actions) if actions else load_actions()


def read_actions(path: str | Path) -> ActionTable:
    """The package's action table with the rows of a user's file.

    Raises:
        TableError: the file cannot be read, or a row is malformed.
    """
    try:
        data = Path(path).read_bytes()
        # spreadsheets write "Unicode text" as UTF-16
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: is no text in UTF-8; save it as UTF-8 text with tabs between the columns") from error
    return parse_actions(text, Path(path).name, where=str(path))


def parse_actions(text: str, name: str, *, where: str = "") -> ActionTable:
    """The package's action table with the rows of a user's table that is at hand as text.

    Args:
        text: what the table holds.
        name: its name.
        where: how messages call it, if not by its name.

    Raises:
        TableError: a row is malformed.
    """
    lines = list(_lines(text, where or name))
    rows: list[ActionRow] = []
    try:
        added = {action.id: action for action in _added(lines)}
        for number, cells in lines:
            rows.append(_row(number, cells, added))
    except _LineError as error:
        raise TableError(f"{where or name}:{error.line}: {error}") from error
    return ActionTable([*load_actions().rows, *rows], added=added.values(), name=name, text=text)


class _LineError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


def _lines(text: str, where: str) -> Iterator[Line]:
    """The rows with their line numbers; cells that are missing at the end of a row are empty if they may be."""
    numbered = [(n, line.rstrip("\r")) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise TableError(f"{where}: empty table; a header row is expected")
    first, header = numbered[0][0], [cell.strip() for cell in numbered[0][1].split("\t")]
    if fault := _fault_of_header(header):
        raise TableError(f"{where}:{first}: {fault}")
    for number, line in numbered[1:]:
        cells = [_unquoted(cell.strip()) for cell in line.split("\t")]
        if len(cells) > len(header) or not set(header[len(cells) :]) <= set(DESCRIBING):
            raise TableError(f"{where}:{number}: {len(cells)} cells where the header has {len(header)}")
        yield number, {**dict.fromkeys(DESCRIBING, ""), **dict.fromkeys(header, ""), **dict(zip(header, cells, strict=False))}


def _fault_of_header(header: Sequence[str]) -> str:
    if len(header) == 1 and re.search("[,;]", header[0]):
        return "its columns are parted by commas or semicolons; save it as text with tabs between the columns"
    for column in COLUMNS:
        if column not in header:
            return f"lacks the column {column!r}; its columns are {', '.join(COLUMNS)}, and for new actions {', '.join(DESCRIBING)}"
    for column in header:
        if column not in {*COLUMNS, *DESCRIBING}:
            return f"unknown column {column!r}{_nearest(column, (*COLUMNS, *DESCRIBING))}"
        if header.count(column) > 1:
            return f"the column {column!r} stands twice"
    return ""


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that spreadsheets put around one with a comma in it."""
    inner = cell[1:-1].replace('""', "")
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner else cell


def _added(lines: Sequence[Line]) -> Iterator[OwnAction]:
    known = set(load_actions().actions)
    ids = list(dict.fromkeys(cells["action"] for _, cells in lines))
    edges: dict[str, str] = {}
    for name in ids:
        rows = [(n, cells) for n, cells in lines if cells["action"] == name]
        if name in known:
            _refuse_description(name, rows)
            continue
        action = _described(name, rows, known)
        if action.edge in edges:
            raise _LineError(rows[0][0], f"the edge {action.edge!r} of {name} is that of {edges[action.edge]} already")
        edges[action.edge] = name
        yield action


def _refuse_description(name: str, rows: Sequence[Line]) -> None:
    for number, cells in rows:
        for column in DESCRIBING:
            if cells[column]:
                raise _LineError(number, f"{name} is an action of Pressgraph's own; leave its {column} empty")


def _described(name: str, rows: Sequence[Line], known: Iterable[str]) -> OwnAction:
    first = rows[0][0]
    if not _ID.fullmatch(name):
        raise _LineError(first, f"the action {name!r} should be small letters, with _ between words" if name else "no action")
    told = {column: _one(name, column, rows) for column in DESCRIBING}
    for column in ("edge", "definition"):
        if not told[column]:
            reason = f"{name!r} is no action of Pressgraph's own{_nearest(name, known)}; a new action needs its {column} in one row"
            raise _LineError(first, reason)
    if not _EDGE.fullmatch(told["edge"]):
        raise _LineError(first, f"the edge {told['edge']!r} should be words as they follow the agent, such as 'boycotted'")
    if told["like"] and told["like"] not in known:
        raise _LineError(first, f"like {told['like']!r}: no action of Pressgraph's own{_nearest(told['like'], known)}")
    label = told["label"] or name.replace("_", " ").capitalize()
    return OwnAction(name, label, told["edge"], told["definition"], rows[0][1]["example"], told["like"])


def _one(name: str, column: str, rows: Sequence[Line]) -> str:
    told = {cells[column]: number for number, cells in reversed(rows) if cells[column]}
    if len(told) > 1:
        raise _LineError(max(told.values()), f"{name} has another {column} in line {min(told.values())}")
    return next(iter(told), "")


def _row(number: int, cells: Mapping[str, str], added: Mapping[str, OwnAction]) -> ActionRow:
    for column in ("trigger", "pos", "example"):
        if not cells[column]:
            raise _LineError(number, f"no {column}")
    if cells["trigger"] != cells["trigger"].lower():
        raise _LineError(number, f"the trigger {cells['trigger']!r} should be in small letters, as a dictionary has the word")
    action = added.get(cells["action"])
    try:
        row = as_row(cells, line=number, like=action.like if action else "")
    except TableError as error:
        raise _LineError(number, str(error)) from error
    for slot in (*row.agent, *row.object, *row.recipient):
        if slot not in _places():
            raise _LineError(number, f"{slot!r} is no place of a participant{_nearest(slot, _places())}")
    for condition in row.needs:
        if fault := _fault_of_condition(condition):
            raise _LineError(number, fault)
    return row


def _fault_of_condition(condition: Condition) -> str:
    known = {*ROLES, *GRAMMAR, *_places(), "company", "own_act"}
    if condition.slot not in known:
        return f"{condition.slot!r} is no condition{_nearest(condition.slot, known)}"
    for kind in () if condition.slot == "company" else sorted(condition.kinds - _kinds()):
        return f"{kind!r} is no kind of participant ({', '.join(sorted(_kinds()))}); a word is written ={kind}"
    return ""


@functools.cache
def _places() -> frozenset[str]:
    return PLACES | SPECIAL.keys() | grammar_words("preposition")


@functools.cache
def _kinds() -> frozenset[str]:
    used = {kind for row in load_actions().rows for need in row.needs if need.slot in ROLES for kind in need.kinds}
    return frozenset({*Kind, "actor", *used})


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
