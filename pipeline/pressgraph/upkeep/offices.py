"""Who holds which office after a change: what records say of chains is kept, and followed to the entities that the chains are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from pressgraph.memberships import is_holder
from pressgraph.model import Record
from pressgraph.offices import read_offices
from pressgraph.upkeep.tables import Row, change_rows, insert, rows_of

_OWNERS = """
SELECT held.article, person.entity, held.role, body.entity, held.words FROM held
JOIN chains AS person ON person.article = held.article AND person.id = held.chain
LEFT JOIN chains AS body ON body.article = held.article AND body.id = held.body
WHERE held.article IN (:values)
"""


def renew_memberships(database: sqlite3.Connection, changed: Mapping[str, Record | None], moved: Iterable[str]) -> set[str]:
    """Bring memberships up to date; the articles that say otherwise than before.

    Args:
        database: the case, its entities up to date.
        changed: the articles that are new or changed, with their records, and those that are gone, with None.
        moved: the articles of which a chain is of another entity than before.
    """
    change_rows(database, "DELETE FROM held WHERE article IN (:values)", changed)
    told = ((record.doc, held) for record in changed.values() if record for held in read_offices(record))
    insert(database, "held", [(doc, held.chain, held.role, held.of, held.words) for doc, held in told])
    articles = {*changed, *moved}
    before = set(rows_of(database, "SELECT * FROM memberships WHERE article IN (:values)", articles))
    now: set[Row] = {row for row in rows_of(database, _OWNERS, articles) if is_holder(row[1], row[3])}
    turned = {row[0] for row in before ^ now}
    change_rows(database, "DELETE FROM memberships WHERE article IN (:values)", turned)
    insert(database, "memberships", sorted((row for row in now if row[0] in turned), key=repr))
    return turned
