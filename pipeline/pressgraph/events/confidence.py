"""How sure a reading is: a logistic regression over its features.

The weights in ``models/confidence.json`` are made by ``benchmarks/train_confidence.py`` from annotated articles.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressgraph.resources import read_model


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: its intercept, a weight for each feature, and the confidence below which a reading is no event."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float

    def confidence(self, features: Iterable[str]) -> float:
        """The probability, 0 to 1, that a reading with these features is right."""
        score = self.intercept + sum(self.weights.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@functools.cache
def load_weights() -> Weights:
    """The weights that ship with the package."""
    data = json.loads(read_model("confidence.json"))
    return Weights(data["intercept"], data["weights"], data["threshold"])
