"""From a query to the bytes of its answer, in the form that the client likes best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request

from pressgraph.errors import QueryError
from pressgraph.query.engines import Solved, ordered_columns, solve
from pressgraph.query.safety import refuse_service, to_query_error
from pressgraph.serve.sparql.limits import Watch
from pressgraph.serve.sparql.negotiation import choose
from pressgraph.serve.sparql.protocol import Operation
from pressgraph.serve.sparql.results import GRAPHS, TABULAR, Cells, Form, media_types


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to a query.

    Args:
        body: its bytes.
        media: their media type.
        ending: the ending of a file that holds it.
    """

    body: bytes
    media: str
    ending: str


def solved(store: ox.Store, operation: Operation, base: str) -> Solved:
    """The engine's answer.

    Raises:
        QueryError: it is no valid SPARQL, would change the graph, or would ask another server.
    """
    text = operation.query or ""
    refuse_service(text)
    try:
        return solve(store, text, dataset=operation.dataset, base=base)
    except (SyntaxError, ValueError) as error:
        raise to_query_error(error, text) from error
    except OSError as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def write_answer(found: Solved, operation: Operation, accept: str | None, *, watch: Watch) -> Written:
    """The answer as bytes.

    Raises:
        HTTPException: the client likes no form that can be had, or the answer is too large or takes too long.
    """
    if isinstance(found, ox.QueryTriples):
        form, media = choose_form(GRAPHS, operation.format, accept)
        assert form.graph
        return Written(watch.joined(form.graph(watch.rows(found))), media, form.names[0])
    form, media = choose_form(TABULAR, operation.format, accept)
    ending = "csv" if form.media[0] == "text/csv" else form.names[0]
    if isinstance(found, ox.QueryBoolean):
        assert form.boolean
        return Written(form.boolean(bool(found)).encode(), media, ending)
    assert form.table
    columns = ordered_columns([v.value for v in found.variables], operation.query or "")
    return Written(watch.joined(form.table(columns, watch.rows(cells(found, columns)))), media, ending)


def cells(found: ox.QuerySolutions, columns: Sequence[str]) -> Iterator[Cells]:
    """The rows of a table, each as its terms in the order of the columns."""
    return (tuple(row[column] for column in columns) for row in found)


def choose_form(forms: Sequence[Form], named: str | None, accept: str | None) -> tuple[Form, str]:
    """The form that the address names or else the client likes best, and its media type.

    Raises:
        HTTPException: there is no such form, or none that the client can read.
    """
    offered = media_types(forms)
    if named is not None:
        name = named.strip().lower()
        form = next((form for form in forms if name in {*form.names, *form.media}), None)
        if form is not None:
            return form, form.media[0]
    chosen = choose(accept, offered) if named is None else None
    if chosen is None:
        raise HTTPException(406, f"This answer can be had as: {', '.join(offered)}.")
    return next(form for form in forms if chosen in form.media and form.is_negotiated), chosen


def address_of(request: Request) -> str:
    """The address of the endpoint, without what was asked of it."""
    return str(request.url.replace(query="", fragment=""))
