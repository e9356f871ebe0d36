"""Brings the network of a case up to date: what articles and judgements have changed is followed to what it touches, no further.

The outcome is what ``build.resolve`` makes of all records, row by row and quad by quad (tests/walk/test_upkeep.py); only the work
differs. ``who`` brings entities up to date, ``which`` events, ``quads`` the graph; ``tables`` are the workings that are kept.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from pressgraph.curation import Trouble
from pressgraph.entities import Known
from pressgraph.judgements import Judgement, Rejected
from pressgraph.model import Claim, OwnAction, Record, ResolvedEvent
from pressgraph.resources import resolving_digest, rules_digest
from pressgraph.store import CaseStore, rows
from pressgraph.upkeep.chains import Chains
from pressgraph.upkeep.copies import renew_copies
from pressgraph.upkeep.curation import articles_judged, read_judged, read_troubles, rejected_claims
from pressgraph.upkeep.events import Turned, write_outcome
from pressgraph.upkeep.offices import renew_memberships
from pressgraph.upkeep.quads import Quads
from pressgraph.upkeep.tables import dump, empty_tables, make_tables, rows_of
from pressgraph.upkeep.which import Changes, Outcome, find_changes, regroup
from pressgraph.upkeep.who import Judged, renew_entities
from pressgraph.version import __version__

__all__ = ["bring_up_to_date"]

# articles that are followed together: their records are in memory
_BATCH = 500
_MADE_BY, _TOUCHED = "upkeep", "touched"
_SEEN = "id, title, date, url, outlet, author, record"


@dataclass(frozen=True, slots=True)
class _Case:
    """A case that is brought up to date, and the user's lists by which it is read."""

    store: CaseStore
    known: tuple[Known, ...]
    actions: tuple[OwnAction, ...]

    @property
    def database(self) -> sqlite3.Connection:
        return self.store.database

    @property
    def stamp(self) -> str:
        """What decides, beside articles and judgements, how a case is worked out."""
        known = rows.read_meta(self.database, "known") or ""
        return dump([__version__, rules_digest(), resolving_digest(), known, list(map(asdict, self.actions))])


def bring_up_to_date(
    store: CaseStore, *, known: Sequence[Known] = (), actions: Sequence[OwnAction] = (), anew: bool = False
) -> tuple[Trouble, ...]:
    """Bring network and graph of a case up to date with its articles and judgements.

    Args:
        store: the case.
        known: the entities of a user's list.
        actions: those of a user's table.
        anew: work everything out anew.

    Returns:
        What is wrong with the judgements.
    """
    case, log = _Case(store, tuple(known), tuple(actions)), store.read_judgements()
    with store.transaction():
        make_tables(case.database)
        whole = anew or rows.read_meta(case.database, _MADE_BY) != case.stamp
        if whole:
            empty_tables(case.database)
            rows.write_meta(case.database, "decided", "[]")
            rows.write_meta(case.database, _TOUCHED, "[]")
        changed = _changed_articles(case.database)
        turned, erased = Turned(articles=set(changed)), _erased(case.database, changed)
        records = {name: record for name in articles_judged(log) if (record := store.find_record(name))}
        _follow(case, changed, read_judged(case.database, log, records), turned)
        _set_aside(case, log, turned)
        copies = renew_copies(case.database, changed, turned.tellers)
        troubles = read_troubles(case.database, log, records)
        rows.write_meta(case.database, "actions", dump(list(map(asdict, actions))))
        rows.write_meta(case.database, _MADE_BY, case.stamp)
        quads = Quads(case.database, actions)
        store.write_changes(quads.everything(), None if whole else quads.changes(turned, copies), erased=erased)
    return troubles


def _changed_articles(database: sqlite3.Connection) -> list[str]:
    """The articles that are new, otherwise or gone since the last time."""
    columns = _SEEN.replace("id", "article", 1)
    query = f"SELECT id FROM (SELECT {_SEEN} FROM articles EXCEPT SELECT {columns} FROM seen)"
    gone = "SELECT article FROM seen WHERE article NOT IN (SELECT id FROM articles)"
    return sorted({row[0] for row in (*database.execute(query), *database.execute(gone))})


