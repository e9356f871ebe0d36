"""Alignment with the key of benchmarks/identity, and the measures: B-cubed for names, pairwise for tellings of events."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, TypeVar

from pressgraph.entities.names import name_key, name_words
from pressgraph.events.tellings import Telling as SystemTelling
from pressgraph.model import Form, Kind, Record

ChainKey = tuple[str, str]
ROUNDS = 1000
_QUALIFIER = re.compile(r" (?:of|in|for|from|at|to|by|and) ")


@dataclass(frozen=True)
class Name:
    """One name of an entity in one article."""

    article: str
    name: str
    entity: str = field(compare=False)
    kind: str = field(compare=False)


@dataclass(frozen=True)
class Telling:
    """One telling of an event in one article, as the key has it; ``sentence`` is for lists of errors."""

    article: str
    evidence: tuple[int, ...]
    event: str
    sentence: str = field(default="", compare=False)


@dataclass(frozen=True)
class BCubed:
    """B-cubed over names; ``pairs`` are those of one entity in different articles."""

    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]
    items: int
    pairs: int


@dataclass(frozen=True)
class Pairwise:
    """Over pairs of tellings: how many of the joined are of one event, and how many of one event are joined.

    ``in_all`` are the pairs of the key, read or not; ``recall_in_all`` and ``f1_in_all`` count a pair that was not read as missed.
    """

    precision: float
    recall: float
    f1: float
    items: int
    pairs: int
    in_all: int
    recall_in_all: float
    f1_in_all: float


Forms = Mapping[tuple[str, ...], Counter[str]]
Item = TypeVar("Item", Name, Telling)


def key_names(key: Mapping[str, Mapping[str, Any]], part: str) -> Iterator[Name]:
    """The proper names of the key's named entities in the articles of a part."""
    for article, data in key.items():
        if data["part"] == part:
            named = (entity for entity in data["entities"] if entity["named"])
            names = (Name(article, name, entity["id"], entity["kind"]) for entity in named for name in entity["names"])
            yield from filter(_is_proper, names)


def count_names(key: Mapping[str, Mapping[str, Any]], part: str) -> int:
    """How many names a part has."""
    return len(list(key_names(key, part)))


def count_tellings(key: Mapping[str, Mapping[str, Any]], part: str) -> int:
    """How many tellings a part has."""
    return sum(len(data["events"]) for data in key.values() if data["part"] == part)


def align_names(records: Iterable[Record], key: Mapping[str, Mapping[str, Any]], part: str) -> dict[Name, ChainKey]:
    """The chain that each name of the key was read as: the one with this form, else the one with most words of it and its head."""
    records = list(records)
    forms = {record.doc: _forms(record) for record in records}
    people = {record.doc: {e.id for e in record.entities if e.kind is Kind.PERSON} for record in records}
    aligned = {}
    for item in key_names(key, part):
        known = forms.get(item.article, {})
        chains = known.get(_bare(item.name)) or _chains_of_head(item, known, people.get(item.article, set()))
        if chains:
            aligned[item] = (item.article, min(chains, key=lambda chain: (-chains[chain], chain)))
    return aligned


def telling_fit(telling: SystemTelling, fact: Mapping[str, Any]) -> float:
    """How well a claim fits a telling of the key: 0 if action or place differ, 2 if its trigger is inside the evidence."""
    if telling.action not in fact["actions"]:
        return 0
    start, end = fact["evidence"]
    trigger, evidence = telling.event.trigger, telling.event.evidence
    if start <= trigger.start and trigger.end <= end:
        return 2
    shared = min(end, evidence.end) - max(start, evidence.start)
    return shared / (end - start) if shared > 0 else 0


def b_cubed(truth: Mapping[Name, str], found: Mapping[Name, str]) -> BCubed:
    """B-cubed over the names, with a bootstrap interval over articles."""
    scores = {item: _overlaps(item, truth, found) for item in truth}
    precision, recall, f1 = _summary(scores.values())
    articles: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for item, score in scores.items():
        articles[item.article].append(score)
    chance, drawn = random.Random(7), []
    for _ in range(ROUNDS):
        sample = chance.choices(list(articles.values()), k=len(articles))
        drawn.append(_summary([score for scores in sample for score in scores])[2])
    drawn.sort()
    interval = (drawn[int(0.025 * ROUNDS)], drawn[int(0.975 * ROUNDS)])
    return BCubed(precision, recall, f1, interval, len(truth), len(_pairs_over_articles(truth)))


def pairwise(truth: Mapping[Telling, str], found: Mapping[Telling, str], *, in_all: int | None = None) -> Pairwise:
    """Precision and recall of joined pairs, over those that were read and, if it is said how many the key has, over all."""
    true, joined = _pairs(truth), _pairs(found)
    right, in_all = len(true & joined), len(true) if in_all is None else in_all
    precision, recall, of_all = right / max(1, len(joined)), right / max(1, len(true)), right / max(1, in_all)
    return Pairwise(precision, recall, _f1(precision, recall), len(truth), len(true), in_all, of_all, _f1(precision, of_all))


def count_pairs(key: Mapping[str, Mapping[str, Any]], part: str) -> int:
    """How many pairs of tellings of one event a part has."""
    told = Counter(fact["id"] for data in key.values() if data["part"] == part for fact in data["events"])
    return sum(math.comb(count, 2) for count in told.values())


