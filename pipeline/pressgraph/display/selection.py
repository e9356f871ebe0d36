"""Which facts a display shows: those that fit the filters of ``case.events()``, and whom or what each of them is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.model import Claim, Network, Record, ResolvedEvent
from pressgraph.tables import event_table


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The claims that fit, in the order of ``case.events()``; ``table`` is the same as that gives."""

    network: Network
    table: pd.DataFrame
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, network: Network, filters: Mapping[str, Any]) -> Selection:
        """The claims that fit.

        Raises:
            QueryError: there is no such column.
        """
        table = event_table(network, filters)
        known = {claim.id: claim for claim in network.claims}
        return cls(network, table, tuple(known[identifier] for identifier in dict.fromkeys(table["claim"])))

    def records(self, records: Mapping[str, Record]) -> Iterator[Record]:
        """The records of their articles; none of the others is asked for."""
        docs = sorted({claim.article for claim in self.claims})
        return (records[doc] for doc in docs if doc in records)

    def names(self, role: str) -> Mapping[str, tuple[str, ...]]:
        """By event, the names of its agents or objects that fit, or its action in words.

        Two that share a name ("government") are two: each is told apart by the article, or by its id.
        """
        fits = set(zip(self.table["event"], self.table[role], strict=True))
        events = {event.id: event for event in self.network.events}
        if role == "action":
            return {identifier: (events[identifier].action.replace("_", " "),) for identifier, _ in fits}
        plain = {entity.id: entity.name for entity in self.network.entities}
        found = {
            event: tuple(i for i in _taking_part(events[event], role) if (event, plain[i]) in fits)
            for event in dict.fromkeys(self.table["event"])
        }
        shared = Counter(plain[i] for i in {i for ids in found.values() for i in ids})
        told = {i: plain[i] if shared[plain[i]] == 1 else f"{plain[i]} ({_apart(i)})" for ids in found.values() for i in ids}
        return {event: tuple(told[i] for i in ids) for event, ids in found.items()}


def _taking_part(event: ResolvedEvent, role: str) -> tuple[str, ...]:
    return event.agents if role == "agent" else event.objects


def _apart(identifier: str) -> str:
    """What tells two of one name apart: the article of ``organization/brexit-vote/government``, else the whole id."""
    parts = identifier.split("/")
    return parts[1] if len(parts) > 2 else identifier
