"""Reads the requests and expected answers of the W3C protocol tests out of their manifest (vocabulary ``ht:``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib.collection import Collection

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
PREFIX = "/sparql/"


@dataclass(frozen=True)
class Exchange:
    """A request, and what it must be answered with."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    format: str | None


@dataclass(frozen=True)
class Case:
    """One test."""

    name: str
    exchanges: tuple[Exchange, ...]


def read_cases(folder: Path) -> Iterator[Case]:
    """The tests of a manifest, in its order."""
    graph = rdflib.Graph().parse(folder / "manifest.ttl", format="turtle")
    (entries,) = graph.objects(None, MF.entries)
    for test in Collection(graph, entries):
        (requests,) = graph.objects(graph.value(test, MF.action), HT.requests)
        yield Case(str(test).partition("#")[2], tuple(_exchange(graph, node) for node in Collection(graph, requests)))


def read_graphs(folder: Path) -> dict[str, bytes]:
    """The graphs that the tests presuppose, by name."""
    graph = rdflib.Graph().parse(folder / "manifest.ttl", format="turtle")
    found = {str(graph.value(node, rdflib.RDFS.label)): graph.value(node, UT.graph) for node in graph.objects(None, UT.graphData)}
    return {name: (folder / str(path).rsplit("/", 1)[1]).read_bytes() for name, path in found.items()}


def _exchange(graph: rdflib.Graph, node: rdflib.term.Node) -> Exchange:
    answer, body, headers = graph.value(node, HT.resp), graph.value(node, HT.body), graph.value(node, HT.headers)
    fields = (
        {str(graph.value(h, HT.fieldName)): str(graph.value(h, HT.fieldValue)) for h in Collection(graph, headers)}
        if headers
        else {}
    )
    chars = graph.value(body, CNT.chars) if body else ""
    encoding = str(graph.value(body, CNT.characterEncoding)) if body else "UTF-8"
    boolean = graph.value(answer, MF.expectedBoolean)
    expected = graph.value(answer, MF.expectedFormat)
    return Exchange(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers=fields,
        body=str(chars).encode(encoding),
        statuses=frozenset(str(status)[-3] for status in graph.objects(answer, MF.expectedStatus)),
        boolean=None if boolean is None else bool(boolean.toPython()),
        format=str(expected) if expected else None,
    )
