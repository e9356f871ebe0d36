"""The days that EDTF values cover."""

from __future__ import annotations

import pytest

from pressgraph.graph.dates import day_bounds, is_duration


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-07-26", "2018-07-26", "2018-07-26"),
        ("2018-07-26T10:30:00Z", "2018-07-26", "2018-07-26"),
        ("2018-07", "2018-07-01", "2018-07-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2018-XX", "2018-01-01", "2018-12-31"),
        ("2018-07-XX", "2018-07-01", "2018-07-31"),
        ("2018-XX-XX", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2018-35", "2018-07-01", "2018-09-30"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("2018-07?", "2018-07-01", "2018-07-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2018-07-20/2018-07-27", "2018-07-20", "2018-07-27"),
        ("2017/2018-07", "2017-01-01", "2018-07-31"),
        ("../2018-07-27", None, "2018-07-27"),
        ("/2018", None, "2018-12-31"),
        ("2018-07-27/..", "2018-07-27", None),
        ("9999-24", "9999-12-01", "9999-12-31"),
    ],
)
def test_edtf_values_have_bounds(value: str, first: str | None, last: str | None) -> None:
    found = day_bounds(value)
    assert found is not None
    assert tuple(day.isoformat() if day else None for day in found) == (first, last)


@pytest.mark.parametrize(
    "value",
    ["", "..", "../..", "/", "2018-13", "2018-02-30", "2018-00", "2018-07-00", "2018-21-03", "2018-XX-03", "0000", "18", "soon",
     "P2M", "2018/2017", "2018-07-26 ", "2018-07-26/soon", "Y17E8", "-0044"],
)  # fmt: skip
def test_what_is_no_date_has_none(value: str) -> None:
    assert day_bounds(value) is None


@pytest.mark.parametrize(
    ("value", "expected"), [("P2W", True), ("P1Y2M", True), ("PT5H", True), ("P", False), ("P1YT", False), ("2M", False)]
)
def test_durations_are_known(value: str, expected: bool) -> None:
    assert is_duration(value) == expected
