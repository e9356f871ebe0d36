"""Where an event stands in time: its own date, or for want of one the day its first article tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pressgraph.export.html.facts import date_words
from pressgraph.graph.dates import day_bounds
from pressgraph.model import Article, Claim, Status

# statuses of what has happened by the day it is told, if it has
PAST = frozenset({Status.ACTUAL, Status.ALLEGED})
_KNOWN = re.compile(r"\d{4}(?:-\d\d)?(-\d\d)?([?~%]?)")


class Tense(StrEnum):
    """How a date lies to the day it is told on; OPEN where it covers that day, or one of the two is not known."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def tense(edtf: str | None, told: str | None) -> Tense:
    """How a date lies to the day it is told on; what is to be done *by* a day after it lies ahead.

    >>> str(tense("2018-08", "2018-07-27")), str(tense("../2018-08-31", "2018-07-27")), str(tense("2018-07", "2018-07-27"))
    ('future', 'future', 'open')
    """
    (first, last), (begin, end) = day_bounds(edtf or "") or (None, None), day_bounds(told or "") or (None, None)
    if begin is None or end is None:
        return Tense.OPEN
    if (ahead := first or last) and ahead > end:
        return Tense.FUTURE
    return Tense.PAST if last and last < begin else Tense.OPEN


@dataclass(frozen=True, slots=True)
class When:
    """A date in a sentence: its words, ``on 26 July 2018``, or "" where it is not said; and how it lies to the day of telling."""

    words: str = ""
    tense: Tense = Tense.OPEN


UNSAID = When()


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in time.

    Args:
        first: the first day, by which steps are ordered; None if nothing is known, not even when it was told.
        last: the last day.
        words: the date in words: ``26 July 2018``, ``by 27 July 2018``, ``told on 27 July 2018``, ``undated``.
        is_dated: whether the date is the event's own.
    """

    first: date | None
    last: date | None
    words: str
    is_dated: bool

    @property
    def order(self) -> tuple[date, date, bool]:
        """What to sort by: the first day, narrow dates before wide ones, own dates before days of telling; the unknown last."""
        return self.first or date.max, self.last or date.max, not self.is_dated


def moment(value: str | None, claims: Sequence[Claim], articles: Sequence[Article], status: Status) -> Moment:
    """Where an event stands in time.

    Args:
        value: its date: EDTF, or a duration, which has no place in time.
        claims: what is told about it.
        articles: the articles that tell it.
        status: how far it is said to be the case.
    """
    bounds = day_bounds(value) if value else None
    if value and bounds:
        begin, end = bounds
        return Moment(begin or end, end or begin, date_words(value), is_dated=True)
    lasted = f", {date_words(value)}" if value and value.startswith("P") else ""
    told = min((a.date for a in articles if a.date and day_bounds(a.date)), default=None)
    if told is None or not claims:
        return Moment(None, None, f"undated{lasted}", is_dated=False)
    first, last = day_bounds(told) or (None, None)
    return Moment(first, last, f"{'by' if status in PAST else 'told on'} {date_words(told)}{lasted}", is_dated=False)


def adverbial(edtf: str | None) -> str:
    """A date as it stands in a sentence; "" for none, and for what is no date of level 1 that a sentence can hold.

    >>> adverbial("2018-07-26"), adverbial("2018-07"), adverbial("../2018-07-26"), adverbial("P2W")
    ('on 26 July 2018', 'in July 2018', 'by 26 July 2018', 'for 2 weeks')
    """
    begin, slash, end = (edtf or "").partition("/")
    if not slash:
        return _on(begin) or (date_words(begin) if begin.startswith("P") and date_words(begin) != begin else "")
    first, last = (date_words(part) if _KNOWN.fullmatch(part) else "" for part in (begin, end))
    if first and last:
        return f"between {first} and {last}"
    return f"by {last}" if last else f"from {first} on" if first else ""


def _on(edtf: str) -> str:
    known = _KNOWN.fullmatch(edtf)
    if known is None:
        return ""
    day, doubt = known.groups()
    words = date_words(edtf)
    return words.replace("about", "around", 1) if doubt else f"{'on' if day else 'in'} {words}"
