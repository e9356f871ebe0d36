"""Chains in the making: which mentions are the same so far, and what is known of each chain."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pressgraph.coreference.readings import Reading
from pressgraph.model import Form, Kind

PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})


@dataclass(slots=True)
class Chain:
    """The mentions of one entity so far."""

    members: list[int] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    names: set[tuple[str, ...]] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    plurals: Counter[bool] = field(default_factory=Counter)
    kind: Kind | None = None

    def settle(self) -> None:
        """Decide what the chain is: what its names say first, then its nominals; "other" loses a tie."""
        self.kind = max(self.kinds, key=lambda k: (self.kinds[k], k is not Kind.OTHER, k.value)) if self.kinds else None

    @property
    def gender(self) -> str | None:
        """``m``, ``f``, ``n`` or None."""
        return max(self.genders, key=lambda g: (self.genders[g], g)) if self.genders else None

    @property
    def plural(self) -> bool | None:
        """Whether it is several; None where nothing tells."""
        return max(self.plurals, key=lambda p: (self.plurals[p], p)) if self.plurals else None


class Chains:
    """A partition of the mentions of one article; ``holders`` lists the names that stand with a role ("mayor")."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.holders: dict[str, list[int]] = defaultdict(list)
        for reading in readings:
            for role in reading.roles if reading.form is Form.NAME else ():
                self.holders[role].append(reading.index)
        self._of = [_single(reading) for reading in readings]

    def of(self, index: int) -> Chain:
        """The chain of a mention."""
        return self._of[index]

    def join(self, a: int, b: int) -> None:
        """Make the chains of two mentions one."""
        first, second = self._of[a], self._of[b]
        if first is second:
            return
        if len(first.members) < len(second.members):
            first, second = second, first
        for index in second.members:
            insort(first.members, index)
            self._of[index] = first
        first.kinds.update(second.kinds)
        first.settle()
        first.names |= second.names
        first.genders.update(second.genders)
        first.plurals.update(second.plurals)
        for mine, other in (
            (first.roles, second.roles),
            (first.lemmas, second.lemmas),
            (first.phrases, second.phrases),
            (first.qualifiers, second.qualifiers),
            (first.places, second.places),
        ):
            mine |= other

    def is_alone(self, index: int) -> bool:
        """Whether a mention is in no chain with another yet."""
        return len(self._of[index].members) == 1

    def all(self) -> Iterator[Chain]:
        """The chains in the order of their first mentions."""
        seen: set[int] = set()
        for chain in self._of:
            if id(chain) not in seen:
                seen.add(id(chain))
                yield chain


def _single(reading: Reading) -> Chain:
    weight = 3 if reading.form is Form.NAME else 1
    chain = Chain([reading.index])
    if reading.kind is not None and reading.form is not Form.PRONOUN:
        chain.kinds[reading.kind] = weight
        chain.kind = reading.kind
    if reading.words:
        chain.names.add(reading.words)
    chain.roles |= reading.roles
    if reading.form is Form.NOMINAL:
        chain.lemmas.add(reading.lemma)
        if not reading.vague:
            chain.phrases.add(reading.mention.text.lower().removeprefix("the "))
    chain.qualifiers |= reading.qualifiers
    chain.places |= reading.places
    if reading.gender:
        chain.genders[reading.gender] = weight
    if reading.plural is not None:
        chain.plurals[reading.plural] = weight
    return chain


def kinds_agree(a: Kind | None, b: Kind | None) -> bool:
    """Whether two mentions can be one entity, by kind."""
    return a is None or b is None or a is b or Kind.OTHER in {a, b}


def can_join(a: Chain, b: Chain) -> bool:
    """Whether nothing that is known of two chains forbids that they are one: kind, number, gender, place."""
    if not kinds_agree(a.kind, b.kind):
        return False
    if a.plural is not None and b.plural is not None and a.plural is not b.plural:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    return not _rival_names(a, b)


def _rival_names(a: Chain, b: Chain) -> bool:
    """Whether both are named, and by names without a word in common: what joins names has joined them already."""
    if not a.names or not b.names or a.kind is not b.kind or a.kind not in {Kind.PERSON, Kind.PLACE}:
        return False
    return {w.lower() for name in a.names for w in name}.isdisjoint(w.lower() for name in b.names for w in name)
