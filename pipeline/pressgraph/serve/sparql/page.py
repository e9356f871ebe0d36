"""The query page: an editor, the named questions to start from, and the answer as a table. It works without script too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pressgraph.errors import QueryError
from pressgraph.graph import terms
from pressgraph.graph.vocab import PREFIXES
from pressgraph.query import Question, find_question, questions, write_query
from pressgraph.query.questions import ANY
from pressgraph.serve.sparql.answering import address_of, solved
from pressgraph.serve.sparql.limits import Watch
from pressgraph.serve.sparql.protocol import Operation
from pressgraph.serve.sparql.table import ROWS, LinkFor, Shown, show_answer
from pressgraph.serve.sparql.trouble import Trouble, find_trouble

T = TypeVar("T")
_TITLE, _HEADER, _GAP = re.compile(r"^# (?:title|about): "), re.compile(r"# (?:param|answer):"), re.compile(r"\n{3,}")
_FIRST = """# What was terminated, by whom, and the sentence that says so
SELECT ?who ?what ?sentence ?event
WHERE {
  ?event a pg:Termination ; pg:agent ?agent ; pg:object ?object .
  ?agent rdfs:label ?who .
  ?object rdfs:label ?what .
  ?claim pg:about ?event ; pg:status pg:StatusActual ; pg:evidence/oa:hasSelector/oa:exact ?sentence .
}
ORDER BY ?what ?who
"""
_TABLE_FILES = (("CSV for spreadsheets", "spreadsheet"), ("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XML", "xml"))
_GRAPH_FILES = (("Turtle", "ttl"), ("N-Triples", "nt"), ("RDF/XML", "rdf"), ("JSON-LD", "jsonld"))
_ANSWER_FILES = (("JSON", "json"), ("XML", "xml"))


class Show(Protocol):
    """Renders a template of the application as an answer."""

    def __call__(self, request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
        """The answer that shows a page."""


class Desk(Protocol):
    """Works things out of the graph, within the limits."""

    async def work(self, request: Request, done: Callable[[ox.Store, Watch], T]) -> T:
        """What is worked out of the graph."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that was chosen from the menu.

    Args:
        question: the question.
        values: what was filled in, by parameter.
        choices: what can be filled in, by parameter, where that is a closed set.
        complaint: why no query could be written, or "".
    """

    question: Question
    values: Mapping[str, str]
    choices: Mapping[str, Sequence[str]]
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The query page of an application.

    Args:
        show: renders it.
        link_for: the address in the application of what an IRI stands for.
    """

    show: Show
    link_for: LinkFor

    async def answer(self, request: Request, operation: Operation, desk: Desk) -> Response:
        """The page, with an answer if there is a query."""
        if name := operation.value("question"):
            choice, text = await desk.work(request, lambda store, _: _choose(store, name, operation))
            return self._page(request, query=text, choice=choice)
        text = operation.query or ""
        if not text.strip():
            return self._page(request, query=_FIRST)
        try:
            shown = await desk.work(request, lambda store, watch: self._shown(store, operation, request, watch))
        except QueryError as error:
            return self._page(request, query=text, trouble=find_trouble(str(error), text))
        except HTTPException as refusal:
            return self._page(request, query=text, trouble=Trouble(refusal.detail))
        return self._page(request, query=text, shown=shown, files=list(_files(shown, operation)))

    def _page(self, request: Request, **values: object) -> Response:
        usual: dict[str, Any] = {
            "title": "SPARQL",
            "questions": list(questions().values()),
            "prefixes": PREFIXES,
            "endpoint": address_of(request),
        }
        nothing: dict[str, object] = {"choice": None, "shown": None, "trouble": None, "files": []}
        # a person reads in the page what is wrong with a query; the page itself is as it should be
        return self.show(request, "sparql.html", **(usual | nothing | values | {"most": ROWS}))

    def _shown(self, store: ox.Store, operation: Operation, request: Request, watch: Watch) -> Shown:
        found = solved(store, operation, address_of(request))
        return show_answer(found, operation.query or "", link_for=self.link_for, watch=watch)


def tidy(text: str) -> str:
    """The query of a question as somebody would write it here: its title, but neither its header nor the usual prefixes."""
    usual = {f"PREFIX {prefix}: <{base}>" for prefix, base in PREFIXES.items()}
    kept = (_TITLE.sub("# ", line) for line in text.splitlines() if not _HEADER.match(line) and line.strip() not in usual)
    return _GAP.sub("\n\n", "\n".join(kept)).strip() + "\n"


def _choose(store: ox.Store, name: str, operation: Operation) -> tuple[Choice, str]:
    try:
        question = find_question(name)
    except QueryError as error:
        raise HTTPException(404, f"{error}") from error
    values = {parameter.name: operation.value(f"ask_{parameter.name}").strip() for parameter in question.parameters}
    choices = {parameter.name: _choices(parameter.type) for parameter in question.parameters}
    try:
        text = write_query(store, name, **values)
    except QueryError as error:
        # when it has only just been chosen, nothing can be filled in yet
        complaint = str(error) if operation.value("write") else ""
        return Choice(question, values, choices, complaint), tidy(question.text)
    return Choice(question, values, choices), tidy(text)


def _choices(kind: str) -> Sequence[str]:
    known = {"status": terms.statuses(), "action": terms.actions()}.get(kind, {})
    return (*known, ANY) if known else ()


def _files(shown: Shown, operation: Operation) -> Iterator[tuple[str, str]]:
    forms = {"table": _TABLE_FILES, "graph": _GRAPH_FILES, "boolean": _ANSWER_FILES}[shown.kind]
    asked = [(name, value) for name, value in operation.pairs if name in {"query", "default-graph-uri", "named-graph-uri"}]
    asked = asked if any(name == "query" for name, _ in asked) else [("query", operation.query or ""), *asked]
    for words, name in forms:
        yield words, "/sparql?" + urlencode([*asked, ("format", name), ("download", "1")])
