"""Judging in Python: the case takes judgements and shows the new graph at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stories import story, told

import pressgraph as pg
from pressgraph.build import withdraw
from pressgraph.store import CaseStore
from pressgraph.summary import BuildSummary, Counts

STORIES = [
    story("a", told("terminate", "person:Jim Kenney", "agreement:PARS Agreement", date="2018-07-26"), date="2018-07-27"),
    story("b", told("terminate", "person:J. Kenney", "agreement:PARS Agreement", date="2018-07-26"), date="2018-07-28"),
    story("c", told("sue", "person:John Roberts", "organization:Acme"), date="2018-08-01"),
    story("d", told("support", "person:John Roberts", "organization:Acme"), date="2018-08-01"),
]


@pytest.fixture
def case(newsroom):
    newsroom.add(*STORIES)
    return pg.open_case(newsroom.folder)


def test_a_case_takes_every_judgement_and_shows_the_new_graph(case):
    assert list(case.review(one="Kenney").other_id) == ["person/jim-kenney"]
    merged = case.merge("Jim Kenney", "J. Kenney", why="one mayor", by="Ann")
    assert (merged.number, merged.who) == (1, "Ann")
    assert case.review(one="Kenney").empty
    assert case.events(action="terminate").event.nunique() == 1
    case.rename("person/jim-kenney", "James Kenney", why="his name", by="Ann")
    assert list(case.ask("who-terminated-what").agent) == ["James Kenney"] * 2
    case.retype("organization/acme", "group", why="a club", by="Ann")
    case.split("John Roberts", articles=["d"], why="the anchor", by="Ann")
    assert len(case.entities(name="Roberts")) == 2
    case.reject_event(case.events(action="sue").event[0], why="never", by="Bob")
    case.reject_claim(case.events(action="support").claim[0], why="misread", by="Bob")
    assert set(case.events().action) == {"terminate"}
    case.undo(2, why="as before", by="Ann")
    assert list(case.ask("who-terminated-what").agent) == ["Jim Kenney"] * 2
    table = case.judgements()
    assert list(table.number) == [1, 2, 3, 4, 5, 6, 7]
    assert list(case.judgements(stands=False).act) == ["rename", "undo"]
    assert len(case.judgements(who="Bob")) == 2


def test_a_contradiction_is_a_judgement_error(case):
    case.merge("Jim Kenney", "J. Kenney", why="one mayor", by="Ann")
    with pytest.raises(pg.JudgementError, match="contradicts judgement 1"):
        case.split("Jim Kenney", articles=["a"], why="two", by="Bob")


def test_a_rejected_event_is_explained_as_such(case):
    event = case.events(action="sue").event[0]
    case.reject_event(event, why="never", by="Bob")
    with pytest.raises(pg.QueryError, match=r"was rejected: judgement 1 \(reject event.*it read “John Roberts sue Acme”"):
        case.explain(event)


def test_a_withdrawal_and_a_build_say_which_judgements_wait(case):
    case.merge("Jim Kenney", "J. Kenney", why="one mayor", by="Ann")
    left = withdraw("b", case=case.folder)
    (trouble,) = left.troubles
    assert trouble.judgements == (1,)
    with CaseStore(left.folder) as store:
        summary = BuildSummary.of(store.counts(), Counts(unchanged=3), failed=(), did_nothing=False)
    summary = replace(summary, troubled=(1,))
    assert "judgements that cannot be followed as they stand: 1; `pressgraph check` tells why" in str(summary)
    assert str(summary).endswith(", 1 judgement")


def test_adding_and_withdrawing_leaves_the_bytes_as_they_were(newsroom):
    newsroom.add(*STORIES[:3])
    newsroom.desk.merge("Jim Kenney", "J. Kenney", why="one mayor")
    newsroom.desk.rename("person/john-roberts", "Chief Justice Roberts", why="the judge")
    before = newsroom.dump()
    newsroom.add(STORIES[3])
    newsroom.withdraw("d")
    assert newsroom.dump() == before
