"""Every form of an answer, and which one a client gets."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from tests.serve.sparql.serving import HOSTILE, Q, Server

from pressgraph.serve.sparql.negotiation import choose, prefers_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SAYS = f"SELECT ?s ?o ?nothing WHERE {{ GRAPH <{Q}hostile> {{ ?s ?p ?o }} }} ORDER BY ?s"
SAID = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{Q}hostile> {{ ?s ?p ?o }} }}"
RESULTS = "{http://www.w3.org/2005/sparql-results#}"
JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
TURTLE, NT, RDF, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        (None, [JSON, CSV], JSON),
        ("", [JSON, CSV], JSON),
        ("*/*", [JSON, CSV], JSON),
        ("text/*", [JSON, CSV], CSV),
        ("text/csv;q=0.2, application/*;q=0.3", [JSON, CSV], JSON),
        ("text/csv;q=0, */*", [CSV, JSON], JSON),
        ("TEXT/CSV", [JSON, CSV], CSV),
        ("text/csv;q=rubbish", [CSV], None),
        ("text/csv;q=2", [CSV], None),
        ("rubbish,,;;,/", [CSV], None),
        ("image/png", [JSON, CSV], None),
        ("text/csv;header=present;q=0.5,application/sparql-results+json;q=0.4", [JSON, CSV], CSV),
    ],
)
def test_the_best_liked_form_is_chosen(accept: str | None, offered: list[str], chosen: str | None) -> None:
    assert choose(accept, offered) == chosen


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        (BROWSER, True),
        ("*/*", False),
        (None, False),
        ("text/html;q=0.1, text/csv", False),
        ("text/csv", False),
        ("text/html", True),
    ],
)
def test_only_a_browser_gets_the_page(accept: str | None, is_page: bool) -> None:
    assert prefers_page(accept, [JSON, CSV]) == is_page


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", "*/*", JSON),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", XML, XML),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", "application/json", "application/json"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", "text/xml", "text/xml"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", CSV, f"{CSV}; charset=utf-8"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", TSV, f"{TSV}; charset=utf-8"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1", TURTLE, None),
        ("ASK {}", "*/*", JSON),
        ("ASK {}", XML, XML),
        ("ASK {}", "image/png", None),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "*/*", f"{TURTLE}; charset=utf-8"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", NT, NT),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", RDF, RDF),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", JSONLD, JSONLD),
        ("DESCRIBE pg:Claim", "application/json", "application/json"),
        ("DESCRIBE pg:Claim", CSV, None),
    ],
)
def test_the_answer_comes_in_the_form_that_was_asked_for(server: Server, query: str, accept: str, media: str | None) -> None:
    answer = server.client.get(server.sparql, params={"query": query}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == ((200, media) if media else (406, "text/plain; charset=utf-8"))
    assert "Accept" in answer.headers["vary"]
    assert media or "can be had as" in answer.text


@pytest.mark.parametrize(
    ("query", "name", "media"),
    [
        ("ASK {}", "json", JSON),
        ("ASK {}", "xml", XML),
        ("SELECT * {}", "csv", CSV),
        ("SELECT * {}", "spreadsheet", CSV),
        ("DESCRIBE pg:Claim", "xml", RDF),
        ("DESCRIBE pg:Claim", "json", JSONLD),
        ("DESCRIBE pg:Claim", "turtle", TURTLE),
        ("SELECT * {}", "turtle", None),
        ("SELECT * {}", "pdf", None),
    ],
)
def test_an_address_can_name_the_form(server: Server, query: str, name: str, media: str | None) -> None:
    answer = server.client.get(server.sparql, params={"query": query, "format": name, "download": "1"}, headers={"Accept": BROWSER})
    if media is None:
        assert answer.status_code == 406
        return
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.headers["content-disposition"].startswith('attachment; filename="answer.')


def test_hostile_texts_survive_in_every_table(server: Server) -> None:
    found = {
        accept: server.client.get(server.sparql, params={"query": SAYS}, headers={"Accept": accept})
        for accept in (JSON, XML, CSV, TSV)
    }
    assert {answer.status_code for answer in found.values()} == {200}
    bindings = json.loads(found[JSON].content)["results"]["bindings"]
    assert [row["o"]["value"] for row in bindings] == [*HOSTILE, "link"]
    assert json.loads(found[JSON].content)["head"]["vars"] == ["s", "o", "nothing"]
    assert all("nothing" not in row for row in bindings)
    # XML has no control characters
    literals = [node.text for node in ElementTree.fromstring(found[XML].content).iter(f"{RESULTS}literal")]
    assert literals == [text.replace("\x07", "\ufffd").replace("\x01", "\ufffd") for text in [*HOSTILE, "link"]]
    rows = list(csv.reader(io.StringIO(found[CSV].content.decode(), newline="")))
    assert rows == [
        ["s", "o", "nothing"],
        *([f"{Q}{n}", text, ""] for n, text in enumerate(HOSTILE)),
        ["javascript:alert(1)", "link", ""],
    ]
    lines = found[TSV].content.decode().split("\n")
    assert lines[0] == "?s\t?o\t?nothing"
    assert [rdflib.util.from_n3(line.split("\t")[1]).value for line in lines[1:-1]] == [*HOSTILE, "link"]


def test_a_spreadsheet_runs_nothing(server: Server) -> None:
    answer = server.client.get(server.sparql, params={"query": SAYS, "format": "spreadsheet"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    cells = [row[1] for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.parametrize(("accept", "form"), [(TURTLE, "turtle"), (NT, "nt"), (RDF, "xml"), (JSONLD, "json-ld")])
def test_hostile_texts_survive_in_every_graph(server: Server, accept: str, form: str) -> None:
    answer = server.client.get(server.sparql, params={"query": SAID}, headers={"Accept": accept})
    read = rdflib.Graph().parse(data=answer.content, format=form)
    texts = {str(o) for o in read.objects()}
    expected = {t.replace("\x07", "\ufffd").replace("\x01", "\ufffd") if form == "xml" else t for t in (*HOSTILE, "link")}
    assert texts == expected if form != "xml" else {t.replace("\r", "") for t in texts} == {t.replace("\r", "") for t in expected}


def test_a_graph_that_rdf_xml_cannot_hold_is_refused(server: Server) -> None:
    query = f"CONSTRUCT {{ <{Q}s> <{Q}1> 1 }} WHERE {{}}"
    assert server.client.get(server.sparql, params={"query": query}, headers={"Accept": RDF}).status_code == 406
    assert (
        server.client.get(server.sparql, params={"query": query}, headers={"Accept": f"{RDF}, {TURTLE};q=0.5"}).status_code == 406
    )


def test_columns_stand_in_the_order_of_the_query(server: Server) -> None:
    query = "SELECT * { VALUES (?zeta ?alpha ?mid) { (1 2 3) } }"
    text = server.client.get(server.sparql, params={"query": query}, headers={"Accept": CSV}).text
    assert text == "zeta,alpha,mid\r\n1,2,3\r\n"


def test_the_engine_reads_back_what_is_written(server: Server) -> None:
    for accept, form in ((JSON, ox.QueryResultsFormat.JSON), (XML, ox.QueryResultsFormat.XML), (TSV, ox.QueryResultsFormat.TSV)):
        query = 'SELECT (1.5 AS ?a) ("x"@en AS ?b) (BNODE() AS ?c) (pg:x AS ?d) ("2018"^^edtf:EDTF AS ?e) {}'
        answer = server.client.get(server.sparql, params={"query": query}, headers={"Accept": accept})
        (row,) = ox.parse_query_results(answer.content, format=form)
        assert [str(row["a"]), str(row["b"]), str(row["d"])] == [
            '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
            '"x"@en',
            "<https://w3id.org/pressgraph/ns#x>",
        ]
        assert row["e"].datatype.value.endswith("EDTF")
        assert isinstance(row["c"], ox.BlankNode)
