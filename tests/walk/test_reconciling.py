"""A reconciliation service is asked about names, only when its address is given, and its answers last."""

from __future__ import annotations

import json
import socket
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from tests.stories import READER, naming, story, told

from pressgraph import reconciling
from pressgraph.build import write_network
from pressgraph.cli import main
from pressgraph.errors import InputError
from pressgraph.model import Kind
from pressgraph.reconciling import is_service, names_of, warn_of_sending
from pressgraph.store import CaseStore

KNOWN = {
    "Jim Kenney": [("Q1", "James Kenney", True), ("Q9", "Jim Kenney (cyclist)", False)],
    "James F. Kenney": [("Q1", "James Kenney", True)],
    "Acme": [("Q2", "Acme Corporation", True), ("Q3", "Acme Records", True)],
    "Philadelphia": [("Q1345", "Philadelphia", False)],
}
STORIES = [
    story(
        "a",
        told("terminate", "person:Jim Kenney", "agreement:PARS Agreement"),
        told("meet", "organization:Acme", "person:Pelosi"),
        told("meet", "person~the mayor", "place:Philadelphia"),
        date="2018-07-27",
    ),
    story("b", told("sue", "person:James F. Kenney", "organization:Supreme Court"), date="2018-07-28"),
]
SENT = ["Acme", "James F. Kenney", "Jim Kenney", "PARS Agreement", "Philadelphia"]


class Service(ThreadingHTTPServer):
    """A reconciliation service on this machine that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.bodies: list[str] = []
        self.answer: Any = None
        self.takes_post = True

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/reconcile"


class Handler(BaseHTTPRequestHandler):
    """Speaks the Reconciliation Service API."""

    server: Service

    def do_GET(self) -> None:
        """The manifest, or answers to queries in the address."""
        self.server.bodies.append(self.path)
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        manifest = {"name": "Test", "identifierSpace": "http://ids.example/", "view": {"url": "http://ids.example/{{id}}"}}
        self._send(self._answers(query["queries"][0]) if "queries" in query else manifest)

    def do_POST(self) -> None:
        """Answers to queries in a form."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self.server.takes_post:
            self.send_error(405)
            return
        self.server.bodies.append(body)
        self._send(self._answers(urllib.parse.parse_qs(body)["queries"][0]))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answers(self, text: str) -> Any:
        if self.server.answer is not None:
            return self.server.answer
        queries = json.loads(text)
        self.server.asked += [query["query"] for query in queries.values()]
        return {
            key: {"result": [{"id": i, "name": n, "match": m, "score": 1} for i, n, m in KNOWN.get(query["query"], [])]}
            for key, query in queries.items()
        }

    def _send(self, value: Any) -> None:
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def service() -> Iterator[Service]:
    """The service, running."""
    with Service() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def store(tmp_path) -> Iterator[CaseStore]:
    """A case of two articles."""
    with CaseStore(tmp_path / "case", create=True) as found:
        found.write_articles([a for a, _ in STORIES], [r for _, r in STORIES], reader=READER)
        yield found


def ask_service(store, url):
    reconciling.ask_service(store, url, tell=lambda *_: None)


def entities(store):
    write_network(store)
    return {entity.id: entity for entity in store.read_network().entities}


def test_what_the_service_is_sure_of_gives_name_id_and_address(store, service):
    ask_service(store, service.url)
    found = entities(store)
    kenney = found["person/Q1"]
    assert (kenney.name, kenney.same_as, len(kenney.chains)) == ("James Kenney", "http://ids.example/Q1", 2)
    assert "organization/acme" in found, "of two matches neither counts"
    assert "place/philadelphia" in found, "what the service is not sure of is no match"


