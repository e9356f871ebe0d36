"""The SPARQL 1.1 protocol over the graph of a case, read-only, and its query page; ``docs/sparql.md`` is the manual.

A request is read (``protocol``), answered in a thread of its own (``workplace``, ``limits``) and written in the form that its
client likes best (``negotiation``, ``results``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pressgraph.errors import QueryError
from pressgraph.resources import read_template
from pressgraph.serve.sparql.endpoint import METHODS, Endpoint
from pressgraph.serve.sparql.limits import Limits
from pressgraph.serve.sparql.page import Page, Show
from pressgraph.serve.sparql.table import LinkFor, case_link
from pressgraph.serve.sparql.vocabulary import list_terms
from pressgraph.serve.sparql.workplace import Workplace

__all__ = ["Limits", "check_origin", "sparql_routes"]

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")
_FILES = {"sparql.js": "text/javascript", "sparql.css": "text/css"}
_DEFAULT = Limits()


def sparql_routes(
    open_store: Callable[[], ox.Store],
    *,
    show: Show,
    cors: Sequence[str] = (),
    link_for: LinkFor = case_link,
    limits: Limits = _DEFAULT,
) -> list[BaseRoute]:
    """The addresses of the endpoint: ``/sparql`` and what lies below it.

    Args:
        open_store: gives the graph as it is now; called once for each request, in a thread of its own.
        show: renders a template of the application, ``show(request, "sparql.html", status=200, **values)``.
        cors: the sites whose pages may read answers, each as its origin, ``https://notebook.example``.
        link_for: the address in the application of what an IRI stands for, or None.
        limits: how much one query may take.

    Raises:
        QueryError: an origin is none.
    """
    origins = tuple(map(check_origin, cors))
    endpoint = Endpoint(open_store, Page(show, link_for), limits, Workplace(limits), origins)
    return [
        Route("/sparql", endpoint.sparql, methods=METHODS),
        Route("/sparql/graphs", endpoint.graphs, methods=("GET", "HEAD", "OPTIONS")),
        Route("/sparql/terms.json", _terms),
        Route("/sparql/{name:str}", _file),
    ]


def check_origin(text: str) -> str:
    """An origin as browsers send it.

    >>> check_origin("https://Notebook.example:8443/")
    'https://notebook.example:8443'

    Raises:
        QueryError: it is none.
    """
    origin = text.strip().rstrip("/").lower()
    if not _ORIGIN.fullmatch(origin):
        raise QueryError(
            f"{text!r} is no origin of a web page; expected for example https://notebook.example or http://localhost:8888"
        )
    return origin


def _terms(request: Request) -> Response:
    return JSONResponse(list_terms(), headers={"Cache-Control": "no-cache"})


def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response(read_template(f"serve/{name}"), media_type=_FILES[name], headers={"Cache-Control": "no-cache"})
