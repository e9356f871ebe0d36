"""The networkx view: who did what to whom as a ``MultiDiGraph`` with plain attributes, ready for drawing, GEXF and GraphML.

Nodes are the entities that take part in an event. An edge leads from an agent to an object; one edge for each event, agent and
object, keyed by the event's id, with the sentence of its best claim. Where something is missing:

* no agent ("the agreement expires"), or no object ("the minister resigned"): the event itself stands in, as a small node of kind
  ``action`` that bears the action's name. No two events share such a node, so nothing is linked that the text does not link.
* no object but a recipient ("Pratt informed ICE"): the edge leads to the recipient, with ``role`` ``recipient``.
* no object but a content ("Gym called for an end to the contract"): the edge leads to the content's object, labelled
  ``called for: Termination``. The content draws an edge of its own only where it names an agent, with status ``demanded``.

What is not actual says so in its label, ``renewed (negated)``, and in ``status``, so that no drawing shows it as a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from pressgraph.graph import vocab
from pressgraph.graph.own import known_actions
from pressgraph.graph.terms import Action
from pressgraph.model import Article, Claim, Network, ResolvedEntity, ResolvedEvent, Status

_SURROGATE = re.compile("[\ud800-\udfff]")
Attributes = dict[str, str | int | float]
Graph: TypeAlias = "nx.MultiDiGraph[str]"


@dataclass(frozen=True, slots=True)
class _Index:
    """A network by id."""

    articles: Mapping[str, Article]
    entities: Mapping[str, ResolvedEntity]
    events: Mapping[str, ResolvedEvent]
    claims: Mapping[str, Sequence[Claim]]
    contents: frozenset[str]
    actions: Mapping[str, Action]


def to_networkx(network: Network, *, isolated: bool = False) -> Graph:
    """The network as a ``MultiDiGraph`` whose attributes are strings and numbers only (``""`` where something is unknown).

    Args:
        network: what was read and resolved.
        isolated: also give the entities that take part in no event.
    """
    index = _index(network)
    graph: Graph = nx.MultiDiGraph(name="Pressgraph")
    for event in network.events:
        if not index.claims.get(event.id):
            continue
        for source, target, role in _links(event, index):
            for node in (source, target):
                graph.add_node(node, **_encodable(_node(node, index)))
            graph.add_edge(source, target, key=event.id, **_encodable(_edge(event, role, index)))
    if isolated:
        graph.add_nodes_from((i, _encodable(_node(i, index))) for i in index.entities if i not in graph)
    for node in graph:
        graph.nodes[node]["events"] = len(
            {key for _, _, key in [*graph.in_edges(node, keys=True), *graph.out_edges(node, keys=True)]}
        )
    return graph


def best_claim(claims: Sequence[Claim]) -> Claim:
    """The claim to show first: the surest; of equals one in the article's own voice, then the first by id."""
    return min(claims, key=lambda c: (-c.confidence, c.speaker is not None, c.id))


def _index(network: Network) -> _Index:
    claims: dict[str, list[Claim]] = {}
    for claim in network.claims:
        claims.setdefault(claim.event, []).append(claim)
    return _Index(
        {a.id: a for a in network.articles},
        {e.id: e for e in network.entities},
        {e.id: e for e in network.events},
        claims,
        frozenset(e.content for e in network.events if e.content),
        known_actions(network),
    )


def _links(event: ResolvedEvent, index: _Index) -> Iterator[tuple[str, str, str]]:
    """The (source, target, role) of an event's edges."""
    if event.id in index.contents and not event.agents:
        return
    content = index.events.get(event.content) if event.content else None
    targets, role = event.objects, "object"
    if not targets and content and content.objects:
        targets, role = content.objects, "content"
    elif not targets and event.recipients:
        targets, role = event.recipients, "recipient"
    if not targets and not event.agents:
        return
    for agent in event.agents or (_action_node(event),):
        for target in targets or (_action_node(event),):
            yield agent, target, role


def _action_node(event: ResolvedEvent) -> str:
    return f"action/{event.id}"


def _encodable(attributes: Attributes) -> Attributes:
    """The attributes without lone surrogates, which no file can hold; a reader of case files lets none in, a pipeline may."""
    return {key: _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for key, value in attributes.items()}


def _node(node: str, index: _Index) -> Attributes:
    entity = index.entities.get(node)
    if entity is None:
        event = index.events.get(node.removeprefix("action/"))
        label = index.actions[event.action].label if event else node
        return {"label": label, "kind": "action" if event else "other", "aliases": "", "articles": 0, "mentions": 0, "iri": ""}
    return {
        "label": entity.name,
        "kind": "unnamed source" if entity.unnamed else entity.kind.value,
        "aliases": "; ".join(entity.aliases),
        "articles": len({article for article, _ in entity.chains}),
        "mentions": len(entity.chains),
        "iri": vocab.entity(entity.id).value,
    }


def _edge(event: ResolvedEvent, role: str, index: _Index) -> Attributes:
    claims = index.claims[event.id]
    claim = best_claim(claims)
    article = index.articles.get(claim.article, Article(claim.article, ""))
    return {
        "action": event.action,
        "label": _label(event, claims, claim, index),
        "role": role,
        "status": claim.status.value,
        "statuses": "; ".join(sorted({c.status.value for c in claims})),
        "speaker": _name(claim.speaker, index) or claim.speaker_name or "",
        "date": event.date or claim.date or "",
        "place": _name(event.place, index),
        "recipient": "; ".join(_name(i, index) for i in event.recipients),
        "sentence": claim.evidence.text,
        "trigger": claim.trigger.text,
        "start": claim.evidence.start,
        "article": claim.article,
        "headline": article.title or "",
        "url": article.url or "",
        "outlet": article.outlet or "",
        "published": article.date or "",
        "confidence": round(float(claim.confidence), 4),
        "claim": claim.id,
        "event": event.id,
        "claims": len(claims),
        "articles": len({c.article for c in claims}),
    }


def _label(event: ResolvedEvent, claims: Sequence[Claim], best: Claim, index: _Index) -> str:
    """The act in a word or two: "terminated"; what is no deed as a noun with its status, "termination (planned)"."""
    action = index.actions[event.action]
    text = action.edge_label if event.agents and best.status is Status.ACTUAL else action.label.lower()
    content = index.events.get(event.content) if event.content else None
    if content:
        text += f": {index.actions[content.action].label}"
    statuses = sorted({c.status.value for c in claims})
    return text if statuses == [Status.ACTUAL.value] else f"{text} ({' / '.join(statuses)})"


def _name(entity: str | None, index: _Index) -> str:
    found = index.entities.get(entity) if entity else None
    return found.name if found else entity or ""
