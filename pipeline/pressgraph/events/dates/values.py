"""Calendar arithmetic and how its results are written: EDTF level 1, ISO 8601 durations.

A unit is a short code, that of ISO durations where there is one: ``D`` day, ``W`` week (Monday to Sunday), ``WE`` weekend, ``2W``
fortnight, ``M`` month, ``Q`` quarter, ``H1`` half-year, ``Y`` year, ``DE`` decade, ``CE`` century, ``H`` hour, ``MI`` minute, ``S``
second. Level 1 of EDTF knows neither weeks nor quarters, so those are written as intervals.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

DAYS = {"D": 1, "WE": 7, "W": 7, "2W": 14}
MONTHS = {"M": 1, "Q": 3, "H1": 6, "Y": 12, "DE": 120, "CE": 1200}
CLOCK = {"H": "H", "MI": "M", "S": "S"}
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
LENGTHS = {"D": 1, "WE": 3, "W": 8, "2W": 15, "M": 31, "Q": 93, "H1": 185, "Y": 366, "DE": 3700, "CE": 36600}
VALUE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?")


def to_date(text: str | None) -> date | None:
    """The day of an ISO date, or None if it is missing or malformed."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def to_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, unit: str, count: int) -> date | None:
    """The day ``count`` units later; the last day of the month where the month is shorter; None outside the years 1 to 9999."""
    try:
        if unit in DAYS:
            return day + timedelta(DAYS[unit] * count)
        if unit in CLOCK:
            return day + timedelta(hours=count) if unit == "H" else day
        number = day.year * 12 + day.month - 1 + MONTHS[unit] * count
        year, month = divmod(number, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def period(day: date, unit: str) -> str:
    """The period of the given unit that holds the day, as EDTF."""
    if unit in ("W", "2W", "WE"):
        monday = day - timedelta(day.weekday())
        first, last = (5, 6) if unit == "WE" else (0, 6)
        return f"{monday + timedelta(first)}/{monday + timedelta(last)}"
    if unit in ("Q", "H1"):
        return months(day.year, (day.month - 1) // MONTHS[unit] * MONTHS[unit] + 1, MONTHS[unit])
    year = f"{day.year:04d}"
    return {"M": f"{year}-{day.month:02d}", "Y": year, "DE": f"{year[:3]}X", "CE": f"{year[:2]}XX"}.get(unit, day.isoformat())


def months(year: int, month: int, count: int) -> str:
    """A run of whole months of one year, as an interval."""
    return f"{year:04d}-{month:02d}/{year:04d}-{month + count - 1:02d}"


def interval(start: date, end: date, unit: str) -> str:
    """From start to end, no finer than the unit it was told in: years for decades, months for quarters, days for weeks."""
    grain = "Y" if unit in ("Y", "DE", "CE") else "M" if unit in MONTHS else "D"
    return f"{period(start, grain)}/{period(end, grain)}"


def duration(count: float, unit: str) -> str:
    """A length of time as an ISO 8601 duration."""
    if unit in CLOCK:
        return f"PT{count:g}{CLOCK[unit]}"
    factor, letter = {"DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M"), "H1": (6, "M"), "2W": (2, "W"), "WE": (1, "W")}.get(
        unit, (1, unit)
    )
    return f"P{count * factor:g}{letter}"


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF value; None for durations, open intervals and None."""
    if not value or value.startswith("P"):
        return None
    parts = [_single(part) for part in value.split("/")]
    known = [part for part in parts if part]
    return (known[0][0], known[-1][1]) if known and len(known) == len(parts) else None


def _single(text: str) -> tuple[date, date] | None:
    found = VALUE.fullmatch(text)
    if not found:
        return None
    digits, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if "X" in digits:
        return date(max(int(digits.replace("X", "0")), 1), 1, 1), date(int(digits.replace("X", "9")), 12, 31)
    year = int(digits)
    if day:
        return date(year, month, day), date(year, month, day)
    if month in SEASON_STARTS:
        first = date(year, SEASON_STARTS[month], 1)
        last = shift(first, "M", 2) or first
        return first, date(last.year, last.month, monthrange(last.year, last.month)[1])
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
