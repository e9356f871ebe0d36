"""What a person decided about entities, carried out on the groups that names make: a person's judgement always wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pressgraph.entities.chains import Chain
from pressgraph.entities.names import name_words
from pressgraph.judgements import Apart, ChainKey, Decisions, Given, Judgement, agreed, most_of

Group = tuple[Chain, ...]
Sides = dict[ChainKey, Hashable]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about one group.

    Args:
        name: the name given, or None.
        kind: the kind given, or None.
        parts: the groups that names alone would make of it.
        judgements: those that were followed.
    """

    name: str | None = None
    kind: str | None = None
    parts: tuple[Group, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """The judgements as reasons."""
        return tuple(f"{j.act} by {j.who}, {j.at[:10]}: {j.why}" for j in self.judgements)


def judge_groups(groups: Sequence[Group], decisions: Decisions) -> tuple[tuple[Group, ...], Mapping[Group, Verdict]]:
    """The groups as a person wants them, and the verdict on each that a person has touched."""
    joined = _join(groups, decisions)
    parted = [part for whole in joined for part in _part(whole, decisions)]
    owners = {chain.key: group for group in parted for chain in group}
    origins = {chain.key: number for number, group in enumerate(groups) for chain in group}
    names, kinds = (_given(given, owners) for given in (decisions.names, decisions.kinds))
    verdicts: dict[Group, Verdict] = {}
    for group in parted:
        name, kind = agreed(names[group]), agreed(kinds[group])
        followed = [*_touching(group, decisions), *(one.by for one in (*names[group], *kinds[group]) if one in (name, kind))]
        if followed:
            ordered = tuple(sorted(dict.fromkeys(followed), key=lambda j: j.id))
            verdicts[group] = Verdict(_value(name), _value(kind), _origins(group, origins), ordered)
    return tuple(sorted(parted, key=lambda g: g[0].key)), verdicts


def _join(groups: Sequence[Group], decisions: Decisions) -> list[Group]:
    """Groups that a merge links become one."""
    place = {chain.key: number for number, group in enumerate(groups) for chain in group}
    members = {number: [number] for number in range(len(groups))}
    home = dict(enumerate(range(len(groups))))
    for merge in decisions.together:
        roots = sorted({home[place[key]] for key in merge.chains if key in place})
        for root in roots[1:]:
            members[roots[0]] += members.pop(root)
        for number in members[roots[0]] if roots else ():
            home[number] = roots[0]
    return [_ordered(chain for number in numbers for chain in groups[number]) for numbers in members.values()]


def _part(whole: Group, decisions: Decisions) -> list[Group]:
    """One group for each side of the partings that run through it."""
    keys = {chain.key for chain in whole}
    through = [parting for parting in decisions.apart if all(side & keys for side in parting.sides)]
    if not through:
        return [whole]
    merged = [merge.chains & keys for merge in decisions.together if merge.chains & keys]
    all_sides = [_sides(whole, parting, merged) for parting in through]
    parts: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in whole:
        parts[tuple(sides[chain.key] for sides in all_sides)].append(chain)
    return [_ordered(part) for part in parts.values()]


def _sides(whole: Group, parting: Apart, merged: Iterable[frozenset[ChainKey]]) -> Sides:
    """The side of each chain: as judged, else that of its article or name; with no such hint, a side of its own.

    A name that a person has told apart joins nothing by itself any more: a new article may mean either.
    """
    judged: Sides = {key: number for number, side in enumerate(parting.sides) for key in side}
    sides: Sides = {chain.key: _likely_side(chain, parting, judged) for chain in whole}
    for keys in merged:
        known = {judged[key] for key in keys if key in judged} or {sides[key] for key in keys}
        one = next(iter(known)) if len(known) == 1 else ("merged", min(keys))
        sides |= dict.fromkeys(keys, one)
    return sides


def _likely_side(chain: Chain, parting: Apart, judged: Sides) -> Hashable:
    if chain.key in judged:
        return judged[chain.key]
    of_article = {side for key, side in judged.items() if key[0] == chain.article}
    names = {name_words(name) for name in chain.names or (chain.name,)}
    of_name = {number for number, known in enumerate(parting.names) if names & set(map(name_words, known))}
    for hint in (of_article, of_name):
        if len(hint) == 1:
            return next(iter(hint))
    return "alone", chain.article


def _value(given: Given | None) -> str | None:
    return given.value if given else None


def _given(given: Iterable[Given], owners: Mapping[ChainKey, Group]) -> Mapping[Group, list[Given]]:
    found: dict[Group, list[Given]] = defaultdict(list)
    for one in given:
        if (group := most_of(one.chains, owners)) is not None:
            found[group].append(one)
    return found


def _touching(group: Group, decisions: Decisions) -> list[Judgement]:
    """The merges inside a group, and the partings of which it is a side."""
    keys = {chain.key for chain in group}
    merges = [merge.by for merge in decisions.together if len(merge.chains & keys) > 1]
    return merges + [parting.by for parting in decisions.apart if any(side & keys for side in parting.sides)]


def _origins(group: Group, origins: Mapping[ChainKey, int]) -> tuple[Group, ...]:
    parts: dict[int, list[Chain]] = defaultdict(list)
    for chain in group:
        parts[origins[chain.key]].append(chain)
    return tuple(map(tuple, parts.values()))


def _ordered(chains: Iterable[Chain]) -> Group:
    return tuple(sorted(chains, key=lambda c: (c.article, c.order, c.id)))
