"""Precision, recall, accuracy and calibration, with bootstrap intervals over documents."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pressgraph.evaluate.gold import GoldFact
from pressgraph.evaluate.matching import FIELDS, LEVELS, SystemFact, assign, distinct, is_field_right, is_match

DRAWS, LOW, HIGH = 1000, 25, 975
BINS = 10
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies between two tenths: how sure the system was, and how often it was right."""

    count: int
    confidence: float
    accuracy: float

    @property
    def right(self) -> int:
        """How many of the facts were right."""
        return round(self.count * self.accuracy)


def count_document(facts: Sequence[SystemFact], gold: Sequence[GoldFact]) -> Counter[str]:
    """The counts of one document that all measures are made of; they add up over documents."""
    counts: Counter[str] = Counter()
    for level in LEVELS:
        items = facts if level == "event" else distinct(facts)
        pairs = assign(items, gold, level)
        hits = sum(not gold[index].is_optional for _, index in pairs)
        matched = {index for index, _ in pairs}
        # one more system fact that repeats a matched or optional gold fact is no error
        spare = sum(index not in matched and any(is_match(fact, g, level) for g in gold) for index, fact in enumerate(items))
        counts[f"{level}.hit"] = hits
        counts[f"{level}.found"] = len(items) - (len(pairs) - hits) - spare
        counts[f"{level}.gold"] = sum(not fact.is_optional for fact in gold)
        if level == "event":
            for field in FIELDS:
                counts[f"{field}.of"] = len(pairs)
                counts[f"{field}.right"] = sum(is_field_right(items[i], gold[j], field) for i, j in pairs)
    return counts


def figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """Precision, recall and F1 of each level and the accuracy of each field, micro-averaged over documents."""
    total: Counter[str] = Counter()
    for document in counts:
        total.update(document)
    result: dict[str, float] = {}
    for level in LEVELS:
        precision = total[f"{level}.hit"] / max(total[f"{level}.found"], 1)
        recall = total[f"{level}.hit"] / max(total[f"{level}.gold"], 1)
        result[f"{level}.P"], result[f"{level}.R"] = precision, recall
        result[f"{level}.F1"] = f1(precision, recall)
    for field in FIELDS:
        result[field] = total[f"{field}.right"] / max(total[f"{field}.of"], 1)
    return result


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def intervals(counts: Sequence[Counter[str]]) -> dict[str, tuple[float, float]]:
    """The 95 % bootstrap interval of every figure, over documents drawn with replacement; seeded, so always the same."""
    rng = random.Random(0)
    draws = [figures(rng.choices(counts, k=len(counts))) for _ in range(DRAWS)]
    ordered = {name: sorted(draw[name] for draw in draws) for name in draws[0]}
    return {name: (values[LOW], values[HIGH]) for name, values in ordered.items()}


def wilson(right: int, of: float) -> tuple[float, float]:
    """The 95 % interval of a share that was counted, after Wilson; nothing is known of a share of nothing.

    >>> [round(end, 2) for end in wilson(9, 10)]
    [0.6, 0.98]
    """
    if not of:
        return 0.0, 1.0
    share, spread = right / of, _Z * _Z / of
    middle, reach = share + spread / 2, _Z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def calibration_interval(answers: Sequence[Sequence[tuple[float, bool]]]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the calibration error, over documents as in ``intervals``."""
    rng = random.Random(0)
    draws = ([answer for doc in rng.choices(answers, k=len(answers)) for answer in doc] for _ in range(DRAWS))
    ordered = sorted(calibration_error(calibration(draw)) for draw in draws)
    return ordered[LOW], ordered[HIGH]


def judged(facts: Sequence[SystemFact], gold: Sequence[GoldFact]) -> list[tuple[float, bool]]:
    """The confidence of each distinct fact, and whether it matches a gold fact, required or optional."""
    return [(fact.event.confidence, any(is_match(fact, other, "fact") for other in gold)) for fact in distinct(facts)]


def calibration(answers: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Ten bins of equal width over the confidence; empty ones are left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in answers:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return tuple(
        Bin(len(members), sum(c for c, _ in members) / len(members), sum(r for _, r in members) / len(members))
        for _, members in sorted(bins.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: the distance between confidence and accuracy, averaged over the facts."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.accuracy) for b in bins) / total if total else 0.0
