"""A table of facts with their evidence: each with its status, its sentence with the deciding words marked, and a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.display.selection import Selection
from pressgraph.model import Network, Record
from pressgraph.stories import AnswerSentence, tell_claims
from pressgraph.stories.page import render
from pressgraph.summary import counted

SHOWN = 25  # rows of a table


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Facts as a table for people.

    Args:
        facts: all facts, claims that say the same in one.
        most: how many are shown.
        table: the same claims as ``case.events()`` has them.
    """

    facts: tuple[AnswerSentence, ...]
    most: int
    table: pd.DataFrame

    def __str__(self) -> str:
        return "\n".join([self.summary, *(f"{fact.status}: {fact.sentence}" for fact in self.shown)])

    def __repr__(self) -> str:
        return str(self)

    def __len__(self) -> int:
        return len(self.facts)

    def _repr_html_(self) -> str:
        return render("evidence.html", table=self)

    @property
    def shown(self) -> tuple[AnswerSentence, ...]:
        """The facts that are shown."""
        return self.facts[: self.most]

    @property
    def summary(self) -> str:
        """How many facts there are, and how many of them are shown."""
        total = counted(len(self.facts), "fact")
        return total if len(self.shown) == len(self.facts) else f"{total}, the first {len(self.shown)} shown"

    def frame(self) -> pd.DataFrame:
        """The plain table, as ``case.events()`` gives it."""
        return self.table


def evidence_table(
    network: Network, records: Mapping[str, Record], filters: Mapping[str, Any], *, most: int = SHOWN
) -> EvidenceTable:
    """The facts that fit, in the order of ``case.events()``.

    Args:
        network: the case.
        records: the records by article.
        filters: as those of ``case.events()``.
        most: how many are shown.

    Raises:
        QueryError: there is no such column.
    """
    chosen = Selection.of(network, filters)
    return EvidenceTable(tell_claims(network, chosen.claims, records=chosen.records(records)), most, chosen.table)
