"""Free SPARQL: what it gives, and what is refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from pressgraph.errors import QueryError
from pressgraph.query import ask, ask_sparql, to_rdflib, write_query
from pressgraph.query.engines import to_rdflib_term
from pressgraph.query.safety import keywords


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("SELECT ?x { ?a pg:terminated ?b . ?a rdfs:label ?x }", ("x",), (("Jim Kenney",),)),
        ("ASK { ?a pg:terminated ?b }", ("answer",), ((True,),)),
        ("ASK { ?a pg:renewed ?b }", ("answer",), ((False,),)),
        (
            "CONSTRUCT { ?a pg:terminated ?b } WHERE { ?a pg:terminated ?b }",
            ("subject", "predicate", "object"),
            ((
                "https://w3id.org/pressgraph/kg/entity/person/jim-kenney",
                "https://w3id.org/pressgraph/ns#terminated",
                "https://w3id.org/pressgraph/kg/entity/agreement/pars",
            ),),
        ),
        ("SELECT (COUNT(*) AS ?n) { ?e a/rdfs:subClassOf* pg:AgreementAction }", ("n",), ((8,),)),
        ("SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) (2.5 true) } } ORDER BY ?a", ("a", "b"), ((1, None), (2.5, True))),
        ('SELECT ?a { VALUES ?a { "x"@en "0x"^^xsd:integer <https://example.org/> } } ORDER BY ?a', ("a",), None),
    ],
)  # fmt: skip
def test_both_engines_give_the_same_rows(
    store: ox.Store, dataset: rdflib.Dataset, text: str, columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...] | None
) -> None:
    answer = ask_sparql(store, text)
    assert answer.columns == columns
    assert ask_sparql(dataset, text).columns == columns
    if rows is not None:
        assert answer.rows == ask_sparql(dataset, text).rows == rows
    assert answer.sentences() == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no valid SPARQL"),
        ("SELECT", "no valid SPARQL"),
        ("SELECT ?x { ?x nope:y ?z }", "no valid SPARQL"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is refused: a query must not change the graph"),
        ("# harmless\nPREFIX x: <https://example.org/INSERT>\nDELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("DROP ALL", "DROP is refused"),
        ("LOAD <https://example.org/>", "LOAD is refused"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service SILENT ?x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { \\u0053ERVICE <https://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p 'a\\'b' . SERVICE<https://example.org/>{ ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p '''#''' . # '''\nSERVICE <https://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
    ],
)
def test_what_would_write_or_reach_out_is_refused(store: ox.Store, dataset: rdflib.Dataset, text: str, message: str) -> None:
    before = len(store)
    for source in (store, dataset):
        with pytest.raises(QueryError, match=message):
            ask_sparql(source, text)
    assert len(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p ?o } LIMIT 1",
        "SELECT $SERVICE { $SERVICE ?p ?o } LIMIT 1",
        'SELECT * { ?s rdfs:label "SERVICE" }',
        "SELECT * { ?s rdfs:label '''a SERVICE' b''' } # SERVICE",
        "SELECT * { ?s ?p <https://example.org/SERVICE> }",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:SERVICE ?o }",
        "PREFIX : <https://example.org/> SELECT * { ?s :SERVICE ?o }",
    ],
)
def test_a_word_in_another_place_is_no_keyword(store: ox.Store, text: str) -> None:
    assert "SERVICE" not in keywords(text)
    ask_sparql(store, text)


def test_rdflib_does_not_fetch_what_from_names(store: ox.Store, dataset: rdflib.Dataset) -> None:
    text = "SELECT * FROM <https://w3id.org/pressgraph/kg/graph/reported> { ?s ?p ?o }"
    with pytest.raises(QueryError, match="FROM is refused"):
        ask_sparql(dataset, text)
    assert ask_sparql(store, text).columns == ("s", "p", "o")


def test_the_rdflib_view_is_a_copy_with_named_graphs(store: ox.Store) -> None:
    dataset = to_rdflib(store)
    assert {str(g.identifier) for g in dataset.graphs() if len(g)} == {g.value for g in store.named_graphs()}
    before = len(store)
    dataset.add((rdflib.URIRef("https://example.org/"), rdflib.RDFS.label, rdflib.Literal("x")))
    assert len(store) == before


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (ox.NamedNode("https://example.org/"), rdflib.URIRef("https://example.org/")),
        (ox.BlankNode("b"), rdflib.BNode("b")),
        (ox.Literal("x"), rdflib.Literal("x")),
        (ox.Literal("x", language="en"), rdflib.Literal("x", lang="en")),
        (
            ox.Literal("01", datatype=ox.NamedNode(str(rdflib.XSD.integer))),
            rdflib.Literal("01", datatype=rdflib.XSD.integer, normalize=False),
        ),
    ],
)
def test_terms_keep_their_form(term: ox.NamedNode | ox.BlankNode | ox.Literal, expected: rdflib.term.Node) -> None:
    assert to_rdflib_term(term) == expected


def test_from_means_the_graphs_it_names(store: ox.Store) -> None:
    reported = "https://w3id.org/pressgraph/kg/graph/reported"
    (everything,), (some,), (none,) = (
        ask_sparql(store, f"SELECT (COUNT(*) AS ?n) {clause} {{ ?s ?p ?o }}").rows[0]
        for clause in ("", f"FROM <{reported}>", "FROM <https://example.org/no-graph>")
    )
    (expected,) = ask_sparql(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{reported}> {{ ?s ?p ?o }} }}").rows[0]
    assert (some, none) == (expected, 0)
    assert 0 < expected < everything


def test_the_query_of_a_question_can_be_had_as_text(store: ox.Store) -> None:
    text = write_query(store, "who-terminated-what", object="PARS")
    assert 'VALUES ?ask_object { "PARS" }' in text
    assert ask_sparql(store, text).rows == ask(store, "who-terminated-what", object="PARS").rows
