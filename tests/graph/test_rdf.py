"""Quads from networks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from tests.factories import INQUIRER, networks, philadelphia

from pressgraph.graph import vocab
from pressgraph.graph.rdf import article_quads, canonical_nquads, quads
from pressgraph.graph.vocab import DCT, OA, PG, PROV, SCHEMA, XSD
from pressgraph.model import Claim, Network, Span, Status
from pressgraph.query import ask_sparql, to_rdflib
from pressgraph.resources import read_ontology

some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def values(quads: Iterable[ox.Quad], predicate: ox.NamedNode) -> list[str]:
    return [q.object.value for q in quads if q.predicate == predicate and not isinstance(q.object, ox.Triple)]


def store(network: Network) -> ox.Store:
    found = ox.Store()
    found.extend(quads(network))
    return found


def test_no_quad_holds_a_blank_node() -> None:
    assert not any(isinstance(term, ox.BlankNode) for quad in quads(philadelphia()) for term in quad)


def test_no_quad_comes_twice() -> None:
    found = list(quads(philadelphia()))
    assert len(found) == len(set(found))


def test_the_same_network_in_any_order_gives_the_same_bytes() -> None:
    network = philadelphia()
    parts = ("articles", "entities", "events", "claims", "memberships")
    turned = replace(network, **{part: getattr(network, part)[::-1] for part in parts})
    assert canonical_nquads(quads(network)) == canonical_nquads(quads(turned))


def test_a_store_gives_back_the_same_bytes() -> None:
    assert canonical_nquads(store(philadelphia())) == canonical_nquads(quads(philadelphia()))


def test_rdflib_reads_the_n_quads_without_loss() -> None:
    text = canonical_nquads(quads(philadelphia()))
    data = rdflib.Dataset()
    data.parse(data=text, format="nquads")
    assert sum(len(graph) for graph in data.graphs()) == text.count("\n")


@some
@given(networks())
def test_any_network_survives_trig(network: Network) -> None:
    found = list(quads(network, vocabulary=False))
    trig = ox.serialize(found, format=ox.RdfFormat.TRIG)
    assert trig is not None
    assert canonical_nquads(ox.parse(trig, format=ox.RdfFormat.TRIG)) == canonical_nquads(found)


@some
@given(networks())
def test_any_network_survives_the_store_and_rdflib(network: Network) -> None:
    kept = ox.Store()
    kept.extend(quads(network, vocabulary=False))
    assert canonical_nquads(kept) == canonical_nquads(quads(network, vocabulary=False))
    read = list(ox.parse(to_rdflib(kept).serialize(format="nquads"), format=ox.RdfFormat.N_QUADS))
    assert canonical_nquads(read) == canonical_nquads(kept)


def test_every_claim_shows_the_characters_of_its_article() -> None:
    texts = {vocab.article(a.id): a.text for a in philadelphia().articles}
    answer = ask_sparql(
        store(philadelphia()),
        "SELECT ?a ?x ?s ?e { ?p oa:hasSource ?a ; oa:hasSelector ?t, ?q . ?t oa:start ?s ; oa:end ?e . ?q oa:exact ?x }",
    )
    assert len(answer) == 15
    for row in answer:
        assert texts[ox.NamedNode(str(row["a"]))][int(row["s"] or 0) : int(row["e"] or 0)] == row["x"]


@pytest.mark.parametrize(
    ("status", "speaker", "axes"),
    [
        ("actual", None, "affirmed realised reported StatusActual"),
        ("actual", "person/x", "affirmed realised attributed StatusActual"),
        ("planned", None, "affirmed planned reported StatusPlanned"),
        ("demanded", "person/x", "affirmed demanded attributed StatusDemanded"),
        ("hypothetical", None, "affirmed hypothetical reported StatusHypothetical"),
        ("negated", "person/x", "negated realised attributed StatusNegated"),
        ("alleged", None, "affirmed realised alleged StatusAlleged"),
        ("alleged", "person/x", "affirmed realised alleged StatusAlleged"),
    ],
)
def test_a_status_is_three_axes(status: str, speaker: str | None, axes: str) -> None:
    claim = Claim("c", "e", INQUIRER.id, Span(0, 1, "P"), Span(0, 1, "P"), Status(status), 0.5, speaker)
    found = {q.predicate: q.object for q in article_quads(INQUIRER, [claim]) if q.subject == vocab.claim("c")}
    assert [found[p] for p in (PG.polarity, PG.modality, PG.stance, PG.status)] == [PG[name] for name in axes.split()]
    assert found.get(PG.saidBy) == (vocab.entity(speaker) if speaker else None)


@pytest.mark.parametrize(("number", "text"), [(0.9, "0.9"), (1.0, "1"), (1, "1"), (0.0, "0"), (0.123456, "0.1235"), (1e-9, "0")])
def test_confidence_is_a_decimal_as_stores_write_it(number: float, text: str) -> None:
    claim = Claim("c", "e", INQUIRER.id, Span(0, 1, "P"), Span(0, 1, "P"), Status.ACTUAL, number)
    assert [q.object for q in article_quads(INQUIRER, [claim]) if q.predicate == PG.confidence] == [
        ox.Literal(text, datatype=XSD.decimal)
    ]


def test_the_article_stands_inside_its_own_graph() -> None:
    graphs = {
        q.graph_name for q in quads(philadelphia()) if q.predicate == PROV.wasDerivedFrom and q.object == vocab.article("ledger")
    }
    assert graphs == {vocab.article_graph("ledger")}


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/two words/é", "https://example.org/two%20words/%C3%A9"),
        ('https://example.org/<script>"', "https://example.org/%3Cscript%3E%22"),
        ("https://example.org/%zz", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_iris(url: str | None, iri: str | None) -> None:
    found = values(article_quads(replace(INQUIRER, url=url), []), SCHEMA.url)
    assert found == ([iri] if iri else [])


@pytest.mark.parametrize(
    ("date", "kept"), [("2018-07-27", True), ("2018-02-30", False), ("July 2018", False), ("2018", False), (None, False)]
)
def test_a_publication_date_is_a_day_or_nothing(date: str | None, kept: bool) -> None:
    found = [q for q in article_quads(replace(INQUIRER, date=date), []) if q.predicate == SCHEMA.datePublished]
    assert bool(found) == kept


def test_a_run_names_version_and_model_and_no_time() -> None:
    found = values(article_quads(INQUIRER, [], model="en_core_web_md-3.8.0"), PG.model)
    assert found == ["en_core_web_md-3.8.0"]
    assert not any("dateTime" in str(q.object) for q in quads(philadelphia()))


def test_a_known_model_is_named_by_its_article() -> None:
    found = values(quads(philadelphia(), models={"ledger": "x-1"}), PG.model)
    assert set(found) == {"x-1", "unknown"}


def test_the_context_gives_the_same_triples_back() -> None:
    document = """{"id": "https://example.org/c", "type": "Claim", "status": {"id": "pg:StatusActual"}, "confidence": "0.9",
                   "about": "https://example.org/e", "identifier": "c", "date": "2018-07"}"""
    text = read_ontology("context.jsonld").rstrip().removesuffix("}").rstrip() + "," + document.removeprefix("{")
    found = {str(p): o for _, p, o in rdflib.Graph().parse(data=text, format="json-ld")}
    assert found[PG.about.value] == rdflib.URIRef("https://example.org/e")
    assert found[DCT.identifier.value] == rdflib.Literal("c")
    assert str(found[PG.date.value].datatype) == vocab.EDTF.value  # type: ignore[attr-defined]
    assert found[PG.status.value] == rdflib.URIRef(PG.StatusActual.value)
    assert OA.start.value.startswith(OA.base)
