"""EDTF level 1 dates as the first and last day they cover, for filtering and sorting.

Source: Extended Date/Time Format Specification, Library of Congress, 2019, levels 0 and 1; of level 2 the quarters (33 to 36) and
half-years (40, 41), which business news is fond of. Years before 1 or after 9999 have no bounds.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date

Bounds = tuple[date | None, date | None]

# (first month, last month); seasons are those of the northern hemisphere, and a winter ends in the next year
SEASONS: Mapping[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)} | {
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{40: (1, 6), 41: (7, 12)},
}
_PATTERN = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?:T[0-9:.Z+-]+)?[?~%]?")
_DURATION = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
_OPEN = ("", "..")


def day_bounds(value: str) -> Bounds | None:
    """The first and last day that an EDTF value covers; None for an open end; None altogether where it is no EDTF value.

    >>> day_bounds("2018-07")
    (datetime.date(2018, 7, 1), datetime.date(2018, 7, 31))
    >>> day_bounds("../2018-07-27")
    (None, datetime.date(2018, 7, 27))
    """
    if "/" not in value:
        return _single(value)
    start, _, end = value.partition("/")
    first: Bounds | None = (None, None) if start in _OPEN else _single(start)
    last: Bounds | None = (None, None) if end in _OPEN else _single(end)
    if first is None or last is None or (start in _OPEN and end in _OPEN):
        return None
    if first[0] and last[1] and first[0] > last[1]:
        return None
    return first[0], last[1]


def is_duration(value: str) -> bool:
    """Whether a value is an ISO 8601 duration, such as ``P2M``.

    >>> is_duration("P2M"), is_duration("PT"), is_duration("2018")
    (True, False, False)
    """
    return bool(_DURATION.fullmatch(value)) and value[-1] not in "PT"


def _single(value: str) -> Bounds | None:
    match = _PATTERN.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    if last_year == 0:
        return None
    months = _months(month, day)
    if months is None:
        return None
    start, end = _month_start(first_year, months[0]), _month_end(last_year, months[1])
    if day in {None, "XX"} or start is None:
        return (start, end) if start else None
    try:
        exact = start.replace(day=int(day))
    except ValueError:
        return None
    return exact, exact


def _months(month: str | None, day: str | None) -> tuple[int, int] | None:
    """The months that a month or season code covers, counted on over the year's end."""
    if month in {None, "XX"}:
        return (1, 12) if day in {None, "XX"} else None
    number = int(month or 0)
    if 1 <= number <= 12:
        return number, number
    return SEASONS.get(number) if day is None else None


def _month_start(year: int, month: int) -> date | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1) if year <= 9999 else None


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1]) if year <= 9999 else date.max
