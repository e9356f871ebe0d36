"""Who did what when, at a glance: a line for each actor (or object, or action), a mark for each event, shaped by its status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.display.selection import Selection
from pressgraph.errors import QueryError
from pressgraph.export.plain import short_label
from pressgraph.model import Network, Record, Status
from pressgraph.stories import tell_claims
from pressgraph.stories.material import Material
from pressgraph.stories.moments import Moment, moment
from pressgraph.stories.picture import DATE, TICK, WIDTH, Picture, head_of, legend_of, mark_of, safe
from pressgraph.stories.scale import Scale
from pressgraph.summary import counted

SHOWN = 12  # lines, the busiest
LANES = ("agent", "object", "action")
COLUMNS = ("lane", "when", "date", "status", "says", "event")
_LEFT, _RIGHT, _TOP = 230, WIDTH - 24, 132
_LANE, _STACK, _STEP = 32, 4, 13  # height of a line; how many marks stand above one another, and how far apart
_NEAR = 13  # marks nearer than this are stacked
_TICKS = 108  # how near the words of two ticks may stand


@dataclass(frozen=True, slots=True)
class Dot:
    """One event on the timeline."""

    says: str
    status: Status
    moment: Moment
    event: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in lanes; a notebook shows the drawing, ``print`` gives the same in words.

    Args:
        lanes: each with its name and its events in the order of time, the busiest first.
        by: what a lane is: agent, object or action.
        all: how many lanes there are, shown or not.
    """

    lanes: tuple[tuple[str, tuple[Dot, ...]], ...]
    by: str
    all: int

    def __str__(self) -> str:
        lines = (line for name, dots in self.lanes for line in (name, *(f"    {_words(dot)}" for dot in dots)))
        return "\n".join([self.title, self.summary, *lines])

    def __repr__(self) -> str:
        return str(self)

    def _repr_svg_(self) -> str:
        return str(self.picture())

    def _repr_html_(self) -> str:
        return self.picture()._repr_html_()

    @property
    def title(self) -> str:
        """What it is."""
        return {"agent": "Who did what, and when", "object": "What was done to whom, and when"}.get(
            self.by, "What was done, and when"
        )

    @property
    def summary(self) -> str:
        """How much of it is shown."""
        events = counted(sum(len(dots) for _, dots in self.lanes), "event")
        some = f", the busiest {len(self.lanes)} of {self.all} lines" if len(self.lanes) < self.all else ""
        lost = sum(dot.moment.first is None for _, dots in self.lanes for dot in dots)
        undated = f"; {lost} without any date, not drawn" if lost else ""
        return f"{events}{some}; small marks: no date is told, they stand at the day of the article{undated}"

    def frame(self) -> pd.DataFrame:
        """The same as a table: one row an event and line."""
        rows = (
            (name, dot.moment.words, dot.date, dot.status.value, dot.says, dot.event) for name, dots in self.lanes for dot in dots
        )
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def picture(self) -> Picture:
        """The drawing as SVG; ``.save("timeline.svg")`` writes it."""
        days = [day for _, dots in self.lanes for dot in dots for day in (dot.moment.first, dot.moment.last) if day]
        scale = Scale.of(days, _LEFT, _RIGHT)
        placed = [(name, _placed(dots, scale)) for name, dots in self.lanes] if scale else []
        tops = [_TOP]
        for _, marks in placed:
            tops.append(tops[-1] + _LANE + _STEP * (max((level for _, level, _ in marks), default=0)))
        statuses = {dot.status for _, dots in self.lanes for dot in dots}
        body = [*head_of(self.title, self.summary, tops[-1] + 44), *legend_of(statuses, _TOP - 40)]
        if scale:
            body += _axis(scale, tops[-1])
        for (name, marks), base in zip(placed, tops[1:], strict=True):
            body.append(_lane(name, marks, base - 12))
        return Picture("\n".join([*body, "</svg>"]) + "\n", str(self))


def draw_timeline(
    network: Network, records: Mapping[str, Record], filters: Mapping[str, Any], *, by: str = "agent", most: int = SHOWN
) -> Timeline:
    """The timeline of the facts that fit.

    Args:
        network: the case.
        records: the records by article.
        filters: as those of ``case.events()``.
        by: what a line is: agent, object or action.
        most: how many lines are shown.

    Raises:
        QueryError: there is no such column, or ``by`` is none of the three.
    """
    if by not in LANES:
        raise QueryError(f"by={by!r} should be one of: {', '.join(LANES)}")
    chosen, material = Selection.of(network, filters), Material.of(network)
    known, names = {claim.id: claim for claim in chosen.claims}, chosen.names(by)
    lanes: dict[str, dict[tuple[str, Status], Dot]] = {}
    for fact in tell_claims(network, chosen.claims, records=chosen.records(records), dated=False):
        event = material.events[fact.event]
        told = [known[voice.claim] for voice in fact.sources]
        when = moment(event.date, told, [material.articles[claim.article] for claim in told], fact.status)
        dot = Dot(fact.says, fact.status, when, event.id, event.date)
        for name in names.get(fact.event, ()):
            lanes.setdefault(name, {}).setdefault((event.id, fact.status), dot)
    ranked = sorted(lanes.items(), key=lambda lane: (-len(lane[1]), lane[0]))
    shown = tuple(
        (name, tuple(sorted(dots.values(), key=lambda dot: (*dot.moment.order, dot.event)))) for name, dots in ranked[:most]
    )
    return Timeline(shown, by, len(ranked))


def _placed(dots: Sequence[Dot], scale: Scale) -> list[tuple[int, int, Dot]]:
    """Where the marks of a line stand: place, level above the line, and event; what would cover another stands above it."""
    found: list[tuple[int, int, Dot]] = []
    for first, dot in ((dot.moment.first, dot) for dot in dots):
        if first is None:
            continue  # it has no place in time; the words tell it
        x = scale.place(first)
        taken = {level for place, level, _ in found if abs(place - x) < _NEAR}
        level = next((n for n in range(_STACK) if n not in taken), _STACK - 1)
        found.append((x, level, dot))
    return found


def _lane(name: str, marks: Sequence[tuple[int, int, Dot]], base: int) -> str:
    line = f'<line x1="{_LEFT}" y1="{base}" x2="{_RIGHT}" y2="{base}" stroke="#c3c9d1"/>'
    label = f'<text {DATE} x="{_LEFT - 14}" y="{base + 5}">{safe(short_label(name, 26))}</text>'
    drawn = (
        f'<g role="img" aria-label="{safe(_words(dot))}"><title>{safe(_words(dot))}</title>'
        f"{mark_of(x, base - level * _STEP, dot.status, radius=5 if dot.moment.is_dated else 3)}</g>"
        for x, level, dot in marks
    )
    return f'<g role="group" aria-label="{safe(name)}">{line}{label}{"".join(drawn)}</g>'


def _axis(scale: Scale, bottom: int) -> Iterator[str]:
    last = -_TICKS
    for x, words in scale.ticks():
        yield f'<line x1="{x}" y1="{_TOP - 6}" x2="{x}" y2="{bottom}" stroke="#e9ecef"/>'
        if x - last >= _TICKS:
            yield f'<text {TICK} x="{x}" y="{bottom + 18}">{words}</text>'
            last = x


def _words(dot: Dot) -> str:
    mark = "" if dot.status is Status.ACTUAL else f" ({dot.status})"
    return f"{dot.moment.words}{mark}: {dot.says}"
