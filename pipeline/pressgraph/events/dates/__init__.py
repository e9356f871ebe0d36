"""The reading of time: which words say when, what day they mean, and to which event they belong."""

from pressgraph.events.dates.attachment import date_for
from pressgraph.events.dates.finding import find_dates

__all__ = ["date_for", "find_dates"]
