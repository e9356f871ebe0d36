"""Records to go with networks written by hand, so that a reading view has mentions and dates: ``network, record = read(…)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tests.factories import INQUIRER, philadelphia

from pressgraph.judgements import Act, Judgement, Rejected
from pressgraph.model import (
    Article,
    Claim,
    Entity,
    Event,
    Form,
    Mention,
    Network,
    Participant,
    Record,
    ResolvedEntity,
    ResolvedEvent,
    TimeExpression,
)

DATES = {"Thursday": "2018-07-26", "August 31": "2018-08-31", "Friday": "2018-07-27", "for weeks": "P2W"}
JUDGEMENT = Judgement(
    Act.REJECT_CLAIM, "M. Editor", "2018-07-28T09:00:00Z", "he met him on another day", "Kenney met Chaput", number=1
)


def read(network: Network, article: Article, dates: Mapping[str, str] = DATES) -> tuple[Network, Record]:
    """The network with a chain of its own for each entity, and the record of an article in which every name is a mention."""
    chains = {entity.id: f"e{number}" for number, entity in enumerate(network.entities, 1)}
    entities = tuple(replace(e, chains=((article.id, chains[e.id]),)) for e in network.entities)
    mentions = {entity.id: tuple(_mentions(article, entity, network.entities)) for entity in network.entities}
    found = tuple(Entity(chains[e.id], e.name, e.kind, mentions[e.id]) for e in entities if mentions[e.id])
    events = {event.id: event for event in network.events}
    claims = [claim for claim in network.claims if claim.article == article.id]
    told = tuple(_event(claim, events[claim.event], chains, mentions) for claim in claims)
    expressions = tuple(
        TimeExpression(m.start(), m.end(), words, value) for words, value in dates.items() for m in re.finditer(words, article.text)
    )
    return replace(network, entities=entities), Record(
        article.id, article.title, article.date, article.url, found, expressions, told, "by hand"
    )


def read_philadelphia() -> tuple[Network, Record, Article]:
    """The Inquirer's article, read; its first claim about Chaput is rejected by a person."""
    network, record = read(philadelphia(), INQUIRER)
    gone = next(claim for claim in network.claims if claim.event == "meet-chaput")
    event = next(event for event in network.events if event.id == "meet-chaput")
    kept = replace(
        network,
        claims=tuple(c for c in network.claims if c is not gone),
        events=tuple(e for e in network.events if e is not event),
        judgements=(JUDGEMENT,),
        rejected=Rejected((event,), (gone,), ((gone.id, JUDGEMENT.id),)),
    )
    return kept, record, INQUIRER


def _mentions(article: Article, entity: ResolvedEntity, others: Iterable[ResolvedEntity]) -> Iterable[Mention]:
    longer = [name for other in others if other is not entity for name in (other.name, *other.aliases)]
    taken: list[tuple[int, int]] = [m.span() for name in longer for m in re.finditer(re.escape(name), article.text)]
    for name in sorted({entity.name, *entity.aliases}, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text, re.IGNORECASE):
            if not any(start <= match.start() and match.end() <= end for start, end in taken):
                taken.append(match.span())
                yield Mention(match.start(), match.end(), match.group(), Form.NAME)


def _event(claim: Claim, event: ResolvedEvent, chains: Mapping[str, str], mentions: Mapping[str, tuple[Mention, ...]]) -> Event:
    def one(identifier: str | None) -> list[Participant]:
        near = sorted(mentions.get(identifier or "", ()), key=lambda m: abs(m.start - claim.trigger.start))
        return [Participant(m.text, m.text, m.start, m.end, chains[identifier or ""]) for m in near[:1]]

    agents, objects, recipients = (
        tuple(p for identifier in ids for p in one(identifier)) for ids in (event.agents, event.objects, event.recipients)
    )
    speaker, place = one(claim.speaker), one(event.place)
    return Event(
        event.action,
        claim.trigger,
        agents,
        objects,
        recipients,
        claim.evidence,
        status=claim.status,
        place=place[0] if place else None,
        date=claim.date,
        speaker=speaker[0] if speaker else None,
        confidence=claim.confidence,
        reasons=claim.reasons,
    )
