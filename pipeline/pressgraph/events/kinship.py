"""Which participants of two tellings may be one although they are two entities: a part and its whole, a country and its government.

Entities stay what they are; only events are compared by it. "The US military" and "the United States" kill one man, "Britons" and
"the United Kingdom" hold one referendum, "the Trump administration" and Trump sign one order, and the Senate sues by its president.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressgraph.model import Kind, ResolvedEntity
from pressgraph.words import countries, full_words, name_words

Offices = frozenset[tuple[str, str]]
AGAINST = float("-inf")
# how far two participants are one
EQUAL, PART, KIN, ALIKE_HEAD, ALIKE_WORD = 0.9, 0.8, 0.8, 0.6, 0.5
_PREPOSITIONS = frozenset({"of", "for", "with", "on", "to", "in", "against"})
_LONG = 3


@dataclass(frozen=True, slots=True)
class Parties:
    """What is compared of all entities.

    Args:
        names: the words of each best name.
        countries: of each entity the country that it is, or whose it is ("US military").
        last: the last name of each person, of whom a body may be ("the Trump administration").
    """

    names: Mapping[str, Sequence[str]]
    countries: Mapping[str, str]
    last: Mapping[str, str]

    @classmethod
    def of(cls, entities: Iterable[ResolvedEntity]) -> Parties:
        """What is compared of these."""
        entities = list(entities)
        names = {entity.id: full_words(name_words(entity.name)) for entity in entities}
        found = {id_: country for id_, words in names.items() if (country := _country(words))}
        last = {e.id: names[e.id][-1] for e in entities if e.kind is Kind.PERSON and names[e.id] and not is_described(e.id)}
        return cls(defaultdict(tuple, names), found, last)

    def resembling(self, one: str, other: str, offices: Offices = frozenset()) -> float:
        """How far two participants may be one; 0 where nothing says so. ``offices`` are pairs of holder and body."""
        a, b = (frozenset(w for w in self.names[id_] if len(w) >= _LONG) for id_ in (one, other))
        if not a or not b:
            return 0.0
        if one in self.last and other in self.last:  # namesakes stay two
            return 0.0
        if a == b and len(a) > 1:
            return EQUAL
        if (one, other) in offices or (other, one) in offices or self._is_his(one, other):
            return KIN
        if a <= b or b <= a:
            return PART
        if self.countries.get(one) and self.countries.get(one) == self.countries.get(other):
            whole = any(self.is_country(id_) for id_ in (one, other)) and not any(map(is_described, (one, other)))
            return KIN if whole else ALIKE_WORD
        described = is_described(one), is_described(other)
        if all(described) and _head(self.names[one]) == _head(self.names[other]):
            return ALIKE_HEAD
        # "Trump's financial affairs" and Trump
        return ALIKE_WORD if a & b and described[0] != described[1] else 0.0

    def _is_his(self, one: str, other: str) -> bool:
        """Whether one is a body called by the other's last name: his administration."""
        for person, body in ((one, other), (other, one)):
            if person in self.last and body not in self.last and self.last[person] in self.names[body][:-1]:
                return True
        return False

    def is_country(self, entity: str) -> bool:
        """Whether it is a country or its people, not an arm of it."""
        return _singular(tuple(self.names[entity])) in countries()

    def alike(self, one: frozenset[str], other: frozenset[str], offices: Offices, *, together: bool, once: bool) -> float:
        """1 if they have one in common, 0 if one is silent, ``AGAINST`` if they are others; less where only words agree."""
        if not one or not other:
            return 0.0
        if one & other:
            return 1.0
        best = max(self.resembling(a, b, offices) for a in one for b in other)
        if best > 0:
            return best if together or best == EQUAL else best / 2
        if all(map(is_described, one)) or all(map(is_described, other)):
            return 0.0 if once else -0.5
        return AGAINST


def is_described(entity: str) -> bool:
    """Whether an entity is known in one article only, by a description: its id is ``KIND/ARTICLE/slug``."""
    return entity.count("/") > 1


def _country(words: Sequence[str]) -> str | None:
    """The country that a name is, or begins with: whose "airstrike" or "military" it is."""
    runs = (tuple(words[:length]) for length in (4, 3, 2, 1) if len(words) >= length)
    return next((place for run in runs if (place := countries().get(run) or countries().get(_singular(run)))), None)


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a people as those of one of them: "Britons"."""
    return words if words in countries() else (*words[:-1], words[-1].removesuffix("s")) if words else ()


def _head(words: Sequence[str]) -> str:
    for word, following in pairwise(words):
        if following in _PREPOSITIONS:
            return word
    return words[-1] if words else ""
