"""Every row of the action table finds its own example: the table is its documentation and its test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from spacy.language import Language

from pressgraph.coreference import chain_mentions
from pressgraph.events.actions import DEFAULTS, load_actions, word_classes
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions
from pressgraph.model import Event
from pressgraph.resources import read_table

ROWS = tuple(read_table("actions"))
BATCH = 32


def _name(row: Mapping[str, str]) -> str:
    return " ".join(part for part in (row["action"], row["trigger"], row["pos"], row["needs"]) if part)


@pytest.fixture(scope="session")
def readings(nlp: Language) -> Mapping[str, tuple[Event, ...]]:
    """Every reading of every example, all parsed in one go."""
    examples = tuple(dict.fromkeys(row["example"] for row in ROWS))
    found = {}
    for doc in nlp.pipe(examples, batch_size=BATCH):
        entities = chain_mentions(doc, find_mentions(doc))
        found[doc.text] = tuple(event for event, _ in find_readings(doc, entities, ()))
    return found


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_row_is_found_in_its_example(row: Mapping[str, str], readings: Mapping[str, tuple[Event, ...]]) -> None:
    found = [
        (event.action, reason.rule) for event in readings[row["example"]] for reason in event.reasons if reason.part == "action"
    ]
    assert (row["action"], row["trigger"]) in found


def test_no_row_stands_twice() -> None:
    assert [name for name, count in Counter(map(_name, ROWS)).items() if count > 1] == []


def test_every_action_has_a_verb_and_every_word_class_is_used() -> None:
    actions = load_actions()
    assert {row.action for row in actions.rows if row.pos == "V"} == set(actions.actions)
    text = "\n".join(f"{row['trigger']} {row['needs']}" for row in ROWS)
    assert [name for name in word_classes() if f"@{name}" not in text] == []
    assert {row["pos"] for row in ROWS} <= set(DEFAULTS)
