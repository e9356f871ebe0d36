"""Steps that tell the same act otherwise, side by side: one denies what another asserts, or gives it another date or agent.

This is a lead to look at and no verdict: "did not abstain" may be of another vote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from pressgraph.model import Status
from pressgraph.stories.steps import Difference, Step, with_differences
from pressgraph.stories.voices import Voice
from pressgraph.stories.words import story_words

# an act dated so narrowly is the same if another agent does it then
_NARROW = timedelta(days=7)
_ASSERTED = frozenset({Status.ACTUAL, Status.PLANNED, Status.ALLEGED})
_REAL = _ASSERTED | {Status.NEGATED}
_WORD = re.compile(r"[^\W\d_]{3,}")


def compare(steps: Sequence[Step]) -> list[Step]:
    """The steps, each with those that tell its act otherwise."""
    alike: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.status in _REAL:
            alike[step.action].append(step)
    found: dict[str, list[Difference]] = defaultdict(list)
    for step in steps:
        found[step.event] += _inside(step)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if what := _difference(one, other):
                found[one.event].append(_of(what, other, other.voices[0]))
                found[other.event].append(_of(what, one, one.voices[0]))
    return [with_differences(step, found[step.event]) for step in steps]


def _inside(step: Step) -> Iterator[Difference]:
    """The first claim about the very same event that denies it where the surest asserts it, or the other way round."""
    denied = step.status is Status.NEGATED
    other = next((voice for voice in step.voices if (voice.status is Status.NEGATED) != denied), None)
    if other:
        yield _of("status", step, other)


def _of(what: str, step: Step, voice: Voice) -> Difference:
    when = f"{step.moment.words}: " if what == "date" else ""
    return Difference(what, step.event, f"{when}{voice.says}", voice.source)


def _difference(one: Step, other: Step) -> str | None:
    """In what two steps of one action differ, if they may be of one act: status, date or agent."""
    if one.objects and other.objects and not set(one.objects) & set(other.objects):
        return None
    if (one.status is Status.NEGATED) != (other.status is Status.NEGATED):
        return "status" if _may_be_one(one, other) else None
    if one.action not in story_words("once") or not {one.status, other.status} <= _ASSERTED:
        return None
    if one.moment.is_dated and other.moment.is_dated and not _overlap(one, other):
        return "date" if set(one.agents) == set(other.agents) else None
    apart = one.agents and other.agents and not _may_be_one(one, other)
    return "agent" if apart and _narrow(one) and _narrow(other) and _overlap(one, other) else None


def _may_be_one(one: Step, other: Step) -> bool:
    """Whether the agents may be the same: nobody is named, or names share a word ("court system", "the courts"); persons a name."""
    words, other_words = _words(one), _words(other)
    return not words or not other_words or bool(words & other_words)


def _words(step: Step) -> frozenset[str]:
    bodies = (re.sub(r"['’]s?\b", "", name.lower()) for name in step.agents if name not in step.people)
    return (
        frozenset(word.removesuffix("s") for name in bodies for word in _WORD.findall(name)) - story_words("unlike")
    ) | step.people


def _overlap(one: Step, other: Step) -> bool:
    a, b = one.moment, other.moment
    return bool(a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last)


def _narrow(step: Step) -> bool:
    first, last = step.moment.first, step.moment.last
    return bool(step.moment.is_dated and first and last and last - first < _NARROW)
