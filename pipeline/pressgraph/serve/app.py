"""The application: which address leads to which page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pressgraph.export.html.reading import reading_script, reading_style
from pressgraph.resources import read_template
from pressgraph.serve import articles, browsing, downloads, entities, events, judged, naming, questions, review
from pressgraph.serve.behind import Behind
from pressgraph.serve.edition import Shelf
from pressgraph.serve.gate import Gate
from pressgraph.serve.local import LocalOnly
from pressgraph.serve.pages import page
from pressgraph.serve.served import Site
from pressgraph.serve.sparql import check_origin, sparql_routes
from pressgraph.serve.troubles import HANDLERS, MissingError

_STATIC: Mapping[str, tuple[str, Callable[[], str]]] = {
    "serve.css": ("text/css", lambda: read_template("serve/serve.css")),
    "names.js": ("text/javascript", lambda: read_template("serve/names.js")),
    "reading.css": ("text/css", reading_style),
    "reading.js": ("text/javascript", reading_script),
}


def create_app(folder: str | Path, *, read_only: bool = False, cors: Sequence[str] = ()) -> Starlette:
    """The web application of a case.

    Args:
        folder: the case.
        read_only: whether nothing may be judged in it.
        cors: the sites whose pages may ask ``/sparql``.

    Raises:
        CaseError: there is no such case.
        QueryError: a site of ``cors`` is none.
    """
    shelf, origins = Shelf(folder), tuple(map(check_origin, cors))
    app = Starlette(
        routes=[*_routes(), *sparql_routes(shelf.graph, show=page, cors=origins)],
        middleware=[Middleware(LocalOnly, cors=origins)],
        exception_handlers=HANDLERS,
    )
    network, doubts = Behind(downloads.draw_network), Behind(lambda edition: review.find_doubts(shelf.folder))
    app.state.site = Site(shelf, Gate(read_only), read_only, network, doubts)
    return app


def _routes() -> list[Route]:
    return [
        Route("/", browsing.home),
        Route("/search", browsing.search),
        Route("/entities", browsing.entities),
        Route("/entity", entities.entity),
        Route("/story", entities.story),
        Route("/story.svg", entities.picture),
        Route("/stance", entities.stance),
        Route("/names.json", naming.names_file),
        Route("/events", browsing.events),
        Route("/event", events.event),
        Route("/articles", browsing.articles),
        Route("/article", articles.article),
        Route("/questions", questions.menu),
        Route("/questions/{name}.csv", questions.answer_file),
        Route("/questions/{name}", questions.question),
        Route("/graph", downloads.graph),
        Route("/review", review.review),
        Route("/judgements", judged.judgements),
        Route("/judgements.jsonl", judged.log_file),
        Route("/judge", judged.judge, methods=["POST"]),
        Route("/downloads", downloads.downloads),
        Route("/downloads/{name}", downloads.download),
        Route("/static/{name}", _static),
        Route("/favicon.ico", _icon),
    ]


def _static(request: Request) -> Response:
    if request.path_params["name"] not in _STATIC:
        raise MissingError("There is no such file.")
    kind, text = _STATIC[request.path_params["name"]]
    return Response(text(), media_type=kind, headers={"Cache-Control": "no-cache"})


def _icon(request: Request) -> Response:
    return Response(status_code=204)
