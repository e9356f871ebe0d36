"""When agreements of different articles are one: "the Paris climate agreement" and "the Paris accord"; "the contract" that expires.

Outlets shorten what an agreement is called, and add what it is about. So a name means the only fuller one with the same proper
words ("Paris agreement": "Paris climate agreement"), unless these say only whose it is ("the US deal", "the Senate deal"). A
description with a proper name or an acronym of its own in it holds longer than a season, in articles that name something else in
common. Last, an agreement that is only described ("the city's contract") is a named one if both expire on one day and their
articles name the same two persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

from pressgraph.entities.chains import Chain
from pressgraph.entities.names import countries, is_capitals, is_generic, name_key, name_words
from pressgraph.model import Kind

Words = tuple[str, ...]
# what every instrument is called in a name's key
_HEAD = "agreement"
_OWNERS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP})


def agreement_words(chains: Iterable[Chain], owners: Container[Words]) -> Mapping[Words, Words]:
    """For each short name of an agreement, the only fuller one that the case has: lower-case words say what it is about."""
    fuller: dict[Words, set[Words]] = defaultdict(set)
    for chain in chains:
        words, short = words_of(chain), proper_words(chain)
        if short != words and _is_named(short, owners):
            fuller[short].add(words)
    return {short: next(iter(names)) for short, names in fuller.items() if len(names) == 1}


def lasting_names(chains: Iterable[Chain], owners: Container[Words]) -> frozenset[Words]:
    """The words of agreements that are named, not only described: by a proper name in the case, or by an acronym of their own."""
    named = (chain for chain in chains if chain.season is None or _has_acronym(chain.name, owners))
    return frozenset(words_of(chain) for chain in named if _is_named(proper_words(chain), owners))


def companions(chains: Iterable[Chain]) -> Mapping[str, frozenset[Words]]:
    """The names of persons, bodies and places that each article gives in full, save those of agreements."""
    names: dict[str, set[Words]] = defaultdict(set)
    for chain in chains:
        key = name_key(chain.name, chain.kind) if chain.names and chain.kind in {*_OWNERS, Kind.PLACE} else None
        if key and not key.bare and not is_generic(chain.name):
            names[chain.article].add(key.words)
    return defaultdict(frozenset, {article: frozenset(found) for article, found in names.items()})


def expiry_links(chains: Iterable[Chain], company: Callable[[str], Sequence[Hashable]]) -> Iterator[tuple[Chain, Hashable]]:
    """Links of the agreements that expire on one day, in articles that name the same two persons.

    A described one gets none where it could be two named ones, or where its article has two agreements that expire that day.
    """
    meetings: dict[Hashable, list[Chain]] = defaultdict(list)
    for chain in _alone_on_their_day(chains):
        for pair in company(chain.article):
            meetings["expires", chain.expires, pair].append(chain)
    names = {link: {words_of(chain) for chain in found if chain.names} for link, found in meetings.items()}
    met: dict[tuple[str, str], set[Words]] = defaultdict(set)
    for link, found in meetings.items():
        for chain in found:
            met[chain.key] |= names[link]
    for link, found in meetings.items():
        if len(names[link]) == 1:
            yield from ((chain, link) for chain in found if chain.names or len(met[chain.key]) == 1)


def _alone_on_their_day(chains: Iterable[Chain]) -> Iterator[Chain]:
    """The agreements that expire, save those of one article and one day."""
    days: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for chain in sorted(chains, key=lambda c: c.key):
        if chain.expires and _is_instrument(chain):
            days[chain.article, chain.expires].append(chain)
    yield from (found[0] for found in days.values() if len(found) == 1)


def words_of(chain: Chain) -> Words:
    """The compared words of an agreement's name, or nothing if it is none."""
    key = name_key(chain.name, chain.kind) if chain.names and chain.kind is Kind.AGREEMENT else None
    return key.words if key and key.words[-1] == _HEAD else ()


def _is_instrument(chain: Chain) -> bool:
    key = name_key(chain.name, Kind.AGREEMENT)
    return key is not None and key.words[-1] == _HEAD


def proper_words(chain: Chain) -> Words:
    """Its words without those in lower case, which say what it is about: of "Paris climate agreement" Paris and agreement."""
    small = {word for part in chain.name.split() if part[:1].islower() for word in name_words(part)}
    return tuple(word for word in words_of(chain) if word == _HEAD or word not in small)


def _is_named(words: Words, owners: Container[Words]) -> bool:
    """Whether the words tell which agreement it is, not only whose."""
    proper = words[:-1]
    return bool(proper) and proper not in owners and proper not in countries() and not is_generic(" ".join(proper))


def owners(chains: Iterable[Chain]) -> frozenset[Words]:
    """Persons, bodies and groups by each of their names, persons also by their last: "the Trump deal" may be any deal of his."""
    named = {(name_words(name), chain.kind) for chain in chains if chain.kind in _OWNERS for name in chain.names}
    last = {words[-1:] for words, kind in named if kind is Kind.PERSON}
    return frozenset({words for words, _ in named} | last)


def _has_acronym(name: str, owners: Container[Words]) -> bool:
    """Whether a name holds an acronym that is nobody's, as PARS is; none is seen in a headline in capitals."""
    own = (p for p in name.split() if is_capitals(p) and name_words(p) not in owners and name_words(p) not in countries())
    return any(own) and not name.isupper()
