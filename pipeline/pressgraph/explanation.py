"""Why an edge of the graph is there: each claim with its sentence, and the cue and rule for each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressgraph.errors import QueryError
from pressgraph.holders import office_texts
from pressgraph.model import Article, Claim, Network, ResolvedEntity, ResolvedEvent
from pressgraph.ties import Join

_LABEL_WIDTH = 12


@dataclass(frozen=True, slots=True)
class Explanation:
    """One event with everything that speaks for it; printed, it is a text for people.

    Args:
        event: the event.
        claims: what is said about it, by article and place in the text.
        articles: the articles of the claims, in the same order.
        names: the names of its participants and speakers, by entity id.
    """

    event: ResolvedEvent
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    names: dict[str, str]

    def __str__(self) -> str:
        return "\n".join([*self._head(), *(line for pair in self._numbered() for line in pair)])

    def _head(self) -> Iterator[str]:
        event = self.event
        yield event.id
        yield _line("action", event.action)
        roles = (("agent", event.agents), ("object", event.objects), ("recipient", event.recipients))
        for role, ids in (*roles, ("place", (event.place,) if event.place else ())):
            if ids:
                yield _line(role, "; ".join(f"{self.names[i]} ({i})" for i in ids))
        yield _line("date", event.date or "not said")
        if event.content:
            yield _line("content", event.content)
        count, sources = len(self.claims), len({article.id for article in self.articles})
        yield _line("told by", f"{count} claim{'s' * (count != 1)} in {sources} article{'s' * (sources != 1)}")

    def _numbered(self) -> Iterator[list[str]]:
        joins = {join.member: join for join in self.event.joins}
        for number, (claim, article) in enumerate(zip(self.claims, self.articles, strict=True), 1):
            lines = list(_claim_lines(claim))
            if claim.id in joins:
                lines.append(_line("why here", _join(joins[claim.id])))
            yield ["", f"{number}. {_source(article)}", *(f"   {line}" for line in lines)]


def explain(network: Network, identifier: str) -> Explanation:
    """The explanation of an event, named by its id, by the id of one of its claims, or by the beginning of either.

    Raises:
        QueryError: no event has such an id, or several have.
    """
    events = {event.id: event for event in network.events}
    event = events[_event_id(network, identifier)]
    articles = {article.id: article for article in network.articles}
    claims = sorted((c for c in network.claims if c.event == event.id), key=lambda c: (c.article, c.trigger.start, c.id))
    return Explanation(
        event=event,
        claims=tuple(claims),
        articles=tuple(articles[claim.article] for claim in claims),
        names={entity.id: entity.name for entity in network.entities},
    )


def explain_entities(network: Network, name: str) -> list[str]:
    """Texts for people about the entities of an id, or with a part of a name: names, offices, and why each chain is here.

    Raises:
        QueryError: no entity has such an id or name.
    """
    exact = [entity for entity in network.entities if entity.id == name]
    part = name.casefold()
    found = exact or [e for e in network.entities if any(part in known.casefold() for known in (e.name, *e.aliases))]
    if not found:
        raise QueryError(f"no entity {name!r} in this case; `pressgraph entities` lists them")
    offices = office_texts(network)
    return ["\n".join(_portrait(entity, offices.get(entity.id, ()))) for entity in found]


def _portrait(entity: ResolvedEntity, offices: Sequence[str]) -> Iterator[str]:
    yield f"{entity.name} ({entity.id})"
    yield _line("kind", entity.kind.value)
    for label, lines in (
        ("also", entity.aliases),
        ("office", offices),
        ("because", entity.reasons),
    ):
        yield from (_line(label, line) for line in lines)
    if entity.same_as:
        yield _line("same as", entity.same_as)
    yield from (_line("in", f"{join.member} {_join(join)}") for join in entity.joins)
    if not entity.joins:
        yield from (_line("in", "/".join(chain)) for chain in entity.chains)


def _join(join: Join) -> str:
    return f"{join.why} (rule {join.rule}, {join.score:g})"


def _event_id(network: Network, identifier: str) -> str:
    owners = {event.id: event.id for event in network.events} | {claim.id: claim.event for claim in network.claims}
    if identifier in owners:
        return owners[identifier]
    found = sorted({owner for name, owner in owners.items() if identifier and name.startswith(identifier)})
    if not found:
        _say_rejected(network, identifier)
        raise QueryError(f"no event or claim {identifier!r} in this case; `pressgraph ask` and case.events() show their ids")
    if len(found) > 1:
        raise QueryError(f"{identifier!r} is the beginning of {len(found)} ids; among them: {', '.join(found[:5])}")
    return found[0]


def _say_rejected(network: Network, identifier: str) -> None:
    judgements, by = {judgement.id: judgement for judgement in network.judgements}, dict(network.rejected.by)
    for claim in network.rejected.claims:
        if identifier and (claim.id.startswith(identifier) or claim.event.startswith(identifier)) and by[claim.id] in judgements:
            sentence = " ".join(claim.evidence.text.split())
            raise QueryError(f"{identifier!r} was rejected: {judgements[by[claim.id]].quotation}; it read “{sentence}”")


def _source(article: Article) -> str:
    parts = (article.outlet, f"“{article.title}”" if article.title else None, article.date, article.url)
    known = ", ".join(part for part in parts if part)
    return f"{article.id}: {known}" if known else article.id


def _claim_lines(claim: Claim) -> Iterator[str]:
    evidence, trigger = claim.evidence, claim.trigger
    yield _line("sentence", f"“{' '.join(evidence.text.split())}”")
    yield _line("characters", f"{evidence.start} to {evidence.end}; the trigger {trigger.text!r} at {trigger.start}")
    yield _line("status", claim.status.value)
    yield _line("speaker", claim.speaker_name or "nobody: the article says so itself")
    yield _line("date", claim.date or "not said")
    yield _line("confidence", f"{claim.confidence:.2f}")
    yield _line("claim", claim.id)
    for reason in claim.reasons:
        yield _line(f"why {reason.part}", f"{reason.cue!r}: {reason.rule}")


def _line(label: str, text: str) -> str:
    return f"{label:<{_LABEL_WIDTH}} {text}"
