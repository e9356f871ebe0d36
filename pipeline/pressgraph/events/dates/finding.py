"""All time expressions of a document, each with its value.

The recipe: the text becomes a string of word classes (lexer), patterns run over it (grammar), what only looks like a date goes
(lookalikes), the verb says back or ahead (tense), and a reading gives the value (readings).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Span

from pressgraph.events.dates import values
from pressgraph.events.dates.grammar import Match, matches
from pressgraph.events.dates.lexer import Lexed, Word, lex
from pressgraph.events.dates.lookalikes import is_lookalike
from pressgraph.events.dates.readings import READINGS
from pressgraph.events.dates.setting import Setting
from pressgraph.events.dates.tense import Direction, direction
from pressgraph.model import TimeExpression

TENSED = {"calendar", "month", "season", "weekday", "holiday", "unit", "part", "duration", "ordinal", "bare"}
DAYS = {"calendar", "weekday"}
DATED_BY_YEAR = {"calendar", "month"}
JOINTS = {"to", "and", "or", "through", "until", "-", "–", "—"}
AHEAD_PREPOSITIONS = {"for", "until", "till"}
NO_DATE = "none"


def find_dates(doc: Doc, published: str | None) -> tuple[TimeExpression, ...]:
    """Every time expression of a document, in text order, none overlapping.

    Args:
        doc: a parsed document.
        published: its day of publication, ``YYYY-MM-DD``; without one the values of relative expressions are None.

    Returns:
        Expressions with an EDTF level 1 value, an ISO 8601 duration for lengths of time and sets, or None.
    """
    lexed = lex(doc.text)
    runs = [match for match in matches(lexed) if match.reading != NO_DATE]
    here = values.to_date(published) or _dateline(lexed, runs)
    told: list[str] = []
    found: list[TimeExpression] = []
    for number, match in enumerate(runs):
        words = lexed.words(match.first, match.last)
        start, end = words[0].start, words[-1].end
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or is_lookalike(words, span):
            continue
        setting = _setting(match, lexed, span, here, told)
        value = READINGS[match.reading]((*words, *_year_behind(number, runs, lexed)), setting)
        found.append(TimeExpression(start, end, lexed.text[start:end], value))
        if value and not _is_dateline(lexed, match) and not _is_speakers(match, lexed):
            told.append(value)
    return tuple(found)


def _setting(match: Match, lexed: Lexed, span: Span, here: date | None, told: list[str]) -> Setting:
    preceding = _word(lexed, match.first - 1)
    if _is_speakers(match, lexed):
        here = _day_of_speech(here, told)
    if match.reading in DAYS and preceding in AHEAD_PREPOSITIONS:
        pointing = Direction.AHEAD  # "is set for Tuesday", "was postponed until Monday"
    else:
        pointing = direction(span) if match.reading in TENSED else Direction.NEAREST
    return Setting(here, pointing, told, preceding, _word(lexed, match.last))


def _year_behind(number: int, runs: Sequence[Match], lexed: Lexed) -> tuple[Word, ...]:
    """The year of the next expression, where this one is joined to it and has none: "May to July 2016"."""
    match, after = runs[number], runs[number + 1] if number + 1 < len(runs) else None
    if after is None or after.first != match.last + 1 or {match.reading, after.reading} - DATED_BY_YEAR:
        return ()
    if _word(lexed, match.last) not in JOINTS or any(word.kind == "YEAR" for word in lexed.words(match.first, match.last)):
        return ()
    return tuple(word for word in lexed.words(after.first, after.last) if word.kind == "YEAR")


def _is_speakers(match: Match, lexed: Lexed) -> bool:
    """Whether a "today" is that of somebody quoted: a quotation that began in the same paragraph is still open."""
    if match.reading != "deictic":
        return False
    text, start = lexed.text, lexed.spans[match.first][0]
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _day_of_speech(here: date | None, told: Sequence[str]) -> date | None:
    """The day a quotation calls today: the last day told, if it lies in the week before publication."""
    days = (known[0] for value in reversed(told) if (known := values.bounds(value)) and known[0] == known[1])
    day = next(days, None)
    return day if here and day and 0 <= (here - day).days <= 7 else here


def _word(lexed: Lexed, number: int) -> str:
    if not 0 <= number < len(lexed.spans):
        return ""
    start, end = lexed.spans[number]
    return lexed.text[start:end].lower()


def _dateline(lexed: Lexed, runs: Sequence[Match]) -> date | None:
    """The day an article is dated with in its own text: the first full date, of the first ten expressions, alone on a line."""
    for match in runs[:10]:
        if match.reading in ("calendar", "full-date") and _is_dateline(lexed, match):
            day = values.to_date(READINGS[match.reading](lexed.words(match.first, match.last), Setting(None)))
            if day:
                return day
    return None


def _is_dateline(lexed: Lexed, match: Match) -> bool:
    """A date alone on its line says when the article was published, not when anything it tells happened."""
    return _word(lexed, match.first - 1) in ("", "\n") and _word(lexed, match.last) in ("", "\n")
