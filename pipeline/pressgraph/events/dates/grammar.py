"""The patterns of time expressions: rows of ``date_expressions.tsv`` compiled to one regular expression over class strings.

A pattern is a sequence of class names. ``[ ]`` is optional, ``( | )`` chooses, ``!( )`` is what must not follow. ``COUNT``, ``REL``
and the other names of ``MACROS`` stand for the sequences given there. The first row that fits wins: longer rows come first.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressgraph.errors import TableError
from pressgraph.events.dates.lexer import LETTERS, Lexed
from pressgraph.resources import read_table

MACROS = {
    "REL": "( THIS [ PAST ] | LAST | NEXT )",
    "DAYNUM": "( DAY | ORDINAL )",
    "NTH": "( ORDINAL | LAST )",
    "COUNT": "( [ ARTICLE ] ( COUPLE [ OF ] | NUMBER [ DASH NUMBER ] | DAY | INT ) | ARTICLE ) [ STRAIGHT ]",
    "SPAN": "( UNIT | UNITS )",
    "WHICHYEAR": "( [ COMMA | OF ] ( YEAR | SHORTYEAR ) | [ COMMA ] [ OF ] ( THE ( SAME | AFTERWARDS | BEFOREHAND ) | REL ) UNIT )",
    "EDGES": "( EDGE [ DASH ] | [ THE ] EDGEOF OF | EDGE IN | EARLIER | LATER )",
}
SYNTAX = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "!(": "(?!"}


@dataclass(frozen=True, slots=True)
class Match:
    """A run of words that fits a pattern, and the name of the reading that gives its value."""

    reading: str
    first: int
    last: int


def _pieces(pattern: str) -> Iterator[str]:
    for piece in pattern.split():
        if piece in MACROS:
            yield from _pieces(MACROS[piece])
        elif piece in SYNTAX:
            yield SYNTAX[piece]
        elif piece in LETTERS:
            yield re.escape(LETTERS[piece])
        else:
            raise TableError(f"date_expressions.tsv: unknown class {piece!r} in the pattern {pattern!r}")


@functools.cache
def _compiled() -> tuple[re.Pattern[str], tuple[str, ...]]:
    rows = read_table("date_expressions")
    idle = re.escape(LETTERS["OTHER"] + LETTERS["BREAK"])
    alternatives = "|".join(f"({''.join(_pieces(row['pattern']))})" for row in rows)
    return re.compile(f"(?=[^{idle}])(?:{alternatives})"), tuple(row["reading"] for row in rows)


def matches(lexed: Lexed) -> Iterator[Match]:
    """All runs of words that fit a pattern, in text order, without overlap."""
    pattern, readings = _compiled()
    for found in pattern.finditer(lexed.codes):
        yield Match(readings[(found.lastindex or 1) - 1], found.start(), found.end())
