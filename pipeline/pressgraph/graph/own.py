"""The actions of a network: the forty of the ontology, and those of a user's own table, described in a graph of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from pressgraph.graph import terms, vocab
from pressgraph.graph.terms import Action
from pressgraph.graph.vocab import OWL, PG, RDF, RDFS, SKOS
from pressgraph.model import Network, OwnAction

_ROOT = ("Event",)


def known_actions(network: Network) -> Mapping[str, Action]:
    """The actions by id: those of the ontology and those of the network's own, an undescribed one under its bare name."""
    added = {action.id: _action(action) for action in network.actions}
    used = {event.action for event in (*network.events, *network.rejected.events)} - {*terms.actions(), *added}
    bare = {name: _action(OwnAction(name, name.replace("_", " ").capitalize(), name.replace("_", " "), "", "")) for name in used}
    return {**bare, **added, **terms.actions()}


def own_quads(network: Network) -> Iterator[ox.Quad]:
    """The description of the network's own actions, each a class and a short edge, as ``actions.ttl`` describes the forty."""
    for name, action in sorted(known_actions(network).items()):
        if name not in terms.actions():
            for statement in _statements(action):
                yield ox.Quad(*statement, vocab.ACTIONS_GRAPH)


def _action(own: OwnAction) -> Action:
    like = terms.actions().get(own.like)
    return Action(
        id=own.id,
        name=_camel(own.id),
        label=own.label,
        definition=own.definition,
        example=own.example,
        families=like.families if like else _ROOT,
        edge=_camel(own.edge, first_small=True),
        edge_label=own.edge,
        plover=(),
        cameo=(),
        base=vocab.OWN,
    )


def _camel(words: str, *, first_small: bool = False) -> str:
    """Words as the name of a term: ``called off`` is ``CalledOff`` or ``calledOff``."""
    parts = re.findall("[A-Za-z]+", words) or ["unnamed"]
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return name[0].lower() + name[1:] if first_small else name


def _statements(action: Action) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    kind, edge = ox.NamedNode(action.iri), ox.NamedNode(action.edge_iri)
    yield kind, RDF.type, OWL.Class
    for family in action.families:
        yield kind, RDFS.subClassOf, PG[family]
    yield kind, RDFS.label, ox.Literal(action.label)
    yield kind, SKOS.notation, ox.Literal(action.id)
    for predicate, text in ((SKOS.definition, action.definition), (SKOS.example, action.example)):
        if text:
            yield kind, predicate, ox.Literal(text)
    yield edge, RDF.type, OWL.ObjectProperty
    yield edge, RDFS.subPropertyOf, PG.shortcut
    yield edge, PG.fromEventType, kind
    yield edge, RDFS.label, ox.Literal(action.edge_label)
