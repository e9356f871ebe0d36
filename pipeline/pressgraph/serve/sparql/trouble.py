"""What is wrong with a query, and where, in words a person can use."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)\Z", re.DOTALL)
_CLASS = re.compile(r"\[(?:'|\\|_|\s|\^)[^\]]*\]|\['\['\]")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|[^",]+')
_MOST = 12
# what may stand there in SPARQL 1.2 only, which hardly anybody means
_RARE = frozenset(["{|", "~", "<<", "<<("])
_UNKNOWN_PREFIX = "Prefix not found"
_NAME = re.compile(r"[\w.-]*:[\w.%:-]*\Z")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a query has no answer.

    Args:
        words: what is wrong.
        line: the line, from 1; None if it is not known.
        column: the character of the line, from 1.
        shown: the line of the query.
        expected: what could stand there.
    """

    words: str
    line: int | None = None
    column: int | None = None
    shown: str = ""
    expected: tuple[str, ...] = ()


def find_trouble(message: str, text: str) -> Trouble:
    r"""The trouble that the engine's message tells of.

    >>> find_trouble("no valid SPARQL: error at 1:1: expected one of SELECT, ASK, [_]", "SELEC ?x")
    Trouble(words='“SELEC” cannot stand here.', line=1, column=1, shown='SELEC ?x', expected=('SELECT', 'ASK'))
    """
    place = _PLACE.search(message)
    if place is None:
        return Trouble(message)
    line, column = int(place[1]), int(place[2])
    lines = text.split("\n")
    shown = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    if _UNKNOWN_PREFIX in place[3]:
        name = _NAME.search(shown[: column - 1])
        prefix = name[0].partition(":")[0] if name else ""
        return Trouble(f"The prefix “{prefix}:” is not declared. Write PREFIX {prefix}: <…> at the top.", line, column, shown)
    return Trouble(_words(shown[column - 1 :], is_end=line >= len(lines)), line, column, shown, _expected(place[3]))


def _words(rest: str, *, is_end: bool) -> str:
    found = rest.split()
    if found:
        return f"“{found[0][:40]}” cannot stand here."
    return "The query ends too early." if is_end else "Something is missing at the end of this line."


def _expected(text: str) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in _QUOTED.findall(_CLASS.sub("", text)))
    words = (piece[1:-1].replace('\\"', '"') if piece.startswith('"') else piece for piece in pieces)
    known = [word for word in words if word and word not in _RARE and len(word) < 30 and not ("\\u{" in word or "..=" in word)]
    return tuple(dict.fromkeys(known)) if len(known) <= _MOST else ()
