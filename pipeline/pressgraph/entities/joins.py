"""Why each chain belongs to its entity: the strongest link that it shares with another chain of it, in words."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pressgraph.entities.chains import Chain
from pressgraph.resources import read_table
from pressgraph.ties import Join

# links that are no name carry their rule in front
_RULES = frozenset({"acronym", "company", "companion", "spelled", "longer", "expires", "slip", "surname"})
_FAMILY_LINK = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``join_rules.tsv``."""

    name: str
    score: float
    says: str


def with_links(chains: Iterable[Chain], links: Iterable[tuple[Chain, Hashable]]) -> Iterator[Chain]:
    """The chains of one group, each with the strongest link that another of them has too."""
    chains = list(chains)
    own: dict[tuple[str, str], list[Hashable]] = {chain.key: [] for chain in chains}
    for chain, link in links:
        own[chain.key].append(link)
    shared = Counter(link for found in own.values() for link in set(found))
    for chain in chains:
        found = [link for link in own[chain.key] if shared[link] > 1]
        best = min(found, key=lambda link: (-_rule_of(link).score, repr(link)), default=None)
        yield replace(chain, joined=best)


def joins_of(chains: Sequence[Chain]) -> tuple[Join, ...]:
    """Why each of the chains of one entity belongs to it; nothing for one chain."""
    return tuple(_join(chain) for chain in sorted(chains, key=lambda c: c.key)) if len(chains) > 1 else ()


def _join(chain: Chain) -> Join:
    member = "/".join(chain.key)
    if chain.joined is None:
        rule = rules()["words" if chain.id.startswith("text:") else "judgement"]
        return Join(member, rule.name, rule.score, rule.says)
    rule = rules()["metonym"] if chain.power and not isinstance(chain.joined, str) else _rule_of(chain.joined)
    why = rule.says.format(*_seen(chain, rule.name, chain.joined))
    return Join(member, rule.name, rule.score, why)


@functools.cache
def rules() -> Mapping[str, Rule]:
    """The rules of entities, by name."""
    return {row["rule"]: Rule(row["rule"], float(row["score"]), row["says"]) for row in read_table("join_rules")}


def _rule_of(link: Any) -> Rule:
    if isinstance(link, str):
        return rules()["list"]
    if link[0] in _RULES:
        return rules()[link[0]]
    return rules()["name" if len(link) == _FAMILY_LINK else "body"]


def _seen(chain: Chain, rule: str, link: Any) -> tuple[str, ...]:
    """What fills the gaps of a rule's words."""
    match rule:
        case "list":
            return (repr(chain.known.name) if chain.known else "",)
        case "metonym":
            return (repr(chain.name), str(chain.power))
        case "body":
            return (" ".join(link[1]), str(link[2]))
        case "company":
            return (repr(chain.name), *map(_title, link[2]))
        case "companion":
            return (repr(chain.name), _title(link[2]))
        case "spelled":
            return (_title(link[1]),)
        case "longer":
            return tuple(map(_title, link[1:]))
        case "expires":
            return (link[1], *map(_title, link[2]))
        case "surname":
            return (repr(chain.name), _title(link[1]))
        case "slip":
            return (_title((link[2],)),)
    return (repr(chain.name),)


def _title(words: Sequence[str]) -> str:
    return " ".join(word.capitalize() for word in words)
