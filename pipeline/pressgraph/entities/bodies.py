"""Bodies that many places have: whose "Senate" it is, and that "the U.S. House" is the United States House of Representatives.

Such a body is what its words say it is, and the place whose it is: "Iraqi government" and "Government of Iraq" are one. Where the
name does not tell the place, the article does: the country that most of its mentions of countries are of, or a part of one (a
state, a territory) that it mentions more often. An article that calls a Senate "the Senate" and later names the U.S. Senate tells
of two: it is set in the part of the country that it mentions.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from pressgraph.entities.chains import Body, Chain
from pressgraph.entities.names import comparing_words, countries, is_generic, name_words
from pressgraph.model import Kind
from pressgraph.resources import read_table

_MAJORITY = 2 / 3
# a place that is mentioned once sets no scene
_TWICE = 2
_LONGEST = 4
_GOVERNMENT = ("government",)
_SMALL = frozenset({"the", "of", "for", "and"})
Words = tuple[str, ...]


def place_bodies(chains: Iterable[Chain]) -> list[Chain]:
    """The chains, those that mean the one body of its kind that a place has with the body: "the courts" of an article's city."""
    chains = list(chains)
    set_in = settings(chains)
    return [replace(chain, body=_sole_body(chain, set_in.get(chain.article))) for chain in chains]


def _sole_body(chain: Chain, setting: str | None) -> Body | None:
    """The body that a description means, if a place has one of them and it is known which place."""
    if chain.power:
        return Body(_GOVERNMENT, chain.power)
    if chain.names or chain.kind is not Kind.ORGANIZATION:
        return None
    words = tuple(word for word in name_words(chain.name) if word not in {"the", "s"})
    place, rest = _place_in(words) or (setting, words)
    means = _sole().get(_sorted(rest))
    return Body(means, place) if means and place else None


@functools.cache
def _sole() -> dict[Words, Words]:
    return {_sorted(name_words(row["body"])): _sorted(name_words(row["means"])) for row in read_table("sole_bodies")}


@functools.lru_cache(maxsize=100_000)
def body_of(name: str) -> Body | None:
    """What a name of a body says, or None if it is the name of one body only.

    >>> body_of("Iraqi government") == body_of("the Government of Iraq")
    True
    >>> body_of("Supreme Court"), body_of("European Court of Justice")
    (Body(words=('court', 'supreme'), place=None), None)
    """
    words = tuple(word for word in name_words(name) if word not in {"the", "s"})
    place, rest = _place_in(words) or (None, words)
    sole = _sole().get(_sorted(rest)) if place else None
    return Body(sole or _sorted(rest), place) if sole or is_generic(" ".join(rest)) else None


def _place_in(words: Words) -> tuple[str, Words] | None:
    """The place that a name tells, and the words around it."""
    for start, length in _runs(words):
        if place := _places().get(words[start : start + length]):
            return place, words[:start] + words[start + length :]
    return None


def settings(chains: Iterable[Chain]) -> Mapping[str, str]:
    """The place that each article is set in, where there is one: whose "Congress" it means."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    chains = list(chains)
    for chain in chains:
        words = name_words(chain.name)
        if country := countries().get(words):
            counts[chain.article][country] += chain.mentions
        elif place := _places().get(words):
            parts[chain.article][place] += chain.mentions
    others = _others(chains)
    found = ((article, _setting(counts[article], parts[article], others[article])) for article in {*counts, *parts})
    return {article: place for article, place in found if place}


def full_bodies(chains: Iterable[Chain], set_in: Callable[[str], str | None]) -> Mapping[Body, Words]:
    """For each body that has a short name, the only fuller one of its place: the House is the House of Representatives.

    Britain's House may be that of Commons or that of Lords, so it is none of them.
    """
    named: dict[str, set[Words]] = defaultdict(set)
    for chain in chains:
        for name in chain.names:
            body = body_of(name)
            if body and (place := body.place or set_in(chain.article)):
                named[place].add(body.words)
    full = {}
    for place, bodies in named.items():
        for short in (words for words in bodies if len(words) == 1 and words[0] in comparing_words("short")):
            fuller = [words for words in bodies if short[0] in words and len(words) == _TWICE and is_generic(" ".join(words))]
            if len(fuller) == 1:
                full[Body(short, place)] = fuller[0]
    return full


def _others(chains: Iterable[Chain]) -> Mapping[str, set[str]]:
    """The places of each article whose bodies it names in full after it has called others of that kind by their bare name."""
    bare: dict[tuple[str, Words], int] = {}
    full: list[tuple[str, Body, int]] = []
    for chain in chains:
        bodies = {body for name in chain.names if (body := body_of(name))}
        if len(bodies) == 1 and (body := next(iter(bodies))).place is None:
            bare.setdefault((chain.article, body.words), chain.order)
        full += ((chain.article, body, chain.order) for body in bodies if body.place)
    others: dict[str, set[str]] = defaultdict(set)
    for article, body, order in full:
        if body.place and bare.get((article, body.words), order) < order:
            others[article].add(body.place)
    return others


def _setting(named: Counter[str], parts: Counter[str], others: Container[str]) -> str | None:
    part, often = parts.most_common(1)[0] if parts else ("", 0)
    country, count = named.most_common(1)[0] if named else ("", 0)
    if country in others:
        count = _TWICE - 1
    if often > max(count, 1):
        return part if [*parts.values()].count(often) == 1 else None
    return country if count >= _TWICE and count >= _MAJORITY * named.total() else None


def _sorted(words: Words) -> Words:
    return tuple(sorted(word for word in words if word not in _SMALL))


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Where a place may stand in a name, the longest first: (start, length)."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        yield from ((start, length) for start in range(len(words) - length + 1))


@functools.cache
def _places() -> dict[Words, str]:
    """Countries, their parts and cities by their names and by what belongs to them."""
    rows = read_table("places")
    known = {name_words(name): row["place"] for row in rows for name in (row["place"], *row["aliases"].split(";")) if name}
    for row in read_table("demonyms"):
        if place := known.get(name_words(row["place"])):
            known.setdefault(name_words(row["demonym"]), place)
    return known | countries()
