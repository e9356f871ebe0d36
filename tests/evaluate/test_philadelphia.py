"""What a reader of the article that the project began with must find in its record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language

from pressgraph.build import read_record
from pressgraph.ingest import read_articles
from pressgraph.model import Event, Participant, Record


@pytest.fixture(scope="module")
def record(shared: Path, nlp: Language) -> Record:
    (article,) = read_articles([shared / "gold" / "dev" / "philadelphia-pars.txt"])
    return read_record(nlp, article)


def names(participants: Sequence[Participant]) -> str:
    return " · ".join(f"{p.name} ({p.mention})" for p in participants)


def is_told(event: Event, action: str, agent: str, other: str, more: dict[str, str]) -> bool:
    speaker = event.speaker.name if event.speaker else ""
    return (
        event.action == action
        and event.status.value == more.get("status", "actual")
        and agent in names(event.agents)
        and other in names(event.objects)
        and more.get("recipient", "") in names(event.recipients)
        and more.get("date", event.date) == event.date
        and more.get("speaker", "") in speaker
    )


@pytest.mark.parametrize(
    ("agent", "action", "other", "more"),
    [
        ("Kenney", "terminate", "PARS", {}),
        ("Pratt", "inform", "ICE", {"date": "2018-07-26"}),
        ("", "expire", "PARS", {"date": "2018-08-31", "status": "planned"}),
        ("Krasner", "withdraw_consent", "PARS", {}),
        ("Kenney", "withdraw_consent", "PARS", {}),
        ("court system", "abstain", "", {"speaker": "officials"}),
        ("Krasner", "oppose", "renew", {}),
        ("Gym", "demand", "end", {"date": "2018-07-26"}),
        ("demonstrators", "protest", "", {}),
        ("demonstrators", "protest", "stairway", {"date": "2018-07-25"}),
        ("judge", "rule", "Philadelphia", {"date": "2018-06"}),
        ("Kenney", "sue", "Trump administration", {}),
        ("Enriquez", "support", "", {}),
    ],
)
def test_the_fact_is_told(record: Record, agent: str, action: str, other: str, more: dict[str, str]) -> None:
    assert [event for event in record.events if is_told(event, action, agent, other, more)] != []


def test_who_demanded_the_end_did_not_end_it(record: Record) -> None:
    ended = [event for event in record.events if event.action == "terminate" and event.status.value == "actual"]
    assert [event for event in ended if "Gym" in names(event.agents)] == []


def test_the_biography_and_the_caption_tell_nothing(record: Record) -> None:
    assert [
        event for event in record.events if "Gammage" in names(event.agents) or "Independence Hall" in event.evidence.text
    ] == []


def test_every_evidence_is_the_text_at_its_place(record: Record, shared: Path) -> None:
    text = (shared / "gold" / "dev" / "philadelphia-pars.txt").read_text(encoding="utf-8")
    for event in record.events:
        for span in (event.trigger, event.evidence):
            assert text[span.start : span.end] == span.text
