"""Chains of articles as they are kept, with the keys by which they learn of each other."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pressgraph.entities import Known, find_chains
from pressgraph.entities.around import Around, Scene, scene_of
from pressgraph.entities.blocks import block_keys, owner_key, watched_names
from pressgraph.entities.bodies import place_bodies
from pressgraph.entities.chains import Body, Chain
from pressgraph.entities.known import mark_known
from pressgraph.entities.linking import full_key
from pressgraph.judgements import ChainKey
from pressgraph.model import Kind, Record
from pressgraph.upkeep.tables import change_rows, dump, insert, key_number, rows_of

Words = tuple[str, ...]
_COLUMNS = "chains.number, chains.article, chains.id, chains.data, chains.keys, chains.entity"


@dataclass(slots=True)
class Kept:
    """One chain, its keys, and the id of its entity."""

    number: int
    chain: Chain
    keys: array[int]
    entity: str | None


class Chains:
    """The chains of a case and what stands around them."""

    def __init__(self, database: sqlite3.Connection, known: Sequence[Known]) -> None:
        self._database = database
        self._known = known
        self.around = Around(_Scenes(database), _Owners(database))

    def drop(self, articles: Iterable[str]) -> tuple[list[Kept], set[int]]:
        """Forget the chains of articles; these, and the keys of those that an owner's name less means something to."""
        names = sorted(articles)
        gone = list(self._read(rows_of(self._database, f"SELECT {_COLUMNS} FROM chains WHERE article IN (:values)", names)))
        pairs = [(key, kept.number) for kept in gone for key in kept.keys]
        self._database.executemany("DELETE FROM chain_keys WHERE key = ? AND chain = ?", pairs)
        self._database.executemany(
            "DELETE FROM chain_keys WHERE key = ? AND chain = ?",
            [(key_number(key), kept.number) for kept in gone for key in watched_names(kept.chain)],
        )
        change_rows(self._database, "DELETE FROM chains WHERE article IN (:values)", names)
        watchers: set[int] = set()
        for article in names:
            if article in self.around.scenes:
                watchers |= self._count_owners(self.around.scenes[article].owners, -1)
        change_rows(self._database, "DELETE FROM scenes WHERE article IN (:values)", names)
        self.around = Around(_Scenes(self._database), _Owners(self._database))
        return gone, watchers

    def add(self, record: Record) -> tuple[list[Kept], set[int]]:
        """Keep the chains of a record; these, and the keys of those that an owner's name more means something to."""
        chains = sorted(mark_known(place_bodies(find_chains(record)), self._known), key=lambda c: (c.order, c.id))
        scene = scene_of([chain for chain in chains if full_key(chain)])
        insert(self._database, "scenes", [(record.doc, _scene_data(scene))])
        kept = [self._insert(chain, scene) for chain in chains]
        return kept, self._count_owners(scene.owners, 1)

    def find(self, keys: Iterable[int]) -> Iterator[Kept]:
        """The chains that have one of the keys."""
        query = f"SELECT DISTINCT {_COLUMNS} FROM chain_keys JOIN chains ON number = chain WHERE key IN (:values)"
        return self._read(rows_of(self._database, query, keys))

    def get(self, keys: Iterable[ChainKey]) -> Iterator[Kept]:
        """The chains of these articles and ids."""
        for key in keys:
            yield from self._read(self._database.execute(f"SELECT {_COLUMNS} FROM chains WHERE article = ? AND id = ?", key))

    def marked(self, chains: Iterable[Chain]) -> list[Chain]:
        """The chains with the entries of the user's list that they are."""
        return mark_known(chains, self._known) if self._known else list(chains)

    def entity_ids(self, article: str) -> Mapping[ChainKey, str]:
        """The entity of each chain of an article."""
        rows = self._database.execute("SELECT article, id, entity FROM chains WHERE article = ?", (article,))
        return {(article, chain): entity for article, chain, entity in rows}

    def _insert(self, chain: Chain, scene: Scene) -> Kept:
        keys = array("q", sorted({key_number(key) for key in block_keys(chain, scene)}))
        query = "INSERT INTO chains (article, id, data, keys) VALUES (?, ?, ?, ?)"
        number = self._database.execute(query, (chain.article, chain.id, _chain_data(chain), keys.tobytes())).lastrowid or 0
        every = {*keys, *(key_number(key) for key in watched_names(chain))}
        insert(self._database, "chain_keys", [(key, number) for key in every])
        return Kept(number, chain, keys, None)

    def _count_owners(self, names: Iterable[Words], by: int) -> set[int]:
        """Count the articles that bear out an owner's name; keys of the names that now are owners' or are no longer."""
        turned = set()
        for words in names:
            name = " ".join(words)
            row = self._database.execute("SELECT uses FROM owners WHERE name = ?", (name,)).fetchone()
            uses = (row[0] if row else 0) + by
            if uses:
                self._database.execute("INSERT OR REPLACE INTO owners VALUES (?, ?)", (name, uses))
            else:
                self._database.execute("DELETE FROM owners WHERE name = ?", (name,))
            if not row or not uses:
                turned.add(key_number(owner_key(words)))
        return turned

    @staticmethod
    def _read(rows: Iterable[tuple[int, str, str, str, bytes, str | None]]) -> Iterator[Kept]:
        for number, article, name, data, packed, entity in rows:
            keys = array("q")
            keys.frombytes(packed)
            yield Kept(number, _chain_of(article, name, data), keys, entity)


class _Scenes(dict[str, Scene]):
    """The scenes of articles, read when they are asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__()
        self._database = database

    def __contains__(self, article: object) -> bool:
        if super().__contains__(article):
            return True
        row = self._database.execute("SELECT data FROM scenes WHERE article = ?", (article,)).fetchone()
        if row:
            self[str(article)] = _scene_of(row[0])
        return row is not None


class _Owners:
    """The names of owners in the case, looked up when they are asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __contains__(self, words: object) -> bool:
        name = " ".join(words) if isinstance(words, tuple) else ""
        return bool(self._database.execute("SELECT 1 FROM owners WHERE name = ?", (name,)).fetchone())


def _chain_data(chain: Chain) -> str:
    season = chain.season.isoformat() if chain.season else None
    body = [chain.body.words, chain.body.place] if chain.body else None
    fields = (
        chain.name,
        chain.kind.value,
        chain.names,
        chain.speaks,
        chain.order,
        season,
        chain.mentions,
        chain.expires,
        body,
        chain.power,
    )
    return dump(fields)


def _chain_of(article: str, identifier: str, data: str) -> Chain:
    name, kind, names, speaks, order, season, mentions, expires, body, power = json.loads(data)
    day = date.fromisoformat(season) if season else None
    its_body = Body(tuple(body[0]), body[1]) if body else None
    return Chain(article, identifier, name, Kind(kind), tuple(names), speaks, order, day, mentions, expires, its_body, power=power)


def _scene_data(scene: Scene) -> str:
    return dump([scene.persons, scene.place, sorted(scene.companions), sorted(scene.owners)])


def _scene_of(data: str) -> Scene:
    persons, place, companions, owners = json.loads(data)
    return Scene(_words(persons), place, frozenset(_words(companions)), frozenset(_words(owners)))


def _words(lists: Iterable[Iterable[str]]) -> tuple[Words, ...]:
    return tuple(map(tuple, lists))
