"""What stories are told from: a network and the records of its articles, indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pressgraph.graph.own import known_actions
from pressgraph.graph.terms import Action
from pressgraph.model import Article, Claim, Entity, Network, Record, ResolvedEntity, ResolvedEvent

NO_RECORDS: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Material:
    """A network, indexed.

    ``records`` by article id, as far as they are at hand, tell where in the text a thing is meant; ``actions`` are those of the
    ontology and of a user's own table; ``owners`` are the entities of the chains of the articles whose records are at hand.
    """

    network: Network
    entities: Mapping[str, ResolvedEntity]
    events: Mapping[str, ResolvedEvent]
    articles: Mapping[str, Article]
    claims: Mapping[str, Sequence[Claim]]
    records: Mapping[str, Record]
    actions: Mapping[str, Action]
    owners: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, network: Network, records: Iterable[Record] = ()) -> Material:
        """Index a network and records."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(network.claims, key=lambda c: (c.article, c.trigger.start, c.id)):
            claims[claim.event].append(claim)
        read = {record.doc: record for record in records}
        return cls(
            network,
            {entity.id: entity for entity in network.entities},
            {event.id: event for event in network.events},
            {article.id: article for article in network.articles},
            claims,
            read,
            known_actions(network),
            {chain: entity.id for entity in network.entities for chain in entity.chains if chain[0] in read},
        )

    def within(self, article: str, start: int, end: int) -> list[ResolvedEntity]:
        """The entities that a stretch of an article mentions, in the order of their first mention there."""
        record = self.records.get(article)
        found = sorted(
            (m.start, self.owners[article, e.id])
            for e in (record.entities if record else ())
            for m in e.mentions
            if start <= m.start and m.end <= end and (article, e.id) in self.owners
        )
        return [self.entities[identifier] for identifier in dict.fromkeys(identifier for _, identifier in found)]

    def mentions(self, entity: ResolvedEntity, article: str) -> list[tuple[int, int, str]]:
        """Where an article means an entity, as (start, end, words); nothing where the record is not at hand."""
        record = self.records.get(article)
        chains = {chain for doc, chain in entity.chains if doc == article}
        meant: Iterable[Entity] = (e for e in record.entities if e.id in chains) if record else ()
        return [(m.start, m.end, m.text) for e in meant for m in e.mentions]
