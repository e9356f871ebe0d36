"""A case on disk: a folder with ``case.sqlite`` (articles, records, judgements: the source of truth) and ``graph/`` (derived)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from pressgraph.errors import CaseError
from pressgraph.graph.rdf import quads
from pressgraph.judgements import Judgement
from pressgraph.model import Article, Network, Record
from pressgraph.resources import resolving_digest
from pressgraph.store import rows
from pressgraph.store.graph import FOLDER, Part, change_graph, erase_words, has_graph, open_graph, write_graph
from pressgraph.store.schema import has_table, locked, open_database, transaction
from pressgraph.version import __version__

__all__ = ["CaseStore", "Counted", "record_key"]

_COLUMNS = ", ".join(f"articles.{name}" for name in rows.ARTICLE_COLUMNS)
_UNERASED, _ERASURES = "unerased", "erasures"
# words are erased without being asked for when those of one text in so many are to be
ONE_IN = 50
_RECORDS = f"SELECT data, {_COLUMNS} FROM articles JOIN records ON record = key"


def record_key(article: Article, reader: str) -> str:
    """What a record depends on: text, publication date, model, version and rules. Records of one key are alike."""
    return hashlib.sha256(json.dumps([article.text, article.date, reader]).encode("utf-8")).hexdigest()


class RecordsByArticle(Mapping[str, Record]):
    """The records of a case by article, each read when it is asked for."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._found: dict[str, Record | None] = {}

    def __getitem__(self, article: str) -> Record:
        if article not in self._found:
            self._found[article] = self._store.find_record(article)
        found = self._found[article]
        if found is None:
            raise KeyError(article)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.article_ids())

    def __len__(self) -> int:
        return len(self._store.article_ids())


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a case holds."""

    articles: int
    entities: int
    events: int
    claims: int
    judgements: int


class CaseStore:
    """The articles, records and graph of a case folder.

    Args:
        folder: the case.
        create: make it if there is none.

    Raises:
        CaseError: the folder holds no case, or one that this version cannot read.
    """

    def __init__(self, folder: str | Path, *, create: bool = False) -> None:
        self.folder = Path(folder)
        self._database = open_database(self.folder, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The database of the case, for those who keep tables of their own in it."""
        return self._database

    def transaction(self) -> AbstractContextManager[object]:
        """Make all changes inside a ``with`` block together or not at all."""
        return transaction(self._database)

    def lock(self) -> AbstractContextManager[None]:
        """Keep other processes from changing the case inside a ``with`` block."""
        return locked(self.folder)

    def read_own_table(self) -> tuple[str, str]:
        """Name and text of the user's action table by which the case is read; both empty if there is none."""
        name, text = json.loads(rows.read_meta(self._database, "table") or '["", ""]')
        return name, text

    def write_own_table(self, name: str, text: str) -> None:
        """Keep the user's action table by which the case is read from now on."""
        rows.write_meta(self._database, "table", json.dumps([name, text], ensure_ascii=False))

    def read_known(self) -> tuple[str, str]:
        """Name and text of the user's list of entities; both empty if there is none."""
        name, text = json.loads(rows.read_meta(self._database, "known") or '["", ""]')
        return name, text

    def write_known(self, name: str, text: str) -> None:
        """Keep the user's list of entities, which the network depends on from now on."""
        rows.write_meta(self._database, "known", json.dumps([name, text], ensure_ascii=False))

    # articles and records ------------------------------------------------------------------------------------------------------

    def read_articles(self) -> Iterator[Article]:
        """All articles, sorted by id."""
        return rows.read_articles(self._database)

    def find_article(self, article_id: str) -> Article | None:
        """One article, or None."""
        query = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles WHERE id = ?"
        row = self._database.execute(query, (article_id,)).fetchone()
        return rows.article_of(row) if row else None

    def record_key(self, article_id: str) -> str | None:
        """The key of an article's record, or None where the case lacks the article."""
        row = self._database.execute("SELECT record FROM articles WHERE id = ?", (article_id,)).fetchone()
        return row[0] if row else None

    def has_record(self, key: str) -> bool:
        """Whether a text was read already, by this model and version, for this date."""
        return bool(self._database.execute("SELECT 1 FROM records WHERE key = ?", (key,)).fetchone())

    def read_records(self) -> Iterator[Record]:
        """The record of each article, sorted by article id."""
        for data, *fields in self._database.execute(f"{_RECORDS} ORDER BY articles.id"):
            yield rows.record_of(data, rows.article_of(tuple(fields)))

    def find_record(self, article_id: str) -> Record | None:
        """What was read out of one article, or None where the case lacks it."""
        row = self._database.execute(f"{_RECORDS} WHERE articles.id = ?", (article_id,)).fetchone()
        return rows.record_of(row[0], rows.article_of(tuple(row[1:]))) if row else None

    def records(self) -> Mapping[str, Record]:
        """The records by article, read when they are asked for: as long as the store is open."""
        return RecordsByArticle(self)

    def article_ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._database.execute("SELECT id FROM articles ORDER BY id")]

    def write_articles(self, articles: Iterable[Article], records: Iterable[Record], *, reader: str) -> None:
        """Add or replace articles, and the new records that they need, in one transaction.

        Args:
            articles: what to add; each needs its record among ``records`` or in the case already.
            records: newly read ones, of these articles.
            reader: the label of model and version.
        """
        keys = {article.id: record_key(article, reader) for article in articles}
        with transaction(self._database) as database:
            replaced = _records_of(database, keys)
            for record in records:
                _write_record(database, keys[record.doc], record)
            database.executemany(
                f"INSERT OR REPLACE INTO articles VALUES ({', '.join('?' * (len(rows.ARTICLE_COLUMNS) + 1))})",
                ((*rows.article_row(article), keys[article.id]) for article in articles),
            )
            _forget_unused_records(database, replaced)

    def read_readers(self) -> list[tuple[str, str]]:
        """The id of each article and the label of who read it, sorted by id."""
        return list(self._database.execute(rows.READERS))

    def delete_articles(self, article_ids: Sequence[str]) -> None:
        """Remove articles and what was read out of them."""
        with transaction(self._database) as database:
            unused = _records_of(database, article_ids)
            database.executemany("DELETE FROM articles WHERE id = ?", ((article_id,) for article_id in article_ids))
            _forget_unused_records(database, unused)

    # what a person decided -----------------------------------------------------------------------------------------------------

    def read_judgements(self) -> list[Judgement]:
        """The log of judgements, in its order."""
        return list(rows.read_judgements(self._database))

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Add to the log; the judgement with its number. One that the log has already is not added again."""
        with transaction(self._database) as database:
            columns = "id, act, who, at, why, about, data"
            query = f"INSERT OR IGNORE INTO judgements ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
            database.execute(query, rows.judgement_row(judgement))
        (number,) = self._database.execute("SELECT number FROM judgements WHERE id = ?", (judgement.id,)).fetchone()
        return replace(judgement, number=number)

    # what is derived -----------------------------------------------------------------------------------------------------------

    def is_current(self) -> bool:
        """Whether network and graph are those of the articles and judgements."""
        made_from = rows.read_meta(self._database, "network")
        return made_from == self._digest() and has_graph(self.folder, made_from)

    def version(self) -> str:
        """What the network was made from: another text as soon as there is another network; "" where there is none."""
        return rows.read_meta(self._database, "network") or ""

    def write_network(self, network: Network) -> None:
        """Replace the network and the graph by that of all articles."""
        digest = self._digest()
        with transaction(self._database) as database:
            rows.write_network(database, network)
            rows.write_meta(database, "network", digest)
            # how these rows were worked out is not known
            rows.write_meta(database, "upkeep", "")
        write_graph(self.folder, quads(network), digest)

    def write_changes(self, everything: Iterable[ox.Quad], changes: Iterable[Part] | None, *, erased: int) -> None:
        """Bring the graph up to date, whose network has been brought so in this transaction.

        Args:
            everything: all quads.
            changes: the parts of the graph that may be otherwise than before; None if all may.
            erased: how many articles are gone or have another text.
        """
        before, digest = rows.read_meta(self._database, "network") or "", self._digest()
        rows.write_meta(self._database, "network", digest)
        if changes is None or not has_graph(self.folder, before):
            write_graph(self.folder, everything, digest)
            rows.write_meta(self._database, _UNERASED, "0")
        else:
            change_graph(self.folder, (before, digest), changes)
            rows.write_meta(self._database, _UNERASED, str(self.unerased() + erased))

    def unerased(self) -> int:
        """Of how many texts that are gone from the case the graph's files may still hold words."""
        return int(rows.read_meta(self._database, _UNERASED) or "0")

    def erase_many(self) -> None:
        """Erase words if they are those of many texts: the cost of it falls to many changes."""
        if self.unerased() * ONE_IN >= rows.count(self._database, "articles"):
            self.erase_words()

    def erase_words(self) -> None:
        """Rid the graph's files of words that the case no longer has. It costs as much as a new graph; answers stay the same.

        If it is broken off, the next build does it.
        """
        before = rows.read_meta(self._database, "network") or ""
        if not self.unerased() or not has_graph(self.folder, before):
            return
        rows.write_meta(self._database, _UNERASED, str(rows.count(self._database, "articles") + 1))
        with transaction(self._database) as database:
            # a graph of another name: see store/graph.py
            rows.write_meta(database, _ERASURES, str(int(rows.read_meta(database, _ERASURES) or "0") + 1))
            digest = self._digest()
            rows.write_meta(database, "network", digest)
            rows.write_meta(database, _UNERASED, "0")
            erase_words(self.folder, (before, digest))

    def refuse_unfinished(self) -> None:
        """Say so if there is no network yet.

        Raises:
            CaseError: a build was broken off before there was one.
        """
        if rows.read_meta(self._database, "network") is None:
            raise CaseError(f"{self.folder}: this case was never finished; run: pressgraph build --case {self.folder}")

    def counts(self) -> Counted:
        """How much there is of what."""
        tables = ("articles", "entities", "events", "claims", "judgements")
        return Counted(*(rows.count(self._database, table) for table in tables))

    def read_network(self) -> Network:
        """The network as it was last written.

        Raises:
            CaseError: a build was broken off before there was one.
        """
        self.refuse_unfinished()
        return rows.read_network(self._database)

    def open_graph(self) -> ox.Store:
        """The graph, to be read only; made again from the network if it is missing or stale.

        Raises:
            CaseError: there is none, or it cannot be opened.
        """
        made_from = rows.read_meta(self._database, "network") or ""
        if not has_graph(self.folder, made_from):
            self._renew_graph(made_from)
        return open_graph(self.folder, made_from)

    def _renew_graph(self, digest: str) -> None:
        network = self.read_network()
        try:
            with self.lock():
                write_graph(self.folder, quads(network), digest)
        except CaseError:
            # another process is at it; until it has finished, the graph before is the graph
            if not any((self.folder / FOLDER).glob("*")):
                raise

    def _digest(self) -> str:
        """What the network depends on: each article (the record's key stands for its text), each judgement, list, and the rules."""
        found = hashlib.sha256(f"{__version__} {resolving_digest()}".encode())
        for name in ("known", _ERASURES):
            found.update((rows.read_meta(self._database, name) or "").encode())
        query = "SELECT id, title, date, url, outlet, author, record FROM articles ORDER BY id"
        for row in self._database.execute(query):
            found.update(json.dumps(row).encode())
        for judgement in self.read_judgements():
            found.update(judgement.id.encode())
        return found.hexdigest()


def _write_record(database: sqlite3.Connection, key: str, record: Record) -> None:
    data = rows.record_data(record)
    before = database.execute("SELECT data FROM records WHERE key = ?", (key,)).fetchone()
    database.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (key, record.model, data))
    if before and before[0] != data and has_table(database, "seen"):
        # read otherwise under the same label: upkeep has to look at its articles again
        database.execute("UPDATE seen SET record = '' WHERE record = ?", (key,))


def _records_of(database: sqlite3.Connection, article_ids: Iterable[str]) -> list[tuple[str]]:
    """The keys of the records that articles have."""
    found = (database.execute("SELECT record FROM articles WHERE id = ?", (name,)).fetchone() for name in article_ids)
    return [key for key in found if key]


def _forget_unused_records(database: sqlite3.Connection, keys: Iterable[tuple[str]]) -> None:
    """Delete those records that no article has any longer."""
    query = "DELETE FROM records WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE record = ?1)"
    database.executemany(query, keys)
