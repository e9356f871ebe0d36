"""The endpoint says of itself what it does, and gives each of its graphs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from tests.serve.sparql.serving import Q, Server

from pressgraph.graph.vocab import PREFIXES

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
FORMS = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt", "application/ld+json": "json-ld"}


@pytest.mark.parametrize("accept", ["*/*", *FORMS])
def test_the_service_is_described(server: Server, store: ox.Store, accept: str) -> None:
    answer = server.client.get(server.sparql, headers={"Accept": accept})
    assert answer.status_code == 200
    graph = rdflib.Graph().parse(data=answer.text, format=FORMS.get(accept, "turtle"))
    (service,) = graph.subjects(rdflib.RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == rdflib.URIRef(server.sparql)
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert len(set(graph.objects(service, SD.resultFormat))) == 8
    declared = {str(graph.value(p, SH.prefix)): str(graph.value(p, SH.namespace)) for p in graph.objects(service, SH.declare)}
    assert declared == PREFIXES
    dataset = graph.value(service, SD.defaultDataset)
    assert (graph.value(dataset, SD.defaultGraph), rdflib.RDF.type, SD.Graph) in graph
    names = {str(graph.value(node, SD.name)) for node in graph.objects(dataset, SD.namedGraph)}
    assert names == {name.value for name in store.named_graphs()}


def test_a_table_of_it_cannot_be_had(server: Server) -> None:
    assert server.client.get(server.sparql, headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize(
    ("method", "parameters", "status"),
    [
        ("GET", {"graph": f"{Q}hostile"}, 200),
        ("HEAD", {"graph": f"{Q}hostile"}, 200),
        ("GET", {"default": ""}, 200),
        ("GET", {"graph": f"{Q}unknown"}, 404),
        ("HEAD", {"graph": f"{Q}unknown"}, 404),
        ("GET", {"graph": "no iri"}, 400),
        ("GET", {}, 400),
        ("GET", {"graph": f"{Q}hostile", "default": ""}, 400),
        ("PUT", {"graph": f"{Q}hostile"}, 405),
        ("POST", {"graph": f"{Q}hostile"}, 405),
        ("DELETE", {"graph": f"{Q}hostile"}, 405),
    ],
)
def test_a_graph_can_be_read_by_its_name_and_not_written(
    server: Server, method: str, parameters: dict[str, str], status: int
) -> None:
    answer = server.client.request(
        method, f"{server.sparql}/graphs", params=parameters, headers={"Accept": "application/n-triples"}
    )
    assert answer.status_code == status
    if (method, status) == ("GET", 200):
        assert len(rdflib.Graph().parse(data=answer.text, format="nt")) >= 8
    if status == 405:
        assert set(answer.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "OPTIONS"}
