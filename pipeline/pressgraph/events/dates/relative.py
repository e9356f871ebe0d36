"""Readings of expressions that count from a day: from publication, or from the last day told; and lengths of time.

Each takes the words of an expression and its setting and gives an EDTF value, an ISO duration, or None where the value cannot be
known.
"""

from __future__ import annotations

from datetime import date, timedelta

from pressgraph.events.dates import values
from pressgraph.events.dates.absolute import read_century, read_month, read_year
from pressgraph.events.dates.setting import STEPS, Setting, Words, anchor_day, count, find, ordinal, year_of
from pressgraph.events.dates.tense import Direction

BEFORE_SPAN = {"in", "within"}
AHEAD_OR_BACK = {"EARLIER": -1, "BEFORE": -1, "LATER": 1, "AFTER": 1, "AGO": -1, "FROM": 1}


def read_unit(words: Words, setting: Setting) -> str | None:
    """ "Last week", "earlier this month", "the end of next year", "this past weekend", "the past year"."""
    unit, here = find(words, "UNIT"), setting.published
    step = find(words, "THIS", "LAST", "NEXT", "PAST")
    if unit is None or step is None or here is None:
        return None
    past = find(words, "PAST")
    if step.kind == "NEXT" and words[0].kind == "THE" and (unit.value == "D" or setting.direction is Direction.BACK):
        return read_neighbour(words, setting)
    if past is not None and step is past and unit.value != "WE":
        return read_run(words, setting)
    steps = -1 if past else STEPS[step.kind]
    if unit.value == "W" and steps == 0 and setting.direction is Direction.AHEAD and here.weekday() == 6:
        steps = 1
    if unit.value == "WE" and steps == 0 and setting.direction is Direction.BACK:
        here = _weekend(here, setting.direction)
    day = values.shift(here, unit.value, steps)
    return values.period(day, unit.value) if day and unit.value not in values.CLOCK else day.isoformat() if day else None


def read_run(words: Words, setting: Setting) -> str | None:
    """A run of units up to or from publication: "the past two weeks", "the next ten days", "the coming months"."""
    unit, here = find(words, "UNIT", "UNITS"), setting.published
    step = find(words, "LAST", "PAST", "NEXT")
    if unit is None or step is None or here is None:
        return None
    number = count(words) or (1.0 if unit.kind == "UNIT" else 0.0)
    if number and (unit.value in values.CLOCK or setting.following == "of"):
        return values.duration(number, unit.value)
    sign = STEPS[step.kind]
    if not number:
        return f"/{here}" if sign < 0 else f"{here}/"
    other = values.shift(here, unit.value, sign * round(number))
    if other is None:
        return None
    return values.interval(min(here, other), max(here, other), unit.value)


def read_ago(words: Words, setting: Setting) -> str | None:
    """ "Two years ago", "a week from now"; to the day in "a year ago today"."""
    unit, here = find(words, "UNIT", "UNITS"), setting.published
    if unit is not None and here is not None and find(words, "DEICTIC"):
        day = values.shift(here, unit.value, -round(count(words) or 1.0))
        return day.isoformat() if day else None
    return _shifted(words, here)


def read_anchored(words: Words, setting: Setting) -> str | None:
    """ "Two days later", "a year earlier", "the day before": counted from the last day told, looking back also from publication."""
    unit = find(words, "UNIT", "UNITS")
    step = find(words, "EARLIER", "BEFORE", "LATER", "AFTER")
    anchor = anchor_day(setting, unit.value) if unit else None
    if anchor is None and step is not None and AHEAD_OR_BACK[step.kind] < 0:
        anchor = setting.published
    return _shifted(words, anchor)


def _shifted(words: Words, anchor: date | None) -> str | None:
    unit, step = find(words, "UNIT", "UNITS"), find(words, *AHEAD_OR_BACK)
    if unit is None or step is None or anchor is None:
        return None
    number = count(words) or 1.0
    day = values.shift(anchor, unit.value, AHEAD_OR_BACK[step.kind] * round(number))
    if day is None:
        return None
    return day.isoformat() if unit.value in values.CLOCK else values.period(day, unit.value)


def read_neighbour(words: Words, setting: Setting) -> str | None:
    """ "The previous day", "the following week", "that year", "the following May", "that evening": beside the last day told."""
    unit, step = find(words, "UNIT"), find(words, "BEFOREHAND", "AFTERWARDS", "SAME", "NEXT")
    if step is None:
        return None
    if unit is None:
        return _neighbour_by_name(words, anchor_day(setting, "D" if find(words, "DAYPART", "WEEKDAY") else "M"), STEPS[step.kind])
    anchor = anchor_day(setting, unit.value)
    if anchor is None and (step.kind in ("BEFOREHAND", "SAME") or unit.value != "D"):
        anchor = setting.published
    day = values.shift(anchor, unit.value, STEPS[step.kind]) if anchor else None
    return values.period(day, unit.value) if day else None


