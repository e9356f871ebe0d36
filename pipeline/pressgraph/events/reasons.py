"""Why each claim is about its event: what its telling has in common with the likest other telling of it, in words."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from pressgraph.events.tellings import Telling
from pressgraph.resources import read_table
from pressgraph.ties import Join

# of an event told by more, so many others are compared
_MOST = 30
_DAYS, _POST, _NO_DATE = 0.5, 0.25, 0.0


def joins_of(group: Sequence[Telling]) -> tuple[Join, ...]:
    """For each claim of an event that others make too, the rule and what agrees; by claim."""
    ordered = sorted(group, key=lambda t: t.claim)
    return tuple(_join(telling, [t for t in ordered if t is not telling][:_MOST]) for telling in ordered) if len(group) > 1 else ()


def _join(telling: Telling, others: Sequence[Telling]) -> Join:
    best = min(others, key=lambda other: (-_shared(telling, other), other.claim))
    rule = _rule(telling, best)
    agrees = ", ".join(part for part, _ in _parts(telling, best)) or "words that are alike"
    return Join(telling.claim, rule, round(_shared(telling, best), 2), f"{_says()[rule]}, as in {best.claim}: {agrees}")


def _rule(one: Telling, other: Telling) -> str:
    if one.key == other.key:
        return "same"
    silent = bool(one.objects) != bool(other.objects)
    return "object" if silent and one.agents == other.agents and one.days and other.days else "alike"


def _shared(one: Telling, other: Telling) -> float:
    return sum(weight for _, weight in _parts(one, other))


def _parts(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    """What two tellings have in common, with its weight; participants as ``joining`` weighs them."""
    for role, mine, theirs in (
        ("agent", one.agents, other.agents),
        ("object", one.objects, other.objects),
        ("recipient", one.recipients, other.recipients),
    ):
        if set(mine) & set(theirs):
            yield f"the same {role}", 0.5 if role == "recipient" else 1.0
        elif mine and theirs:
            yield f"{role}s that may be one", 0.4
    if one.action != other.action:
        yield "actions that may tell one act", 0.0
    if one.days and other.days and one.days[0] <= other.days[1] and other.days[0] <= one.days[1]:
        yield "days that overlap", _DAYS
    elif not (one.days and other.days):
        yield "no day that speaks against it", _NO_DATE
    if set(one.posts) & set(other.posts):
        yield "the same office", _POST


@functools.cache
def _says() -> Mapping[str, str]:
    return {row["rule"]: row["says"] for row in read_table("join_rules") if row["of"] == "event"}
