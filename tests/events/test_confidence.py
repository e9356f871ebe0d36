"""How sure a reading is."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.events import find_events
from pressgraph.events.confidence import Weights, load_weights
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions
from pressgraph.resources import read_model


@pytest.mark.parametrize(
    ("features", "score"),
    [((), 0.0), (("right",), 2.0), (("wrong",), -1.0), (("right", "wrong"), 1.0), (("never seen",), 0.0)],
)
def test_the_confidence_is_the_logistic_of_the_weights(features: tuple[str, ...], score: float) -> None:
    weights = Weights(0.0, {"right": 2.0, "wrong": -1.0}, 0.5)
    assert weights.confidence(features) == pytest.approx(1 / (1 + math.exp(-score)))


@given(st.floats(-1e6, 1e6), st.dictionaries(st.text(max_size=3), st.floats(-1e6, 1e6), max_size=5))
def test_a_confidence_lies_between_nought_and_one(intercept: float, weights: dict[str, float]) -> None:
    assert 0 <= Weights(intercept, weights, 0.5).confidence(weights) <= 1


def test_the_weights_say_how_they_were_made() -> None:
    data = json.loads(read_model("confidence.json"))
    assert data["made_by"] == "benchmarks/train_confidence.py"
    assert data["model"].startswith("en_core_web_")
    assert data["examples"] > 0
    assert list(data["weights"]) == sorted(data["weights"])


def test_the_shipped_weights_are_those_of_the_file() -> None:
    data, weights = json.loads(read_model("confidence.json")), load_weights()
    assert (weights.intercept, weights.threshold, len(weights.weights)) == (
        data["intercept"],
        data["threshold"],
        len(data["weights"]),
    )
    assert 0.3 <= weights.threshold <= 0.7


TEXTS = (
    "The mayor terminated the contract. Members of the board are under investigation. A ban on it is a rule, they wrote.",
    "Police made an arrest. Norway is opposed to the ban.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_too_unsure_is_no_event(parse: Callable[[str], Doc], text: str) -> None:
    doc, weights = parse(text), load_weights()
    entities = chain_mentions(doc, find_mentions(doc))
    rated = [(event, round(weights.confidence(features), 3)) for event, features in find_readings(doc, entities, ())]
    kept = [(event.trigger, sureness) for event, sureness in rated if sureness >= weights.threshold]
    assert 0 < len(kept) < len(rated)
    assert [(event.trigger, event.confidence) for event in find_events(doc, entities, ())] == kept


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The mayor terminated the contract.", "It terminated."),
        ("The council rejected the plan.", "The plan was rejected."),
        ("The company sued the state on Tuesday.", "He sued."),
        ("Police arrested the man.", "Police made an arrest."),
    ],
)
def test_a_full_reading_is_surer_than_a_bare_one(parse: Callable[[str], Doc], surer: str, less_sure: str) -> None:
    def best(text: str) -> float:
        doc = parse(text)
        readings = find_readings(doc, chain_mentions(doc, find_mentions(doc)), ())
        return max((load_weights().confidence(features) for _, features in readings), default=0.0)

    assert best(surer) > best(less_sure)
