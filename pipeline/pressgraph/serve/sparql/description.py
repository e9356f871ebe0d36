"""The endpoint described in RDF (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox

from pressgraph.graph.vocab import PREFIXES, RDF, RDFS, XSD

_SD, _SHACL, _FORMATS = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://www.w3.org/ns/shacl#",
    "http://www.w3.org/ns/formats/",
)
PREFIXES_OF_SERVICES = {"sd": _SD, "sh": _SHACL, "formats": _FORMATS, "rdfs": RDFS.base, "xsd": XSD.base}
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_MOST = 1_000  # named graphs that are listed
_LABEL = "Pressgraph: who did what to whom, when, and who says so"
_UNION = "The union of all named graphs."
_MORE = f"The first {_MOST:,} named graphs are listed; there are more: SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}"


def describe_service(store: ox.Store, endpoint: str) -> Iterator[ox.Triple]:
    """The description of the endpoint: what it speaks, its forms of answers, its graphs, the prefixes that need no declaration.

    Args:
        store: the graph behind it.
        endpoint: its address.
    """
    service, dataset, union = ox.BlankNode("service"), ox.BlankNode("dataset"), ox.BlankNode("union")
    yield ox.Triple(service, RDF.type, _sd("Service"))
    yield ox.Triple(service, RDFS.label, ox.Literal(_LABEL, language="en"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _RESULTS:
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    for number, (prefix, base) in enumerate(PREFIXES.items(), 1):
        declared = ox.BlankNode(f"prefix{number}")
        yield ox.Triple(service, _shacl("declare"), declared)
        yield ox.Triple(declared, _shacl("prefix"), ox.Literal(prefix))
        yield ox.Triple(declared, _shacl("namespace"), ox.Literal(base, datatype=ox.NamedNode(f"{XSD.base}anyURI")))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, RDF.type, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), union)
    yield ox.Triple(union, RDF.type, _sd("Graph"))
    yield ox.Triple(union, RDFS.comment, ox.Literal(_UNION, language="en"))
    yield from _named_graphs(store, dataset)


def _named_graphs(store: ox.Store, dataset: ox.BlankNode) -> Iterator[ox.Triple]:
    names = [graph for graph in islice(store.named_graphs(), _MOST + 1) if isinstance(graph, ox.NamedNode)]
    for number, name in enumerate(sorted(names[:_MOST], key=lambda graph: graph.value), 1):
        graph = ox.BlankNode(f"graph{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), graph)
        yield ox.Triple(graph, RDF.type, _sd("NamedGraph"))
        yield ox.Triple(graph, _sd("name"), name)
    if len(names) > _MOST:
        yield ox.Triple(dataset, RDFS.comment, ox.Literal(_MORE, language="en"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _shacl(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SHACL + name)
