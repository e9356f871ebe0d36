"""The readings that ``date_expressions.tsv`` names, by their names."""

from __future__ import annotations

from collections.abc import Callable

from pressgraph.events.dates import absolute, relative
from pressgraph.events.dates.setting import Setting, Words

READINGS: dict[str, Callable[[Words, Setting], str | None]] = {
    "calendar": absolute.read_calendar,
    "full-date": absolute.read_full_date,
    "month": absolute.read_month,
    "season": absolute.read_season,
    "weekday": absolute.read_weekday,
    "deictic": absolute.read_deictic,
    "holiday": absolute.read_holiday,
    "unit": relative.read_unit,
    "run": relative.read_run,
    "ago": relative.read_ago,
    "anchored": relative.read_anchored,
    "neighbour": relative.read_neighbour,
    "bare": relative.read_bare,
    "ordinal": relative.read_ordinal,
    "part": relative.read_part,
    "year": absolute.read_year,
    "years": absolute.read_years,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "duration": relative.read_duration,
    "set": relative.read_set,
}
