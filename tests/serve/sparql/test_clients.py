"""Clients that others wrote get right answers; what they send was not made for this endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from tests.serve.sparql.serving import Q, Server

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import SPARQLWrapper

NAMES = "SELECT ?name { ?who a pg:Person ; rdfs:label ?name } ORDER BY ?name"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def names(store: ox.Store) -> list[str]:
    prefix = "PREFIX pg: <https://w3id.org/pressgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    return [row["name"].value for row in store.query(prefix + NAMES, use_default_graph_as_union=True)]


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("form", [SPARQLWrapper.JSON, SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV])
@pytest.mark.parametrize("how", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper_reads_tables(server: Server, names: list[str], method: str, form: str, how: str) -> None:
    if (method, how) == (SPARQLWrapper.GET, SPARQLWrapper.POSTDIRECTLY):
        return
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=form)
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setQuery(NAMES)
    found = client.query().convert()
    if form == SPARQLWrapper.JSON:
        assert [row["name"]["value"] for row in found["results"]["bindings"]] == names
    elif form == SPARQLWrapper.XML:
        assert [node.firstChild.data for node in found.getElementsByTagName("literal")] == names
    else:
        lines = found.decode().split()
        assert len(names) > 3
        assert lines[0] in {"name", "?name"}
        assert all(name.split()[0] in found.decode() for name in names)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(
    "form", [SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.XML, SPARQLWrapper.JSONLD, SPARQLWrapper.N3]
)
def test_sparqlwrapper_reads_graphs(server: Server, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=form)
    client.setQuery("CONSTRUCT { ?c a pg:Claim } WHERE { ?c a pg:Claim }")
    found = client.query().convert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(graph) == len(SPARQLStore(server.sparql).query("SELECT ?c { ?c a <https://w3id.org/pressgraph/ns#Claim> }"))


def test_sparqlwrapper_asks_and_hears_what_is_wrong(server: Server) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=SPARQLWrapper.JSON)
    client.setQuery("ASK { ?c a pg:Claim }")
    assert client.query().convert()["boolean"] is True
    client.setQuery("SELECT ?x {")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="error at 1:"):
        client.query()
    client.addDefaultGraph(f"{Q}hostile")
    client.setQuery(COUNT)
    assert client.query().convert()["results"]["bindings"][0]["n"]["value"] == "8"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv"])
def test_rdflib_s_store_answers_as_a_graph(server: Server, names: list[str], method: str, form: str) -> None:
    store = SPARQLStore(server.sparql, method=method, returnFormat=form)
    graph = rdflib.Graph(store)
    assert [str(row[0]) for row in graph.query(NAMES)] == names
    if form != "csv":  # rdflib takes no yes or no in CSV
        assert bool(graph.query("ASK { ?c a pg:Claim }")) is True
    label = rdflib.RDFS.label
    people = graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/pressgraph/ns#Person"))
    assert sorted(str(graph.value(who, label)) for who in people) == names


def test_rdflib_s_store_sees_one_named_graph(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(server.sparql), identifier=rdflib.URIRef(f"{Q}hostile"))
    assert len(list(graph)) == 8
    assert len(graph) == 8


def test_curl_gets_what_it_asks_for(server: Server) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("needs curl")
    options = ["-sS", "--noproxy", "*"]

    def fetched(*arguments: str) -> str:
        return subprocess.run([curl, *options, *arguments], capture_output=True, text=True, check=True, timeout=30).stdout

    assert json.loads(fetched(server.sparql, "--data-urlencode", "query=ASK {}"))["boolean"] is True
    assert fetched("-G", server.sparql, "--data-urlencode", "query=SELECT (1 AS ?n) {}", "-H", "Accept: text/csv").split() == [
        "n",
        "1",
    ]
    assert (
        fetched(server.sparql, "-H", "Content-Type: application/sparql-query", "-d", "ASK {}", "-H", "Accept: text/csv") == "true\n"
    )
    assert "sd:Service" in fetched(server.sparql)
    assert "HTTP/1.1 403" in fetched("-i", server.sparql, "-d", "update=DROP ALL")
