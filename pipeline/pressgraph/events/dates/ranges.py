"""Two expressions that bound one stretch of time: "from May to July", "between 2014 and 2016", "January 23 - March 9"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pressgraph.model import TimeExpression

OPENING = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
JOINT = re.compile(r"\s*(?:,\s*)?(?:to|through|until|till|and)\s+(?:the\s+)?|\s*[-–—]\s*", re.IGNORECASE)
LONGEST_JOINT = 12
BEFORE = 16  # characters before the first end, where the opening word stands
SURE_JOINT = re.compile(r"\s*(?:through\s+(?:the\s+)?|[-–—]\s*)", re.IGNORECASE)


def joined(expression: TimeExpression, dates: Sequence[TimeExpression], doc: Doc) -> TimeExpression:
    """The whole stretch that an expression is one end of, or the expression itself."""
    place = bisect_left(dates, expression.start, key=lambda date: date.start)
    for first, last in ((place, place + 1), (place - 1, place)):
        if first >= 0 and last < len(dates):
            whole = _stretch(dates[first], dates[last], doc)
            if whole:
                return whole
    return expression


def _stretch(first: TimeExpression, last: TimeExpression, doc: Doc) -> TimeExpression | None:
    if last.start - first.end > LONGEST_JOINT:
        return None
    near = doc.char_span(max(0, first.start - BEFORE), last.end, alignment_mode="expand")
    if near is None:
        return None
    text, origin = near.text, near.start_char  # of the whole text would be put together anew at each call
    between = text[first.end - origin : last.start - origin]
    values = (first.value or "", last.value or "")
    if not JOINT.fullmatch(between) or any(not v or "/" in v or v[0] == "P" for v in values):
        return None
    if not SURE_JOINT.fullmatch(between) and not OPENING.search(text[: first.start - origin]):
        return None
    if values[0] >= values[1]:
        return None
    return TimeExpression(first.start, last.end, text[first.start - origin : last.end - origin], f"{values[0]}/{values[1]}")
