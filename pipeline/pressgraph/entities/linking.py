"""What may join the named chains of different articles: each chain gets links, and chains with a link in common are one entity.

A link is a name, with what tells its bearers apart. Names of one article count together only where one supports the other: a full
name beside its acronym, two full names of one family name; so one wrong link in an article cannot glue the graph. Further care:

* middle initials and "Jr" tell persons apart; a name without them joins those with, if all of these have the same;
* a description with a name in it ("the Senate bill") means the same only in articles that follow one another closely;
* agreements have rules of their own (``agreements``);
* an acronym that stands for two names in the case ("ABC") joins nothing;
* a body that many places have ("Supreme Court") is one only in articles that are set in one country, or name the same two persons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from pressgraph.entities.agreements import agreement_words, lasting_names
from pressgraph.entities.around import Around
from pressgraph.entities.bodies import body_of, full_bodies
from pressgraph.entities.chains import Body, Chain
from pressgraph.entities.names import NameKey, countries, is_acronym, name_key, name_words
from pressgraph.entities.people import known_name, people_links
from pressgraph.model import Kind

# kinds that one name may have in different articles ("China" the place, the government, its people)
_FAMILIES = {Kind.ORGANIZATION: "body", Kind.PLACE: "body", Kind.GROUP: "body"}
# how soon after the last article "the Senate bill" still is the same bill
SEASON = timedelta(days=31)
Words = tuple[str, ...]


def full_key(chain: Chain) -> NameKey | None:
    """The key of a chain's best name, or None where it says too little to join two articles."""
    key = name_key(known_name(chain), chain.kind) if chain.names and not chain.power else None
    return None if key is None or key.bare else key


def supported_names(chain: Chain) -> Iterator[str]:
    """The names of a chain that may join it to others: its best name, and those that its best name supports."""
    best = known_name(chain)
    yield best
    for other in chain.names[1:]:
        if chain.kind is Kind.PERSON:
            if _is_fuller(name_key(other, chain.kind), name_key(best, chain.kind)):
                yield other
        elif (is_acronym(other, chain.name) or is_acronym(chain.name, other)) and not _is_one_a_country(other, chain.name):
            yield other


def _is_one_a_country(one: str, other: str) -> bool:
    """Whether one name is a country's and the other is not: "USA" is no body's acronym, whatever an article calls so."""
    return countries().get(name_words(one)) != countries().get(name_words(other))


def body_link(body: Body) -> Hashable:
    """The link of a body whose place is known."""
    return "body", body.words, body.place


def find_links(chains: Sequence[Chain], around: Around) -> Iterator[tuple[Chain, Hashable]]:
    """The links of chains that have a ``full_key``, one pair at a time.

    Whatever a rule here learns of other chains, it learns by a word or place that ``blocks.block_keys`` has to name.
    """
    fuller = agreement_words(chains, around.owners)
    families, marks, seasons, vague = _families(chains), _marks(chains), _seasons(chains, fuller), _vague_acronyms(chains)
    full = full_bodies(chains, around.place)
    lasting = {fuller.get(words, words) for words in lasting_names(chains, around.owners)}
    yield from people_links(chains, around.company)
    for chain in chains:
        family = families[chain.key]
        for name in supported_names(chain):
            key = name_key(name, chain.kind)
            if key is None or key.bare:
                continue
            mark = key.mark or (next(iter(marks[key.words])) if len(marks[key.words]) == 1 else ())
            words = fuller.get(key.words, key.words) if family == Kind.AGREEMENT else key.words
            link = (family, words, mark, seasons.get(chain.key))
            if key.words in vague:
                yield chain, ("acronym", link, chain.article)
            elif family == "body" and (body := body_of(name)):
                place = body.place or around.place(chain.article)
                words = full.get(Body(body.words, place), body.words)
                yield chain, body_link(Body(words, place)) if place else ("body", words, chain.key)
                if body.place is None:
                    yield from ((chain, ("company", link, support)) for support in around.company(chain.article))
            else:
                yield chain, link
                if family == Kind.AGREEMENT and words in lasting:
                    others = around.companions(chain.article)
                    yield from ((chain, ("companion", words, other)) for other in others if not set(other) <= set(words))


def _is_fuller(one: NameKey | None, other: NameKey | None) -> bool:
    """Whether two full names are one with and without a name in the middle."""
    if one is None or other is None or one.bare or other.bare:
        return False
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _vague_acronyms(chains: Iterable[Chain]) -> frozenset[Words]:
    """Acronyms that stand for one name in one article and for another elsewhere: "ABC" of America and of Australia."""
    meanings: dict[Words, set[Words]] = defaultdict(set)
    for chain in chains:
        if chain.kind is Kind.PERSON:
            continue
        for one, other in combinations(supported_names(chain), 2):
            for short, name in ((one, other), (other, one)):
                keys = name_key(short, chain.kind), name_key(name, chain.kind)
                if keys[0] and keys[1] and is_acronym(short, name):
                    meanings[keys[0].words].add(keys[1].words)
    return frozenset(short for short, names in meanings.items() if len(names) > 1)


def _marks(chains: Iterable[Chain]) -> Mapping[Words, set[Words]]:
    """The different middle initials and suffixes that each person's name has in the case."""
    marks: dict[Words, set[Words]] = defaultdict(set)
    for chain in chains:
        for name in supported_names(chain):
            key = name_key(name, chain.kind)
            if key and key.mark:
                marks[key.words].add(key.mark)
    return marks


def _seasons(chains: Iterable[Chain], fuller: Mapping[Words, Words]) -> dict[tuple[str, str], int]:
    """Number the runs of articles that follow one another within ``SEASON``, for the chains of one description."""
    alike: dict[Words, list[tuple[date, tuple[str, str]]]] = defaultdict(list)
    for chain in chains:
        name = full_key(chain)
        if chain.season and name:
            alike[fuller.get(name.words, name.words)].append((chain.season, chain.key))
    numbers = {}
    for dated in alike.values():
        number, last = 0, date.min
        for day, key in sorted(dated):
            number += day - last > SEASON
            numbers[key], last = number, day
    return numbers


def _families(chains: Iterable[Chain]) -> dict[tuple[str, str], str]:
    """The family of kinds of each chain; one of unknown kind goes with the most frequent family that has its name."""
    chains = list(chains)
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        key = full_key(chain)
        if key and chain.kind is not Kind.OTHER:
            votes[key.words][_family(chain.kind)] += 1
    return {chain.key: _likely_family(chain, votes) for chain in chains}


def _family(kind: Kind) -> str:
    return _FAMILIES.get(kind, kind.value)


def _likely_family(chain: Chain, votes: Mapping[Words, Counter[str]]) -> str:
    key = full_key(chain)
    counts = votes.get(key.words) if key and chain.kind is Kind.OTHER else None
    return min(counts, key=lambda family: (-counts[family], family)) if counts else _family(chain.kind)
