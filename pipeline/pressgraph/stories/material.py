"""What stories are told from: a network and the records of its articles, indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pressgraph.model import Article, Claim, Entity, Network, Record, ResolvedEntity, ResolvedEvent


@dataclass(frozen=True, slots=True)
class Material:
    """A network, indexed; ``records`` by article id, as far as they are at hand: they tell where in the text a thing is meant."""

    network: Network
    entities: Mapping[str, ResolvedEntity]
    events: Mapping[str, ResolvedEvent]
    articles: Mapping[str, Article]
    claims: Mapping[str, Sequence[Claim]]
    records: Mapping[str, Record]

    @classmethod
    def of(cls, network: Network, records: Iterable[Record] = ()) -> Material:
        """Index a network and records."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(network.claims, key=lambda c: (c.article, c.trigger.start, c.id)):
            claims[claim.event].append(claim)
        return cls(
            network,
            {entity.id: entity for entity in network.entities},
            {event.id: event for event in network.events},
            {article.id: article for article in network.articles},
            claims,
            {record.doc: record for record in records},
        )

    def mentions(self, entity: ResolvedEntity, article: str) -> list[tuple[int, int, str]]:
        """Where an article means an entity, as (start, end, words); nothing where the record is not at hand."""
        record = self.records.get(article)
        chains = {chain for doc, chain in entity.chains if doc == article}
        meant: Iterable[Entity] = (e for e in record.entities if e.id in chains) if record else ()
        return [(m.start, m.end, m.text) for e in meant for m in e.mentions]
