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


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Council bans plastic bags\n\nThe city council banned plastic bags on Wednesday.", "bans", "2018-07-25"),
        ("Germany signs treaty\n\nGermany signed the treaty on Wednesday.", "signs", "2018-07-25"),
        ("The minister resigned on Monday. Unions had asked why the minister resigned.", "asked", None),
        ("Police arrested John Smith on Monday. Neighbours said police arrested John Smith at home.", "arrested", "2018-07-23"),
        ("Police arrested John Smith on Monday. They arrested Paul Jones at home.", "arrested", None),
        (
            "Police arrested John Smith on Monday. Police arrested John Smith on Tuesday. In all, police arrested John Smith twice.",
            "arrested",
            None,
        ),
    ],
)
def test_an_act_told_twice_has_one_date(parse: Callable[[str], Doc], text: str, word: str, date: str | None) -> None:
    doc = parse(text)
    entities = chain_mentions(doc, find_mentions(doc))
    events = find_events(doc, entities, find_dates(doc, PUBLISHED), published=PUBLISHED)
    told = [event for event in events if event.trigger.text.startswith(word)]
    assert told[0 if word in {"bans", "signs", "asked"} else -1].date == date if told else date is None
