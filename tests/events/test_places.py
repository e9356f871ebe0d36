"""Where an event happens, and what looks like a place of it and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressgraph.model import Event

EventsIn = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("sentence", "action", "place"),
    [
        ("The minister met the ambassador on Monday in Paris.", "meet", "Paris"),
        ("The president appointed the judge on Monday in London.", "appoint", "London"),
        ("The singer was arrested near Sydney on Tuesday.", "arrest", "Sydney"),
        # other prepositions name an end or an origin; no preposition, no place
        ("The minister met the ambassador from Paris.", "meet", None),
        ("The minister met the ambassador.", "meet", None),
        # a time or a body is no place
        ("The minister met the ambassador in June.", "meet", None),
        ("The union sued the company in court.", "sue", None),
    ],
)
def test_place(events_in: EventsIn, sentence: str, action: str, place: str | None) -> None:
    [event] = [e for e in events_in(sentence) if e.action == action]
    assert (event.place.name if event.place else None) == place


def test_participants_are_no_place_of_their_act(events_in: EventsIn) -> None:
    for event in events_in("France met with Germany in France. Protesters marched in Germany against France."):
        others = {p.entity for p in (*event.agents, *event.objects, *event.recipients)}
        assert event.place is None or event.place.entity not in others
