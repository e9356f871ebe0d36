"""Which articles are copies after a change: the pairs of those that changed, and the first of each text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from pressgraph.graph.copies import ENOUGH, age, resemblance, sketch
from pressgraph.upkeep.tables import change_rows, dump, insert, rows_of


def renew_copies(database: sqlite3.Connection, articles: Iterable[str], tellers: Iterable[str]) -> set[str]:
    """Compare articles anew with all that tell an event with them; the ids of those that may be a copy or the first now or before.

    Args:
        database: the case.
        articles: those whose text is another, or that are gone.
        tellers: those that tell other events than before.
    """
    changed = {*articles, *tellers}
    change_rows(database, "DELETE FROM sketches WHERE article IN (:values)", articles)
    touched = _reach(database, changed)
    change_rows(database, "DELETE FROM twins WHERE one IN (:values)", changed)
    change_rows(database, "DELETE FROM twins WHERE other IN (:values)", changed)
    pairs: set[tuple[str, str]] = set()
    for one in sorted(changed):
        for other in _told_together(database, one):
            if resemblance(_sketch(database, one), _sketch(database, other)) >= ENOUGH:
                pairs |= {(one, other), (other, one)}
    insert(database, "twins", sorted(pairs))
    return touched | _reach(database, changed)


def first_of(database: sqlite3.Connection, article: str) -> str | None:
    """The article that one is a copy of, if it is one."""
    alike = _reach(database, {article})
    ages = rows_of(database, "SELECT id, date FROM articles WHERE id IN (:values)", alike)
    first = min((age(name, published) for name, published in ages), default=None)
    return first[-1] if first and first[-1] != article else None


def _told_together(database: sqlite3.Connection, article: str) -> list[str]:
    query = "SELECT DISTINCT b.article FROM claims a JOIN claims b ON b.event = a.event WHERE a.article = ? AND b.article != ?"
    return [row[0] for row in database.execute(query, (article, article))]


def _reach(database: sqlite3.Connection, articles: set[str]) -> set[str]:
    """The articles that likeness leads to."""
    reached, news = set(articles), set(articles)
    while news:
        news = {row[0] for row in rows_of(database, "SELECT other FROM twins WHERE one IN (:values)", news)} - reached
        reached |= news
    return reached


def _sketch(database: sqlite3.Connection, article: str) -> frozenset[int]:
    row = database.execute("SELECT data FROM sketches WHERE article = ?", (article,)).fetchone()
    if row:
        return frozenset(json.loads(row[0]))
    ((text,),) = database.execute("SELECT text FROM articles WHERE id = ?", (article,))
    found = sketch(text)
    insert(database, "sketches", [(article, dump(sorted(found)))])
    return found
