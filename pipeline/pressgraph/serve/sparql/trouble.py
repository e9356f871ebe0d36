"""What is wrong with a query, and where, in words a person can use.

The engine says how far it came, which for a misspelt keyword is behind it. So words that SPARQL does not have are looked for first.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressgraph.query.safety import without_values

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)\Z", re.DOTALL)
_CLASS = re.compile(r"\[(?:'|\\|_|\s|\^)[^\]]*\]|\['\['\]")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|[^",]+')
_MOST = 12
# what may stand there in SPARQL 1.2 only, which hardly anybody means
_RARE = frozenset(["{|", "~", "<<", "<<("])
_UNKNOWN_PREFIX = "Prefix not found"
_NAME = re.compile(r"[\w.-]*:[\w.%:-]*\Z")
_WORD = re.compile(r"(?<![@\w])[A-Za-z_]\w*")
_BRACKETS = {"{": "}", "(": ")", "[": "]"}
# every bare word of the grammar of SPARQL 1.1 queries
_GRAMMAR = """A ABS AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE
DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL
ISNUMERIC ISURI LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND
REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER
STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TRUE TZ UCASE UNDEF UNION URI UUID VALUES WHERE
YEAR"""
WORDS = frozenset(_GRAMMAR.split())


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

    >>> find_trouble("no valid SPARQL: error at 1:9: expected one of DESCRIBE, [_]", "SELEC ?x")
    Trouble(words='“SELEC” is no word of SPARQL; did you mean SELECT?', line=1, column=1, shown='SELEC ?x', expected=())
    """
    place = _PLACE.search(message)
    if place is None:
        return Trouble(message)
    lines = text.split("\n")
    line, column, told = int(place[1]), int(place[2]), place[3]
    shown = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    if _UNKNOWN_PREFIX in told:
        name = _NAME.search(shown[: column - 1])
        prefix = name[0].partition(":")[0] if name else ""
        return Trouble(f"The prefix “{prefix}:” is not declared. Write PREFIX {prefix}: <…> at the top.", line, column, shown)
    for slip in _slips(text, lines):
        return slip
    if rest := shown[column - 1 :].split():
        return Trouble(f"“{rest[0][:40]}” cannot stand here.", line, column, shown, _expected(told))
    return Trouble(_words_at_end(told, text), line, column, shown, _expected(told))


def _slips(text: str, lines: list[str]) -> Iterator[Trouble]:
    for number, bare in enumerate(without_values(text).split("\n"), 1):
        if quote := re.search("[\"']", bare):
            yield Trouble("This quotation mark is not closed.", number, quote.start() + 1, lines[number - 1].rstrip("\r"))
        for word in _WORD.finditer(bare):
            if word[0].upper() not in WORDS:
                near = difflib.get_close_matches(word[0].upper(), sorted(WORDS), n=1, cutoff=0.6)
                hint = f"; did you mean {near[0]}?" if near else ". Is a “?” or a prefix missing?"
                yield Trouble(
                    f"“{word[0][:40]}” is no word of SPARQL{hint}", number, word.start() + 1, lines[number - 1].rstrip("\r")
                )


def _words_at_end(told: str, text: str) -> str:
    sentence = next((piece for piece in _pieces(told) if re.match(r"(?:The|An?|In) \w+ ", piece)), None)
    if sentence:
        return f"{sentence.strip().rstrip('.')}."
    bare = without_values(text)
    for opening, closing in _BRACKETS.items():
        if bare.count(opening) > bare.count(closing):
            return f"The query ends too early: a “{closing}” is missing."
    return "There is a mistake before this place that the engine cannot name. Look for brackets, dots, and variables bound twice."


def _pieces(told: str) -> list[str]:
    return [piece.strip() for piece in _QUOTED.findall(_CLASS.sub("", told))]


def _expected(told: str) -> tuple[str, ...]:
    words = (piece[1:-1].replace('\\"', '"') if piece.startswith('"') else piece for piece in _pieces(told))
    known = [word for word in words if word and word not in _RARE and len(word) < 30 and not ("\\" in word or "..=" in word)]
    return tuple(dict.fromkeys(known)) if len(known) <= _MOST else ()
