"""What crosses a door goes through JSON and back unchanged."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressgraph.model import Article, Entity, Event, Form, Kind, Mention, Participant, Reason, Record, Span, Status, TimeExpression

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SPANS = st.builds(lambda start, text: Span(start, start + len(text), text), st.integers(0, 500), WORDS)
PEOPLE = st.builds(Participant, WORDS, WORDS, st.integers(0, 9), st.integers(0, 9), st.none() | WORDS)
MENTIONS = st.builds(Mention, st.integers(0, 9), st.integers(0, 9), WORDS, st.sampled_from(Form))
ENTITIES = st.builds(Entity, WORDS, WORDS, st.sampled_from(Kind), st.lists(MENTIONS, max_size=2).map(tuple))
DATES = st.builds(TimeExpression, st.integers(0, 9), st.integers(0, 9), WORDS, st.none() | WORDS)
EVENTS = st.builds(
    Event,
    action=WORDS,
    trigger=SPANS,
    agents=st.lists(PEOPLE, max_size=2).map(tuple),
    objects=st.lists(PEOPLE, max_size=2).map(tuple),
    recipients=st.lists(PEOPLE, max_size=1).map(tuple),
    evidence=SPANS,
    status=st.sampled_from(Status),
    place=st.none() | PEOPLE,
    date=st.none() | WORDS,
    speaker=st.none() | PEOPLE,
    confidence=st.floats(0, 1),
    content=st.none() | WORDS,
    reasons=st.lists(st.builds(Reason, WORDS, WORDS, WORDS), max_size=2).map(tuple),
)
RECORDS = st.builds(
    Record,
    WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
    st.lists(ENTITIES, max_size=2).map(tuple),
    st.lists(DATES, max_size=2).map(tuple),
    st.lists(EVENTS, max_size=2).map(tuple),
    WORDS,
)
EVENT_FIELDS = "action trigger agents objects recipients place date status speaker evidence confidence"


@given(RECORDS)
def test_a_record_survives_the_store(record: Record) -> None:
    assert Record.from_json(json.loads(json.dumps(record.to_json(reasons=True)))) == record


@given(RECORDS)
def test_a_record_survives_exchange_but_for_its_reasons(record: Record) -> None:
    without = tuple(dataclasses.replace(event, content=None, reasons=()) for event in record.events)
    assert Record.from_json(json.loads(json.dumps(record.to_json()))) == dataclasses.replace(record, events=without)


@given(RECORDS)
def test_a_record_is_written_with_the_fields_of_the_format(record: Record) -> None:
    data = record.to_json()
    assert list(data) == ["doc", "title", "date", "url", "entities", "dates", "events", "model"]
    assert all(list(event) == EVENT_FIELDS.split() for event in data["events"])


def test_a_record_without_a_model_is_read() -> None:
    assert Record.from_json({"doc": "a", "entities": [], "dates": [], "events": []}).model == "unknown"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 3), (2, 5), True), ((0, 3), (3, 5), False), ((3, 5), (0, 3), False), ((0, 9), (2, 3), True), ((1, 1), (1, 1), False)],
)
def test_spans_overlap_if_they_share_a_character(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert Span(*one, "").overlaps(Span(*other, "")) is expected


def test_an_article_is_known_by_its_text() -> None:
    article = Article("a", "Zoë 😀", path="x.txt")
    assert article.text_sha256 == hashlib.sha256("Zoë 😀".encode()).hexdigest()
    assert article == dataclasses.replace(article, path="y.txt")
    assert hash(article) == hash(dataclasses.replace(article, path="y.txt"))


@pytest.mark.parametrize("value", [Article("a", "b"), Span(0, 1, "a"), Reason("p", "c", "r")])
def test_what_crosses_a_door_cannot_be_changed(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.__setattr__(dataclasses.fields(value)[0].name, "x")  # type: ignore[arg-type]
