"""The endpoint: requests in, answers out; a browser gets the query page, everything else the protocol."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pressgraph.errors import PressgraphError
from pressgraph.serve.sparql.answering import Written, address_of, choose_form, solved, write_answer
from pressgraph.serve.sparql.description import PREFIXES_OF_SERVICES, describe_service
from pressgraph.serve.sparql.limits import Limits, Watch
from pressgraph.serve.sparql.negotiation import prefers_page
from pressgraph.serve.sparql.page import Page
from pressgraph.serve.sparql.protocol import Operation, read_operation
from pressgraph.serve.sparql.results import CHARSET, GRAPHS, TABULAR, media_types, serialize
from pressgraph.serve.sparql.workplace import Workplace

T = TypeVar("T")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What answers at ``/sparql``.

    Args:
        open_store: gives the graph as it is now.
        page: the query page.
        limits: how much a query may take.
        workplace: where queries run.
        cors: the sites whose pages may read the answers.
    """

    open_store: Callable[[], ox.Store]
    page: Page
    limits: Limits
    workplace: Workplace
    cors: Sequence[str]

    async def sparql(self, request: Request) -> Response:
        """The answer to a request."""
        return await self.answered(request, self._sparql)

    async def graphs(self, request: Request) -> Response:
        """One graph, by the Graph Store Protocol."""
        return await self.answered(request, self._graph)

    async def answered(self, request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        """What one of the addresses answers, with the headers that all of them send; what is refused is said as plain text."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**self._headers(request), "Allow": ", ".join(METHODS)})
        try:
            found = await answer(request)
        except HTTPException as refusal:
            found = PlainTextResponse(refusal.detail + "\n", refusal.status_code, refusal.headers)
        except PressgraphError as error:
            found = PlainTextResponse(f"{error}\n", 400)
        for name, value in self._headers(request).items():
            found.headers.setdefault(name, value)
        return found

    async def _sparql(self, request: Request) -> Response:
        operation = await read_operation(request, self.limits)
        accept = request.headers.get("accept")
        kind = TABULAR if operation.query is not None else GRAPHS
        if operation.format is None and prefers_page(accept, [*media_types(kind), *media_types(GRAPHS)]):
            return await self.page.answer(request, operation, self)
        if operation.query is not None:
            written = await self.work(request, lambda store, watch: _answer(store, operation, request, watch))
        elif request.method == "POST":
            raise HTTPException(400, "There is no query in this request.")
        else:
            written = await self.work(request, lambda store, watch: _description(store, operation, request, watch))
        return _sent(written, operation)

    async def _graph(self, request: Request) -> Response:
        operation = await read_operation(request, self.limits)
        graph = operation.value("graph")
        if ("default" in dict(operation.pairs)) == bool(graph):
            raise HTTPException(400, "One graph is asked for as ?graph=IRI, the union of all as ?default.")
        return _sent(await self.work(request, lambda store, watch: _one_graph(store, operation, request, watch)), operation)

    async def work(self, request: Request, done: Callable[[ox.Store, Watch], T]) -> T:
        """What is worked out of the graph, away from the thread that serves pages."""
        return await self.workplace.run(lambda watch: done(self.open_store(), watch), request.is_disconnected)

    def _headers(self, request: Request) -> Mapping[str, str]:
        found = {"Vary": "Accept, Origin", "Cache-Control": "no-store"}
        origin = request.headers.get("origin")
        if origin is None or origin not in self.cors:
            return found
        allowed = {"Access-Control-Allow-Origin": origin}
        if request.method == "OPTIONS":
            allowed |= {"Access-Control-Allow-Methods": ", ".join(METHODS), "Access-Control-Allow-Headers": "Accept, Content-Type"}
        return found | allowed


def _answer(store: ox.Store, operation: Operation, request: Request, watch: Watch) -> Written:
    found = solved(store, operation, address_of(request))
    return write_answer(found, operation, request.headers.get("accept"), watch=watch)


def _description(store: ox.Store, operation: Operation, request: Request, watch: Watch) -> Written:
    form, media = choose_form(GRAPHS, operation.format, request.headers.get("accept"))
    triples = describe_service(store, address_of(request))
    if form.names[0] == "ttl":
        body = serialize(triples, ox.RdfFormat.TURTLE, prefixes=PREFIXES_OF_SERVICES)
        return Written(body.encode(), media, "ttl")
    assert form.graph
    return Written(watch.joined(form.graph(triples)), media, form.names[0])


def _one_graph(store: ox.Store, operation: Operation, request: Request, watch: Watch) -> Written:
    form, media = choose_form(GRAPHS, operation.format, request.headers.get("accept"))
    iri = operation.value("graph")
    try:
        graph = ox.NamedNode(iri) if iri else None
    except ValueError as error:
        raise HTTPException(400, f"{iri[:200]!r} is no IRI.") from error
    if graph is not None and not store.contains_named_graph(graph):
        raise HTTPException(404, "The case has no graph of this name.")
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    assert form.graph
    return Written(watch.joined(form.graph(watch.rows(triples))), media, form.names[0])


def _sent(written: Written, operation: Operation) -> Response:
    headers = {"Content-Type": written.media + CHARSET.get(written.media, "")}
    if operation.value("download"):
        headers["Content-Disposition"] = f'attachment; filename="answer.{written.ending}"'
    return Response(written.body, headers=headers)
