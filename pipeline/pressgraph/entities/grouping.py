"""Which chains of different articles are one entity.

Two named chains are joined if they share a name and their kinds agree. Names of one article count together only where one supports
the other: a full name beside its acronym, two full names of one family name; so one wrong link in an article cannot glue the graph.
A person's bare last name joins nothing: inside its article the chain has decided, and elsewhere it may be a namesake's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from pressgraph.entities.chains import Chain
from pressgraph.entities.names import NameKey, is_acronym, name_key
from pressgraph.model import Kind

# kinds that one name may have in different articles ("China" the place, the government, its people)
_FAMILIES = {Kind.ORGANIZATION: "body", Kind.PLACE: "body", Kind.GROUP: "body"}
Groups = tuple[tuple[Chain, ...], ...]


def group_chains(chains: Iterable[Chain]) -> Groups:
    """Partition chains into entities; each group in order of article and text, the groups sorted."""
    ordered = sorted(chains, key=lambda c: (c.article, c.order, c.id))
    named = [c for c in ordered if _main_key(c)]
    described = [c for c in ordered if not _main_key(c)]
    return tuple(sorted([*_join_named(named), *_join_described(described)], key=lambda g: g[0].key))


def supported_names(chain: Chain) -> Iterator[str]:
    """The names of a chain that may join it to others: its best name, and those that its best name supports."""
    yield chain.name
    best = name_key(chain.name, chain.kind)
    for other in chain.names[1:]:
        key = name_key(other, chain.kind)
        if chain.kind is Kind.PERSON:
            if best and key and not key.bare and key.words[-1] == best.words[-1]:
                yield other
        elif is_acronym(other, chain.name) or is_acronym(chain.name, other):
            yield other


def _main_key(chain: Chain) -> NameKey | None:
    """The key that a chain is joined by, or None where it stays in its article."""
    key = name_key(chain.name, chain.kind) if chain.names else None
    return None if key is None or key.bare else key


def _join_named(chains: Sequence[Chain]) -> Iterator[tuple[Chain, ...]]:
    families = _families(chains)
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    marks = _marks(chains)
    for chain in chains:
        for name in supported_names(chain):
            key = name_key(name, chain.kind)
            if key and not key.bare:
                # a name without initials joins those with initials if all of these are the same
                mark = key.mark or (next(iter(marks[key.words])) if len(marks[key.words]) == 1 else ())
                parent[root(chain.key)] = root((families[chain.key], key.words, mark))
    groups: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in chains:
        groups[root(chain.key)].append(chain)
    yield from map(tuple, groups.values())


def _marks(chains: Iterable[Chain]) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """The different middle initials and suffixes that each person's name has in the case."""
    marks: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for chain in chains:
        for name in supported_names(chain):
            key = name_key(name, chain.kind)
            if key and key.mark:
                marks[key.words].add(key.mark)
    return marks


def _families(chains: Iterable[Chain]) -> dict[tuple[str, str], str]:
    """The family of kinds of each chain; one of unknown kind goes with the most frequent family that has its name."""
    votes: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    chains = list(chains)
    for chain in chains:
        key = name_key(chain.name, chain.kind)
        if key and chain.kind is not Kind.OTHER:
            votes[key.words][_FAMILIES.get(chain.kind, chain.kind.value)] += 1
    families = {}
    for chain in chains:
        family = _FAMILIES.get(chain.kind, chain.kind.value)
        key = name_key(chain.name, chain.kind)
        if chain.kind is Kind.OTHER and key and votes[key.words]:
            family = min(votes[key.words].items(), key=lambda vote: (-vote[1], vote[0]))[0]
        families[chain.key] = family
    return families


def _join_described(chains: Iterable[Chain]) -> Iterator[tuple[Chain, ...]]:
    """One group for each described chain; bare texts of one article with the same words are one."""
    groups: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in chains:
        is_text = chain.id.startswith("text:")
        groups[(chain.article, " ".join(chain.name.casefold().split())) if is_text else chain.key].append(chain)
    yield from map(tuple, groups.values())
