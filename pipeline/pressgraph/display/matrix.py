"""Who does what how often: a table of actors and actions, with the number of events in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.display.selection import Selection
from pressgraph.errors import QueryError
from pressgraph.export.plain import short_label
from pressgraph.model import Network, Status
from pressgraph.stories.page import render
from pressgraph.stories.picture import DATE, NOTE, SAYS, WIDTH, Picture, head_of, safe
from pressgraph.summary import counted

SHOWN = 12  # actors, of the busiest
ANY = "any"
_INK = (23, 88, 140)  # of the cells
_LEFT, _TOP, _ROW, _HEAD = 250, 90, 28, 120
_COLUMN = 62  # at most


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Actors and actions.

    Args:
        table: the numbers; actors are the rows, the busiest first, actions the columns. Where several statuses were asked for, a
            column is a pair of an action and a status.
        statuses: which statuses are counted.
        actors: how many actors there are, shown or not.
    """

    table: pd.DataFrame
    statuses: tuple[str, ...]
    actors: int

    def __str__(self) -> str:
        lines = (f"{row.actor}: {', '.join(_told(row.counts))}" for row in self.rows)
        return "\n".join([self.title, self.summary, *lines])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return render("matrix.html", matrix=self, shade=shade)

    @property
    def title(self) -> str:
        """What it is."""
        return "Who did what" if self.statuses == (Status.ACTUAL.value,) else "Who and what, whether it happened or not"

    @property
    def summary(self) -> str:
        """What is counted."""
        shown = counted(len(self.table), "actor")
        some = f"{shown} of {self.actors}, the busiest" if len(self.table) < self.actors else shown
        told = "of every status" if len(self.statuses) == len(Status) else f"told as {' or '.join(self.statuses)}"
        return f"{some}; events {told}"

    @property
    def columns(self) -> list[str]:
        """The heads of the columns in words: ``withdraw consent``, ``terminate (planned)``."""
        pairs = (name if isinstance(name, tuple) else (name, "") for name in self.table.columns)
        return [f"{action} ({status})" if status else str(action) for action, status in pairs]

    @property
    def rows(self) -> list[Row]:
        """The rows, with their numbers."""
        return [
            Row(short_label(actor), tuple(zip(self.columns, map(int, numbers), strict=True)))
            for actor, numbers in zip(self.table.index, self.table.to_numpy().tolist(), strict=True)
        ]

    @property
    def most(self) -> int:
        """The greatest number, at least 1."""
        return max((number for row in self.rows for _, number in row.counts), default=1) or 1

    def frame(self) -> pd.DataFrame:
        """The numbers as a DataFrame."""
        return self.table

    def picture(self) -> Picture:
        """The same as SVG."""
        height = _TOP + _HEAD + _ROW * len(self.table) + 24
        return Picture(
            "\n".join([*head_of(self.title, self.summary, height, role="table"), *self._drawn(), "</svg>"]) + "\n", str(self)
        )

    def _drawn(self) -> Iterator[str]:
        width = min(_COLUMN, (WIDTH - _LEFT - 130) // max(len(self.columns), 1))
        for n, head in enumerate(self.columns):
            x, y = _LEFT + n * width + width // 2, _TOP + _HEAD - 10
            yield f'<text {NOTE} x="{x}" y="{y}" transform="rotate(-45 {x} {y})">{safe(head)}</text>'
        for n, row in enumerate(self.rows):
            top = _TOP + _HEAD + n * _ROW
            label = f"{row.actor}: {', '.join(_told(row.counts))}"
            cells = "".join(
                _cell(_LEFT + m * width, top, width, share=(number, self.most)) for m, (_, number) in enumerate(row.counts)
            )
            name = f'<text {DATE} x="{_LEFT - 10}" y="{top + 19}">{safe(short_label(row.actor, 34))}</text>'
            yield f'<g role="group" aria-label="{safe(label)}">{name}{cells}</g>'


@dataclass(frozen=True, slots=True)
class Row:
    """An actor with the number of events of each column."""

    actor: str
    counts: tuple[tuple[str, int], ...]


def count_matrix(
    network: Network, filters: Mapping[str, Any], *, status: str | Sequence[str] = Status.ACTUAL.value, most: int = SHOWN
) -> Matrix:
    """Count the events of each actor and action.

    Args:
        network: the case.
        filters: as those of ``case.events()``.
        status: one or several statuses, or "any": an event counts where a claim says so.
        most: how many actors are shown.

    Raises:
        QueryError: there is no such column, or no such status.
    """
    statuses = _statuses(status)
    chosen = Selection.of(network, {**filters, "status": list(statuses)})
    names, actions = chosen.names("agent"), chosen.names("action")
    told = {(claim.event, claim.status.value) for claim in chosen.claims}
    rows = [(event, actor, actions[event][0], status) for event, status in sorted(told) for actor in names[event]]
    if not rows:
        return Matrix(pd.DataFrame(), statuses, 0)
    table = pd.DataFrame(rows, columns=["event", "agent", "action", "status"])
    columns = ["action"] if len(statuses) == 1 else ["action", "status"]
    busy = Counter(actor for _, actor in {(event, actor) for event, actor, _, _ in rows})
    actors = [actor for actor, _ in sorted(busy.items(), key=lambda item: (-item[1], item[0]))]
    counts = table.groupby(["agent", *columns])["event"].nunique().unstack(columns, fill_value=0).loc[actors[:most]]
    sums = dict(zip(counts.columns, counts.sum().tolist(), strict=True))
    order = sorted((name for name in counts.columns if sums[name]), key=lambda name: (-sums[name], name))
    return Matrix(counts[order].rename_axis(index=None), statuses, len(actors))


def _statuses(status: str | Sequence[str]) -> tuple[str, ...]:
    wanted = [status] if isinstance(status, str) else list(status)
    known = [one.value for one in Status]
    unknown = [one for one in wanted if one not in {ANY, *known}]
    if unknown:
        raise QueryError(f"{unknown[0]!r} is no status; there are: {', '.join(known)}, or any")
    return tuple(known) if ANY in wanted else tuple(one for one in known if one in wanted)


def _told(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [f"{action} {number}" for action, number in counts if number]


def shade(number: int, most: int) -> str:
    """The colour of a cell: the more events the darker, and never so dark that black is not read on it (5.7 to 1 at least)."""
    share = 0.1 + 0.5 * number / most
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in _INK)


def _cell(x: int, y: int, width: int, *, share: tuple[int, int]) -> str:
    number = share[0]
    place = f'x="{x}" y="{y}" width="{width - 2}" height="{_ROW - 2}"'
    box = f'<rect {place} fill="{shade(*share) if number else "#ffffff"}" stroke="#e3e6ea"/>'
    middle = f'{SAYS} text-anchor="middle" x="{x + width // 2 - 1}" y="{y + 18}"'
    return box + (f"<text {middle}>{number}</text>" if number else "")
