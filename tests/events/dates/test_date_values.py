"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date

import pytest

from pressgraph.events.dates import values
from pressgraph.events.dates.holidays import easter, holiday

DAY = date(2018, 7, 27)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("D", "2018-07-27"),
        ("W", "2018-07-23/2018-07-29"),
        ("WE", "2018-07-28/2018-07-29"),
        ("M", "2018-07"),
        ("Q", "2018-07/2018-09"),
        ("H1", "2018-07/2018-12"),
        ("Y", "2018"),
        ("DE", "201X"),
        ("CE", "20XX"),
    ],
)
def test_a_period_holds_its_day(unit: str, expected: str) -> None:
    assert values.period(DAY, unit) == expected


@pytest.mark.parametrize(
    ("start", "unit", "count", "expected"),
    [
        (DAY, "D", -27, date(2018, 6, 30)),
        (DAY, "2W", 1, date(2018, 8, 10)),
        (date(2018, 3, 31), "M", -1, date(2018, 2, 28)),
        (DAY, "CE", -30, None),
        (DAY, "D", 10**9, None),
    ],
)
def test_a_shift_stays_in_the_calendar(start: date, unit: str, count: int, expected: date | None) -> None:
    assert values.shift(start, unit, count) == expected


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [(2, "M", "P2M"), (2.5, "Y", "P2.5Y"), (30, "MI", "PT30M"), (2, "DE", "P20Y"), (1, "2W", "P2W")],
)
def test_a_duration_is_written_in_iso_units(count: float, unit: str, expected: str) -> None:
    assert values.duration(count, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-22", (date(2018, 6, 1), date(2018, 8, 31))),
        ("2018-24", (date(2018, 12, 1), date(2019, 2, 28))),
        ("199X", (date(1990, 1, 1), date(1999, 12, 31))),
        ("2016/2017", (date(2016, 1, 1), date(2017, 12, 31))),
        ("/2018-07-27", None),
        ("P2M", None),
        (None, None),
    ],
)
def test_bounds_are_the_first_and_last_day(value: str | None, expected: tuple[date, date] | None) -> None:
    assert values.bounds(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("thanksgiving", date(2018, 11, 22)), ("memorial day", date(2018, 5, 28)), ("good friday", date(2018, 3, 30))],
)
def test_a_holiday_falls_on_its_day(name: str, expected: date) -> None:
    assert holiday(name, 2018) == expected


def test_easter_of_some_years() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2019, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2019-04-21",
        "2038-04-25",
    ]
