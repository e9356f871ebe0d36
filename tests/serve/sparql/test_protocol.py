"""What the endpoint answers and refuses: methods, parameters, graphs, prefixes, limits."""

from __future__ import annotations

import json
import time

import pyoxigraph as ox
import pytest
from tests.serve.sparql.serving import Q, Server, running

from pressgraph.serve.sparql import Limits

ASK = "ASK {}"
JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
#: some time of work that give no row meanwhile
SLOW = """SELECT (COUNT(?a) AS ?n) {
  { SELECT * { ?a ?b ?c } LIMIT 500 } { SELECT * { ?d ?e ?f } LIMIT 500 } { SELECT * { ?g ?h ?i } LIMIT 6 }
  FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) > 10000) }"""

#: method, parameters, headers and body of a request; status and words of its answer
Row = tuple[str, dict[str, str], dict[str, str], bytes, int, str]


def column(server: Server, query: str, **parameters: str | list[str]) -> list[str]:
    answer = server.client.get(server.sparql, params={"query": query, **parameters})
    assert answer.status_code == 200, answer.text
    return [next(iter(row.values()))["value"] for row in json.loads(answer.content)["results"]["bindings"]]


@pytest.mark.parametrize(
    "row",
    [
        ("GET", {"query": ASK}, {}, b"", 200, "true"),
        ("HEAD", {"query": ASK}, {}, b"", 200, ""),
        ("POST", {}, {"Content-Type": "application/x-www-form-urlencoded"}, b"query=ASK+%7B%7D", 200, "true"),
        ("POST", {}, {"Content-Type": "Application/SPARQL-Query; Charset=UTF-8"}, b"ASK {}", 200, "true"),
        ("POST", {}, {"Content-Type": "application/sparql-query"}, "ASK { ?s ?p 'Zoë' }".encode(), 200, "false"),
        ("POST", {}, {"Content-Type": "application/sparql-query"}, b"ASK { ?s ?p '\xff' }", 400, "no text in UTF-8"),
        ("POST", {}, {"Content-Type": "application/sparql-query; charset=latin-1"}, b"ASK {}", 415, "UTF-8"),
        ("POST", {}, {"Content-Type": "application/json"}, b"{}", 415, "application/sparql-query"),
        ("POST", {}, {}, b"ASK {}", 415, "without a content type"),
        ("POST", {}, {"Content-Type": "application/x-www-form-urlencoded"}, b"x=1", 400, "no query"),
        ("POST", {"query": ASK}, {"Content-Type": "application/sparql-query"}, b"ASK {}", 400, "One query"),
        ("POST", {}, {"Content-Type": "application/sparql-update"}, b"DROP ALL", 403, "read-only"),
        ("POST", {}, {"Content-Type": "application/x-www-form-urlencoded"}, b"update=DROP+ALL", 403, "read-only"),
        ("GET", {"update": "DROP ALL"}, {}, b"", 403, "read-only"),
        ("GET", {"query": "DROP ALL"}, {}, b"", 400, "DROP is refused"),
        ("GET", {"query": ""}, {}, b"", 400, "no valid SPARQL"),
        ("GET", {"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}, {}, b"", 400, "SERVICE is refused"),
        ("GET", {"query": "ASK { S\\u0045RVICE <http://127.0.0.1:1/> {} }"}, {}, b"", 400, "SERVICE is refused"),
        ("GET", {"query": "SELECT * {\n  ?s ?p"}, {}, b"", 400, "error at 2:8"),
        ("GET", {"query": "ASK { ?s foo:bar 1 }"}, {}, b"", 400, "Prefix not found"),
        ("GET", {"query": ASK, "default-graph-uri": "no iri"}, {}, b"", 400, "no IRI"),
        ("POST", {}, {"Content-Type": "application/sparql-query"}, b"ASK {}" + b" " * 70_000, 413, "64,000 is the limit"),
        ("POST", {}, {"Content-Type": "application/sparql-query"}, b"ASK {}" + b" " * 400_000, 413, "the limit"),
        ("POST", {}, {"Content-Type": "application/sparql-query"}, b"ASK {" + b"{" * 31_000 + b"}" * 31_000 + b"}", 200, "true"),
        ("PUT", {"query": ASK}, {}, b"", 405, ""),
        ("DELETE", {}, {}, b"", 405, ""),
        ("PATCH", {}, {}, b"", 405, ""),
    ],
)
def test_a_request_gets_its_status_and_words(server: Server, row: Row) -> None:
    method, parameters, headers, body, status, words = row
    answer = server.client.request(method, server.sparql, params=parameters, headers=headers, content=body or None)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    if status >= 400:
        assert answer.headers["content-type"].startswith("text/plain")


def test_what_may_be_done_is_said(server: Server) -> None:
    answer = server.client.options(server.sparql)
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_usual_prefixes_need_no_declaration_but_a_declaration_wins(server: Server) -> None:
    assert int(column(server, "SELECT (COUNT(*) AS ?n) { ?c a pg:Claim }")[0]) > 0
    assert column(server, "PREFIX pg: <http://example.org/other#> SELECT (COUNT(*) AS ?n) { ?c a pg:Claim }") == ["0"]
    assert column(server, "BASE <http://example.org/> SELECT (STR(<x>) AS ?iri) {}") == ["http://example.org/x"]


def test_the_default_graph_is_the_union_unless_somebody_names_graphs(server: Server) -> None:
    count, named = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}", "SELECT (COUNT(*) AS ?n) {0} {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    hostile, actions = f"{Q}hostile", "https://w3id.org/pressgraph/kg/graph/entities"
    everything, some, other = (
        int(column(server, q)[0]) for q in (count.format(""), count.format(f"FROM <{hostile}>"), count.format(f"FROM <{actions}>"))
    )
    assert everything > other > some == 8
    both = column(server, count.format(""), **{"default-graph-uri": [hostile, actions]})
    assert int(both[0]) == some + other
    # what the request names wins over FROM, and leaves nothing else in sight
    assert column(server, count.format(f"FROM <{actions}>"), **{"default-graph-uri": hostile}) == ["8"]
    assert column(server, named.format(""), **{"default-graph-uri": hostile}) == ["0"]
    assert column(server, named.format(""), **{"named-graph-uri": hostile}) == ["8"]
    assert column(server, count.format(""), **{"named-graph-uri": hostile}) == ["0"]
    assert column(server, count.format(""), **{"default-graph-uri": "http://example.org/unknown"}) == ["0"]


def test_too_many_rows_or_bytes_are_refused_and_not_cut_off(store: ox.Store) -> None:
    for limits, words in ((Limits(rows=5), "more than 5 rows"), (Limits(size=1024 * 1024), "more than 1 MB")):
        with running(lambda: store, limits=limits) as server:
            query = "SELECT * { ?s ?p ?o . ?o2 ?p2 ?x } LIMIT 20000"
            for accept in (JSON, "text/csv"):
                answer = server.client.get(server.sparql, params={"query": query}, headers={"Accept": accept})
                assert (answer.status_code, words in answer.text) == (403, True), answer.text
            answer = server.client.get(server.sparql, params={"query": "SELECT * { ?s ?p ?o } LIMIT 5"})
            assert answer.status_code == 200


@pytest.mark.slow
def test_a_slow_query_is_given_up_at_its_time_and_others_go_on(store: ox.Store) -> None:
    with running(lambda: store, limits=Limits(seconds=1.0, places=2)) as server:
        start = time.monotonic()
        answer = server.client.get(server.sparql, params={"query": SLOW})
        assert (answer.status_code, "longer than 1 seconds" in answer.text) == (503, True), answer.text
        assert 0.9 < time.monotonic() - start < 5
        assert server.client.get(server.sparql, params={"query": ASK}).status_code == 200
        # the engine cannot be stopped: with both places taken others wait, and get one when it has ended
        assert server.client.get(server.sparql, params={"query": SLOW}).status_code == 503
        answer = server.client.get(server.sparql, params={"query": ASK})
        assert (answer.status_code, answer.headers["retry-after"], "places are taken" in answer.text) == (503, "30", True)
        while server.client.get(server.sparql, params={"query": ASK}).status_code == 503:
            assert time.monotonic() - start < 120
