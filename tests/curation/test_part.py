"""A judgement is made from the part of a case that it is about, and is that which the whole case would give."""

from __future__ import annotations

import pytest
from tests.stories import story, told

from pressgraph.curation.entry import Hearing
from pressgraph.errors import JudgementError
from pressgraph.store import CaseStore
from pressgraph.upkeep.curation import read_about

KENNEY, PARS = "person:Jim Kenney", "agreement:PARS “Quoted” Agreement"
ACTS = [
    ("merge", (["person/jim-kenney", "HELEN GYM"],)),
    ("merge", (["Senate", "Helen Gym"],)),
    ("split", ("person/jim-kenney", "Helen Gym")),
    ("rename", ("pars “quoted” agreement", "PARS")),
    ("retype", ("Mayor Kenney", "organization")),
    ("reject_claim", ("CLAIM",)),
    ("reject_claim", ("c-",)),
    ("reject_event", ("EVENT",)),
    ("reject_event", ("dem",)),
]


@pytest.fixture
def store(newsroom):
    newsroom.add(
        story(
            "a", told("terminate", KENNEY, PARS, date="2018-07-26"), date="2018-07-27", aliases={"Jim Kenney": ("Mayor Kenney",)}
        ),
        story("b", told("demand", "person:Helen Gym", PARS, content="terminate"), date="2018-07-28"),
        story("c", told("sue", "organization:Senate", "person:Larry Krasner", "place:Ohio"), date="2018-07-28"),
        story("d", told("sue", "organization:Senate", "person:Ann Lee", "place:Texas"), date="2018-07-28"),
    )
    newsroom.desk.rename("Larry Krasner", "Lawrence Krasner", why="his name")
    with CaseStore(newsroom.folder) as opened:
        yield opened


def judged(store, network, act, args):
    first = store.read_network()
    named = {"CLAIM": first.claims[0].id[:12], "EVENT": first.events[0].id}
    given = [named.get(arg, arg) if isinstance(arg, str) else arg for arg in args]
    hearing = Hearing(network(given), store.records(), "Ann", "2026-01-31T08:00:00Z", "so")
    try:
        judgement = getattr(hearing, act)(*given)
        hearing.admit(judgement)
    except JudgementError as error:
        return str(error)
    return judgement


@pytest.mark.parametrize(("act", "args"), ACTS)
def test_a_part_of_the_case_gives_the_judgement_that_the_whole_gives(store, act, args):
    def part(given):
        return read_about(store, [name for arg in given for name in ([arg] if isinstance(arg, str) else arg)])

    assert judged(store, part, act, args) == judged(store, lambda _: store.read_network(), act, args)


def test_no_more_is_read_than_what_is_judged(store):
    found = read_about(store, ["person/jim-kenney"])
    # the other one is what the log is about
    assert {entity.name for entity in found.entities} == {"Jim Kenney", "Lawrence Krasner"}
    assert not found.events
    assert not found.claims


def test_a_name_that_is_not_there_is_answered_from_the_whole_case(newsroom, store):
    with pytest.raises(JudgementError, match="did you mean Jim Kenney"):
        newsroom.desk.rename("Jim Keney", "James Kenney", why="x")