def _neighbour_by_name(words: Words, anchor: date | None, step: int) -> str | None:
    """The next or last weekday or month of that name before or after the anchor; the anchor's day for "that evening"."""
    month, weekday = find(words, "MONTH"), find(words, "WEEKDAY")
    if anchor is None:
        return None
    if month is not None:
        number = int(month.value)
        years = step if (number - anchor.month) * step <= 0 else 0
        return f"{anchor.year + years:04d}-{number:02d}"
    if weekday is not None:
        distance = (int(weekday.value) - anchor.isoweekday()) * step % 7 or 7
        return (anchor + timedelta(distance * step)).isoformat()
    return anchor.isoformat()


def read_bare(words: Words, setting: Setting) -> str | None:
    """ "The end of the day": the day that is being told of; "the rest of the week": the week of publication; "at the weekend"."""
    unit, here = find(words, "UNIT"), setting.published
    if unit is None:
        return None
    if unit.value == "WE" and here is not None:
        here = _weekend(here, setting.direction)
    told = anchor_day(setting, "D") if unit.value == "D" else None
    anchor = told or here
    return values.period(anchor, unit.value) if anchor else None


def _weekend(here: date, pointing: Direction) -> date:
    """A day of the weekend meant: the last one, unless the verb points ahead or it is going on."""
    return here - timedelta(7) if pointing is not Direction.AHEAD and here.weekday() < 5 else here


def read_ordinal(words: Words, setting: Setting) -> str | None:
    """ "The third quarter", "the 19th century"."""
    return read_century(words, setting) or read_part(words, setting)


def read_part(words: Words, setting: Setting) -> str | None:
    """A part of a longer period: "the third quarter of 2009", "the first half of last year", "the last week of March"."""
    quarter, half = find(words, "QUARTER"), find(words, "HALF")
    number = int(quarter.value) if quarter else ordinal(words)
    unit = "H1" if half else "Q" if quarter else next((w.value for w in words if w.kind == "UNIT"), "Q")
    if unit in ("Q", "H1"):
        return _year_part(number, unit, words, setting)
    rest = words[next(i for i, word in enumerate(words) if word.kind == "OF") :]
    whole = read_month(rest, setting) if find(rest, "MONTH") else read_unit(rest, setting) or read_year(rest, setting)
    return _count_off(number, unit, whole)


def _year_part(number: int, unit: str, words: Words, setting: Setting) -> str | None:
    size, here = values.MONTHS[unit], setting.published
    parts = 12 // size
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        return None
    month, year = (number - 1) * size + 1, year_of(words, setting)
    if year is None and here is not None:
        ended = (here.month - 1) // size >= number
        year = here.year if ended or setting.direction is Direction.AHEAD else here.year - 1
    return values.months(year, month, size) if year is not None else None


def _count_off(number: int, unit: str, whole: str | None) -> str | None:
    """The n-th (or last) day, week, month … of a period; weeks are those that end in it."""
    known = values.bounds(whole)
    if known is None:
        return None
    first, last = known
    if unit == "W":
        first += timedelta((6 - first.weekday()) % 7)
        last -= timedelta((last.weekday() + 1) % 7)
    day = last if number == -1 else values.shift(first, unit, number - 1)
    return values.period(day, unit) if day and day <= last and unit not in values.CLOCK else None


def read_duration(words: Words, setting: Setting) -> str | None:
    """ "Two months", "11-year"; after "in" or "within" beside a verb that points ahead, a day or a run counted from publication."""
    unit, number, here = find(words, "UNIT", "UNITS"), count(words), setting.published
    if unit is None or not number:
        return None
    if setting.preceding in BEFORE_SPAN and setting.direction is Direction.AHEAD and setting.following != "of" and here:
        day = values.shift(here, unit.value, round(number))
        if day is None:
            return None
        if setting.preceding == "within":
            return values.interval(here, day, unit.value)
        return day.isoformat() if unit.value in values.CLOCK else values.period(day, unit.value)
    return values.duration(number, unit.value)


def read_set(words: Words, setting: Setting) -> str | None:
    """How often, as the length of one round: "every week", "each Friday", "daily"."""
    if find(words, "WEEKDAY"):
        return "P1W"
    unit = find(words, "UNIT", "UNITS", "OFTEN")
    return values.duration(count(words) or 1.0, unit.value) if unit else None
