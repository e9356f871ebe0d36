"""Running a query: pyoxigraph's store, or an rdflib graph; in both the default graph is the union of all graphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.query import ResultRow

from pressgraph.errors import QueryError
from pressgraph.graph.vocab import PREFIXES
from pressgraph.query.answers import Row, Value, plain
from pressgraph.query.safety import keywords

Source = ox.Store | rdflib.Graph
Result = tuple[tuple[str, ...], tuple[Row, ...]]
Solved = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_SELECT = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?(?P<star>\*)?", re.IGNORECASE)
TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that somebody names beside a query; then it sees these and no others, whatever its FROM says.

    Args:
        default: the graphs that make up the default graph; None if nobody names any.
        named: the graphs that ``GRAPH`` reaches; None if nobody names any.
    """

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


ALL = Dataset()


def run(source: Source, text: str) -> Result:
    """Columns and rows of a query that is known to be safe.

    Raises:
        QueryError: the engine cannot answer it.
    """
    try:
        return _run_store(source, text) if isinstance(source, ox.Store) else _run_rdflib(source, text)
    except QueryError:
        raise
    except Exception as error:  # the two engines and the parser of the second raise almost anything
        raise QueryError(f"the query cannot be answered: {error}") from error


def solve(store: ox.Store, text: str, *, dataset: Dataset = ALL, base: str | None = None) -> Solved:
    """The engine's own answer to a query that is known to be safe; the usual prefixes need no declaration.

    The default graph is the union of all graphs, unless the dataset or the query's FROM says otherwise.

    Args:
        store: the graph.
        text: the query.
        dataset: the graphs it is about.
        base: what relative IRIs in it are relative to.

    Raises:
        SyntaxError: it is no SPARQL.
        ValueError: it cannot be answered.
        OSError: it cannot be answered.
    """
    if dataset.default is None and dataset.named is None:
        is_union = "FROM" not in keywords(text)
        return store.query(text, use_default_graph_as_union=is_union, prefixes=PREFIXES, base_iri=base)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in dataset.default or ()]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in dataset.named or ()]
    return store.query(text, default_graph=default, named_graphs=named, prefixes=PREFIXES, base_iri=base)


def to_rdflib(store: ox.Store) -> rdflib.Dataset:
    """A copy of a store as an rdflib Dataset, named graphs kept, whose default graph is the union of them all.

    It is a copy, so that nothing done to it can change the case; about 45 µs a quad. For more than some hundred thousand quads ask
    the store itself.
    """
    dataset = rdflib.Dataset(default_union=True)
    for prefix, base in PREFIXES.items():
        dataset.bind(prefix, base)
    graphs: dict[str, rdflib.Graph] = {}
    for quad in store:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        if name not in graphs:
            graphs[name] = dataset.graph(rdflib.URIRef(name)) if name else dataset.default_graph
        graphs[name].add((to_rdflib_term(quad.subject), to_rdflib_term(quad.predicate), to_rdflib_term(quad.object)))
    return dataset


def to_rdflib_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    """One pyoxigraph term as an rdflib term, its lexical form kept."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Triple):
        raise QueryError(f"a triple term has no place in rdflib: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value.endswith("#string") else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _run_store(store: ox.Store, text: str) -> Result:
    result = solve(store, text)
    if isinstance(result, ox.QueryBoolean):
        return ("answer",), ((bool(result),),)
    if isinstance(result, ox.QueryTriples):
        return TRIPLE, tuple(sorted((_value(t.subject), _value(t.predicate), _value(t.object)) for t in result))
    columns = ordered_columns([v.value for v in result.variables], text)
    return columns, tuple(tuple(_value(row[column]) for column in columns) for row in result)


def _run_rdflib(graph: rdflib.Graph, text: str) -> Result:
    if "FROM" in keywords(text):
        raise QueryError("FROM is refused on an rdflib graph: rdflib would fetch it; ask the store instead")
    result = graph.query(text, initNs=PREFIXES)
    if result.type == "ASK":
        return ("answer",), ((bool(result.askAnswer),),)
    if result.type != "SELECT":
        return TRIPLE, tuple(sorted(tuple(_rdflib_value(term) for term in triple) for triple in result.graph or ()))
    columns = ordered_columns([str(v) for v in result.vars or ()], text)
    rows = (row.asdict() for row in result if isinstance(row, ResultRow))
    return columns, tuple(tuple(_rdflib_value(row.get(column)) for column in columns) for row in rows)


def ordered_columns(columns: Sequence[str], text: str) -> tuple[str, ...]:
    """The columns as the query names them; of ``SELECT *``, whose order no engine keeps, as they first appear in its text."""
    select = _SELECT.search(text)
    if not select or not select["star"]:
        return tuple(columns)
    places = {column: re.search(rf"[?$]{re.escape(column)}\b", text) for column in columns}
    return tuple(sorted(columns, key=lambda column: (found.start() if (found := places[column]) else len(text), column)))


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    if isinstance(term, ox.Literal):
        return plain(term.value, term.datatype.value)
    return term.value if isinstance(term, ox.NamedNode) else None if term is None else str(term)


def _rdflib_value(term: object) -> Value:
    if isinstance(term, rdflib.Literal):
        return plain(str(term), str(term.datatype) if term.datatype else None)
    return None if term is None else f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)
