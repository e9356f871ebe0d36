"""The shapes: a right graph passes, and each shape fails on a graph that breaks it and only it."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from tests.factories import INQUIRER, LEDGER, networks, philadelphia, span

from pressgraph.graph import vocab
from pressgraph.graph.rdf import quads
from pressgraph.graph.validation import Problem, Report, check_tables, validate
from pressgraph.graph.vocab import DCT, OA, PG, PROV, RDF, RDFS, SCHEMA, XSD
from pressgraph.model import Network
from pressgraph.query import to_rdflib

Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
CLAIM, EVENT = vocab.claim("terminate-pars-1"), vocab.event("terminate-pars")
SPOKEN, ABSTENTION = vocab.claim("abstain-1"), vocab.event("abstain")
KENNEY, PARS = vocab.entity("person/jim-kenney"), vocab.entity("agreement/pars")
OFFICIALS = vocab.entity("source/2018-07-27-pars/officials")
PASSAGE = vocab.passage(INQUIRER.id, span(INQUIRER, "Mayor Jim Kenney terminated the PARS agreement on Thursday."))
HASH = ox.Literal("0" * 63)


def day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=XSD.date)


def changed(*, without: tuple[ox.NamedNode, ox.NamedNode] | None = None, plus: list[Statement] | None = None) -> list[ox.Quad]:
    kept = [q for q in quads(philadelphia(), vocabulary=False) if (q.subject, q.predicate) != without]
    return kept + [ox.Quad(*statement, vocab.ENTITIES_GRAPH) for statement in plus or []]


# shape, the subject and predicate that go, the statements that come
MUTANTS: list[tuple[str, tuple[ox.NamedNode, ox.NamedNode] | None, list[Statement]]] = [
    ("Article", (vocab.article(LEDGER.id), DCT.identifier), []),
    ("Article", (vocab.article(LEDGER.id), PG.textSHA256), [(vocab.article(LEDGER.id), PG.textSHA256, HASH)]),
    ("Article", None, [(vocab.article(LEDGER.id), SCHEMA.datePublished, ox.Literal("July 2018"))]),
    ("Article", None, [(vocab.article(LEDGER.id), SCHEMA.url, ox.Literal("https://example.org"))]),
    ("Claim", None, [(CLAIM, PG.about, vocab.event("protest"))]),
    ("Claim", (CLAIM, PROV.wasDerivedFrom), []),
    ("Claim", (CLAIM, PG.evidence), []),
    ("Claim", (CLAIM, PROV.wasGeneratedBy), []),
    ("Claim", (CLAIM, PG.trigger), []),
    ("Claim", (CLAIM, PG.confidence), [(CLAIM, PG.confidence, ox.Literal("1.5", datatype=XSD.decimal))]),
    ("Claim", (CLAIM, PG.confidence), [(CLAIM, PG.confidence, ox.Literal("0.5"))]),
    ("Claim", (CLAIM, PG.polarity), []),
    ("ClaimSpeaker", (SPOKEN, PG.saidBy), []),
    ("ClaimSpeaker", None, [(CLAIM, PG.saidBy, KENNEY)]),
    ("ClaimStatus", (CLAIM, PG.modality), [(CLAIM, PG.modality, PG.planned)]),
    ("ClaimStatus", (CLAIM, PG.polarity), [(CLAIM, PG.polarity, PG.negated)]),
    ("Event", None, [(vocab.event("new"), RDF.type, PG.Protest), (vocab.event("new"), PG.agent, KENNEY)]),
    ("Event", None, [(EVENT, PG.agent, vocab.article(LEDGER.id))]),
    ("Event", None, [(EVENT, PG.object, vocab.event("protest"))]),
    ("Event", None, [(EVENT, PG.content, PARS)]),
    ("Event", None, [(ABSTENTION, PG.date, ox.Literal("2018"))]),
    ("Event", None, [(ABSTENTION, PG.earliest, day("2018-02-01")), (ABSTENTION, PG.latest, day("2018-01-01"))]),
    ("Passage", (PASSAGE, OA.hasSource), []),
    ("Quotation", None, [(ox.NamedNode(PASSAGE.value.replace("#char=", "#quote=")), OA.exact, ox.Literal("short"))]),
    ("Quotation", (CLAIM, PG.trigger), [(CLAIM, PG.trigger, ox.Literal("terminated it"))]),
    ("Entity", (KENNEY, RDFS.label), []),
    ("Entity", (KENNEY, RDFS.label), [(KENNEY, RDFS.label, ox.Literal(""))]),
    ("Shortcut", None, [(vocab.entity("person/helen-gym"), PG.terminated, PARS)]),
    ("Shortcut", None, [(vocab.entity("person/larry-krasner"), PG.renewed, PARS)]),
    ("UnnamedSource", (vocab.claim("terminate-pars-2"), PG.saidBy), [(vocab.claim("terminate-pars-2"), PG.saidBy, OFFICIALS)]),
    ("Content", None, [(vocab.event("sue-trump"), PG.content, vocab.event("meet-chaput"))]),
    ("Reason", (vocab.reason("terminate-pars-1", 1), PG.rule), []),
]  # fmt: skip


def test_a_right_graph_passes() -> None:
    assert validate(quads(philadelphia())) == Report(())


@pytest.mark.parametrize(("shape", "without", "plus"), MUTANTS)
def test_each_shape_fails_on_what_breaks_it(
    shape: str, without: tuple[ox.NamedNode, ox.NamedNode] | None, plus: list[Statement]
) -> None:
    report = validate(changed(without=without, plus=plus))
    assert not report.conforms
    assert {p.shape for p in report.errors} == {shape}, str(report)
    assert all(p.message and not p.message.startswith("Less than") for p in report.errors)


@pytest.mark.parametrize(
    ("shape", "event", "kind"), [("Participants", "lonely", PG.Protest), ("Demand", "vague", PG.Demand)]
)  # fmt: skip
def test_what_says_little_is_a_warning(shape: str, event: str, kind: ox.NamedNode) -> None:
    node = vocab.event(event)
    plus: list[Statement] = [(node, RDF.type, kind), (CLAIM, PG.about, node)]
    if shape == "Demand":
        plus.append((node, PG.agent, KENNEY))
    report = validate(changed(without=(CLAIM, PG.about), plus=plus))
    assert report.conforms
    assert {p.shape for p in report.problems} == {shape}
    assert "warning: kg:event/" in str(report)


def test_a_problem_names_node_and_value() -> None:
    report = validate(changed(without=(CLAIM, PG.polarity), plus=[(CLAIM, PG.polarity, PG.negated)]))
    (problem,) = report.problems
    assert str(problem) == (
        "error: kg:claim/terminate-pars-1: pg:status is pg:StatusActual, "
        "but polarity, modality and stance give pg:StatusNegated [ClaimStatus]"
    )
    assert problem == Problem("ClaimStatus", "kg:claim/terminate-pars-1", problem.message)


@pytest.mark.parametrize(
    "form",
    [
        lambda s: s,
        to_rdflib,
        lambda s: rdflib.Graph().parse(data=s.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=vocab.ENTITIES_GRAPH), format="nt"),
    ],
)
def test_stores_graphs_and_datasets_can_be_checked(form: Callable[[ox.Store], ox.Store | rdflib.Graph]) -> None:
    store = ox.Store()
    store.extend(quads(philadelphia()))
    data = form(store)
    before = len(data)
    report = validate(data)
    assert len(data) == before
    whole = not isinstance(data, rdflib.Graph) or isinstance(data, rdflib.Dataset)
    assert report.conforms == whole  # events without the claims of their articles have no source


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(networks())
def test_what_the_generators_make_conforms(network: Network) -> None:
    assert (
        str(validate(quads(network, vocabulary=False))).replace("no problem found", "") == "" or validate(quads(network)).conforms
    )


def test_tables_ontology_and_vocabulary_agree() -> None:
    assert check_tables() == Report(())
