"""A line of time: days to places, and the ticks that a reader wants to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pressgraph.export.html.facts import date_words

_MOST = 9  # ticks on a line
_DAYS, _MONTHS, _YEARS = (1, 2, 5, 7, 10), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_ROOM = 40  # half the width of a tick's words


@dataclass(frozen=True, slots=True)
class Scale:
    """Days between two places, in pixels."""

    first: date
    last: date
    left: int
    right: int

    @classmethod
    def of(cls, days: Sequence[date], left: int, right: int) -> Scale | None:
        """The scale that holds all days, with some room at both ends; None without any day."""
        if not days:
            return None
        room = max((max(days) - min(days)).days // 20, 2)
        lowest, highest = date.min + timedelta(days=room), date.max - timedelta(days=room)
        return cls(max(min(days), lowest) - timedelta(days=room), min(max(days), highest) + timedelta(days=room), left, right)

    def place(self, day: date) -> int:
        """Where a day is."""
        days = min(max((day - self.first).days, 0), self.span)
        return self.left + round((self.right - self.left) * days / self.span)

    @property
    def span(self) -> int:
        """The days from end to end."""
        return (self.last - self.first).days

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Places and words of ticks, at most nine: days if they fit, else months, else years; none that an end would cut."""
        for candidates, steps in ((self._days, _DAYS), (self._months, _MONTHS), (self._years, _YEARS)):
            for step in steps:
                if 1 < len(found := candidates(step)) <= _MOST:
                    placed = ((self.place(day), words) for day, words in found)
                    yield from ((x, words) for x, words in placed if self.left + _ROOM < x < self.right - _ROOM)
                    return

    def _days(self, step: int) -> list[tuple[date, str]]:
        days = (self.first + timedelta(days=n) for n in range(0, min(self.span, 2 * _MOST * step) + 1, step))
        return [(day, date_words(day.isoformat())) for day in days]

    def _months(self, step: int) -> list[tuple[date, str]]:
        first = self.first.year * 12 + self.first.month - 1
        months = range(-(-first // step) * step, self.last.year * 12 + self.last.month, step)  # January, July: as a reader counts
        days = (date(n // 12, n % 12 + 1, 1) for n in months[: 2 * _MOST])
        return [(day, date_words(f"{day.year:04}-{day.month:02}")) for day in days if self.first <= day]

    def _years(self, step: int) -> list[tuple[date, str]]:
        years = range(-(-self.first.year // step) * step, self.last.year + 1, step)
        return [(date(year, 1, 1), str(year)) for year in years if self.first <= date(year, 1, 1)]
