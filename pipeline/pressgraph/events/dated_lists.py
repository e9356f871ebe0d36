"""Lists whose members have a day each: "must leave Kalbajar by 15 November, Agdam by 20 November and Lachin by 1 December"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pressgraph.model import Event, Participant, TimeExpression

REACH = 16  # characters between a member and its day: " by the end of "


def apart(event: Event, dates: Sequence[TimeExpression]) -> Iterator[Event]:
    """The event, or one for each of its objects where each has a day of its own that stands right after it."""
    things = sorted(event.objects, key=lambda thing: thing.start)
    ends = [*(thing.start for thing in things[1:]), event.evidence.end]
    days = [_day_after(thing, end, dates) for thing, end in zip(things, ends, strict=False)]
    values = [day.value for day in days if day is not None]
    is_list = 1 < len(values) == len(things) and any(a != b for a, b in pairwise(values))
    if not is_list:
        yield event
        return
    for thing, value in zip(things, values, strict=True):
        yield replace(event, objects=(thing,), date=value)


def _day_after(thing: Participant, end: int, dates: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time expression between a member and the next."""
    near = (d for d in dates if thing.end <= d.start <= thing.end + REACH and d.end <= end)
    return next((d for d in near if d.value and not d.value.startswith("P")), None)
