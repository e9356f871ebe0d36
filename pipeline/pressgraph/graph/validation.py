"""Validation: the graph against the SHACL shapes, and tables, ontology and vocabulary against each other.

The graph is checked as a whole, since the claims of one event may stand in several articles. The shapes are written so that the
time grows with the number of claims and no faster (docs/decisions/0004-rdf-1.1-and-stores.md has figures). The ontology is merged
into the data: pySHACL's own ``ont_graph`` drops annotations, and unbacked short edges would pass.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from pressgraph.errors import TableError
from pressgraph.graph import terms, vocab
from pressgraph.model import Kind, Status
from pressgraph.resources import query_paths, read_ontology, read_table, table_names


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    Args:
        shape: the shape or table that says so.
        node: the node at fault, shortened: ``kg:claim/c-1``.
        message: what is wrong.
        value: the value at fault, or "".
        is_warning: whether it is merely unusual.
    """

    shape: str
    node: str
    message: str
    value: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        value = f" (found {self.value})" if self.value else ""
        return f"{'warning' if self.is_warning else 'error'}: {self.node}: {self.message}{value} [{self.shape}]"


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of a graph, sorted; it conforms if there is none but warnings."""

    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are no warnings."""
        return tuple(p for p in self.problems if not p.is_warning)

    @property
    def conforms(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def __str__(self) -> str:
        if not self.problems:
            return "no problem found"
        return "\n".join(map(str, self.problems))


def validate(data: Iterable[ox.Quad] | rdflib.Graph) -> Report:
    """Check a graph against the shapes.

    Args:
        data: quads as ``quads(network)`` or a store gives them, or an rdflib graph or dataset; it is left unchanged.
    """
    merged = rdflib.Graph().parse(data=_ontology(), format="nt")
    if isinstance(data, rdflib.Dataset):
        triples = (triple for graph in data.graphs() for triple in graph)
        merged.addN((s, p, o, merged) for s, p, o in triples)
    elif isinstance(data, rdflib.Graph):
        merged.addN((s, p, o, merged) for s, p, o in data)
    else:
        merged.parse(data="".join(sorted({f"{quad.triple} .\n" for quad in data})), format="nt")
    return Report(tuple(sorted(set(_problems(merged)))))


def check_tables() -> Report:
    """Whether action table, ontology, model and questions speak of the same actions, kinds, statuses and terms."""
    found = [*_check_enumerations(), *_check_actions(), *_check_questions()]
    return Report(tuple(sorted(found)))


@functools.cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")


@functools.cache
def _ontology() -> str:
    triples = (ox.Quad(t.subject, t.predicate, t.object) for t in terms.vocabulary_triples())
    return "".join(f"{quad} .\n" for quad in triples)


def _problems(graph: rdflib.Graph) -> Iterator[Problem]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True, allow_warnings=True)
    if not isinstance(report, rdflib.Graph):
        raise TableError(f"ontology/shapes.ttl: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _problem(report, result)


def _problem(report: rdflib.Graph, result: rdflib.term.Node) -> Problem:
    node, value = (report.value(result, p) for p in (SH.focusNode, SH.value))
    shape = _shape_name(report.value(result, SH.sourceShape))
    if isinstance(node, rdflib.URIRef) and node.startswith(vocab.PG.base) and value is not None:
        node, value = value, None  # a constraint that is asked once for the graph: the value is the node at fault
    return Problem(
        shape,
        vocab.shorten(str(node)),
        _readable(str(report.value(result, SH.resultMessage) or "")),
        vocab.shorten(str(value)) if value is not None else "",
        report.value(result, SH.resultSeverity) == SH.Warning,
    )


def _shape_name(shape: rdflib.term.Node | None) -> str:
    """The named shape that a result's shape, perhaps a property shape without a name, belongs to."""
    while shape is not None and not isinstance(shape, rdflib.URIRef):
        shape = next(_shapes().subjects(SH.property, shape), None)
    return str(shape).partition("#")[2] if shape is not None else "shape"


def _readable(message: str) -> str:
    return re.sub(r"<?(https?://[^\s<>]+)>?", lambda m: vocab.shorten(m[1]), message)


def _check_enumerations() -> Iterator[Problem]:
    for enumeration, known in ((Kind, terms.kinds()), (Status, terms.statuses())):
        yield from _differences(enumeration.__name__, "model.py", {str(m.value) for m in enumeration}, set(known))


def _check_actions() -> Iterator[Problem]:
    try:
        actions = terms.actions()
    except TableError as error:
        yield Problem("actions", "ontology/actions.ttl", str(error))
        return
    if "actions" in table_names():
        table = {row["action"] for row in read_table("actions")}
        yield from _differences("actions", "lexicons/actions.tsv", table, set(actions))


def _check_questions() -> Iterator[Problem]:
    for path in query_paths():
        yield from _unknown_terms(path)


def _unknown_terms(path: Path) -> Iterator[Problem]:
    for name in sorted(set(re.findall(r"\bpg:(\w+)", path.read_text(encoding="utf-8"))) - terms.term_names()):
        yield Problem("questions", f"queries/{path.name}", f"pg:{name} is no term of the ontology")


def _differences(what: str, where: str, here: set[str], ontology: set[str]) -> Iterator[Problem]:
    for name in sorted(here - ontology):
        yield Problem(what, where, f"{name} is missing from the ontology")
    for name in sorted(ontology - here):
        yield Problem(what, "ontology", f"{name} is missing from {where}")
