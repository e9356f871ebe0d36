"""Readings of a text through the real stages, as short rows that tests compare."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pressgraph.coreference import chain_mentions
from pressgraph.events.actions import Match, load_actions
from pressgraph.events.cast import Cast
from pressgraph.events.dates import find_dates
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions
from pressgraph.model import Event, Participant

PUBLISHED = "2018-07-27"


def names(participants: tuple[Participant, ...]) -> str:
    """Names joined by "+", or "-" for nobody."""
    return "+".join(p.name for p in participants) or "-"


@pytest.fixture(scope="session")
def events_in(parse: Callable[[str], Doc]) -> Callable[[str], tuple[Event, ...]]:
    """Every reading of a text published on Friday, 27 July 2018, before it is rated."""

    def found(text: str) -> tuple[Event, ...]:
        doc = parse(text)
        entities = chain_mentions(doc, find_mentions(doc))
        readings = find_readings(doc, entities, find_dates(doc, PUBLISHED), published=PUBLISHED)
        return tuple(event for event, _ in readings)

    return found


@pytest.fixture(scope="session")
def facts_in(events_in: Callable[[str], tuple[Event, ...]]) -> Callable[[str], list[str]]:
    """The readings of a text as "agents | action | objects"."""

    def found(text: str) -> list[str]:
        return [f"{names(e.agents)} | {e.action} | {names(e.objects)}" for e in events_in(text)]

    return found


@pytest.fixture(scope="session")
def token_in(parse: Callable[[str], Doc]) -> Callable[[str, str], Token]:
    """The first token of a text that is spelt like this."""

    def found(text: str, word: str) -> Token:
        return next(token for token in parse(text) if token.text == word)

    return found


@pytest.fixture(scope="session")
def cast_of(parse: Callable[[str], Doc]) -> Callable[[str], Cast]:
    """Who and what a text speaks of."""

    def found(text: str) -> Cast:
        doc = parse(text)
        return Cast.from_entities(doc, chain_mentions(doc, find_mentions(doc)))

    return found


@pytest.fixture(scope="session")
def matches_in(token_in: Callable[[str, str], Token]) -> Callable[[str, str, str], list[Match]]:
    """The matches of a word of a text with the rows of the action table that have this trigger."""

    def found(text: str, word: str, trigger: str) -> list[Match]:
        return [m for m in load_actions().matches(token_in(text, word)) if m.row.trigger == trigger]

    return found
