"""The cause of each error is told from what was read near it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pressgraph.evaluate import GoldFact, render, score
from pressgraph.evaluate.causes import (
    ACT_BESIDE,
    BOTH_WRONG,
    FAR_OFF,
    NO_ROW_FITS,
    NO_WORD,
    ONE_MORE,
    OTHER_ACTION,
    PARTLY,
    SHARED_READING,
    UNSURE,
    UNSURE_OTHERS,
)
from pressgraph.model import Event, Participant, Record, Span, Status

TEXT = "Mayor Ann Lee ended the contract of the city. Nobody sued the firm."
FIRST, SECOND = TEXT[:45], TEXT[46:]
GOLD = GoldFact(
    actions=("terminate",),
    agents=("Ann Lee",),
    objects=("the contract",),
    agent_optional=False,
    object_optional=False,
    dates=(None,),
    statuses=("actual",),
    speakers=None,
    speaker_optional=False,
    spans=((0, 45),),
    is_optional=False,
    evidence=FIRST,
)


def person(name: str | None) -> tuple[Participant, ...]:
    return (Participant(name, name, 0, 1),) if name else ()


def read(action: str = "terminate", agent: str | None = "Ann Lee", other: str | None = "contract", **more: Any) -> Event:
    evidence = Span(0, 45, FIRST)
    return Event(action, evidence, person(agent), person(other), (), **({"evidence": evidence, "confidence": 0.9} | more))


def causes(events: list[Event], *gold: GoldFact) -> list[str]:
    record = Record("a", None, None, None, (), (), tuple(events), "by-hand")
    return [cause.kind for cause in score({"a": gold or (GOLD,)}, [record], threshold=0.6).causes]


FAR = {"evidence": Span(46, 67, SECOND), "trigger": Span(46, 67, SECOND)}
HER = replace(GOLD, agents=("Bo Day",))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([read()], []),
        ([], [NO_ROW_FITS]),
        ([read(agent=None)], ["the act is read, its agent is not"]),
        ([read(other=None)], ["the act is read, its object is not"]),
        ([read(agent="police")], ["the act is read, its agent is another"]),
        ([read(other="city")], ["the act is read, its object is another"]),
        ([read(agent="Lee Bo Day")], ["the act is read, its agent under another part of the name"]),
        ([read(agent="police", other="firm")], [BOTH_WRONG]),
        ([read("reject")], [OTHER_ACTION]),
        ([read(confidence=0.5)], [UNSURE]),
        ([read("reject"), read(confidence=0.5)], [UNSURE, ACT_BESIDE]),
        ([read(agent="police", confidence=0.5)], [UNSURE_OTHERS]),
        ([read(), read(agent="police")], [ONE_MORE]),
        ([read(), read("sue")], [ACT_BESIDE]),
        ([read(), replace(read("sue"), **FAR)], [FAR_OFF]),
        ([read(status=Status.PLANNED)], ["the status is another"]),
        ([read(date="2018")], ["the date is read where there is none"]),
        ([read(speaker=person("police")[0])], ["the speaker is read where there is none"]),
    ],
)
def test_the_cause_of_an_error(events: list[Event], expected: list[str]) -> None:
    assert causes(events) == expected


@pytest.mark.parametrize(
    ("events", "gold", "expected"),
    [
        ([], [replace(GOLD, evidence="sat beside it all day")], [NO_WORD]),
        ([], [replace(GOLD, evidence="called it off")], [NO_ROW_FITS]),
        ([], [replace(GOLD, evidence="is terminating it")], [NO_ROW_FITS]),
        ([], [replace(GOLD, is_optional=True)], []),
        ([read()], [GOLD, GOLD], [SHARED_READING]),
        ([read()], [GOLD, HER], [PARTLY]),
        ([read()], [replace(GOLD, agents=None)], ["the act is read, with an agent that it has not"]),
        ([read(agent=None)], [replace(GOLD, agent_optional=True)], []),
        ([read()], [replace(GOLD, dates=("2018",))], ["the date is not read"]),
        ([read(date="2019")], [replace(GOLD, dates=("2018",))], ["the date is another"]),
        ([read()], [replace(GOLD, speakers=("police",))], ["the speaker is not read"]),
    ],
)
def test_the_cause_depends_on_the_fact(events: list[Event], gold: list[GoldFact], expected: list[str]) -> None:
    assert causes(events, *gold) == expected


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_the_commonest_causes_are_shown_with_sentences_if_asked(style: str) -> None:
    record = Record("a", None, None, None, (), (), (read(agent="police"), read("sue", date="2018")), "by-hand")
    report = score({"a": (GOLD,)}, [record])
    shown = render(report, style, examples=2)
    assert "the act is read, its agent is another" in shown
    assert FIRST in shown
    assert FIRST not in render(report, style)
    if style == "json":
        assert [(c["cause"], c["times"]) for c in json.loads(shown)["causes"]] == [
            (ACT_BESIDE, 1),
            ("the act is read, its agent is another", 1),
        ]
    else:
        assert f"- {FIRST} [a] expected: Ann Lee · terminate · the contract; read: police · terminate · contract" in shown


def test_confusion_is_between_actions(tmp_path: Path) -> None:
    record = Record("a", None, None, None, (), (), (read("reject"),), "by-hand")
    assert "| terminate | reject | 1 |" in render(score({"a": (GOLD,)}, [record]), "markdown")
    assert "Confusion" not in render(score({"a": (GOLD,)}, []), "markdown")
