"""A text as a string of classes, one character per word, on which the patterns of time expressions run.

The lexer does its own cutting, so that nothing depends on how a tokeniser treats "July 18-20" or "third-quarter". Offsets are
code points of the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressgraph.events.dates.lexicon import Entry, holiday_pattern, holiday_rules, word_entries

CLASSES = """
OTHER BREAK MONTH WEEKDAY SEASON HOLIDAY UNIT UNITS DEICTIC DAYPART LAST PAST THIS NEXT BEFOREHAND AFTERWARDS SAME AGO
EARLIER LATER BEFORE AFTER EDGE EDGEOF EVERY OFTEN NUMBER ARTICLE VAGUE STRAIGHT COUPLE ORDINAL DECADE HALF FISCAL QUARTER
THE OF IN ON WITHIN FROM NOW AND TO OLD AGE DAY INT YEAR SHORTYEAR FULLDATE COMMA DASH DOT
"""
# the letter of each class in a class string; OTHER is any word that says nothing about time
LETTERS = {kind: chr(ord("A") + number) for number, kind in enumerate(CLASSES.split())}
PUNCTUATION = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", ".": "DOT"}
DIGITS = re.compile(r"(\d+)(st|nd|rd|th)?", re.IGNORECASE)
DECADE = re.compile(r"(?:(\d{3})|['’]?([2-9]))0['’]?s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an expression: its class, its value, and where it stands."""

    kind: str
    value: str
    start: int
    end: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text cut into words: the class string and the (start, end) of each word."""

    text: str
    codes: str
    spans: tuple[tuple[int, int], ...]

    def words(self, first: int, last: int) -> tuple[Word, ...]:
        """The words from number ``first`` up to ``last``, exclusive."""
        return tuple(self._word(*span) for span in self.spans[first:last])

    def _word(self, start: int, end: int) -> Word:
        entry = classify(self.text[start:end])
        return Word(entry.kind, entry.value, start, end, entry.when)


OTHER = Entry("OTHER", "")


@functools.cache
def _word_pattern() -> re.Pattern[str]:
    """Names of days, numeric dates, decades, short years, words, line breaks, single signs; in that order."""
    return re.compile(
        rf"(?:{holiday_pattern()})\b"
        r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([/.])\d{1,2}\1\d{4}\b"
        r"|['’]\d\ds?\b|\b\d{3}0['’]s\b"
        r"|[^\W\d_]+(?![\w])|\w+(?:[.,:]\d+)*|\n|[^\w\s]"
    )


def lex(text: str) -> Lexed:
    """Cut a text into words and give each its class; an abbreviation of the table takes its full stop along."""
    entries, names, other = word_entries(), holiday_rules(), LETTERS["OTHER"]
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    skip = -1
    for found in _word_pattern().finditer(text):
        start, end = found.span()
        if start < skip:
            continue
        word = found.group()
        if word.isalpha() and len(word) < 13:
            lower = word.lower()
            if text[end : end + 1] == "." and lower + "." in entries:
                word, end = word + ".", end + 1
                skip = end
            elif lower not in entries and lower not in names:
                codes.append(other)
                spans.append((start, end))
                continue
        codes.append(LETTERS[classify(word).kind])
        spans.append((start, end))
    return Lexed(text, "".join(codes), tuple(spans))


@functools.lru_cache(maxsize=4096)
def classify(word: str) -> Entry:
    """The class and value of one word as it is written."""
    entry = word_entries().get(word.lower())
    if entry:
        return entry if entry.when != "capital" or word[0].isupper() else OTHER
    if word == "\n":
        return Entry("BREAK", "")
    if word in PUNCTUATION:
        return Entry(PUNCTUATION[word], word)
    if word[0].isupper() and word.lower().replace("’", "'") in holiday_rules():
        return Entry("HOLIDAY", word.lower().replace("’", "'"))
    return next(_numeric(word), OTHER) if any(map(str.isdigit, word)) else OTHER


def _numeric(word: str) -> Iterator[Entry]:
    """What a word with digits in it can be: a decade, a short year, a full date, a number."""
    decade = DECADE.fullmatch(word)
    if decade:
        yield Entry("DECADE", decade[1] or "19" + decade[2])
    if word[0] in "'’" and len(word) == 3:
        yield Entry("SHORTYEAR", word[1:])
    if re.fullmatch(r"[0-9]+([-/.])[0-9]+\1[0-9]+", word):
        yield Entry("FULLDATE", word)
    digits = DIGITS.fullmatch(word)
    if digits and word.isascii():
        number = int(digits[1]) if len(digits[1]) < 5 else 99999
        kind = "ORDINAL" if digits[2] else "YEAR" if 1000 <= number < 2200 else "DAY" if 1 <= number <= 31 else "INT"
        yield Entry(kind, digits[1])
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", word):
        yield Entry("INT", word.replace(",", ""))
