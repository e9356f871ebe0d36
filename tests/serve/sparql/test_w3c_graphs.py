"""The W3C's Graph Store Protocol tests that read; those that write are refused.

The suite tells its requests and answers in words. What an earlier test would have written is put into the store beforehand, and a
graph is asked for by ``?graph=``: the graphs of a case have names of their own, never the address they are fetched from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from tests.serve.sparql.serving import running

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "w3c" / "http-rdf-update"
GSP = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/http-rdf-update/manifest#"
COMMENT = rdflib.RDFS.comment
TOLD = re.compile(
    r"#### Request\s+(?P<method>[A-Z]+) (?P<path>\S+) HTTP.*#### Response\s+(?P<status>\d{3})[^\n]*(?P<rest>.*)", re.DOTALL
)
PLACES = {"$GRAPHSTORE$": "store", "$HOST$": "example.org", "$NEWPATH$": "$GRAPHSTORE$/person/new.ttl"}
READING = {"GET", "HEAD"}


@dataclass(frozen=True)
class Case:
    """One test: a request, the status of its answer, and the graph in it."""

    name: str
    method: str
    path: str
    status: int
    turtle: str

    @property
    def graph(self) -> str | None:
        """The graph it is about; None for the default graph."""
        if self.path.endswith("?default"):
            return None
        return self.path.partition("?graph=")[2] or f"http://example.org/{self.path}"


def read_cases() -> Iterator[Case]:
    manifest = rdflib.Graph().parse(FOLDER / "manifest.ttl", format="turtle")
    for test, comment in manifest.subject_objects(COMMENT):
        if told := TOLD.search(str(comment)):
            path, rest = told["path"], told["rest"]
            for place, name in sorted(PLACES.items(), reverse=True):
                path, rest = path.replace(place, name), rest.replace(place, name)
            turtle = rest[rest.index("@prefix") :] if "@prefix" in rest else ""
            yield Case(
                str(test).removeprefix(GSP), told["method"], path.replace("$GRAPHSTORE$", "store"), int(told["status"]), turtle
            )


CASES = sorted(read_cases(), key=lambda case: case.name) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not CASES, reason="needs the W3C tests of the shared folder beside the checkout")


def test_the_suite_is_read_whole() -> None:
    assert (len(CASES), sum(case.method in READING for case in CASES)) == (18, 10)


@pytest.mark.parametrize("case", [case for case in CASES if case.method in READING], ids=lambda case: case.name)
def test_reading_gives_the_graph(case: Case, tmp_path: Path) -> None:
    written = ox.Store(str(tmp_path / "store"))
    if case.status == 200:
        turtle = case.turtle or "<urn:s> <urn:p> <urn:o> ."
        written.load(turtle.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(case.graph or "urn:any"))
    written.flush()
    with running(lambda: written) as server:
        parameters = {"default": ""} if case.graph is None else {"graph": case.graph}
        answer = server.client.request(case.method, f"{server.sparql}/graphs", params=parameters, headers={"Accept": "text/turtle"})
    assert answer.status_code == case.status
    if case.status == 200:
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert int(answer.headers["content-length"]) > 0
    if case.turtle:
        assert isomorphic(
            rdflib.Graph().parse(data=answer.text, format="turtle"), rdflib.Graph().parse(data=case.turtle, format="turtle")
        )


@pytest.mark.parametrize("case", [case for case in CASES if case.method not in READING], ids=lambda case: case.name)
def test_writing_does_not_apply_and_is_refused(case: Case) -> None:
    store = ox.Store()
    with running(lambda: store) as server:
        parameters = {"graph": case.graph} if case.graph else {"default": ""}
        content = b"<urn:s> <urn:p> <urn:o> ."
        headers = {"Content-Type": "text/turtle"}
        answer = server.client.request(case.method, f"{server.sparql}/graphs", params=parameters, headers=headers, content=content)
    assert (answer.status_code, len(store)) == (405, 0)
