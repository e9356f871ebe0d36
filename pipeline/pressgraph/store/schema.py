"""The tables of ``case.sqlite``, and opening it.

The file is an ordinary SQLite database: ``articles``, ``records`` and ``judgements`` are the source of truth; ``entities``,
``events``, ``claims``, ``memberships`` and ``rejected`` are derived from them, and so is the folder ``graph/``. Beside the columns
that a person may want to query, derived rows hold their value as JSON.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pressgraph.errors import CaseError

FILE = "case.sqlite"
LOCK = "case.lock"
# marks the file as ours (SQLite's "application id": the letters PGcs) and says which tables it has
APPLICATION = 0x50476373
SCHEMA = 4
BUSY_SECONDS = 30

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, date TEXT, url TEXT, outlet TEXT, author TEXT,
    text TEXT NOT NULL, boilerplate TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX articles_by_record ON articles (record);
CREATE TABLE records (key TEXT PRIMARY KEY, reader TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE entities (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE events (id TEXT PRIMARY KEY, action TEXT NOT NULL, date TEXT, data TEXT NOT NULL);
CREATE TABLE claims (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, article TEXT NOT NULL, status TEXT NOT NULL, speaker TEXT, date TEXT,
    sentence TEXT NOT NULL, confidence REAL NOT NULL, data TEXT NOT NULL
);
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX claims_by_article ON claims (article);
"""
# since schema 2, the last since schema 3; the log of judgements is only added to, and SQLite sees to it
CURATION_TABLES = """
CREATE TABLE IF NOT EXISTS judgements (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, act TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL,
    about TEXT NOT NULL, data TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS judgements_stay BEFORE UPDATE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER IF NOT EXISTS judgements_last BEFORE DELETE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
CREATE TABLE IF NOT EXISTS rejected (id TEXT PRIMARY KEY, sort TEXT NOT NULL, judgement TEXT, data TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS memberships (
    article TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, body TEXT, words TEXT NOT NULL
);
"""


def open_database(folder: Path, *, create: bool) -> sqlite3.Connection:
    """Open the database of a case, and make it first if ``create``.

    Raises:
        CaseError: there is none, it is another program's, damaged, or of a newer version.
    """
    path = folder / FILE
    if not path.is_file():
        if not create:
            raise CaseError(f"{folder}: no case here; make one with: pressgraph build ARTICLES --case {folder}")
        _make_folder(folder)
    try:
        database = _connect(path)
        _check(database, folder, create=create)
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path}: cannot be opened ({error}); expected a Pressgraph case") from error
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All changes inside are made together or not at all; inside another transaction, with that one."""
    if database.in_transaction:
        yield database
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes from changing a case; the lock ends with the process, however that ends.

    Raises:
        CaseError: another process is changing the case.
    """
    lock = _hold(folder)
    try:
        yield
    finally:
        lock.close()


def _hold(folder: Path) -> sqlite3.Connection:
    lock = None
    try:
        lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if lock:
            lock.close()
        if "locked" in str(error):
            raise CaseError(f"{folder}: another process is changing this case; try again when it has finished") from error
        raise CaseError(f"{folder}: the case cannot be changed ({error})") from error
    return lock


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(f"{folder}: cannot be made a folder ({error.strerror})") from error
    if any(folder.iterdir()):
        raise CaseError(f"{folder}: holds other files and no case; name a new or an empty folder")


def _connect(path: Path) -> sqlite3.Connection:
    # without the right to write beside it, SQLite cannot read a WAL database unless told that nobody writes
    writable = os.access(path.parent, os.W_OK)
    address = path.resolve().as_uri() + ("" if writable else "?immutable=1")
    database = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    if writable:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        # what is withdrawn shall not stay readable in the file's free pages
        database.execute("PRAGMA secure_delete = ON")
    return database


def _check(database: sqlite3.Connection, folder: Path, *, create: bool) -> None:
    application, version = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables == 0 and application == 0 and create:
        mark = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
        database.executescript(f"BEGIN; {TABLES} {CURATION_TABLES} {mark} COMMIT;")
    elif application != APPLICATION:
        raise CaseError(f"{folder / FILE}: a database of another program; expected a Pressgraph case")
    elif version > SCHEMA:
        raise CaseError(f"{folder}: made by a newer Pressgraph (schema {version}; this one reads {SCHEMA}); upgrade Pressgraph")
    elif version < SCHEMA and os.access(folder, os.W_OK):
        # the words of an office stand there since schema 4; those of an older case come with its next graph
        old = has_table(database, "memberships") and not has_column(database, "memberships", "words")
        column = "ALTER TABLE memberships ADD COLUMN words TEXT NOT NULL DEFAULT '';" if old else ""
        database.executescript(f"BEGIN; {CURATION_TABLES} {column} PRAGMA user_version = {SCHEMA}; COMMIT;")


def has_table(database: sqlite3.Connection, name: str) -> bool:
    """Whether the database has such a table."""
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone())


def has_column(database: sqlite3.Connection, table: str, name: str) -> bool:
    """Whether a table of the database has such a column."""
    return bool(database.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, name)).fetchone())
