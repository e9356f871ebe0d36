"""What a person decided, in the graph: who, when and why; and what the shapes ask of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from tests.stories import story, told

from pressgraph.graph import vocab
from pressgraph.graph.rdf import quads
from pressgraph.graph.terms import actions
from pressgraph.graph.validation import validate
from pressgraph.graph.vocab import PG, PROV, RDF, RDFS
from pressgraph.query import ask_sparql, to_rdflib

STORIES = [
    story("a", told("terminate", "person:Jim Kenney", "agreement:PARS Agreement", date="2018-07-26"), date="2018-07-27"),
    story("b", told("terminate", "person:J. Kenney", "agreement:PARS Agreement", speaker="group~officials"), date="2018-07-28"),
    story("c", told("sue", "person:John Roberts", "organization:Acme"), date="2018-08-01"),
]


@pytest.fixture
def graph(newsroom):
    """The quads of a case in which three things were decided and one of them was undone."""
    newsroom.add(*STORIES)
    newsroom.desk.merge("Jim Kenney", "J. Kenney", why="one mayor")
    newsroom.desk.rename("organization/acme", "Acme of Ohio", why="its name")
    newsroom.desk.undo(2, why="no")
    claims = {claim.article: claim.id for claim in newsroom.network().claims}
    newsroom.desk.reject_claim(claims["b"], why="misread")
    newsroom.desk.reject_claim(claims["c"], why="misread too")
    return list(quads(newsroom.network()))


def store(graph):
    found = ox.Store()
    found.extend(graph)
    return found


def test_each_judgement_names_its_person_time_and_reason(graph):
    answer = ask_sparql(
        store(graph),
        """SELECT ?act ?who ?why ?at ?undone {
             ?j a pg:Judgement ; pg:act ?act ; prov:wasAssociatedWith [ a prov:Person ; rdfs:label ?who ] ; rdfs:comment ?why ;
                prov:startedAtTime ?at . OPTIONAL { ?j pg:undoes/rdfs:comment ?undone } } ORDER BY ?act ?why""",
    )
    assert [(row["act"], row["who"], row["why"], row["undone"]) for row in answer] == [
        ("merge", "Ann", "one mayor", None),
        ("reject claim", "Ann", "misread", None),
        ("reject claim", "Ann", "misread too", None),
        ("rename", "Ann", "its name", None),
        ("undo", "Ann", "no", "its name"),
    ]
    assert all(str(row["at"]).endswith("Z") for row in answer)


def test_what_a_person_shaped_says_so_and_what_was_undone_does_not(graph):
    shaped = {q.subject for q in graph if q.predicate == PROV.wasInfluencedBy}
    assert shaped == {vocab.entity("person/jim-kenney")}


def test_a_rejected_claim_stands_in_its_graph_and_is_counted_by_no_query_for_claims(graph):
    query = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c pg:about ?e . ?e a ?kind . ?kind rdfs:subClassOf* pg:Event }"
    assert next(iter(ask_sparql(store(graph), query)))["n"] == 1
    rejected = [q.subject for q in graph if (q.predicate, q.object) == (RDF.type, PG.RejectedClaim)]
    assert len(rejected) == 2
    where = {q.graph_name for q in graph if q.subject in rejected}
    assert where == {vocab.REJECTED_GRAPH}
    # Kenney's termination is still told by article a; the suit by nobody
    (gone,) = (q.subject for q in graph if (q.predicate, q.object) == (RDF.type, PG.RejectedEvent))
    assert [q.object for q in graph if (q.subject, q.predicate) == (gone, PG.wasKind)] == [PG[actions()["sue"].name]]
    assert {q.graph_name for q in graph if q.subject == gone} == {vocab.REJECTED_GRAPH}


def test_no_short_edge_rests_on_what_was_rejected(graph):
    assert not any(q.predicate == PG.sued for q in graph)


def test_the_shapes_pass_and_both_engines_see_the_same(graph):
    assert validate(graph).conforms
    dataset = to_rdflib(store(graph))
    assert isinstance(dataset, rdflib.Dataset)
    assert len(list(dataset.subjects(rdflib.RDF.type, rdflib.URIRef(PG.Judgement.value)))) == 5


@pytest.mark.parametrize(
    ("shape", "predicate", "plus"),
    [
        ("Judgement", RDFS.comment, None),
        ("Judgement", PROV.startedAtTime, None),
        ("Judgement", PROV.wasAssociatedWith, None),
        ("Judgement", PG.act, None),
        ("RejectedClaim", PROV.wasInvalidatedBy, None),
        ("RejectedClaim", PG.wasAbout, None),
        ("RejectedClaim", None, (PG.about, vocab.event("x"))),
        ("RejectedClaim", None, (RDF.type, PG.Claim)),
    ],
)
def test_a_shape_fails_on_what_breaks_it(graph, shape, predicate, plus):
    target = PG.Judgement if shape == "Judgement" else PG.RejectedClaim
    node = min((q.subject for q in graph if q.predicate == RDF.type and q.object == target), key=str)
    broken = [q for q in graph if (q.subject, q.predicate) != (node, predicate)]
    if plus:
        broken.append(ox.Quad(node, *plus, vocab.REJECTED_GRAPH))
    assert shape in {problem.shape for problem in validate(broken).errors}