def test_only_names_leave_the_machine_and_they_are_shown_first(store, service):
    shown = []
    reconciling.ask_service(store, service.url, tell=lambda *told: shown.append(told) if not service.asked else None)
    assert sorted(service.asked) == SENT
    assert not [body for body in service.bodies if "terminate" in body or "mayor" in body or "2018" in body]
    assert shown == [(service.url, SENT)]
    with pytest.warns(UserWarning, match=f"5 names, and nothing else, are sent to {service.url}: Acme; James"):
        warn_of_sending(*shown[0])


def test_answers_are_kept_and_nothing_is_asked_twice(store, service):
    ask_service(store, service.url)
    first, count = entities(store), len(service.bodies)
    ask_service(store, service.url)
    assert len(service.bodies) == count
    assert entities(store) == first
    more = story("c", told("meet", "person:Helen Gym", "person:Jim Kenney"), date="2018-07-29")
    store.write_articles([more[0]], [more[1]], reader=READER)
    assert "person/Q1" in entities(store), "a later build asks nobody"
    ask_service(store, service.url)
    assert service.asked[5:] == ["Helen Gym"]


def test_a_service_that_takes_no_form_is_asked_by_address(store, service):
    service.takes_post = False
    ask_service(store, service.url)
    assert sorted(service.asked) == SENT


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("<html>", "no reconciliation service: its answer is no JSON"),
        ([1], "its answer is no JSON object"),
        ({"q0": {}}, "answers otherwise than the API has it"),
        ({}, "answers otherwise than the API has it"),
    ],
)
def test_a_wrong_answer_is_said_and_the_list_stays(store, service, answer, message):
    store.write_known("mine.csv", "name\nAcme\n")
    service.answer = answer
    with pytest.raises(InputError, match=message):
        ask_service(store, service.url)
    assert store.read_known() == ("mine.csv", "name\nAcme\n")


def test_a_service_that_is_not_there_or_does_not_answer_is_said(store, monkeypatch):
    with pytest.raises(InputError, match="cannot be reached"):
        ask_service(store, "http://127.0.0.1:9/none")
    monkeypatch.setattr(reconciling, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(InputError, match="did not answer within"):
        ask_service(store, f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_names_that_say_too_little_are_not_asked_about():
    names = ("person:Pelosi", "organization:Supreme Court", "person:Ann Lee", "person~the mayor", "other:Thing")
    assert names_of([naming("a", *names)]) == {"Ann Lee": Kind.PERSON}


@pytest.mark.parametrize(
    ("given", "expected"), [("https://a.example/r", True), ("http://a", True), ("names.csv", False), ("", False), (None, False),
                            ("ftp://a", False)]
)  # fmt: skip
def test_what_is_a_service(given, expected):
    assert is_service(given) is expected


def test_a_hostile_answer_is_only_a_name(store, service):
    evil = "<script>alert(1)</script>\u202e"
    service.answer = {f"q{n}": {"result": [{"id": "javascript:alert(1)//../x", "name": evil, "match": True}]} for n in range(5)}
    ask_service(store, service.url)
    found = [entity for entity in entities(store).values() if entity.name == evil]
    assert found
    assert all((entity.same_as or "http://ids.example/").startswith("http://ids.example/") for entity in found)


def test_a_build_asks_only_if_an_address_is_given_and_says_what_fails(service, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Jim Kenney met Helen Gym in Philadelphia on Monday.\n", encoding="utf-8")
    build = ["build", str(tmp_path / "a.txt"), "--case", str(tmp_path / "case"), "--date", "2018-07-27"]
    assert main(build) == 0
    assert service.bodies == []
    assert main([*build, "--entities", service.url]) == 0
    err = capsys.readouterr().err
    assert "names, and nothing else, are sent to" in err
    assert "Jim Kenney" in service.asked
    count = len(service.bodies)
    assert main(build) == 0
    assert len(service.bodies) == count
    assert main([*build, "--entities", "http://127.0.0.1:9/none"]) == 1
    assert "cannot be reached" in capsys.readouterr().err
    with CaseStore(tmp_path / "case") as store:
        assert "person/Q1" in {entity.id for entity in store.read_network().entities}
