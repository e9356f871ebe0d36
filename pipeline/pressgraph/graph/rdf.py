"""Quads from a network: pure generators, no blank nodes, so that sorted N-Quads are canonical.

One named graph for each article holds what was read out of it: the article, its claims, its passages. One graph holds entities
and events, two hold the short edges (see ``shortcuts``), one what persons decided, one what they rejected, one the vocabulary and
one the actions that a user's own table added, so that a file of quads explains itself. What leads from a claim to its article
stands in the data (``prov:wasDerivedFrom``); no query needs ``GRAPH ?g``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from pressgraph.graph import terms, vocab
from pressgraph.graph.copies import find_copies
from pressgraph.graph.curation import curation_quads
from pressgraph.graph.dates import day_bounds, is_duration
from pressgraph.graph.own import known_actions, own_quads
from pressgraph.graph.shortcuts import shortcut_quads
from pressgraph.graph.vocab import DCT, EDTF, OA, ORG, PG, PROV, RDF, RDFS, SCHEMA, SKOS, XSD
from pressgraph.model import Article, Claim, Network, Reason, ResolvedEntity, ResolvedEvent, Span, Status
from pressgraph.ties import Membership
from pressgraph.version import __version__

Term = ox.NamedNode | ox.Literal
Statement = tuple[ox.NamedNode, ox.NamedNode, Term]
UNKNOWN_MODEL = "unknown"
# what ids of bodies begin with; an office of a place has no org:organization
_ORGANIZATIONS = frozenset({"organization", "group"})

# status → (polarity, modality); the stance is alleged for an alleged claim, else attributed where there is a speaker, else reported
AXES: Mapping[Status, tuple[str, str]] = {
    Status.ACTUAL: ("affirmed", "realised"),
    Status.PLANNED: ("affirmed", "planned"),
    Status.DEMANDED: ("affirmed", "demanded"),
    Status.HYPOTHETICAL: ("affirmed", "hypothetical"),
    Status.NEGATED: ("negated", "realised"),
    Status.ALLEGED: ("affirmed", "realised"),
}


def quads(network: Network, *, models: Mapping[str, str] | None = None, vocabulary: bool = True) -> Iterator[ox.Quad]:
    """All quads of a network, without repetition of a statement inside one graph.

    Args:
        network: what was read and resolved.
        models: the language model each article was read with, by article id, if not the network's own; ``unknown`` where missing.
        vocabulary: also give the ontology, in a graph of its own; the named questions need it.
    """
    known = dict(network.models) if models is None else models
    claims: dict[str, list[Claim]] = {}
    offices: dict[str, list[Membership]] = {}
    for claim in network.claims:
        claims.setdefault(claim.article, []).append(claim)
    for membership in network.memberships:
        offices.setdefault(membership.article, []).append(membership)
    for article in network.articles:
        model = known.get(article.id, UNKNOWN_MODEL)
        yield from article_quads(article, claims.get(article.id, ()), model=model, offices=offices.get(article.id, ()))
    yield from entity_quads(network)
    yield from shortcut_quads(network)
    yield from rejected_quads(network, known)
    yield from curation_quads(network)
    if vocabulary:
        yield from vocabulary_quads()
        yield from own_quads(network)


def article_quads(
    article: Article, claims: Iterable[Claim], *, model: str = UNKNOWN_MODEL, offices: Iterable[Membership] = ()
) -> Iterator[ox.Quad]:
    """The named graph of one article: the article, the run that read it, its claims and their passages, who holds which office."""
    run = vocab.run(__version__, model)
    statements = [*_article(article), *_run(run, model, article)]
    for claim in claims:
        statements += _claim(claim, run)
    for number, membership in enumerate(sorted(offices, key=lambda m: (m.person, m.role, m.of or "", m.words)), 1):
        statements += _membership(vocab.membership(article.id, number), membership, article.date)
    yield from _in_graph(vocab.article_graph(article.id), statements)


def entity_quads(network: Network) -> Iterator[ox.Quad]:
    """The graph of entities, of events, and of which article is a copy."""
    names, actions = {entity.id: entity.name for entity in network.entities}, known_actions(network)
    for entity in network.entities:
        yield from one_entity_quads(entity)
    for event in network.events:
        yield from one_event_quads(event, names, actions[event.action])
    for copy, first in find_copies(network).items():
        yield copy_quad(copy, first)


def one_entity_quads(entity: ResolvedEntity) -> Iterator[ox.Quad]:
    """What the graph of entities says of one; all of one subject, as with an event and a copy."""
    yield from _in_graph(vocab.ENTITIES_GRAPH, _entity(entity))


def one_event_quads(event: ResolvedEvent, names: Mapping[str, str], action: terms.Action) -> Iterator[ox.Quad]:
    """What the graph of entities says of one event, whose participants have these names."""
    yield from _in_graph(vocab.ENTITIES_GRAPH, _event(event, names, action))


def copy_quad(copy: str, first: str) -> ox.Quad:
    """That an article is a copy of another."""
    return ox.Quad(vocab.article(copy), PG.copyOf, vocab.article(first), vocab.ENTITIES_GRAPH)


def rejected_quads(network: Network, models: Mapping[str, str]) -> Iterator[ox.Quad]:
    """The graph of what a person rejected: described like other claims, but of another class and about no event.

    So a query over all graphs finds a rejected claim only where it asks for one.
    """
    by, names = dict(network.rejected.by), {entity.id: entity.name for entity in network.entities}
    actions = known_actions(network)
    statements: list[Statement] = []
    for claim in network.rejected.claims:
        run = vocab.run(__version__, models.get(claim.article, UNKNOWN_MODEL))
        statements += (_as_rejected(statement) for statement in _claim(claim, run))
        statements.append((vocab.claim(claim.id), PROV.wasInvalidatedBy, vocab.judgement(by[claim.id])))
    kept = {event.id for event in network.events}
    for event in network.rejected.events:
        if event.id not in kept:
            described = _event(event, names, actions[event.action])
            statements += [(s, PG.wasKind, o) if p == RDF.type else (s, p, o) for s, p, o in described]
            statements.append((vocab.event(event.id), RDF.type, PG.RejectedEvent))
    yield from _in_graph(vocab.REJECTED_GRAPH, statements)


def _as_rejected(statement: Statement) -> Statement:
    subject, predicate, value = statement
    if predicate == PG.about:
        return subject, PG.wasAbout, value
    return (subject, predicate, PG.RejectedClaim) if value == PG.Claim else statement


def vocabulary_quads() -> Iterator[ox.Quad]:
    """The ontology in its own graph."""
    for triple in terms.vocabulary_triples():
        yield ox.Quad(triple.subject, triple.predicate, triple.object, vocab.VOCABULARY_GRAPH)


def canonical_nquads(quads: Iterable[ox.Quad]) -> str:
    """Quads as sorted N-Quads without repetition: the same set of quads is always the same text."""
    return "".join(f"{line} .\n" for line in sorted({str(quad) for quad in quads}))


def _in_graph(graph: ox.NamedNode, statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    for statement in dict.fromkeys(statements):
        yield ox.Quad(*statement, graph)


def _article(article: Article) -> Iterator[Statement]:
    node = vocab.article(article.id)
    yield node, RDF.type, PG.Article
    yield node, DCT.identifier, ox.Literal(article.id)
    yield node, RDFS.label, ox.Literal(article.title or article.id)
    yield node, PG.textSHA256, ox.Literal(article.text_sha256)
    for predicate, text in ((SCHEMA.headline, article.title), (PG.outlet, article.outlet), (PG.byline, article.author)):
        if text:
            yield node, predicate, ox.Literal(text)
    if article.date and _is_day(article.date):
        yield node, SCHEMA.datePublished, ox.Literal(article.date, datatype=XSD.date)
    if url := vocab.url(article):
        yield node, SCHEMA.url, url


def _run(run: ox.NamedNode, model: str, article: Article) -> Iterator[Statement]:
    yield run, RDF.type, PG.ExtractionRun
    yield run, RDFS.label, ox.Literal(f"pressgraph {__version__}, {model}")
    yield run, PG.version, ox.Literal(__version__)
    yield run, PG.model, ox.Literal(model)
    yield run, PROV.used, vocab.article(article.id)


def _claim(claim: Claim, run: ox.NamedNode) -> Iterator[Statement]:
    node, article = vocab.claim(claim.id), vocab.article(claim.article)
    yield node, RDF.type, PG.Claim
    yield node, DCT.identifier, ox.Literal(claim.id)
    yield node, PG.about, vocab.event(claim.event)
    yield node, PROV.wasDerivedFrom, article
    yield node, PROV.wasGeneratedBy, run
    yield node, PG.confidence, _decimal(claim.confidence)
    yield node, PG.trigger, ox.Literal(claim.trigger.text)
    yield node, PG.triggerStart, _integer(claim.trigger.start)
    yield node, PG.triggerEnd, _integer(claim.trigger.end)
    yield node, PG.evidence, vocab.passage(claim.article, claim.evidence)
    yield from _status(node, claim)
    yield from _passage(claim.article, claim.evidence)
    yield from _date(node, claim.date)
    for number, reason in enumerate(claim.reasons, 1):
        yield node, PG.reason, vocab.reason(claim.id, number)
        yield from _reason(vocab.reason(claim.id, number), reason)


def _membership(node: ox.NamedNode, held: Membership, published: str | None) -> Iterator[Statement]:
    role = vocab.role(held.role)
    yield node, RDF.type, ORG.Membership
    yield node, ORG.member, vocab.entity(held.person)
    yield node, ORG.role, role
    yield role, RDF.type, ORG.Role
    yield role, RDFS.label, ox.Literal(held.role)
    yield node, PROV.wasDerivedFrom, vocab.article(held.article)
    yield node, PG.statedAs, ox.Literal(held.words)
    if held.of:
        yield node, PG.officeOf, vocab.entity(held.of)
        if held.of.partition("/")[0] in _ORGANIZATIONS:
            yield node, ORG.organization, vocab.entity(held.of)
    if published and _is_day(published):
        yield node, PG.asOf, ox.Literal(published, datatype=XSD.date)


def _status(node: ox.NamedNode, claim: Claim) -> Iterator[Statement]:
    polarity, modality = AXES[claim.status]
    stance = "alleged" if claim.status is Status.ALLEGED else "attributed" if claim.speaker else "reported"
    yield node, PG.polarity, PG[polarity]
    yield node, PG.modality, PG[modality]
    yield node, PG.stance, PG[stance]
    yield node, PG.status, PG[terms.statuses()[claim.status]]
    if claim.speaker:
        yield node, PG.saidBy, vocab.entity(claim.speaker)
    if claim.speaker_name:
        yield node, PG.speakerName, ox.Literal(claim.speaker_name)


def _passage(article_id: str, span: Span) -> Iterator[Statement]:
    node = vocab.passage(article_id, span)
    position, quotation = (vocab.selector(article_id, span, kind) for kind in ("position", "quote"))
    yield node, RDF.type, PG.Passage
    yield node, OA.hasSource, vocab.article(article_id)
    yield node, OA.hasSelector, position
    yield node, OA.hasSelector, quotation
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, _integer(span.start)
    yield position, OA.end, _integer(span.end)
    yield quotation, RDF.type, OA.TextQuoteSelector
    yield quotation, OA.exact, ox.Literal(span.text)


def _reason(node: ox.NamedNode, reason: Reason) -> Iterator[Statement]:
    yield node, RDF.type, PG.Reason
    yield node, PG.part, ox.Literal(reason.part)
    yield node, PG.cue, ox.Literal(reason.cue)
    yield node, PG.rule, ox.Literal(reason.rule)


def _entity(entity: ResolvedEntity) -> Iterator[Statement]:
    node = vocab.entity(entity.id)
    yield node, RDF.type, PG[terms.kinds()[entity.kind]]
    if entity.unnamed:
        yield node, RDF.type, PG.UnnamedSource
    yield node, DCT.identifier, ox.Literal(entity.id)
    yield node, RDFS.label, ox.Literal(entity.name)
    yield node, PG.names, ox.Literal(" | ".join((entity.name, *entity.aliases)))
    for alias in entity.aliases:
        yield node, SKOS.altLabel, ox.Literal(alias)
    if entity.same_as:
        yield node, SCHEMA.sameAs, ox.Literal(entity.same_as)
    for article_id, _ in entity.chains:
        yield node, PG.mentionedIn, vocab.article(article_id)
    for reason in entity.reasons:
        yield node, PG.mergeReason, ox.Literal(reason)


def _event(event: ResolvedEvent, names: Mapping[str, str], action: terms.Action) -> Iterator[Statement]:
    node = vocab.event(event.id)
    agents, objects = (", ".join(names.get(i, i) for i in ids) for ids in (event.agents, event.objects))
    yield node, RDF.type, ox.NamedNode(action.iri)
    yield node, DCT.identifier, ox.Literal(event.id)
    yield node, RDFS.label, ox.Literal(f"{action.label}: {agents or '?'} → {objects or '?'}")
    for role, ids in ((PG.agent, event.agents), (PG.object, event.objects), (PG.recipient, event.recipients)):
        for entity_id in ids:
            yield node, role, vocab.entity(entity_id)
    if event.place:
        yield node, PG.place, vocab.entity(event.place)
    if event.content:
        yield node, PG.content, vocab.event(event.content)
    yield from _date(node, event.date)


def _date(node: ox.NamedNode, value: str | None) -> Iterator[Statement]:
    bounds = day_bounds(value) if value else None
    if value and bounds:
        yield node, PG.date, ox.Literal(value, datatype=EDTF)
        for predicate, day in zip((PG.earliest, PG.latest), bounds, strict=True):
            if day:
                yield node, predicate, ox.Literal(day.isoformat(), datatype=XSD.date)
    elif value and is_duration(value):
        yield node, PG.duration, ox.Literal(value)


def _decimal(number: float) -> ox.Literal:
    """Four places, without trailing zeros: the form that stores give back unchanged."""
    return ox.Literal(f"{Decimal(str(round(number, 4))).normalize():f}", datatype=XSD.decimal)


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=XSD.integer)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
