"""Which event is which after a change: the tellings that changed, those they are grouped with, and the events these may be of.

``find_changes`` says what is told otherwise; ``regroup`` follows it: tellings of one block are grouped anew, the groups that come
of it are compared with those near them, and all groups that likeness leads to are joined anew. What neither leads to stays.
"""

from __future__ import annotations

import functools
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pressgraph.events import joining
from pressgraph.events.joining import ENOUGH, WINDOW, Pair, Profile, cluster, likeness
from pressgraph.events.merging import event_id, event_of, told_alike
from pressgraph.events.tellings import Telling, find_tellings
from pressgraph.model import Claim, Record, ResolvedEvent
from pressgraph.upkeep.chains import Chains
from pressgraph.upkeep.tables import change_rows, insert, key_number, rows_of
from pressgraph.upkeep.tellings import Groups, Names, telling_of, telling_row

_CONTENT = "-content"
# in place of the days of a block of participants
_ARTICLE = (None, 0)
_PARTY = (None, None)
Keys = dict[int, tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is told otherwise: the claims that are gone, and the tellings that are new or other than before."""

    lost: frozenset[str] = frozenset()
    added: tuple[Telling, ...] = ()


@dataclass(slots=True)
class Outcome:
    """The events and claims that stand where a change has led to.

    Args:
        gone: the ids of the events that told this before, whether or not they still do.
        claims_gone: the ids of all its claims, before and after.
    """

    gone: set[str] = field(default_factory=set)
    claims_gone: set[str] = field(default_factory=set)
    events: list[ResolvedEvent] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def find_changes(
    database: sqlite3.Connection, chains: Chains, articles: Iterable[str], record: Callable[[str], Record | None]
) -> Changes:
    """What the articles tell otherwise than before, and the rows of ``tellings`` brought up to date but for their groups."""
    lost: set[str] = set()
    added: list[Telling] = []
    for article in sorted(articles):
        query = "SELECT claim, block, data FROM tellings WHERE article = ?"
        before = {claim: (block, data) for claim, block, data in database.execute(query, (article,))}
        read = record(article)
        tellings = list(find_tellings(read, chains.entity_ids(article))) if read else []
        rows = {telling.claim: telling_row(telling) for telling in tellings}
        lost |= {claim for claim, told in before.items() if claim not in rows or (rows[claim][2], rows[claim][4]) != told}
        added += (t for t in tellings if (rows[t.claim][2], rows[t.claim][4]) != before.get(t.claim))
    return Changes(frozenset(lost), tuple(added))


def regroup(
    database: sqlite3.Connection, changes: Changes, *, reworded: Iterable[str] = (), touched: Iterable[str] = ()
) -> Outcome:
    """Group and join anew what changed and what it touches.

    Args:
        database: the case.
        changes: what is told otherwise.
        reworded: the entities whose names have other words than before.
        touched: claims whose events are wanted in any case.
    """
    return _Regrouping(database).run(changes, reworded, touched)


class _Regrouping:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._names = Names(database)
        self._groups = Groups(database, self._names)

    def run(self, changes: Changes, reworded: Iterable[str], touched: Iterable[str]) -> Outcome:
        """What comes of the changes."""
        gone, new = self._group(changes, reworded)
        keys = {name: dict(_keys_of(self._groups.profile(name))) for name in new}
        again = self._crossing(gone, keys) - gone - new
        keys |= {name: dict(_keys_of(self._groups.profile(name))) for name in again}
        gone, new = gone | again, new | again
        near = self._found("SELECT other FROM alike WHERE one IN (:values)", gone)
        events = self._found("SELECT event FROM told WHERE id IN (:values)", gone)
        events |= self._found("SELECT event FROM claims WHERE id IN (:values)", changes.lost)
        self._forget(gone)
        insert(self._database, "told_keys", [(key, name, *span) for name, mine in keys.items() for key, span in mine.items()])
        self._compare(keys)
        seeds = self._found("SELECT told FROM tellings WHERE claim IN (:values)", touched)
        outcome = self._join(self._reach((new | near | seeds) - (gone - new)))
        outcome.gone |= events
        outcome.claims_gone |= changes.lost
        return outcome

    def _found(self, query: str, values: Iterable[object]) -> set[str]:
        return {row[0] for row in rows_of(self._database, query, values)}

    def _group(self, changes: Changes, reworded: Iterable[str]) -> tuple[set[str], set[str]]:
        """Groups that are no longer or no longer as they were, and those that are new or otherwise; some are both."""
        where = "SELECT claim, told, block, data FROM tellings WHERE {} IN (:values)"
        lost = list(rows_of(self._database, where.format("claim"), changes.lost))
        change_rows(self._database, "DELETE FROM tellings WHERE claim IN (:values)", changes.lost)
        rows = [telling_row(telling) for telling in changes.added]
        insert(self._database, "tellings", rows)
        here = list(rows_of(self._database, where.format("block"), {row[2] for row in (*lost, *rows)}))
        members: dict[str, set[str]] = defaultdict(set)
        for claim, told, *_ in (*lost, *here):
            if told:
                members[told].add(claim)
        changed, kept, new = {telling.claim for telling in changes.added}, set(), set()
        for group in told_alike(telling_of(data) for *_, data in here):
            name, claims = self._groups.put(group), {telling.claim for telling in group}
            if claims == members.get(name) and not claims & changed:
                kept.add(name)
            else:
                new.add(name)
                self._database.executemany("UPDATE tellings SET told = ? WHERE claim = ?", [(name, claim) for claim in claims])
        parties = [key_number(("party", entity)) for entity in reworded]
        otherwise = self._found("SELECT told FROM told_keys WHERE key IN (:values)", parties) - (members.keys() - kept)
        return (members.keys() - kept) | otherwise, new | otherwise

    def _crossing(self, gone: set[str], keys: Mapping[str, Keys]) -> set[str]:
        """The groups of blocks that grow or shrink past the size up to which all pairs of a block are compared."""
        rows = list(rows_of(self._database, "SELECT key FROM told_keys WHERE first NOT NULL AND told IN (:values)", gone))
        by = Counter(key for mine in keys.values() for key, span in mine.items() if span[0] is not None)
        by.subtract(row[0] for row in rows)
        query = "SELECT key, count(*) FROM told_keys WHERE key IN (:values) GROUP BY key"
        turned = {
            key for key, size in rows_of(self._database, query, by) if (size > joining.MANY) != (size + by[key] > joining.MANY)
        }
        return self._found("SELECT told FROM told_keys WHERE key IN (:values)", turned)

    def _forget(self, gone: set[str]) -> None:
        for table, column in (("told_keys", "told"), ("told", "id"), ("alike", "one"), ("alike", "other")):
            change_rows(self._database, f"DELETE FROM {table} WHERE {column} IN (:values)", gone)

    def _compare(self, keys: Mapping[str, Keys]) -> None:
        """Note which groups are like the new ones."""
        pairs = {(min(name, other), max(name, other)) for name, mine in keys.items() for other in self._near(name, mine)}
        self._groups.load({name for pair in pairs for name in pair})
        scores = ((one, other, self._likeness(one, other)) for one, other in sorted(pairs))
        alike = [(one, other, score) for one, other, score in scores if score >= ENOUGH]
        insert(self._database, "alike", [*alike, *((other, one, score) for one, other, score in alike)])

    def _near(self, name: str, keys: Keys) -> set[str]:
        """The groups worth comparing with one, as ``joining`` has it."""
        articles = [key for key, span in keys.items() if span == _ARTICLE]
        found = self._found("SELECT told FROM told_keys WHERE key IN (:values)", articles)
        query = "SELECT told FROM told_keys WHERE key = ? AND first <= ? AND last >= ?"
        shared: Counter[str] = Counter()
        for key, (first, last) in keys.items():
            if first is None or last is None:
                continue
            near = [row[0] for row in self._database.execute(query, (key, last + WINDOW.days, first - WINDOW.days))]
            shared.update(near)
            if len(near) <= joining.MANY and self._size(key) <= joining.MANY:
                found.update(near)
        return (found | {other for other, often in shared.items() if often > 1}) - {name}

    def _size(self, key: int) -> int:
        """How many groups a block has, if not more than matters."""
        query = "SELECT count(*) FROM (SELECT 1 FROM told_keys WHERE key = ? LIMIT ?)"
        return int(self._database.execute(query, (key, joining.MANY + 1)).fetchone()[0])

    def _likeness(self, one: str, other: str) -> float:
        return likeness(self._groups.profile(one), self._groups.profile(other), self._names)

    def _reach(self, names: set[str]) -> list[str]:
        """All groups that likeness leads to, sorted."""
        reached, news = set(names), names
        while news:
            news = self._found("SELECT other FROM alike WHERE one IN (:values)", news) - reached
            reached |= news
        return sorted(reached)

    def _join(self, names: list[str]) -> Outcome:
        """Join groups that are alike, and none but these, into events."""
        self._groups.load(names)
        number = {name: place for place, name in enumerate(names)}
        rows = rows_of(self._database, "SELECT one, other, score FROM alike WHERE one < other AND one IN (:values)", names)
        alike: list[Pair] = [(-score, number[one], number[other]) for one, other, score in rows]
        cached = functools.cache(lambda one, other: self._likeness(names[one], names[other]))
        groups = cluster([self._groups.group(name) for name in names], alike, lambda a, b: cached(min(a, b), max(a, b)))
        outcome = Outcome(gone=self._found("SELECT event FROM told WHERE id IN (:values)", names))
        ids = _EventIds(self._database, {telling.claim: event_id(group) for group in groups for telling in group})
        outcome.gone |= self._found("SELECT event FROM claims WHERE id IN (:values)", ids)
        turned = self._turned_contents(ids)
        change_rows(self._database, "DELETE FROM told WHERE id IN (:values)", names)
        insert(self._database, "told", [(name, ids[self._groups.group(name)[0].claim]) for name in names])
        outcome.claims_gone = set(ids)
        outcome.claims = [telling.to_claim(ids[telling.claim]) for group in groups for telling in group]
        demanding = self._demanding(turned - ids.keys())
        outcome.gone |= {ids[group[0].claim] for group in demanding}
        outcome.events = [event_of(group, ids) for group in (*groups, *demanding)]
        return outcome

    def _turned_contents(self, ids: Mapping[str, str]) -> set[str]:
        """The claims that demand what now is another event."""
        contents = [claim for claim in ids if claim.endswith(_CONTENT)]
        query = "SELECT claim, event FROM tellings JOIN told ON told.id = told WHERE claim IN (:values)"
        before: dict[str, str] = dict(rows_of(self._database, query, contents))
        return {claim.removesuffix(_CONTENT) for claim in contents if before.get(claim) != ids[claim]}

    def _demanding(self, claims: set[str]) -> list[list[Telling]]:
        """The events of these claims, as their tellings."""
        query = "SELECT event FROM tellings JOIN told ON told.id = told WHERE claim IN (:values)"
        events = self._found(query, claims)
        groups: dict[str, list[Telling]] = defaultdict(list)
        query = "SELECT event, data FROM told JOIN tellings ON told = told.id WHERE event IN (:values)"
        for event, data in rows_of(self._database, query, events):
            groups[event].append(telling_of(data))
        return list(groups.values())


class _EventIds(dict[str, str]):
    """The event of each claim: of those at hand, else of those in the case."""

    def __init__(self, database: sqlite3.Connection, ids: Mapping[str, str]) -> None:
        super().__init__(ids)
        self._database = database

    def __missing__(self, claim: str) -> str:
        query = "SELECT event FROM tellings JOIN told ON told.id = told WHERE claim = ?"
        return str(self._database.execute(query, (claim,)).fetchone()[0])


def _keys_of(profile: Profile) -> Iterator[tuple[int, tuple[int | None, int | None]]]:
    """The blocks that a group is in: of its articles, of its participants, and by which it is found when one gets another name."""
    for article in profile.articles:
        yield key_number(("told", profile.deed, article)), _ARTICLE
    span = profile.span
    days = (span[0].toordinal(), span[1].toordinal()) if span else None
    for entity in profile.participants:
        if days:
            yield key_number(("shared", profile.deed, entity)), days
        yield key_number(("party", entity)), _PARTY