def mixed_people(found: Mapping[Name, str], chains: Mapping[Name, ChainKey]) -> tuple[str, ...]:
    """Entities that hold names of two different people, with the names; "the President" is none.

    A line begins with ``IN ONE ARTICLE`` where a chain of one article holds both already: the reading errs, not the resolution.
    """
    people: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item, cluster in found.items():
        if item.kind == "person" and name_key(item.name, Kind.PERSON):
            people[cluster][item.entity].append(f"{item.article} {item.name!r}")
    within: dict[ChainKey, set[str]] = defaultdict(set)
    for item in found:
        if item.kind == "person" and name_key(item.name, Kind.PERSON):
            within[chains[item]].add(item.entity)
    read_as_one = {person for entities in within.values() if len(entities) > 1 for person in entities}

    def line(cluster: str, persons: Mapping[str, list[str]]) -> str:
        where = "IN ONE ARTICLE" if set(persons) <= read_as_one else "OVER ARTICLES"
        return f"{where} {cluster}: {dict(persons)}"

    return tuple(line(cluster, persons) for cluster, persons in sorted(people.items()) if len(persons) > 1)


def entity_errors(found: Mapping[Name, str]) -> tuple[str, ...]:
    """The clusters that mix entities, and the entities that are in several clusters, in words."""
    clusters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    entities: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item, cluster in found.items():
        what = f"{item.article[3:]}:{item.name}"
        clusters[cluster][item.entity].append(what)
        entities[item.entity][cluster].append(what)
    mixed = [f"MIXED {cluster}: {dict(parts)}" for cluster, parts in sorted(clusters.items()) if len(parts) > 1]
    split = [f"SPLIT {entity}: {dict(parts)}" for entity, parts in sorted(entities.items()) if len(parts) > 1]
    return (*mixed, *split)


def event_errors(truth: Mapping[Telling, str], found: Mapping[Telling, str]) -> tuple[str, ...]:
    """The pairs of tellings that are wrongly joined or wrongly apart."""
    true, joined = _pairs(truth), _pairs(found)
    wrong = [("JOINED", pair) for pair in joined - true] + [("APART", pair) for pair in true - joined]

    def line(what: str, pair: frozenset[Hashable]) -> str:
        tellings = sorted((t for t in pair if isinstance(t, Telling)), key=lambda t: (t.article, t.evidence, t.event))
        return what + " " + " || ".join(f"{t.article} [{t.event}] {found[t]} {t.sentence}" for t in tellings)

    return tuple(sorted(line(what, pair) for what, pair in wrong))


def _is_proper(name: Name) -> bool:
    return any(word[:1].isupper() for word in name.name.split())


def _bare(name: str) -> tuple[str, ...]:
    words = name_words(name)
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _forms(record: Record) -> Forms:
    """The chains of each form; a form that is a name counts before one that is a description."""
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for entity in record.entities:
        for mention in entity.mentions:
            if mention.form is not Form.PRONOUN:
                forms[_bare(mention.text)][entity.id] += 100 if mention.form is Form.NAME else 1
    return forms


def _chains_of_head(item: Name, known: Forms, people: set[str]) -> Counter[str]:
    """The chains of the forms that share a head with the name and have none but its words; of these, those with most words."""
    words, heads = set(_bare(item.name)), _heads(item)
    fitting = [form for form in known if form and form[-1] in heads and (set(form) <= words or words <= set(form))]
    if item.kind == "person":
        fitting = [form for form in fitting if people & set(known[form])]
    most = max((len(words & set(form)) for form in fitting), default=0)
    return Counter(chain for form in fitting if len(words & set(form)) == most for chain in known[form].elements())


def _heads(item: Name) -> set[str]:
    """The last words of the parts of a name, before what qualifies it: of "Supreme Court of the United Kingdom" Court."""
    parts = [part.strip() for part in item.name.split(",")]
    heads = [_QUALIFIER.split(part)[0] for part in parts]
    if item.kind == "person":
        heads += [part for part, head in zip(parts, heads, strict=True) if head.split()[-1][:1].isupper()]
    return {words[-1] for part in heads if (words := name_words(part)) and part.split()[-1][:1].isupper()}


def _overlaps(item: Name, truth: Mapping[Name, str], found: Mapping[Name, str]) -> tuple[float, float]:
    same_cluster = [other for other in found if found[other] == found[item]]
    same_entity = [other for other in truth if truth[other] == truth[item]]
    both = sum(truth[other] == truth[item] for other in same_cluster)
    return both / len(same_cluster), both / len(same_entity)


def _summary(scores: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    scores = list(scores)
    precision = sum(p for p, _ in scores) / max(1, len(scores))
    recall = sum(r for _, r in scores) / max(1, len(scores))
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(groups: Mapping[Item, str]) -> set[frozenset[Hashable]]:
    by_group: dict[str, list[Item]] = defaultdict(list)
    for item, group in groups.items():
        by_group[group].append(item)
    return {frozenset(pair) for items in by_group.values() for pair in combinations(items, 2)}


def _pairs_over_articles(truth: Mapping[Name, str]) -> set[frozenset[Hashable]]:
    """One pair for two articles that name one entity."""
    return _pairs({Name(item.article, entity, entity, item.kind): entity for item, entity in truth.items()})
