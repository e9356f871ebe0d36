"""Does each row of a user's action table read its own example?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language

from pressgraph.coreference import chain_mentions
from pressgraph.events import ActionTable
from pressgraph.events.actions import ActionRow
from pressgraph.events.confidence import load_weights
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions
from pressgraph.model import Event


@dataclass(frozen=True, slots=True)
class Trial:
    """A row of a user's table, tried on its own example.

    Args:
        row: the row.
        event: what the row read there, or None.
        confidence: how sure that reading is; 0 if there is none.
        others: the actions that other rows read there.
    """

    row: ActionRow
    event: Event | None
    confidence: float
    others: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether the row reads its example, and surely enough for an event."""
        return self.event is not None and self.confidence >= load_weights().threshold

    def __str__(self) -> str:
        others = ", ".join(self.others) or "nothing"
        if self.event is None:
            return f"does not read its example; read there: {others}"
        agents, objects = (", ".join(p.name for p in some) or "?" for some in (self.event.agents, self.event.objects))
        told = f"{agents} → {objects}, confidence {self.confidence:.2f}"
        return f"reads its example: {told}" if self.is_read else f"reads its example, but too unsurely: {told}"


def try_rows(nlp: Language, table: ActionTable) -> Iterator[Trial]:
    """Try each row of a user's table on its own example, in the table's order."""
    weights = load_weights()
    for row in table.own_rows:
        doc = nlp(row.example)
        found = list(find_readings(doc, chain_mentions(doc, find_mentions(doc)), (), actions=table))
        own = [(event, features) for event, features in found if _is_by(event, row)]
        others = tuple(dict.fromkeys(event.action for event, _ in found if not _is_by(event, row)))
        best = max(own, key=lambda pair: weights.confidence(pair[1]), default=None)
        yield Trial(row, best and best[0], weights.confidence(best[1]) if best else 0.0, others)


def _is_by(event: Event, row: ActionRow) -> bool:
    return event.action == row.action and any(r.part == "action" and r.rule == row.trigger for r in event.reasons)
