"""The terms of the ontology, as its files define them: actions, kinds and statuses are read from them and listed nowhere else."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from pressgraph.errors import TableError
from pressgraph.resources import read_ontology

BASE = "https://w3id.org/pressgraph/ns#"
FILES = ("pressgraph.ttl", "actions.ttl")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"

Statements = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the ontology.

    Args:
        id: its name in tables and records, ``terminate``.
        name: its class without prefix, ``Termination``.
        label: the class's label, ``Termination``.
        definition: what it covers.
        example: a sentence that states it.
        families: the superclasses without prefix, ``("AgreementAction",)``.
        edge: its short edge without prefix, ``terminated``.
        edge_label: the edge's label, ``terminated``.
        plover: PLOVER 2021 event types.
        cameo: CAMEO codes.
        base: what the IRIs of class and edge begin with.
    """

    id: str
    name: str
    label: str
    definition: str
    example: str
    families: tuple[str, ...]
    edge: str
    edge_label: str
    plover: tuple[str, ...]
    cameo: tuple[str, ...]
    base: str = BASE

    @property
    def iri(self) -> str:
        """The IRI of its class."""
        return self.base + self.name

    @property
    def edge_iri(self) -> str:
        """The IRI of its short edge."""
        return self.base + self.edge


@functools.cache
def vocabulary_triples() -> tuple[ox.Triple, ...]:
    """Every triple of ``pressgraph.ttl`` and ``actions.ttl``, in file order. They hold no blank nodes."""
    triples: list[ox.Triple] = []
    for name in FILES:
        try:
            triples += (q.triple for q in ox.parse(read_ontology(name), format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            raise TableError(f"ontology/{name}: {error}") from error
    return tuple(triples)


@functools.cache
def statements() -> Statements:
    """The ontology as subject → predicate → values, all as plain strings, values sorted."""
    found: dict[str, dict[str, set[str]]] = {}
    for triple in vocabulary_triples():
        values = found.setdefault(_text(triple.subject), {}).setdefault(triple.predicate.value, set())
        values.add(_text(triple.object))
    return {s: {p: tuple(sorted(values)) for p, values in rows.items()} for s, rows in found.items()}


@functools.cache
def term_names() -> frozenset[str]:
    """The names after ``pg:`` of all terms that the ontology defines."""
    return frozenset(name.removeprefix(BASE) for name in statements() if name.startswith(BASE))


@functools.cache
def actions() -> Mapping[str, Action]:
    """The actions by id, in alphabetical order.

    Raises:
        TableError: an action lacks its label, definition, example or short edge.
    """
    edges = {row[BASE + "fromEventType"][0]: name for name, row in statements().items() if BASE + "fromEventType" in row}
    found = (_action(name, edges) for name in _notated() if name in edges or _is_event_class(name))
    return MappingProxyType({action.id: action for action in sorted(found, key=lambda a: a.id)})


@functools.cache
def kinds() -> Mapping[str, str]:
    """The class names of entities by kind: ``{"person": "Person", …}``."""
    return _by_notation("Entity")


@functools.cache
def statuses() -> Mapping[str, str]:
    """The individuals of ``pg:Status`` by status: ``{"actual": "StatusActual", …}``."""
    members = {name for name, row in statements().items() if BASE + "Status" in row.get(_RDF + "type", ())}
    return MappingProxyType({_one(name, _SKOS + "notation"): name.removeprefix(BASE) for name in sorted(members)})


def label(name: str) -> str:
    """The label of a term, for example ``"Legal action"`` for ``LegalAction``."""
    return _one(BASE + name, _RDFS + "label")


def superclasses(name: str) -> tuple[str, ...]:
    """All classes of the ontology above a class, nearest first, without prefix."""
    found: list[str] = []
    queue = [name]
    while queue:
        for parent in statements()[BASE + queue.pop(0)].get(_RDFS + "subClassOf", ()):
            short = parent.removeprefix(BASE)
            if short != parent and short not in found:
                found.append(short)
                queue.append(short)
    return tuple(found)


def _notated() -> list[str]:
    return sorted(name for name, row in statements().items() if _SKOS + "notation" in row and name.startswith(BASE))


def _is_event_class(name: str) -> bool:
    return "Event" in superclasses(name.removeprefix(BASE))


def _by_notation(root: str) -> Mapping[str, str]:
    below = [name for name in _notated() if root in superclasses(name.removeprefix(BASE))]
    return MappingProxyType({_one(name, _SKOS + "notation"): name.removeprefix(BASE) for name in below})


def _action(name: str, edges: Mapping[str, str]) -> Action:
    short = name.removeprefix(BASE)
    if name not in edges:
        raise TableError(f"ontology/actions.ttl: pg:{short} has no short edge (a property with pg:fromEventType pg:{short})")
    row = statements()[name]
    return Action(
        id=_one(name, _SKOS + "notation"),
        name=short,
        label=_one(name, _RDFS + "label"),
        definition=_one(name, _SKOS + "definition"),
        example=_one(name, _SKOS + "example"),
        families=tuple(parent.removeprefix(BASE) for parent in row[_RDFS + "subClassOf"]),
        edge=edges[name].removeprefix(BASE),
        edge_label=_one(edges[name], _RDFS + "label"),
        plover=row.get(BASE + "plover", ()),
        cameo=row.get(BASE + "cameo", ()),
    )


def _one(name: str, predicate: str) -> str:
    values = statements().get(name, {}).get(predicate, ())
    if len(values) != 1:
        raise TableError(f"ontology: {name} needs exactly one {predicate}, has {len(values)}")
    return values[0]


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    raise TableError(f"ontology: blank node or quoted triple {term}; every term needs an IRI")
