"""A real server on this computer over a real store on disk; nothing is stood in for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import uvicorn
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pressgraph.resources import read_template
from pressgraph.serve.local import LocalOnly
from pressgraph.serve.sparql import Limits, sparql_routes

HERE = Path(__file__).resolve().parent
#: texts that an article may bring: markup, formulas, control characters, marks that turn the direction, 10 kB
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    '=HYPERLINK("http://evil.example","x")',
    "bell \x07 and null-like \x01 and ]]> and & and \r\n a line",
    "Evil\u202egpj.exe",
    "long " * 2_000,
)
Q = "http://example.org/"


@dataclass(frozen=True)
class Server:
    """A running endpoint."""

    url: str
    client: httpx.Client

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"


def show(request: Request, name: str, *, status: int = 200, **values: object) -> Response:
    loader = ChoiceLoader([FunctionLoader(_ours), FileSystemLoader(HERE)])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return HTMLResponse(environment.get_template(name).render(**values), status)


def _ours(name: str) -> str | None:
    return read_template(f"serve/{name}") if name.startswith("sparql") else None


@contextmanager
def running(open_store: Callable[[], ox.Store], *, cors: Sequence[str] = (), limits: Limits | None = None) -> Iterator[Server]:
    """A server over a store, until the block ends."""
    limits = limits or Limits()
    routes = sparql_routes(open_store, show=show, cors=cors, limits=limits)
    app = Starlette(routes=routes, middleware=[Middleware(LocalOnly, cors=tuple(cors))])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(timeout=30) as client:
        yield Server(f"http://127.0.0.1:{port}", client)
    server.should_exit = True
    thread.join(10)


def hostile_quads() -> Iterator[ox.Quad]:
    graph = ox.NamedNode(f"{Q}hostile")
    for number, text in enumerate(HOSTILE):
        yield ox.Quad(ox.NamedNode(f"{Q}{number}"), ox.NamedNode(f"{Q}says"), ox.Literal(text), graph)
    yield ox.Quad(ox.NamedNode("javascript:alert(1)"), ox.NamedNode(f"{Q}says"), ox.Literal("link"), graph)
