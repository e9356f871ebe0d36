"""A day that one telling of an act names holds for the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.events import find_events
from pressgraph.events.dates import find_dates
from pressgraph.mentions import find_mentions

PUBLISHED = "2018-07-27"


def dates_of(doc: Doc, lemma: str) -> list[str | None]:
    """The dates of the events of one verb, in text order."""
    entities = chain_mentions(doc, find_mentions(doc))
    events = find_events(doc, entities, find_dates(doc, PUBLISHED), published=PUBLISHED)
    return [event.date for event in events if event.trigger.text.startswith(lemma)]


@pytest.mark.parametrize(
    ("text", "lemma", "dates"),
    [
        # a headline leaves out much: an agent or an object will do
        ("Council bans plastic bags\n\nThe city council banned plastic bags on Wednesday.", "ban", ["2018-07-25", "2018-07-25"]),
        ("Germany signs treaty\n\nGermany signed the treaty on Wednesday.", "sign", ["2018-07-25", "2018-07-25"]),
        # in the text both must be the same
        (
            "Police arrested John Smith on Monday. Neighbours said police arrested John Smith at home.",
            "arrest",
            ["2018-07-23", "2018-07-23"],
        ),
        ("Police arrested John Smith on Monday. Police arrested Paul Jones at home.", "arrest", ["2018-07-23", None]),
        # a deed and its denial are two things
        ("Police arrested John Smith on Monday. Police did not arrest John Smith at home.", "arrest", ["2018-07-23", None]),
        # two days, and no telling which
        (
            "Police arrested John Smith on Monday. Police arrested John Smith on Tuesday. Police arrested John Smith at home.",
            "arrest",
            ["2018-07-23", "2018-07-24", None],
        ),
    ],
)
def test_an_act_told_twice_has_one_date(parse: Callable[[str], Doc], text: str, lemma: str, dates: list[str | None]) -> None:
    assert dates_of(parse(text), lemma) == dates
