"""Readings of expressions that name a place in the calendar: days, weekdays, months, seasons, holidays, years.

Each takes the words of an expression and its setting and gives an EDTF value, or None where the value cannot be known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pressgraph.events.dates import values
from pressgraph.events.dates.holidays import holiday
from pressgraph.events.dates.setting import STEPS, Setting, Words, find, nearest, ordinal, year_of
from pressgraph.events.dates.tense import Direction

# days by which "July 20" may lie on the side its verb does not point to: a report names no year in either direction
WRONG_SIDE = 60


def read_calendar(words: Words, setting: Setting) -> str | None:
    """A day of a month: "July 26, 2018", "26 July", "July 18-20", "July 4 last year"."""
    month, days = find(words, "MONTH"), [int(w.value) for w in words if w.kind in ("DAY", "ORDINAL")]
    year = year_of(words, setting)
    if month is None or not days:
        return None
    here = setting.published
    years = [year] if year is not None else [here.year - 1, here.year, here.year + 1] if here else []
    candidates = [day for y in years if (day := values.to_day(y, int(month.value), days[0]))]
    first = _near_day(candidates, setting) if year is None else next(iter(candidates), None)
    last = values.to_day(first.year, first.month, days[-1]) if first else None
    if first is None or last is None:
        return None
    return first.isoformat() if last <= first else f"{first}/{last}"


def _near_day(candidates: Sequence[date], setting: Setting) -> date | None:
    """A month and a day: the nearest, unless that lies on the wrong side of publication by more than two months.

    A report names no year in either direction: "was to run until July 20", "announced a vote on August 3".
    """
    here = setting.published
    closest = min(candidates, key=lambda day: abs((day - here).days), default=None) if here else None
    if closest is None or here is None:
        return None
    off = (closest - here).days * (1 if setting.direction is Direction.BACK else -1)
    return closest if setting.direction is Direction.NEAREST or off <= WRONG_SIDE else nearest(candidates, setting)


def read_full_date(words: Words, setting: Setting) -> str | None:
    """ "2018-07-26", "7/26/2018", "26.07.2018"; a slash puts the month first unless it cannot be one."""
    text = words[0].value
    if "-" in text:
        day = values.to_date(text)
    else:
        first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
        if "/" in text and first <= 12:
            first, second = second, first
        day = values.to_day(year, second, first)
    return day.isoformat() if day else None


def read_month(words: Words, setting: Setting) -> str | None:
    """ "July 2018", "last March", "early June", "October of next year", "in May"."""
    month, year = find(words, "MONTH"), year_of(words, setting)
    if month is None:
        return None
    number = int(month.value)
    if year is None:
        day = _stepped(words, number, 1, setting)
        return values.period(day, "M") if day else None
    return f"{year:04d}-{number:02d}"


def _stepped(words: Words, month: int, length: int, setting: Setting) -> date | None:
    """The first day of the month or season that "last", "this", "next" or the verb picks; ``length`` in months."""
    here = setting.published
    if here is None:
        return None
    candidates = [date(here.year + years, month, 1) for years in (-2, -1, 0, 1, 2)]
    current = here.replace(day=1)
    running = values.shift(current, "M", 1 - length) or current
    step = find(words, "LAST", "NEXT", "THIS")
    if step is not None and step.kind == "LAST":
        return max(day for day in candidates if day < running)
    if step is not None and step.kind == "NEXT":
        return min(day for day in candidates if day > current)
    if step is not None and not find(words, "PAST"):
        return candidates[2]
    if setting.direction is Direction.AHEAD:
        return min(day for day in candidates if day >= running)
    if setting.direction is Direction.BACK:
        return max(day for day in candidates if day <= current)
    return min(candidates, key=lambda day: (abs((day - current).days) + (day > current) * 60, day))


def read_season(words: Words, setting: Setting) -> str | None:
    """ "Spring 2018", "last summer", "the fall of 2016"; a winter is named by the year it begins in."""
    season, year = find(words, "SEASON"), year_of(words, setting)
    if season is None:
        return None
    if year is None:
        start = values.SEASON_STARTS[int(season.value)]
        day = _stepped(words, start, 3, setting)
        year = day.year if day else None
    return f"{year:04d}-{season.value}" if year is not None else None


def read_weekday(words: Words, setting: Setting) -> str | None:
    """ "Friday" back or ahead as its verb says, "last Friday", "next Friday", "Friday of next week"."""
    weekday, here = find(words, "WEEKDAY"), setting.published
    if weekday is None or here is None:
        return None
    number, step = int(weekday.value), find(words, "LAST", "NEXT", "THIS", "PAST", "SAME")
    if find(words, "UNIT") and step is not None:
        monday = here - timedelta(here.weekday()) + timedelta(7 * STEPS[step.kind])
        return (monday + timedelta(number - 1)).isoformat()
    behind = (here.isoweekday() - number) % 7
    if step is not None and step.kind == "THIS" and find(words, "PAST"):
        step = find(words, "PAST")
    if step is not None and step.kind in ("LAST", "PAST"):
        return (here - timedelta(behind or 7)).isoformat()
    if step is not None and step.kind == "NEXT":
        return (here + timedelta(7 - behind)).isoformat()
    ahead = setting.direction is Direction.AHEAD
    if step is not None and setting.direction is Direction.NEAREST:
        ahead = behind > 3
    return (here + timedelta((7 - behind) % 7 if ahead else -behind)).isoformat()


def read_deictic(words: Words, setting: Setting) -> str | None:
    """ "Today", "yesterday evening", "tonight", "this morning", "last night"."""
    word, part, here = find(words, "DEICTIC"), find(words, "THIS", "LAST"), setting.published
    if here is None:
        return None
    if word is not None:
        return (here + timedelta(int(word.value))).isoformat()
    return (here + timedelta(STEPS[part.kind])).isoformat() if part else None


def read_holiday(words: Words, setting: Setting) -> str | None:
    """ "Christmas Eve", "last Thanksgiving", "Labor Day 2017"."""
    named, year, here = find(words, "HOLIDAY"), year_of(words, setting), setting.published
    if named is None:
        return None
    if year is not None:
        return holiday(named.value, year).isoformat()
    candidates = [holiday(named.value, here.year + n) for n in (-1, 0, 1)] if here else []
    step = find(words, "LAST", "NEXT")
    if here and step is not None:
        candidates = [day for day in candidates if (day < here if step.kind == "LAST" else day > here)]
    day = nearest(candidates, setting)
    return day.isoformat() if day else None


def read_year(words: Words, setting: Setting) -> str | None:
    """ "2018", "late 2006", "'82"."""
    year = year_of(words, setting)
    return f"{year:04d}" if year is not None else None


def read_years(words: Words, setting: Setting) -> str | None:
    """A run of two years in short: "2018-19"; or a month in ISO form: "2018-07"."""
    first, second = int(words[0].value), words[-1].value
    if int(second) == (first + 1) % 100 or int(second) > 12:
        last = first // 100 * 100 + int(second)
        return f"{first:04d}/{last:04d}" if last > first else None
    return f"{first:04d}-{int(second):02d}" if len(second) == 2 else None


def read_decade(words: Words, setting: Setting) -> str | None:
    """ "The 1990s", "the sixties", "the mid-'80s"; "the 1800s" are a century."""
    decade = find(words, "DECADE")
    if decade is None:
        return None
    is_century = decade.value.endswith("0") and decade.value != "200" and not find(words, "EDGE")
    return f"{decade.value[:2]}XX" if is_century else f"{decade.value}X"


def read_century(words: Words, setting: Setting) -> str | None:
    """ "The 19th century", "the twentieth century"."""
    number, unit = ordinal(words), find(words, "UNIT")
    if unit is None or unit.value != "CE" or not 1 <= number <= 30:
        return None
    return f"{number - 1:02d}XX"
