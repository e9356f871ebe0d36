"""What a time expression is read against, and how its words are looked up: numbers, years, the last day told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pressgraph.events.dates import values
from pressgraph.events.dates.lexer import Word
from pressgraph.events.dates.tense import Direction

Words = Sequence[Word]
STEPS = {"LAST": -1, "PAST": -1, "THIS": 0, "NEXT": 1, "BEFOREHAND": -1, "AFTERWARDS": 1, "SAME": 0}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative expression is read against.

    Args:
        published: the day of publication.
        direction: where the governing verb points.
        told: the values of the expressions before it, in text order.
        preceding: the word just before the expression, in lower case.
        following: the word just after it.
    """

    published: date | None
    direction: Direction = Direction.NEAREST
    told: Sequence[str] = ()
    preceding: str = ""
    following: str = ""


def find(words: Words, *kinds: str) -> Word | None:
    """The first word of one of the classes."""
    return next((word for word in words if word.kind in kinds), None)


def count(words: Words) -> float:
    """The number that the words before a unit stand for: "two", "twenty-five", "a dozen", "a couple of", "a hundred", "an"."""
    if words and words[0].kind == "HALF":
        return 0.5
    numbers = [float(word.value) for word in words if word.kind in ("NUMBER", "DAY", "INT", "COUPLE")]
    extra = 0.5 if find(words, "HALF") else 0.0
    if not numbers:
        return 1.0 + extra if find(words, "ARTICLE") else 0.0
    whole = numbers[0]
    for number in numbers[1:]:
        whole = whole * number if number >= 100 > whole else whole + number
    return whole + extra


def ordinal(words: Words) -> int:
    """The place that the words give: "third", "21st", "twenty-first"; -1 for "last" and "final", 0 if they give none."""
    nth, tens = find(words, "ORDINAL", "LAST"), find(words, "NUMBER")
    if nth is None:
        return 0
    return int(nth.value) + (int(tens.value) if tens and tens.start < nth.start else 0)


def year_of(words: Words, setting: Setting) -> int | None:
    """The year that the words give: "2018", "'82", "last year", "the following year"; None if they give none."""
    for word in words:
        if word.kind == "YEAR":
            return int(word.value)
        if word.kind == "SHORTYEAR":
            year = setting.published.year if setting.published else 2000
            return next(y for y in range(year + 5, year - 96, -1) if y % 100 == int(word.value))
    step, unit = find(words, *STEPS), find(words, "UNIT")
    if step is None or unit is None or unit.value != "Y":
        return None
    anchor = setting.published
    if step.kind in ("BEFOREHAND", "AFTERWARDS", "SAME"):
        anchor = anchor_day(setting, "Y") or anchor
    return anchor.year + STEPS[step.kind] if anchor else None


def anchor_day(setting: Setting, unit: str) -> date | None:
    """The last day told before this expression with no coarser a grain than the unit."""
    for value in reversed(setting.told):
        known = values.bounds(value)
        if known and (known[1] - known[0]).days < values.LENGTHS.get(unit, 1):
            return known[0]
    return None


def nearest(candidates: Sequence[date], setting: Setting) -> date | None:
    """Of the days an expression without a year can mean, the one on the side where its verb points, else the nearest."""
    here = setting.published
    if here is None or not candidates:
        return None
    back = [day for day in candidates if day <= here]
    ahead = [day for day in candidates if day >= here]
    if setting.direction is Direction.BACK and back:
        return max(back)
    if setting.direction is Direction.AHEAD and ahead:
        return min(ahead)
    return min(candidates, key=lambda day: (abs((day - here).days), day > here))
