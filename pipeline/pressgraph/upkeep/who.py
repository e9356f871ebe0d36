"""Who is who after a change: the entities of the chains that changed, and of all that these touch."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pressgraph.entities import Known, group_chains
from pressgraph.entities.judged import judge_groups
from pressgraph.entities.naming import Place, draft_entities, numbered
from pressgraph.events.joining import compared_words
from pressgraph.judgements import ChainKey, Decisions
from pressgraph.model import Record, ResolvedEntity
from pressgraph.store.rows import entity_of, entity_row
from pressgraph.upkeep.chains import Chains, Kept
from pressgraph.upkeep.tables import change_rows, insert, rows_of

Draft = tuple[Place, ResolvedEntity]


@dataclass(slots=True)
class Moves:
    """What has become of entities.

    Args:
        changed: ids of those that are new, gone or otherwise than before.
        articles: the articles of which a chain is of another entity than before.
        renamed: ids of those whose name is another.
        reworded: those of them whose name says other words.
    """

    changed: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)
    reworded: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Judged:
    """What persons decided about chains, and the chains about which they decided otherwise before."""

    decisions: Decisions
    turned: frozenset[ChainKey] = frozenset()


def renew_entities(
    database: sqlite3.Connection, changed: Mapping[str, Record | None], judged: Judged, known: Sequence[Known]
) -> Moves:
    """Bring entities up to date.

    Args:
        database: the case.
        changed: the articles that are new or changed, with their records, and those that are gone, with None.
        judged: what persons decided.
        known: the entities of a user's list.
    """
    chains = Chains(database, known)
    gone, watchers = chains.drop(changed)
    fresh: list[Kept] = []
    for record in changed.values():
        if record:
            added, more = chains.add(record)
            fresh += added
            watchers |= more
    kept = _touched(chains, [*gone, *fresh], watchers, judged, fresh)
    groups = group_chains(chains.marked(one.chain for one in kept.values()), chains.around)
    drafts = draft_entities(*judge_groups(groups, judged.decisions))
    before = {one.entity for one in (*gone, *kept.values()) if one.entity}
    return _write(database, drafts, before, {one.chain.key: one for one in kept.values()})


def _touched(chains: Chains, changed: Iterable[Kept], watchers: set[int], judged: Judged, fresh: Iterable[Kept]) -> dict[int, Kept]:
    """All chains of the case that a change touches, by number: those that keys and judgements lead to, over and over."""
    decided = _decided_together(judged.decisions)
    found = {one.number: one for one in fresh}
    waiting = [one for one in (*chains.find(watchers), *chains.get(judged.turned)) if one.number not in found]
    found |= {one.number: one for one in waiting}
    done: set[int] = set()
    news: list[Kept] = [*changed, *waiting]
    while news:
        keys = {key for one in news for key in one.keys} - done
        done |= keys
        others = {other for one in news for other in decided.get(one.chain.key, ())}
        others -= {one.chain.key for one in found.values()} if others else set()
        near = {one.number: one for one in (*chains.find(keys), *chains.get(others)) if one.number not in found}
        found |= near
        news = list(near.values())
    return found


def _decided_together(decisions: Decisions) -> Mapping[ChainKey, set[ChainKey]]:
    """For each chain, those that one judgement is about with it."""
    sets: list[Iterable[ChainKey]] = [merge.chains for merge in decisions.together]
    sets += [parting.sides[0] | parting.sides[1] for parting in decisions.apart]
    sets += [given.chains for given in (*decisions.names, *decisions.kinds)]
    found: dict[ChainKey, set[ChainKey]] = defaultdict(set)
    for chains in sets:
        for chain in chains:
            found[chain] |= set(chains)
    return found


def _write(database: sqlite3.Connection, drafts: Sequence[Draft], before: set[str], kept: Mapping[ChainKey, Kept]) -> Moves:
    """Write the entities that are other than before."""
    entities, places, replaced = _numbered(database, drafts, before)
    old = {row[0]: row for row in rows_of(database, "SELECT id, name, kind, data FROM entities WHERE id IN (:values)", replaced)}
    new = {entity.id: entity_row(entity) for entity in entities}
    moves = Moves({name for name in {*old, *new} if old.get(name) != new.get(name)})
    change_rows(database, "DELETE FROM entities WHERE id IN (:values)", moves.changed & old.keys())
    insert(database, "entities", [new[name] for name in moves.changed & new.keys()])
    insert(database, "places", places)
    change_rows(database, "DELETE FROM judged WHERE entity IN (:values)", moves.changed)
    insert(database, "judged", [(entity.id,) for entity in entities if entity.judgements and entity.id in moves.changed])
    moves.renamed = {name for name in moves.changed & old.keys() & new.keys() if old[name][1] != new[name][1]}
    moves.reworded = {name for name in moves.renamed if compared_words(old[name][1]) != compared_words(new[name][1])}
    moves.articles = _move_chains(database, entities, kept)
    return moves


def _numbered(
    database: sqlite3.Connection, drafts: Sequence[Draft], before: set[str]
) -> tuple[list[ResolvedEntity], list[tuple[str, str, str, int, str]], set[str]]:
    """The entities with their numbers, and others of the same ids where a number changes; their places; ids that are done with."""
    query = "SELECT entity, base, article, start, chain FROM places WHERE {} IN (:values)"
    bases = {base for _, base, *_ in rows_of(database, query.format("entity"), before)}
    change_rows(database, "DELETE FROM places WHERE entity IN (:values)", before)
    waiting: dict[str, list[tuple[Place, str | ResolvedEntity]]] = defaultdict(list)
    for place, entity in drafts:
        waiting[entity.id].append((place, entity))
    for name, base, article, start, chain in rows_of(database, query.format("base"), bases | waiting.keys()):
        waiting[base].append(((article, start, chain), name))
    entities, places, replaced = [], [], set(before)
    for base, here in waiting.items():
        for number, (place, one) in enumerate(sorted(here, key=lambda pair: pair[0]), 1):
            name = numbered(base, number)
            if one == name:
                continue
            if isinstance(one, str):
                replaced.add(one)
                change_rows(database, "DELETE FROM places WHERE entity IN (:values)", [one])
                ((data,),) = rows_of(database, "SELECT data FROM entities WHERE id IN (:values)", [one])
                one = entity_of(data)  # the entity of this id
            entities.append(replace(one, id=name))
            places.append((name, base, *place))
    return entities, places, replaced


def _move_chains(database: sqlite3.Connection, entities: Iterable[ResolvedEntity], kept: Mapping[ChainKey, Kept]) -> set[str]:
    """Note of each chain whose it is; the articles of those that were another's."""
    moved: set[str] = set()
    for entity in entities:
        for key in entity.chains:
            if key in kept and kept[key].entity == entity.id:
                continue
            moved.add(key[0])
            database.execute("UPDATE chains SET entity = ? WHERE article = ? AND id = ?", (entity.id, *key))
    return moved
