"""RDF files: TriG, N-Quads and JSON-LD keep the named graphs; Turtle is for tools that want one set of triples."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from pressgraph.export.base import FileExporter
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.graph.vocab import PREFIXES, RDF
from pressgraph.model import Network
from pressgraph.resources import read_ontology


def _order(quad: ox.Quad | ox.Triple) -> tuple[str, str, bool, str, str]:
    # types first, as people write them
    graph = str(quad.graph_name) if isinstance(quad, ox.Quad) else ""
    return graph, str(quad.subject), quad.predicate != RDF.type, str(quad.predicate), str(quad.object)


def sorted_quads(network: Network) -> list[ox.Quad]:
    """All quads of the network without repeats, in the order in which files hold them."""
    return sorted(set(quads(network)), key=_order)


def _text(items: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> str:
    used = PREFIXES if form in (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE) else None
    data = ox.serialize(items, format=form, prefixes=used)
    assert data is not None  # only with an output given does serialize return nothing
    return data.decode("utf-8")


def _trig(network: Network) -> str:
    return _text(sorted_quads(network), ox.RdfFormat.TRIG)


def _nquads(network: Network) -> str:
    return canonical_nquads(quads(network))


def _turtle(network: Network) -> str:
    return _text(sorted({quad.triple for quad in sorted_quads(network)}, key=_order), ox.RdfFormat.TURTLE)


def _jsonld(network: Network) -> str:
    dataset = rdflib.Dataset()
    dataset.parse(data=canonical_nquads(quads(network)), format="nquads")
    context = json.loads(read_ontology("context.jsonld"))
    document = json.loads(dataset.serialize(format="json-ld", context=context.get("@context", context), auto_compact=False))
    return json.dumps(_ordered(document), ensure_ascii=False, indent=1) + "\n"


def _ordered(value: object) -> object:
    """The same JSON with sorted keys and sorted lists: in JSON-LD a list of values is a set unless its context says otherwise."""
    if isinstance(value, dict):
        return {key: value[key] if key == "@context" else _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value


TRIG = FileExporter("trig", ".trig", "TriG: every named graph, for triple stores and archives", _trig)
NQUADS = FileExporter("nquads", ".nq", "canonical N-Quads: one statement a line, to compare and to exchange", _nquads)
TURTLE = FileExporter("turtle", ".ttl", "Turtle: all triples in one graph, to read and to load anywhere", _turtle)
JSONLD = FileExporter("jsonld", ".jsonld", "JSON-LD with Pressgraph's context inside, for web developers", _jsonld)
