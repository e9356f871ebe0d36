"""The tables of a case in which upkeep keeps its workings: who shares what, so that a change finds all that it touches.

They are derived and can be thrown away: the next build works everything out anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Row = tuple[Any, ...]
# name of the table, then its columns; what follows are its indexes
TABLES = {
    # the articles that the network was made of
    "seen": "(article TEXT PRIMARY KEY, title, date, url, outlet, author, record TEXT NOT NULL) WITHOUT ROWID",
    # who is who
    "chains": "(number INTEGER PRIMARY KEY, article TEXT, id TEXT, data TEXT, keys BLOB, entity TEXT, UNIQUE (article, id))",
    "chain_keys": "(key INTEGER, chain INTEGER, PRIMARY KEY (key, chain)) WITHOUT ROWID",
    "scenes": "(article TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID",
    "owners": "(name TEXT PRIMARY KEY, uses INTEGER) WITHOUT ROWID",
    "places": "(entity TEXT PRIMARY KEY, base TEXT, article TEXT, start INTEGER, chain TEXT) WITHOUT ROWID",
    "held": "(article TEXT, chain TEXT, role TEXT, body TEXT, words TEXT)",
    "judged": "(entity TEXT PRIMARY KEY) WITHOUT ROWID",
    # which event is which: tellings, what is told alike, what may be one
    "tellings": "(claim TEXT PRIMARY KEY, article TEXT, block INTEGER, told TEXT, data TEXT)",
    "told": "(id TEXT PRIMARY KEY, event TEXT) WITHOUT ROWID",
    "told_keys": "(key INTEGER, told TEXT, first INTEGER, last INTEGER, PRIMARY KEY (key, told)) WITHOUT ROWID",
    "alike": "(one TEXT, other TEXT, score REAL, PRIMARY KEY (one, other)) WITHOUT ROWID",
    # what the graph draws from several events
    "parties": "(entity TEXT, event TEXT, PRIMARY KEY (entity, event)) WITHOUT ROWID",
    "edges": "(agent TEXT, predicate TEXT, target TEXT, event TEXT, reported INTEGER,"
    " PRIMARY KEY (agent, predicate, target, event)) WITHOUT ROWID",
    "sketches": "(article TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID",
    "twins": "(one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID",
}
INDEXES = (
    # without the text, which makes the rows long
    ("articles", "id, title, date, url, outlet, author, record"),
    ("events", "action"),
    ("places", "base"),
    ("held", "article"),
    ("memberships", "article"),
    ("tellings", "article"),
    ("tellings", "block"),
    ("tellings", "told"),
    ("told", "event"),
    ("told_keys", "told"),
    ("alike", "other"),
    ("parties", "event"),
    ("edges", "event"),
)


def make_tables(database: sqlite3.Connection) -> None:
    """Make the tables that are not there."""
    for name, columns in TABLES.items():
        database.execute(f"CREATE TABLE IF NOT EXISTS {name} {columns}")
    for table, columns in INDEXES:
        name = f"{table}_by_{columns.partition(',')[0]}"
        database.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({columns})")


def empty_tables(database: sqlite3.Connection) -> None:
    """Forget all workings, and the network that they led to."""
    for name in (*TABLES, "entities", "events", "claims", "memberships", "rejected"):
        database.execute(f"DELETE FROM {name}")


def key_number(key: object) -> int:
    """A key as a number: equal keys have equal ones, and others hardly ever; where they have, a little more is worked out."""
    return int.from_bytes(hashlib.blake2b(repr(key).encode("utf-8"), digest_size=8).digest(), signed=True)


def rows_of(database: sqlite3.Connection, query: str, values: Iterable[object]) -> Iterator[Row]:
    """The rows of a query with ``IN (:values)``, for any number of values."""
    given = [*values]
    if given:
        yield from database.execute(query.replace(":values", "SELECT value FROM json_each(?)"), (json.dumps(given),))


def change_rows(database: sqlite3.Connection, query: str, values: Iterable[object]) -> None:
    """Do a statement with ``IN (:values)``."""
    for _ in rows_of(database, query, values):
        pass


def insert(database: sqlite3.Connection, table: str, rows: Sequence[Row], *, verb: str = "INSERT") -> None:
    """Add rows to a table."""
    if rows:
        database.executemany(f"{verb} INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def dump(value: object) -> str:
    """A value as JSON, short."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
