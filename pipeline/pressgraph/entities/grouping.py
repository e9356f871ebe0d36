"""Which chains are one entity: those that links join, directly or by way of others; described ones stay in their article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from pressgraph.entities.agreements import expiry_links
from pressgraph.entities.around import Around, look_around
from pressgraph.entities.chains import Chain
from pressgraph.entities.joins import with_links
from pressgraph.entities.linking import body_link, find_links, full_key
from pressgraph.entities.people import misspelling_links, surname_links

Group = tuple[Chain, ...]


def group_chains(chains: Iterable[Chain], around: Around | None = None) -> tuple[Group, ...]:
    """Partition chains into entities; each group in order of article and text, the groups sorted.

    A person's bare last name joins nothing, save where it is misspelt, or where two others are named with its only bearer elsewhere
    too: its article has decided, elsewhere it may be a namesake's.
    Two entries of a user's list are never one entity. ``around`` is given where the chains are not all of the case, but all that
    ``blocks.block_keys`` lead to.
    """
    ordered = sorted(chains, key=lambda c: (c.article, c.order, c.id))
    named = [c for c in ordered if full_key(c)]
    around = around or look_around(named)
    expiring = list(expiry_links(ordered, around.company))
    slips = [*misspelling_links(ordered), *surname_links(ordered, around.persons)]
    linked = {chain.key for chain, _ in (*expiring, *slips)}
    bodies = [(c, body_link(c.body)) for c in ordered if c.body and not (c.known and c.power)]
    listed = [(c, c.known.id) for c in ordered if c.known]
    linked |= {c.key for c in named} | {c.key for c, _ in bodies} | {c.key for c, _ in listed}
    described = [c for c in ordered if c.key not in linked]
    joined = [c for c in ordered if c.key in linked]
    groups = _join_linked(joined, [*listed, *find_links(named, around), *bodies, *expiring, *slips])
    return tuple(sorted([*groups, *_join_described(described)], key=lambda g: g[0].key))


def _join_linked(chains: Sequence[Chain], links: Iterable[tuple[Chain, Hashable]]) -> Iterator[Group]:
    """The components of chains and links (union-find), but for links that would join two entries of a user's list."""
    parent: dict[Hashable, Hashable] = {}
    entry: dict[Hashable, str] = {("chain", chain.key): chain.known.id for chain in chains if chain.known}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent.setdefault(parent[node], parent[node])
        return node

    own: dict[tuple[str, str], list[Hashable]] = defaultdict(list)
    for chain, link in links:
        own[chain.key].append(link)
        one, other = root(("chain", chain.key)), root(("link", link))
        if one in entry and other in entry and entry[one] != entry[other]:
            continue
        parent[one] = other
        if one in entry:
            entry[other] = entry[one]
    groups: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in chains:
        groups[root(("chain", chain.key))].append(chain)
    yield from (tuple(with_links(group, ((c, link) for c in group for link in own[c.key]))) for group in groups.values())


def _join_described(chains: Iterable[Chain]) -> Iterator[Group]:
    """One group for each described chain; bare texts of one article with the same words are one."""
    groups: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in chains:
        is_text = chain.id.startswith("text:")
        groups[(chain.article, " ".join(chain.name.casefold().split())) if is_text else chain.key].append(chain)
    yield from map(tuple, groups.values())
