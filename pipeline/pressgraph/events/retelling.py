"""Acts that an article tells twice: where one telling names the day and the other does not, the day holds for both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pressgraph.model import Event, Participant, Reason, Span, Status

DONE = frozenset({Status.ACTUAL, Status.PLANNED})


def lend_dates(events: Sequence[Event], headline: Span | None, *, lowest: float) -> tuple[Event, ...]:
    """The events, undated ones with the date of the one other telling of the act, if it has one.

    An act is told twice if action, an agent and an object are the same; of a headline, which leaves much out, one of the two
    will do.

    Args:
        events: the events of one article.
        headline: the run of text of its headline, if it has one.
        lowest: the confidence of those that may lend.
    """
    dated = [event for event in events if event.date and event.status in DONE and event.confidence >= lowest]
    return tuple(event if event.date or event.status not in DONE else _dated(event, dated, headline) for event in events)


def _dated(event: Event, dated: Sequence[Event], headline: Span | None) -> Event:
    is_headline = headline is not None and headline.start <= event.trigger.start < headline.end
    told = [other for other in dated if _is_retelling(event, other, is_headline=is_headline)]
    dates = list(dict.fromkeys(other.date for other in told))
    if not told or (len(dates) > 1 and not is_headline):
        return event
    return replace(event, date=dates[0], reasons=(*event.reasons, Reason("date", told[0].trigger.text, "told again")))


def _is_retelling(event: Event, other: Event, *, is_headline: bool) -> bool:
    if event.action != other.action or event.status is not other.status:
        return False
    shared = [bool(_keys(event.agents) & _keys(other.agents)), bool(_keys(event.objects) & _keys(other.objects))]
    return any(shared) if is_headline else all(shared)


def _keys(participants: Collection[Participant]) -> frozenset[str]:
    return frozenset(p.entity or p.name.lower() for p in participants)
