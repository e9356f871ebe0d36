"""Which participants of two tellings may be one although they are two entities: a part and its whole, a country and its government.

Entities stay what they are; only events are compared by it. "The US military" and "the United States" kill one man, "Britons" and
"the United Kingdom" hold one referendum, "the Trump administration" and Trump sign one order, and the Senate sues by its president.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pressgraph.resources import read_table
from pressgraph.words import countries

Names = Mapping[str, Sequence[str]]
Offices = frozenset[tuple[str, str]]
AGAINST = float("-inf")
# how far two participants are one
EQUAL, PART, KIN, ALIKE_HEAD, ALIKE_WORD = 0.9, 0.8, 0.8, 0.6, 0.5
_PREPOSITIONS = frozenset({"of", "for", "with", "on", "to", "in", "against"})
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "to", "with"})
_QUARTERS = ("north", "east", "south", "west")


def may_be_one(  # noqa: PLR0913  # two sides, and what is known of them
    one: frozenset[str], other: frozenset[str], names: Names, offices: Offices, *, together: bool, once: bool
) -> float:
    """1 if two sets have one in common, 0 if one is silent, ``AGAINST`` if they are others; less where only names or offices agree.

    Args:
        one, other: entity ids.
        names: the compared words of each best name.
        offices: who holds an office of which body.
        together: whether one article tells both.
        once: whether the act is done once to the same thing.
    """
    if not one or not other:
        return 0.0
    if one & other:
        return 1.0
    best = max(_resembling(a, b, names, offices) for a in one for b in other)
    if best > 0:
        return best if together or best == EQUAL else best / 2
    if all(map(is_described, one)) or all(map(is_described, other)):
        # things and people of one article are not one
        apart = together and _are_people(one) != _are_people(other)
        return 0.0 if once and not apart else -0.5
    return AGAINST


def _are_people(ids: frozenset[str]) -> bool:
    return all(id_.startswith(("person/", "group/")) for id_ in ids)


def is_described(entity: str) -> bool:
    """Whether an entity is known in one article only, by a description: its id is ``KIND/ARTICLE/slug``."""
    return entity.count("/") > 1


@functools.cache
def merging_words(name: str) -> tuple[str, ...]:
    """The words of one class of ``merging_words.tsv``.

    Raises:
        KeyError: the table has no such class.
    """
    return {row["class"]: tuple(row["words"].split()) for row in read_table("merging_words")}[name]


def are_near(one: frozenset[str], other: frozenset[str], names: Names) -> bool:
    """Whether of two sets of places one is in the other by its name: the Rajouri district, and Rajouri."""
    return bool(one & other) or any(_resembling(a, b, names, frozenset()) >= PART for a in one for b in other)


def _resembling(one: str, other: str, names: Names, offices: Offices) -> float:
    """How far two participants may be one: holder and body, a part and its whole, descriptions with a head in common; 0 if not."""
    first, second = tuple(names.get(one, ())), tuple(names.get(other, ()))
    a, b = (frozenset(words) - _SMALL for words in (first, second))
    if not a or not b or (_is_person(one) and _is_person(other)):  # namesakes stay two
        return 0.0
    if a == b and len(a) > 1:
        return EQUAL
    if (one, other) in offices or (other, one) in offices or _is_his(one, second, first) or _is_his(other, first, second):
        return KIN
    if a <= b or b <= a or _in_one_quarter(first, second) or _is_short_for(first, second) or _is_short_for(second, first):
        return PART
    if _country(first) and _country(first) == _country(second):
        return KIN if _is_country(first, one) or _is_country(second, other) else ALIKE_WORD
    return _of_descriptions((one, other), first, second)


def _of_descriptions(ids: tuple[str, str], first: Sequence[str], second: Sequence[str]) -> float:
    described = [is_described(id_) for id_ in ids]
    if all(described) and _head(first) == _head(second):
        return ALIKE_HEAD
    shared = (set(first) - _SMALL) & set(second)
    # "Trump's financial affairs" and Trump
    return ALIKE_WORD if shared and described[0] != described[1] else 0.0


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether two names differ in an acronym alone: "leaving the EU", "leaving the European Union"."""
    own = [word for word in short if word not in full and word not in _SMALL]
    rest = [word for word in full if word not in short and word not in _SMALL]
    return len(own) == 1 and len(rest) > 1 and own[0] == "".join(word[0] for word in rest)


def _in_one_quarter(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names are of one part of one country: "Northern Syria", "northeast Syria"."""
    (mine, rest), (theirs, other_rest) = _quarters(tuple(first)), _quarters(tuple(second))
    return bool(mine & theirs) and rest == other_rest != ()


@functools.lru_cache(maxsize=50_000)
def _quarters(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    found = [(word, frozenset(q for q in _QUARTERS if word.startswith(merging_words(q)))) for word in words]
    return frozenset(q for _, quarters in found for q in quarters), tuple(word for word, quarters in found if not quarters)


def _is_person(entity: str) -> bool:
    return entity.startswith("person/") and not is_described(entity)


def _is_his(person: str, body: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a body is called by a person's last name: his administration."""
    return _is_person(person) and name[-1] in body[:-1]


def _is_country(words: tuple[str, ...], entity: str) -> bool:
    """Whether it is a country or its people, not an arm of it."""
    return not is_described(entity) and _singular(words) in countries()


@functools.lru_cache(maxsize=50_000)
def _country(words: tuple[str, ...]) -> str | None:
    """The country that a name is, or begins with: whose "airstrike" or "military" it is."""
    runs = (words[:length] for length in (4, 3, 2, 1) if len(words) >= length)
    return next((place for run in runs if (place := countries().get(run) or countries().get(_singular(run)))), None)


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a people as those of one of them: "Britons"."""
    return words if not words or words in countries() else (*words[:-1], words[-1].removesuffix("s"))


def _head(words: Sequence[str]) -> str:
    for word, following in pairwise(words):
        if following in _PREPOSITIONS:
            return word
    return words[-1] if words else ""
