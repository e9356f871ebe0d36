"""Event merging by itself: the tellings of benchmarks/identity with the parties, entities and dates of the key, no reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import identity_measures as measures

from pressgraph.events.merging import merge_events
from pressgraph.events.tellings import find_tellings
from pressgraph.model import Article, Entity, Event, Form, Kind, Mention, Participant, Record, ResolvedEntity, Span

Fact = Mapping[str, Any]


def merge_by_key(articles: Mapping[str, Article], key: Mapping[str, Fact], part: str) -> measures.Pairwise:
    """The figures of merging where all that is told is read rightly."""
    records = {name: _record(articles[name], data) for name, data in key.items()}
    entities = _entities(records)
    ids = {chain: entity.id for entity in entities for chain in entity.chains}
    events = {claim.id: claim.event for claim in merge_events(records.values(), entities)[1]}
    truth, found = {}, {}
    for name, record in records.items():
        told = zip(key[name]["events"], find_tellings(record, ids), strict=True)
        for number, (fact, telling) in enumerate(told if key[name]["part"] == part else ()):
            item = measures.Telling(name, (*fact["evidence"], number), fact["id"])
            truth[item], found[item] = fact["id"], events[telling.claim]
    return measures.pairwise(truth, found)


def _record(article: Article, data: Fact) -> Record:
    chains = {entity["id"]: _entity(article.text, entity) for entity in data["entities"]}
    events = tuple(_event(article.text, fact, chains) for fact in data["events"])
    return Record(article.id, article.title, article.date, article.url, tuple(chains.values()), (), events, "key")


def _entity(text: str, entity: Fact) -> Entity:
    kinds = {"law": Kind.AGREEMENT, "case": Kind.OTHER, "office": Kind.OTHER}
    names = entity["names"]
    mentions = tuple(Mention(text.find(name), text.find(name) + len(name), name, Form.NAME) for name in names)
    return Entity(entity["id"], max(names, key=len), kinds.get(entity["kind"]) or Kind(entity["kind"]), mentions)


def _event(text: str, fact: Fact, chains: Mapping[str, Entity]) -> Event:
    start, end = fact["evidence"]
    before = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
    after = min((place for mark in (". ", "\n") if (place := text.find(mark, end)) >= 0), default=len(text))

    def party(told: str | list[str] | None) -> tuple[Participant, ...]:
        ids = [told] if isinstance(told, str) else told or []
        firsts = [(chains[id_], chains[id_].mentions[0]) for id_ in ids]
        return tuple(Participant(entity.name, first.text, first.start, first.end, entity.id) for entity, first in firsts)

    evidence = Span(before, after, text[before:after])
    trigger = Span(start, end, text[start:end])
    return Event(fact["actions"][0], trigger, party(fact["agent"]), party(fact["object"]), (), evidence, date=fact["date"])


def _entities(records: Mapping[str, Record]) -> tuple[ResolvedEntity, ...]:
    chains: dict[str, list[tuple[str, Entity]]] = {}
    for name, record in sorted(records.items()):
        for entity in record.entities:
            chains.setdefault(entity.id, []).append((name, entity))
    return tuple(
        ResolvedEntity(f"{told[0][1].kind}/{id_}", _best_name(told), told[0][1].kind, (), tuple((name, id_) for name, _ in told))
        for id_, told in sorted(chains.items())
    )


def _best_name(told: Sequence[tuple[str, Entity]]) -> str:
    """The name that most articles give, proper names first: the key lists "country" beside "the United States"."""
    counts = Counter(mention.text for _, entity in told for mention in entity.mentions)
    return min(counts, key=lambda name: (not any(map(str.isupper, name)), -counts[name], -len(name), name))
