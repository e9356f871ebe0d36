"""Cases on disk and real servers that show them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.factories import philadelphia
from tests.stories import READER, story, told

import pressgraph
from pressgraph.build import write_network
from pressgraph.model import Network, Record
from pressgraph.store import CaseStore

SECONDS = 30
KENNEY, KENNY, KRASNER = "person:Jim Kenney", "person:Jim Kenny", "person:Larry Krasner"
PARS = "agreement:PARS agreement"
_HIDDEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class Served:
    """A running server, and a browser's worth of memory for its cookies."""

    folder: Path
    process: subprocess.Popen[str]
    address: str
    client: httpx.Client

    def get(self, path: str, **values: str) -> httpx.Response:
        return self.client.get(path, params=values or None)

    def token(self, path: str = "/judgements", **values: str) -> str:
        """The key in the forms of a page; the cookie that belongs to it is kept."""
        found = _HIDDEN.search(self.get(path, **values).text)
        assert found or path == "/judgements", path
        return found[1] if found else self.token("/entity", id=self.some_entity())

    def some_entity(self) -> str:
        with CaseStore(self.folder) as store:
            return store.read_network().entities[0].id

    def judge(self, act: str, **values: str | list[str]) -> httpx.Response:
        return self.client.post("/judge", data={"token": self.token(), "act": act, "why": "I know them"} | values)

    def stop(self) -> tuple[int, str]:
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        out, _ = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, out


def start(folder: Path, *options: str, **environment: str) -> Served:
    """Start ``pressgraph serve`` on a free port, and wait until it says where."""
    command = [sys.executable, "-m", "pressgraph", "serve", "--case", str(folder), "--port", "0", *options]
    # the very package that the tests import
    package = {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path(pressgraph.__file__).parents[1])}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | package | environment
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line + (process.communicate(timeout=SECONDS)[0] if process.poll() is not None else "")
    return Served(folder, process, found[0], httpx.Client(base_url=found[0], timeout=SECONDS))


def write_case(folder: Path, network: Network) -> Path:
    """A case that holds a network as it is, whose articles have nothing read in them."""
    with CaseStore(folder, create=True) as store, store.lock():
        records = [Record(a.id, a.title, a.date, a.url, (), (), (), READER) for a in network.articles]
        store.write_articles(network.articles, records, reader=READER)
        store.write_network(network)
    return folder


def write_stories(folder: Path) -> Path:
    """A case whose mayor goes by two names, of three articles, as if they had been read."""
    stories = (
        story("inquirer", told("terminate", KENNEY, PARS, date="2018-07-26"), told("meet", KENNEY, KRASNER), date="2018-07-27"),
        story("ledger", told("terminate", KENNY, PARS), told("meet", KENNY, KRASNER), date="2018-07-28"),
        story(
            "courier", told("renew", KRASNER, PARS, status="negated"), told("sue", KENNEY, "organization:ICE"), date="2018-07-29"
        ),
    )
    with CaseStore(folder, create=True) as store, store.lock():
        for article, record in stories:
            store.write_articles([article], [record], reader=READER)
        write_network(store)
    return folder


@pytest.fixture(scope="session")
def philadelphia_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two articles: all statuses, a demand, a dispute, an unnamed source."""
    return write_case(tmp_path_factory.mktemp("serve") / "philadelphia", philadelphia())


@pytest.fixture(scope="session")
def served(philadelphia_case: Path) -> Iterator[Served]:
    """A server for reading."""
    running = start(philadelphia_case)
    yield running
    running.stop()


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Start servers that end with the test."""
    running: list[Served] = []

    def started(folder: Path, *options: str, **environment: str) -> Served:
        running.append(start(folder, *options, **environment))
        return running[-1]

    yield started
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for what must change nothing."""
    running = start(write_stories(tmp_path_factory.mktemp("serve") / "steady"))
    yield running
    running.stop()


@pytest.fixture
def newsroom(tmp_path: Path, serve: Callable[..., Served]) -> Served:
    """A server for judging."""
    return serve(write_stories(tmp_path / "newsroom"))