def _erased(database: sqlite3.Connection, changed: Sequence[str]) -> int:
    """How many of the articles the case had before: what they said then must not stay in any file."""
    return sum(1 for _ in rows_of(database, "SELECT 1 FROM seen WHERE article IN (:values)", changed))


def _follow(case: _Case, changed: Sequence[str], judged: Judged, turned: Turned) -> None:
    """Follow changes of articles and judgements to entities, events and claims, as if nothing had been rejected."""
    touched = json.loads(rows.read_meta(case.database, _TOUCHED) or "[]")
    for batch in _batches(changed):
        records = {name: case.store.find_record(name) for name in batch}
        moves = renew_entities(case.database, records, judged, case.known)
        turned.entities |= moves.changed
        turned.articles |= renew_memberships(case.database, records, moves.articles)
        turned.events |= {row[0] for row in rows_of(case.database, _EVENTS_OF, moves.renamed)}
        told = {*batch, *(row[0] for row in rows_of(case.database, _TELLING, moves.articles))}

        def read(name: str, records: Mapping[str, Record | None] = records) -> Record | None:
            return records[name] if name in records else case.store.find_record(name)

        changes = find_changes(case.database, Chains(case.database, case.known), told, read)
        outcome = regroup(case.database, changes, reworded=moves.reworded, touched=touched)
        write_outcome(case.database, outcome, turned, actions=case.actions, without={})
        _note_seen(case.database, batch)
        judged, touched = Judged(judged.decisions), []


def _batches(articles: Sequence[str]) -> Iterator[Sequence[str]]:
    """The articles in parts; one empty part if there are none, since judgements may have changed."""
    yield from ([articles] if not articles else (articles[at : at + _BATCH] for at in range(0, len(articles), _BATCH)))


_EVENTS_OF = "SELECT event FROM parties WHERE entity IN (:values)"
_TELLING = "SELECT DISTINCT article FROM tellings WHERE article IN (:values)"


def _note_seen(database: sqlite3.Connection, articles: Sequence[str]) -> None:
    for _ in rows_of(database, "DELETE FROM seen WHERE article IN (:values)", articles):
        pass
    for _ in rows_of(database, f"INSERT INTO seen SELECT {_SEEN} FROM articles WHERE id IN (:values)", articles):
        pass


def _set_aside(case: _Case, log: Sequence[Judgement], turned: Turned) -> None:
    """Set rejected claims aside, and have the events as the other claims tell them.

    The workings stay those of all claims: what a rejection leads to is worked out, written, and its workings are taken back.
    """
    database = case.database
    rejected = rejected_claims(database, log)
    database.execute("DELETE FROM rejected")
    if not rejected:
        rows.write_meta(database, _TOUCHED, "[]")
        return
    rows.write_rejected(database, _rejected(database, rejected))
    database.execute("SAVEPOINT aside")
    outcome = regroup(database, Changes(lost=frozenset(rejected)))
    database.execute("ROLLBACK TO aside")
    database.execute("RELEASE aside")
    write_outcome(database, outcome, turned, actions=case.actions, without=rejected)
    rows.write_meta(database, _TOUCHED, dump(sorted(_claims_of(outcome) | rejected.keys())))


def _claims_of(outcome: Outcome) -> set[str]:
    return outcome.claims_gone | {claim for event in outcome.events for claim in event.claims}


def _rejected(database: sqlite3.Connection, by: Mapping[str, str]) -> Rejected[ResolvedEvent, Claim]:
    """The rejected claims and the events that they told."""

    def data(query: str, names: Sequence[str]) -> Iterator[str]:
        return (row[0] for row in rows_of(database, query, names))

    claims = tuple(map(rows.claim_of, data("SELECT data FROM claims WHERE id IN (:values) ORDER BY id", sorted(by))))
    told = sorted({claim.event for claim in claims})
    events = tuple(map(rows.event_of, data("SELECT data FROM events WHERE id IN (:values) ORDER BY id", told)))
    return Rejected(events, claims, tuple(by.items()))
