"""The ontology: every term is documented, and nothing that is generated from it is stale."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from pressgraph.errors import TableError
from pressgraph.graph import terms
from pressgraph.graph.terms import BASE, actions, kinds, statements, statuses, superclasses, term_names, vocabulary_triples
from pressgraph.model import Kind, Status
from pressgraph.query.reference import jsonld_context, ontology_page, write_reference

RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
IDS = re.findall(
    r"\w+",
    """
    propose negotiate agree consent withdraw_consent abstain reject renew suspend terminate expire violate enact support
    oppose demand accuse promise threaten concede deny protest sue rule charge arrest convict acquit investigate sanction appoint
    resign inform meet aid cooperate acquire deploy attack withdraw
    """,
)
# what PLOVER does not code, so it has no counterpart there
UNCODED = {"abstain", "expire", "violate", "rule", "investigate", "appoint", "resign", "inform", "acquire"}


def test_there_are_the_forty_actions() -> None:
    assert sorted(actions()) == sorted(IDS)
    assert len({a.name for a in actions().values()}) == len({a.edge for a in actions().values()}) == 40


@pytest.mark.parametrize("name", sorted(term_names()))
def test_every_term_has_a_label_and_says_what_it_is(name: str) -> None:
    row = statements()[BASE + name]
    assert len(row[RDFS + "label"]) == 1
    assert row.get(RDFS + "comment") or row.get(SKOS + "definition")


@pytest.mark.parametrize("name", IDS)
def test_an_action_is_an_event_with_example_and_mapping(name: str) -> None:
    action = actions()[name]
    assert superclasses(action.name)[-1] != action.name
    assert "Event" in superclasses(action.name)
    assert action.definition.endswith(".")
    assert re.fullmatch(r"[A-Z].+\.", action.example)
    assert bool(action.plover) == (name not in UNCODED)
    assert all(re.fullmatch(r"(0[1-9]|1\d|20)\d?", code) for code in action.cameo)


def test_plover_types_are_those_of_the_guidelines(shared: Path) -> None:
    rows = re.findall(
        r"^\| `(\w+)` \|.*\| ([^|]+) \|$", (shared / "gold" / "GUIDELINES.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    plover = {name: set() if kinds == "–" else set(kinds.split("/")) for name, kinds in rows if name in IDS}
    assert plover == {name: set(action.plover) for name, action in actions().items()}


def test_kinds_and_statuses_are_those_of_the_model() -> None:
    assert set(kinds()) == {str(k.value) for k in Kind}
    assert set(statuses()) == {str(s.value) for s in Status}


def test_the_vocabulary_has_no_blank_nodes() -> None:
    assert not any(isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode) for t in vocabulary_triples())


def test_every_term_that_is_used_is_defined() -> None:
    used = {
        t.value
        for triple in vocabulary_triples()
        for t in (triple.subject, triple.predicate, triple.object)
        if isinstance(t, ox.NamedNode)
    }
    assert {iri.removeprefix(BASE) for iri in used if iri.startswith(BASE)} <= term_names()


def test_every_term_of_the_shapes_is_defined(root: Path) -> None:
    text = (root / "ontology" / "shapes.ttl").read_text(encoding="utf-8")
    assert set(re.findall(r"\bpg:(\w+)", text)) <= term_names()


def test_an_action_without_a_short_edge_is_an_error() -> None:
    with pytest.raises(TableError, match="pg:Event has no short edge"):
        terms._action(BASE + "Event", {})


@pytest.mark.parametrize(("path", "text"), [("docs/ontology.md", ontology_page()), ("ontology/context.jsonld", jsonld_context())])
def test_generated_files_are_fresh(root: Path, path: str, text: str) -> None:
    assert (root / path).read_text(encoding="utf-8") == text, "run: python -m pressgraph.query.reference"


def test_the_reference_is_written_into_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    assert [p.relative_to(tmp_path).as_posix() for p in write_reference(tmp_path)] == [
        "docs/ontology.md",
        "ontology/context.jsonld",
    ]


def test_every_action_of_the_table_is_in_the_ontology(root: Path) -> None:
    path = root / "pipeline" / "pressgraph" / "lexicons" / "actions.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert {row["action"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)} == set(actions())
