"""Work that is made anew behind an older piece, and what the pages say until then."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import philadelphia
from tests.serve.conftest import Served

from pressgraph.serve.behind import Behind
from pressgraph.serve.edition import Edition

NETWORK = philadelphia()
SECONDS = 20


def edition(version: str) -> Edition:
    return Edition(NETWORK, Path(), version)


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_older_piece_is_given_until_the_new_one_is_made() -> None:
    let_go, made = threading.Event(), list[str]()

    def work(of: Edition) -> str:
        if of.version != "1":
            assert let_go.wait(SECONDS)
        made.append(of.version)
        return f"piece {of.version}"

    behind = Behind(work)
    assert behind.get(edition("1")).piece == "piece 1" == behind.get(edition("1")).piece
    for version in ("2", "3", "3"):
        older = behind.get(edition(version))
        assert older.piece == "piece 1" and not older.is_of(edition(version))
    let_go.set()
    wait_until(lambda: behind.get(edition("3")).is_of(edition("3")))
    assert behind.get(edition("3")).piece == "piece 3"
    assert made in (["1", "2", "3"], ["1", "3"]), "one at a time, and the newest last"


def test_who_asks_after_a_failure_is_told_of_it() -> None:
    def work(of: Edition) -> str:
        if of.version == "2":
            raise ValueError("no such case")
        return of.version

    behind = Behind(work)
    behind.get(edition("1"))
    behind.get(edition("2"))
    wait_until(lambda: behind._made is None)
    with pytest.raises(ValueError, match="no such case"):
        behind.get(edition("2"))
    assert behind.get(edition("3")).piece == "3"


def test_after_a_judgement_review_and_network_are_there_at_once_and_soon_new(newsroom: Served) -> None:
    pair = newsroom.get("/review").text
    assert "They are one" in pair and "Jim Kenny" in pair and "before its last change" not in newsroom.get("/graph").text
    answer = newsroom.judge("apart", entity="person/jim-kenney", other="person/jim-kenny")
    assert answer.status_code == 303
    assert "They are one" not in newsroom.get("/review").text, "a pair that was judged does not come back, not even for a moment"
    newsroom.get("/graph")
    wait_until(lambda: "worked out anew" not in newsroom.get("/review").text)
    wait_until(lambda: "before its last change" not in newsroom.get("/graph").text)
    newsroom.judge("rename", entity="person/jim-kenney", name="James Kenney")
    first = newsroom.get("/graph").text
    assert "James Kenney" in first or "This is the case before its last change" in first
    wait_until(lambda: "before its last change" not in newsroom.get("/graph").text)
    assert "James Kenney" in newsroom.get("/graph").text
