"""The words of time as data: what class a word is of, and what it stands for."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pressgraph.resources import read_table


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of time: its class in the patterns, its value (a number, a unit, a code) and the condition under which it counts."""

    kind: str
    value: str
    when: str = ""


@functools.cache
def word_entries() -> dict[str, Entry]:
    """All words of time, in lower case."""
    return {row["word"]: Entry(row["class"], row["value"], row["when"]) for row in read_table("date_words")}


@functools.cache
def holiday_rules() -> dict[str, str]:
    """The days with a name, in lower case with a straight apostrophe, and the rule that finds them in a year."""
    return {row["name"].lower(): row["rule"] for row in read_table("date_holidays")}


@functools.cache
def holiday_pattern() -> str:
    """A regular expression for all names of days, longest first, in either apostrophe."""
    names = sorted((row["name"] for row in read_table("date_holidays")), key=len, reverse=True)
    return "|".join(re.escape(name).replace("'", "['’]") for name in names)


@functools.cache
def verb_directions() -> dict[str, str]:
    """Verbs whose time words point ahead (``schedule``) or back (``manage to``), by lemma."""
    return {row["lemma"]: row["direction"] for row in read_table("date_verbs")}


@functools.cache
def carrier_verbs() -> frozenset[str]:
    """Verbs that only say that, or when, the event named by their noun took place, by lemma."""
    return frozenset(row["lemma"] for row in read_table("date_carriers"))
