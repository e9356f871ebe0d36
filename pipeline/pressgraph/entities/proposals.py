"""Pairs of entities that may be one, for a person to decide: what ``linking`` is too careful to join.

A score orders the proposals, it is no probability. Each rule adds its reason, so that a person sees why a pair is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressgraph.entities.likeness import compare_names, family_of, initials, offices_in, sounds_alike
from pressgraph.entities.names import is_generic, name_key, name_words
from pressgraph.judgements import ChainKey, Decisions, most_of
from pressgraph.model import Form, Kind, Record, ResolvedEntity

# names of one block are compared pair by pair; a block larger than this ("united …") tells nothing
_LARGEST_BLOCK = 150
_COMPANION, _MOST_COMPANIONS, _OFFICE, _SETTING = 0.05, 3, 0.1, 0.1
_OTHER_SETTING = -0.2
_ONLY_BEARER, _ONE_OF_SEVERAL = 0.1, -0.1
# who is named in more than every tenth article is no company
_COMMON, _COMMON_FROM = 0.1, 3
_ONE_ARTICLE = -0.25
_SOLE_OFFICE = 0.45
_HIGHEST = 0.95


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities, by id, that may be one; the reasons in words, the strongest first."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def propose(entities: Iterable[ResolvedEntity], records: Iterable[Record], decisions: Decisions, *, least: float) -> list[Proposal]:
    """The pairs that score ``least`` or more, the best first; none that a person has judged."""
    context = _Context(list(entities), {record.doc: record for record in records}, decisions)
    found = (context.proposal(one, other) for one, other in context.pairs())
    kept = (proposal for proposal in found if proposal and proposal.score >= least)
    return sorted(kept, key=lambda p: (-p.score, p.one, p.other))


class _Context:
    """What is known of all entities while pairs are compared."""

    def __init__(self, entities: Sequence[ResolvedEntity], records: Mapping[str, Record], decisions: Decisions) -> None:
        self._chains = {(r.doc, e.id): e for r in records.values() for e in r.entities}
        self._entities = {entity.id: entity for entity in entities if self._is_named(entity)}
        owners = {chain: entity.id for entity in entities for chain in entity.chains}
        self._apart = set(_judged_apart(decisions, owners))
        self._articles = {i: frozenset(article for article, _ in e.chains) for i, e in self._entities.items()}
        self._offices = {i: offices_in((*e.aliases, e.name)) for i, e in self._entities.items() if e.kind is Kind.PERSON}
        self._company: dict[str, set[str]] = defaultdict(set)
        for identifier, entity in self._entities.items():
            if entity.kind is not Kind.PLACE and len(self._articles[identifier]) <= max(_COMMON_FROM, _COMMON * len(records)):
                for article in self._articles[identifier]:
                    self._company[article].add(identifier)
        self._settings = self._main_places()
        self._bearers = Counter(words[-1] for words in map(self._full_words, self._entities.values()) if words)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The pairs to compare, each once."""
        blocks: dict[object, list[str]] = defaultdict(list)
        for identifier, entity in self._entities.items():
            for block in sorted(self._blocks(entity), key=repr):
                blocks[block].append(identifier)
        small = (sorted(ids) for ids in blocks.values() if len(ids) <= _LARGEST_BLOCK)
        yield from sorted({pair for ids in small for pair in combinations(ids, 2)} - self._apart)

    def proposal(self, one: str, other: str) -> Proposal | None:
        """What speaks for a pair, if anything does."""
        likeness = None if self._both_bare(one, other) else compare_names(self._entities[one], self._entities[other])
        reasons = [likeness] if likeness else list(self._sole_office(one, other))
        if not reasons:
            return None
        if likeness:
            reasons += self._support(one, other)
        score = min(_HIGHEST, max(0.0, sum(weight for weight, _ in reasons)))
        return Proposal(one, other, round(score, 2), tuple(text for _, text in reasons))

    def _both_bare(self, one: str, other: str) -> bool:
        """Whether two bare last names are better compared with somebody who has a first name too."""
        keys = [name_key(e.name, e.kind) for e in (self._entities[one], self._entities[other]) if e.kind is Kind.PERSON]
        return len(keys) == 2 and all(key and key.bare and self._bearers[key.words[-1]] for key in keys)

    def _support(self, one: str, other: str) -> Iterator[tuple[float, str]]:
        both = self._articles[one] & self._articles[other]
        shared = self._companions(one, both) & self._companions(other, both)
        if shared:
            names = [self._entities[i].name for i in sorted(shared)][:_MOST_COMPANIONS]
            yield _COMPANION * len(names), f"both are named beside {', '.join(names)}"
        if offices := sorted(self._offices.get(one, frozenset()) & self._offices.get(other, frozenset())):
            yield _OFFICE, f"both are called {offices[0]}"
        words = self._full_words(self._entities[one]) or self._full_words(self._entities[other])
        if words and bool(self._full_words(self._entities[one])) != bool(self._full_words(self._entities[other])):
            number = self._bearers[words[-1]]
            only = number == 1
            yield (_ONLY_BEARER, "nobody else in the case has that last name") if only else (_ONE_OF_SEVERAL, f"{number} bear it")
        if not both and self._entities[one].kind is not Kind.PERSON:
            yield from self._setting(one, other)
        if both:
            yield _ONE_ARTICLE, f"but article {min(both)} seems to tell them apart"

    def _setting(self, one: str, other: str) -> Iterator[tuple[float, str]]:
        mine, theirs = self._places(one), self._places(other)
        if shared := mine & theirs:
            yield _SETTING, f"both are named in articles set in {min(shared)}"
        elif mine and theirs and any(is_generic(self._entities[i].name) for i in (one, other)):
            yield (
                _OTHER_SETTING,
                f"but their articles are set in {min(mine)} and in {min(theirs)}, and such a name many places have",
            )

    def _sole_office(self, one: str, other: str) -> Iterator[tuple[float, str]]:
        """An office that one person holds at a time, in articles set in one place: the names may be of one person."""
        shared = self._offices.get(one, frozenset()) & self._offices.get(other, frozenset())
        if not shared or self._articles[one] & self._articles[other]:
            return
        places = self._places(one) & self._places(other)
        if places and sounds_alike(self._entities[one], self._entities[other]):
            yield (
                _SOLE_OFFICE,
                f"both are called {min(shared)} in articles set in {min(places)}, and their names sound alike",
            )

    def _companions(self, identifier: str, both: frozenset[str]) -> set[str]:
        """Who is named beside an entity, in other articles than those that name both."""
        return {i for article in self._articles[identifier] - both for i in self._company[article]} - {identifier}

    def _places(self, identifier: str) -> set[str]:
        return {place for article in self._articles[identifier] if (place := self._settings.get(article))}

    def _main_places(self) -> dict[str, str]:
        """The place that each article mentions most, by name."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for entity in self._entities.values():
            if entity.kind is Kind.PLACE:
                for chain in entity.chains:
                    counts[chain[0]][entity.name] += len(self._chains[chain].mentions)
        return {article: min(count, key=lambda name: (-count[name], name)) for article, count in counts.items()}

    def _is_named(self, entity: ResolvedEntity) -> bool:
        chains = (self._chains[chain] for chain in entity.chains if chain in self._chains)
        return not entity.unnamed and any(m.form is Form.NAME for chain in chains for m in chain.mentions)

    def _full_words(self, entity: ResolvedEntity) -> tuple[str, ...]:
        """The words of a person's full name; none of a bare last name."""
        key = name_key(entity.name, entity.kind) if entity.kind is Kind.PERSON else None
        return key.words if key and not key.bare else ()

    def _blocks(self, entity: ResolvedEntity) -> set[tuple[str, ...]]:
        """What an entity must have in common with another to be compared with it."""
        family, words = family_of(entity.kind), name_words(entity.name)
        if entity.kind is Kind.PERSON:
            last = words[-1:] if words else ()
            offices = {
                (family, "office", office, place) for office in self._offices[entity.id] for place in self._places(entity.id)
            }
            return {(family, word[:4]) for word in last} | offices
        found: set[tuple[str, ...]] = {(family, word[:4]) for word in words if len(word) > 3 or len(words) == 1}
        if entity.name.isupper():
            found.add((family, "acronym", entity.name.replace(".", "")))
        return found | {(family, "acronym", short) for short in initials(entity.name)}


def _judged_apart(decisions: Decisions, owners: Mapping[ChainKey, str]) -> Iterator[tuple[str, str]]:
    """The pairs of entities that a person has told apart."""
    for parting in decisions.apart:
        one, other = (most_of(sorted(side), owners) for side in parting.sides)
        if one and other:
            yield min(one, other), max(one, other)
