"""The date of a named day in a given year, by the rules of ``date_holidays.tsv``.

A rule is ``MM-DD``, ``MM-nth-weekday`` (``11-4-4``: the fourth Thursday of November; ``-1`` is the last), or ``easter+N`` days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pressgraph.events.dates.lexicon import holiday_rules

NTH = re.compile(r"(\d+)-(-?\d)-(\d)")


def holiday(name: str, year: int) -> date:
    """The day with that name (in lower case) in that year."""
    rule = holiday_rules()[name]
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    nth = NTH.fullmatch(rule)
    if nth is None:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month_number, number, weekday = int(nth[1]), int(nth[2]), int(nth[3])
    if number < 0:
        last = date(year, month_number, monthrange(year, month_number)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month_number, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
