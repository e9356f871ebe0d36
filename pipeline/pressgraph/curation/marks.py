"""Naming chains and claims so that they are found again after articles were read anew, and finding them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pressgraph.judgements import ChainKey, ChainMark, ClaimMark, EntityMark
from pressgraph.model import Claim, Event, Form, Network, Participant, Record, ResolvedEntity, ResolvedEvent

Records = Mapping[str, Record]


def mark_entity(entity: ResolvedEntity, records: Records, *, chains: Iterable[ChainKey] | None = None) -> EntityMark:
    """The mark of an entity, or of some of its chains."""
    keys = entity.chains if chains is None else sorted(chains)
    return EntityMark(entity.name, entity.kind.value, tuple(_mark_chain(records[article], chain) for article, chain in keys))


def find_chain(mark: ChainMark, records: Records) -> ChainKey | None:
    """The chain that a mark means now, or None.

    The chain with the very mention is meant; where the text or its reading has changed, the only chain of the article that bears
    the name. Nothing is guessed between two.
    """
    record = records.get(mark.article)
    if record is None:
        return None
    there = [e.id for e in record.entities if any((m.start, m.end, m.text) == _place(mark) for m in e.mentions)]
    there += [p.chain for p in _bare(record) if (p.start, p.end, p.mention) == _place(mark)]
    best = there or [e.id for e in record.entities if e.name == mark.name]
    found = best or [e.id for e in record.entities if any(m.text == mark.name for m in e.mentions)]
    found = found or [p.chain for p in _bare(record) if p.name == mark.name]
    return (mark.article, found[0]) if len(set(found)) == 1 else None


def mark_claim(claim: Claim, event: ResolvedEvent, names: Mapping[str, str]) -> ClaimMark:
    """The mark of a claim about an event; ``names`` are those of the entities by id."""
    return ClaimMark(
        claim=claim.id,
        article=claim.article,
        action=event.action,
        status=claim.status.value,
        trigger=claim.trigger.text,
        start=claim.trigger.start,
        sentence=_sentence(claim),
        who=tuple(tuple(names[i] for i in ids) for ids in (event.agents, event.objects, event.recipients)),
    )


class ClaimFinder:
    """Finds the claims of a network again by their marks."""

    def __init__(self, network: Network) -> None:
        self._events = {event.id: event for event in network.events}
        self._names = {entity.id: {entity.name, *entity.aliases} for entity in network.entities}
        self._claims = {claim.id: claim for claim in network.claims}
        self._by_article: dict[str, list[Claim]] = {}
        for claim in network.claims:
            self._by_article.setdefault(claim.article, []).append(claim)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all claims."""
        return frozenset(self._claims)

    def find(self, mark: ClaimMark) -> Claim | None:
        """The claim that a mark means now: that of its id, else the only one of sentence, trigger, action, status and names."""
        same = self._claims.get(mark.claim)
        # a corrected text may have other words at the same characters
        if same and same.trigger.text == mark.trigger and (_sentence(same) == mark.sentence or self._has_names(same, mark)):
            return same
        like = [c for c in self.near(mark) if c.status.value == mark.status and self._has_names(c, mark)]
        same_place = [c for c in like if c.trigger.start == mark.start]
        found = same_place or like
        return found[0] if len(found) == 1 else None

    def near(self, mark: ClaimMark) -> list[Claim]:
        """Claims of the same action, trigger and sentence, whoever takes part."""
        return [
            claim
            for claim in self._by_article.get(mark.article, ())
            if self._events[claim.event].action == mark.action
            and claim.trigger.text == mark.trigger
            and _sentence(claim) == mark.sentence
        ]

    def _has_names(self, claim: Claim, mark: ClaimMark) -> bool:
        event = self._events[claim.event]
        for ids, names in zip((event.agents, event.objects, event.recipients), mark.who, strict=True):
            if len(ids) != len(names) or not all(any(n in self._names[i] for i in ids) for n in names):
                return False
        return True


def _sentence(claim: Claim) -> str:
    return " ".join(claim.evidence.text.split())


def _mark_chain(record: Record, chain: str) -> ChainMark:
    for entity in record.entities:
        if entity.id == chain:
            named = [m for m in entity.mentions if m.form is Form.NAME] or list(entity.mentions)
            shown = next((m for m in named if m.text == entity.name), named[0])
            names = {entity.name, *(m.text for m in entity.mentions if m.form is Form.NAME)}
            return ChainMark(record.doc, entity.name, shown.text, shown.start, shown.end, tuple(sorted(names)))
    bare = next(p for p in _bare(record) if p.chain == chain)
    return ChainMark(record.doc, bare.name, bare.mention, bare.start, bare.end, (bare.name,))


def _place(mark: ChainMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.text


def _bare(record: Record) -> Iterator[Participant]:
    """The participants that are no chain of their own."""
    return (p for event in record.events for p in _participants(event) if p.entity is None)


def _participants(event: Event) -> Iterator[Participant]:
    yield from (*event.agents, *event.objects, *event.recipients)
    yield from (p for p in (event.place, event.speaker) if p)
