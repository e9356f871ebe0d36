"""An actor's stance towards a thing as text, as a table, as plain data and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.model import ResolvedEntity, Status
from pressgraph.stories.page import InSteps, Item, page
from pressgraph.stories.positions import Position, Side
from pressgraph.stories.story import evidence_lines, notes, step_row, wrapped
from pressgraph.summary import counted

COLUMNS = (
    "when", "date", "side", "counts", "left", "status", "says", "action", "content", "speaker", "sentence", "outlet", "article",
    "published", "claims", "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Stance(InSteps):
    """How an actor stands towards a thing, in the order of time; printed, it is a text for people.

    Args:
        actor: who.
        thing: towards what.
        called: both names in a sentence: ``Larry Krasner``, ``the PARS agreement``.
        positions: what the actor does to the thing.
        note: what else the two names may mean that were asked for; "" for nothing.
    """

    actor: ResolvedEntity
    thing: ResolvedEntity
    called: tuple[str, str]
    positions: tuple[Position, ...]
    note: str = ""

    def __str__(self) -> str:
        return "\n".join(
            [self.title, self.summary, *wrapped(self.note), *(line for p in self.positions for line in ("", *_lines(p)))]
        )

    @property
    def title(self) -> str:
        """What it is called."""
        return f"The stance of {self.called[0]} towards {self.called[1]}"

    @property
    def summary(self) -> str:
        """The stance in one line, with its changes."""
        counting = [position for position in self.positions if position.counts]
        if not counting:
            others = f"; {counted(len(self.positions), 'event')} without a side or without a deed" if self.positions else ""
            return f"no deed in this case shows a side{others}"
        runs = [counting[0], *self.changes]
        hearsay = sum(by_others(position) is not None for position in counting)
        alone = f", {hearsay} of them on the word of others alone" if hearsay else ""
        told = [f"{p.side} ({p.step.moment.words})" for p in runs]
        return f"{', then '.join(told)}; seen in {counted(len(counting), 'deed')}{alone}"

    @property
    def changes(self) -> list[Position]:
        """The positions at which the side differs from the one before."""
        return [position for position in self.positions if position.change]

    @property
    def side(self) -> Side:
        """The side of the last deed that takes one; unclear if there is none."""
        return next((position.side for position in reversed(self.positions) if position.counts), Side.UNCLEAR)

    def frame(self) -> pd.DataFrame:
        """A table with one row a position; ``left`` is the side left there, ``counts`` whether it is a deed with a side."""
        rows = [
            step_row(p.step) | {"side": p.side.value, "counts": p.counts, "left": p.change and p.change.value}
            for p in self.positions
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def to_html(self) -> str:
        """A page of its own."""
        return page(self.title, self._head, self._items())

    def _items(self) -> list[Item]:
        return [Item(p.step, tuple(notes(p.step)), label(p), change(p)) for p in self.positions]

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "actor": {"id": self.actor.id, "name": self.actor.name},
            "thing": {"id": self.thing.id, "name": self.thing.name},
            "summary": self.summary,
            "note": self.note,
            "positions": [
                p.step.to_json() | {"side": p.side.value, "counts": p.counts, "left": p.change and p.change.value}
                for p in self.positions
            ],
        }


def by_others(position: Position) -> str | None:
    """Who alone vouches for it, if neither the article nor one of the agents does."""
    speakers = [voice.speaker for voice in position.step.voices]
    return speakers[0] if all(speakers) and not {*speakers} & {*position.step.agents} else None


def label(position: Position) -> str:
    """The side in words, as far as it counts."""
    if position.step.status is not Status.ACTUAL:
        return f"{position.side}, does not count: {position.step.status}"
    speaker = by_others(position)
    return f"{position.side}, on the word of {speaker}" if speaker else position.side.value


def change(position: Position) -> str:
    """The change that it is, in words; "" for none."""
    return f"changes from {position.change} to {position.side}" if position.change else ""


def _lines(position: Position) -> Iterator[str]:
    if position.change:
        yield f"→ {change(position)}"
    yield from wrapped(
        f"{position.step.moment.words} [{label(position)}]: {position.step.says} [{'; '.join(position.step.sources)}]"
    )
    yield from evidence_lines(position.step)
