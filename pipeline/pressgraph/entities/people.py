"""What more may join persons of different articles than their full name: other spellings, further names, support by company.

* A chain whose best name is a bare "Pelosi" is known by the full name it also has.
* "Zelenskyy", "Zelenskiy" and "Zelensky" are one name written out of another alphabet.
* "Pedro Pierluisi" is the only "Pedro R. Pierluisi Urrutia" of the case, if the articles name another person in common.
* A lone "Pelosi" is the only Pelosi of the case, if its article names two persons whom she is named with elsewhere.
* "Ukraine Volodymyr Zelenskyy" is a country and a person whom another article names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from pressgraph.entities.chains import Chain
from pressgraph.entities.names import NameKey, comparing_words, countries, name_key, name_words
from pressgraph.model import Kind

_ENDING = re.compile(r"(?:iy|ii|yy|yi|y)$")
# shorter words differ by a letter too easily
_LONG = 5
# in such words two swapped letters are a slip, no other name
_VERY_LONG = 7
# so many others must be named beside a last name that means its only bearer
_SUPPORT = 2
Words = tuple[str, ...]


def known_name(chain: Chain) -> str:
    """The name that a chain is compared by: its best one, or the full one of a person called by the family name."""
    if chain.kind is not Kind.PERSON or not chain.names:
        return chain.name
    best = name_key(chain.name, chain.kind)
    if best is None or not best.bare:
        return chain.name
    names = sorted(chain.names, key=lambda name: (-len(name), name))
    full = {key.words: name for name in names if (key := name_key(name, chain.kind)) and not key.bare}
    shortest = min(full, key=lambda words: (len(words), words), default=())
    if shortest[-1:] == best.words and all(words[-len(shortest) :] == shortest for words in full):
        return full[shortest]
    return chain.name


def people_links(chains: Sequence[Chain], company: Callable[[str], Sequence[Sequence[Words]]]) -> Iterator[tuple[Chain, Hashable]]:
    """Links of persons by spelling, by further names, and of what was read as a body and is a country and a person."""
    keys = {chain.key: key for chain in chains if chain.kind is Kind.PERSON and (key := _full(chain))}
    persons = {key.words for key in keys.values()}
    spelled: dict[Words, set[Words]] = defaultdict(set)
    for words in persons:
        spelled[squeeze(words)].add(words)
    longer = _longer_names(persons)
    met = _met(chains, keys, company)
    for chain in chains:
        key = keys.get(chain.key)
        if key is None:
            yield from ((chain, ("person", words, (), None)) for words in _person_within(chain, persons))
            continue
        squeezed = squeeze(key.words)
        if len(spelled[squeezed]) > 1 and not key.mark:
            yield chain, ("spelled", squeezed)
        for shorter, full in longer.items():
            if key.words in (shorter, full) and met[shorter] & met[full]:
                yield chain, ("longer", shorter, full)


def misspelling_links(chains: Iterable[Chain]) -> Iterator[tuple[Chain, Hashable]]:
    """Links of a bare last name with the only person of its article whose last name differs in accents or in two swapped letters.

    Inside an article "Erdogan" is Erdoğan, and "Pierliusi" a slip for Pierluisi.
    """
    articles: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.kind is Kind.PERSON and chain.names:
            articles[chain.article].append(chain)
    for article, persons in articles.items():
        keys = [(chain, key) for chain in persons if (key := name_key(known_name(chain), chain.kind))]
        for chain, bare in keys:
            near = [other for other, key in keys if bare.bare and not key.bare and _is_slip(bare.words[-1], key.words[-1])]
            if len(near) == 1:
                yield from ((one, ("slip", article, bare.words[-1])) for one in (chain, near[0]))


def surname_links(chains: Iterable[Chain], persons: Callable[[str], Sequence[Words]]) -> Iterator[tuple[Chain, Hashable]]:
    """Links of a bare last name with the only person of the case who has it, met elsewhere with two whom its article names too.

    Args:
        chains: all chains that may bear the name.
        persons: those whom an article names in full.
    """
    bearers: dict[str, dict[Words, list[Chain]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, list[Chain]] = defaultdict(list)
    marks: dict[Words, set[Words]] = defaultdict(set)
    for chain in chains:
        key = name_key(known_name(chain), chain.kind) if chain.kind is Kind.PERSON and chain.names else None
        if key and key.bare and not chain.known:
            bare[key.words[-1]].append(chain)
        elif key and not key.bare:
            bearers[key.words[-1]][key.words].append(chain)
            marks[key.words].add(key.mark)
    for surname, lone in bare.items():
        if len(bearers[surname]) != 1:
            continue
        words, theirs = next(iter(bearers[surname].items()))
        at = {other.article for other in theirs}
        met = {name for article in at for name in persons(article)} - {words}
        meant = [c for c in lone if c.article not in at and len(met.intersection(persons(c.article))) >= _SUPPORT]
        if meant and len(marks[words]) == 1:
            yield from ((chain, ("surname", words)) for chain in (*meant, *theirs))


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are the same letters, or long ones of which two neighbours stand in the other order."""
    if one == other:
        return True
    if len(one) != len(other) or len(one) < _VERY_LONG:
        return False
    wrong = [place for place in range(len(one)) if one[place] != other[place]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]


def _full(chain: Chain) -> NameKey | None:
    key = name_key(known_name(chain), chain.kind) if chain.names else None
    return None if key is None or key.bare else key


def squeeze(words: Words) -> Words:
    """A name without what its ways out of other alphabets differ in: how a last "y" is written."""
    return tuple(_ENDING.sub("i", word) if len(word) >= _LONG else word for word in words)


def _longer_names(persons: Iterable[Words]) -> dict[Words, Words]:
    """For each name, the only longer one of the case that begins with it or has its given and family name around more names."""
    by_given: dict[str, set[Words]] = defaultdict(set)
    for words in persons:
        by_given[words[0]].add(words)
    found: dict[Words, Words] = {}
    for namesakes in by_given.values():
        for short in namesakes:
            longer = [words for words in namesakes if len(words) > len(short) and _extends(words, short)]
            if len(longer) == 1:
                found[short] = longer[0]
    return found


def _extends(full: Words, short: Words) -> bool:
    added = [word for word in full if word not in short]
    if any(len(word) < _LONG - 1 or word in comparing_words("generation") for word in added):
        return False
    return full[: len(short)] == short or (full[-1] == short[-1] and set(short) <= set(full))


def _met(
    chains: Iterable[Chain], keys: Mapping[tuple[str, str], NameKey], company: Callable[[str], Sequence[Sequence[Words]]]
) -> Mapping[Words, set[Words]]:
    """Whom each person is named with, in any article."""
    met: dict[Words, set[Words]] = defaultdict(set)
    for chain in chains:
        if key := keys.get(chain.key):
            met[key.words] |= {words for pair in company(chain.article) if key.words in pair for words in pair} - {key.words}
    return met


def _person_within(chain: Chain, persons: set[Words]) -> Iterator[Words]:
    """The person behind the name of a country, in a name that was read as one body's."""
    words = name_words(chain.name)
    for length in range(1, len(words) - 1):
        key = name_key(" ".join(words[length:]), Kind.PERSON)
        if words[:length] in countries() and key and not key.bare and key.words in persons:
            yield key.words
