"""Other ways to tell who is who, to compare with: equal strings, and nomenklatura's matcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from pressgraph.entities import Chain, find_chains
from pressgraph.entities.names import name_words
from pressgraph.model import Kind, Record, ResolvedEntity

# the score from which OpenSanctions, whose tool it is, calls two records a match
CUT_OFF = 0.7
Key = tuple[Kind, tuple[str, ...]]
SCHEMAS = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.GROUP: "Organization", Kind.PLACE: "Address"}


def exact_strings(records: Sequence[Record]) -> tuple[ResolvedEntity, ...]:
    """Chains are one entity if their best names are the same string; described ones stay alone."""
    groups: dict[str, list[Chain]] = defaultdict(list)
    for chain in _chains(records):
        groups[chain.name if chain.names else "/".join(chain.key)].append(chain)
    return _entities(groups.values())


def nomenklatura_matcher(records: Sequence[Record]) -> tuple[ResolvedEntity, ...]:
    """Chains are one entity if nomenklatura's matcher for names (logic-v1) scores them as a match, directly or by way of others.

    Raises:
        ImportError: it is not installed.
    """
    from followthemoney.proxy import EntityProxy
    from nomenklatura.matching import LogicV1

    config = LogicV1.default_config()
    same: dict[Key, list[Chain]] = defaultdict(list)
    for chain in _chains(records):
        same[chain.kind if chain.kind in SCHEMAS else Kind.ORGANIZATION, chain.names or ("/".join(chain.key),)].append(chain)
    proxies = {key: EntityProxy.from_dict(_record(key)) for key, chains in same.items() if chains[0].names}
    parent = {key: key for key in same}

    def root(key: Key) -> Key:
        while parent[key] != key:
            key = parent[key]
        return key

    for one, other in sorted(_pairs_to_compare(proxies)):
        if LogicV1.compare(proxies[one], proxies[other], config).score >= CUT_OFF:
            parent[root(one)] = root(other)
    groups: dict[Key, list[Chain]] = defaultdict(list)
    for key, chains in same.items():
        groups[root(key)] += chains
    return _entities(groups.values())


def _pairs_to_compare(keys: Iterable[Key]) -> set[tuple[Key, Key]]:
    """The pairs of one schema that have a word in common."""
    blocks: dict[str, set[Key]] = defaultdict(set)
    for key in keys:
        for word in {word for name in key[1] for word in name_words(name)}:
            blocks[word].add(key)
    pairs = (pair for block in blocks.values() for pair in combinations(sorted(block), 2))
    return {(one, other) for one, other in pairs if SCHEMAS[one[0]] == SCHEMAS[other[0]]}


def _record(key: Key) -> dict[str, object]:
    kind, names = key
    schema = SCHEMAS[kind]
    prop = "full" if schema == "Address" else "name"
    return {"id": f"{kind}-{'|'.join(names)}", "schema": schema, "properties": {prop: list(names)}}


def _chains(records: Iterable[Record]) -> list[Chain]:
    return [chain for record in records for chain in find_chains(record)]


def _entities(groups: Iterable[Sequence[Chain]]) -> tuple[ResolvedEntity, ...]:
    entities = []
    for group in groups:
        first = min(group, key=lambda chain: chain.key)
        name = "/".join(first.key)
        entities.append(ResolvedEntity(name, first.name, first.kind, (), tuple(sorted(chain.key for chain in group))))
    return tuple(sorted(entities, key=lambda entity: entity.id))
