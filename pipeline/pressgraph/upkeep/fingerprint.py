"""What tells whether a case is otherwise after it has been worked out anew: a number each for its tables and its graph."""

from __future__ import annotations

from pressgraph.store import CaseStore
from pressgraph.upkeep.tables import key_number

_TABLES = ("entities", "events", "claims", "rejected")


def fingerprint(store: CaseStore) -> dict[str, int]:
    """A number for each derived table and for the graph, whatever the order of their rows and quads."""
    numbers = dict.fromkeys((*_TABLES, "graph"), 0)
    for table in _TABLES:
        for row in store.database.execute(f"SELECT * FROM {table}"):
            numbers[table] ^= key_number(tuple(row))
    for quad in store.open_graph():
        numbers["graph"] ^= key_number(str(quad))
    return numbers
