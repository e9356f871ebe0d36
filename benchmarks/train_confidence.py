"""Train the confidence of events on annotated articles and write ``pipeline/pressgraph/models/confidence.json``.

    python benchmarks/train_confidence.py [--gold DIR …] [--dry-run]

The gold folders hold NAME.txt and NAME.json pairs (default: ``../shared/gold/dev``, ``../shared/gold/train`` and ``data/gold``). A
reading is right if its facts match gold facts, required or optional; a reading of several facts counts by their share. First every
article is rated by weights that have not seen it (folds over articles): those figures are the ones to report. Then the weights are
fitted on all articles. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from annotations import unpack
from scipy.sparse import vstack  # type: ignore[import-untyped]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from pressgraph.coreference import chain_mentions
from pressgraph.evaluate import GoldFact, SystemFact, read_gold
from pressgraph.evaluate.gold import read_gold_articles
from pressgraph.evaluate.matching import is_match, system_facts
from pressgraph.evaluate.report import report_of
from pressgraph.events.confidence import load_weights
from pressgraph.events.dates import find_dates
from pressgraph.events.finding import find_readings
from pressgraph.language import load_language, model_label
from pressgraph.mentions import find_mentions
from pressgraph.model import Event, Record

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "pipeline" / "pressgraph" / "models" / "confidence.json"
DEFAULT_GOLD = [ROOT.parent / "shared" / "gold" / "dev", ROOT.parent / "shared" / "gold" / "train", ROOT / "data" / "gold"]
FOLDS = 8
# articles are dealt into folds at random so often, and figures are means
SPLITS = range(1, 6)
# Over the folds of 147 articles, 2026-11: C 0.03, 0.1, 0.3, 1.0 gave fact F1 0.744, 0.750, 0.755, 0.750 at 0.6, calibration error
# 0.023, 0.020, 0.037, 0.061. Between thresholds of 0.5 and 0.65 F1 moves by less than 0.01 and recall falls: 0.6 is the last tried.
REGULARISATION = 0.3
TIE = 0.0075  # less than what another random split into folds makes of F1: 0.751 to 0.760 at 0.7
ONE_READER = 0.35  # what a reading counts in an article that one annotator read; the others were settled by two
RARE = 2  # features seen in fewer readings get no weight
COLUMNS = ("fact.P", "fact.R", "fact.F1", "actor.F1", "event.F1", "date", "status", "speaker")
THRESHOLDS = tuple(round(0.30 + 0.05 * step, 2) for step in range(9))


@dataclass(frozen=True, slots=True)
class Example:
    """One reading of one article, its features, and the share of its facts that are right."""

    doc: str
    event: Event
    features: tuple[str, ...]
    right: float


def read_examples(folder: Path) -> Iterator[tuple[str, tuple[GoldFact, ...], list[Example]]]:
    """Yield each article of a gold folder with its facts and its readings."""
    nlp = load_language()
    gold = read_gold(folder)
    for article in read_gold_articles(folder):
        doc = nlp(article.text)
        entities = chain_mentions(doc, find_mentions(doc, boilerplate=article.boilerplate))
        dates = find_dates(doc, article.date)
        readings = find_readings(doc, entities, dates, published=article.date, boilerplate=article.boilerplate)
        facts, name = gold[article.id], f"{folder.name}/{article.id}"
        yield name, facts, [Example(name, event, features, _share(event, facts)) for event, features in readings]


def _facts(event: Event) -> list[SystemFact]:
    return list(system_facts(Record("", None, None, None, (), (), (event,), "")))


def _share(event: Event, gold: Sequence[GoldFact]) -> float:
    facts = _facts(event)
    return sum(any(is_match(fact, other, "fact") for other in gold) for fact in facts) / len(facts)


def fit(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """A logistic regression; each example counts as right and as wrong by its shares, and by how its article was annotated."""
    counts = Counter(f for e in examples for f in e.features)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([{f: 1 for f in e.features if counts[f] >= RARE} for e in examples])
    right = np.array([e.right for e in examples])
    worth = np.array([ONE_READER if e.doc.startswith("annotations/") else 1.0 for e in examples])
    weights = np.concatenate([right * worth, (1 - right) * worth])
    labels = np.concatenate([np.ones(len(examples)), np.zeros(len(examples))])
    kept = weights > 0
    model = LogisticRegression(C=REGULARISATION, max_iter=5000)
    model.fit(vstack([rows, rows]).tocsr()[kept], labels[kept], sample_weight=weights[kept])
    return vectorizer, model


def rate(examples: Sequence[Example], split: int = SPLITS[0]) -> list[float]:
    """The confidence of each example by weights that have not seen its article."""
    stories = sorted({_story(e.doc) for e in examples})
    random.Random(split).shuffle(stories)
    fold_of = {e.doc: stories.index(_story(e.doc)) % FOLDS for e in examples}
    rated = [0.0] * len(examples)
    for fold in range(FOLDS):
        vectorizer, model = fit([e for e in examples if fold_of[e.doc] != fold])
        held = [i for i, e in enumerate(examples) if fold_of[e.doc] == fold]
        rows = vectorizer.transform([dict.fromkeys(examples[i].features, 1) for i in held])
        for i, probability in zip(held, model.predict_proba(rows)[:, 1], strict=True):
            rated[i] = float(probability)
    return rated


def _story(doc: str) -> str:
    """Articles on one story (the same name in two folders) stand in one fold."""
    return doc.partition("/")[2]


def report(
    gold: dict[str, tuple[GoldFact, ...]], examples: Sequence[Example], rated: Sequence[float], threshold: float
) -> dict[str, float]:
    """The figures over held-out articles at one threshold."""
    system: dict[str, list[SystemFact]] = {doc: [] for doc in gold}
    for example, confidence in zip(examples, rated, strict=True):
        if example.doc in system and confidence >= threshold:
            system[example.doc] += _facts(replace(example.event, confidence=confidence))
    return report_of(gold, system, model="held out").figures


def mean_report(
    gold: dict[str, tuple[GoldFact, ...]], examples: Sequence[Example], ratings: Sequence[Sequence[float]], threshold: float
) -> dict[str, float]:
    """The same as means over several splits into folds."""
    reports = [report(gold, examples, rated, threshold) for rated in ratings]
    return {name: sum(figures[name] for figures in reports) / len(reports) for name in COLUMNS}


def _read_all(paths: Sequence[Path], folders: dict[str, dict[str, tuple[GoldFact, ...]]], examples: list[Example]) -> None:
    for folder in paths:
        read = list(read_examples(folder))
        folders[folder.name] = {doc: facts for doc, facts, _ in read}
        examples += [e for _, _, found in read for e in found]


def fold_table() -> str:
    """What weights that have not seen the article do, at the shipped threshold: a Markdown table, a row for each set."""
    folders, examples = read_everything(DEFAULT_GOLD)
    ratings, threshold = [rate(examples, split) for split in SPLITS], load_weights().threshold
    everything = {doc: facts for gold in folders.values() for doc, facts in gold.items()}
    lines = ["| articles | n | " + " | ".join(COLUMNS) + " |", "| --- " * (len(COLUMNS) + 2) + "|"]
    for name, gold in {**folders, "all": everything}.items():
        figures = mean_report(gold, examples, ratings, threshold)
        lines.append(f"| {name} | {len(gold)} | " + " | ".join(f"{figures[c]:.3f}" for c in COLUMNS) + " |")
    error = sum(abs(b) for b in _calibration(examples, ratings[0]))
    return "\n".join([*lines, "", f"{len(examples)} readings, expected calibration error {error:.3f}."])


def read_everything(gold: Sequence[Path]) -> tuple[dict[str, dict[str, tuple[GoldFact, ...]]], list[Example]]:
    """The facts of each folder and of the annotated articles, and all readings of all of them."""
    folders: dict[str, dict[str, tuple[GoldFact, ...]]] = {}
    examples: list[Example] = []
    with TemporaryDirectory() as scratch:
        annotated = Path(scratch, "annotations")
        _read_all([*gold, *([annotated] if unpack("train", annotated) else [])], folders, examples)
    return folders, examples


def choose_threshold(figures: dict[float, float]) -> float:
    """The highest threshold whose F1 is as good as the best, give or take ``TIE``: of two that do as well, the surer facts."""
    return max(threshold for threshold, figure in figures.items() if figure >= max(figures.values()) - TIE)


def main() -> None:
    """Read, rate on folds, choose the threshold, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=DEFAULT_GOLD)
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    args = parser.parse_args()
    folders, examples = read_everything(args.gold)
    ratings = [rate(examples, split) for split in SPLITS]
    everything = {doc: facts for gold in folders.values() for doc, facts in gold.items()}
    best = choose_threshold({t: mean_report(everything, examples, ratings, t)["fact.F1"] for t in THRESHOLDS})
    for name, gold in {**folders, "all": everything}.items():
        figures = mean_report(gold, examples, ratings, best)
        print(name, f"threshold {best}", {k: round(v, 3) for k, v in figures.items()})
    error = sum(abs(b) for b in _calibration(examples, ratings[0]))
    print(f"{len(examples)} readings; expected calibration error on held-out articles {error:.3f}")
    if not args.dry_run:
        write(examples, best, model_label(load_language()))


def _calibration(examples: Sequence[Example], rated: Sequence[float]) -> Iterator[float]:
    for low in np.arange(0, 1, 0.1):
        held = [(r, e.right) for e, r in zip(examples, rated, strict=True) if low <= r < low + 0.1 + (low >= 0.9)]
        if held:
            yield (sum(r for r, _ in held) - sum(s for _, s in held)) / len(examples)


def write(examples: Sequence[Example], threshold: float, model: str) -> None:
    """Fit on all examples and write the weights, rounded, sorted by name."""
    vectorizer, fitted = fit(examples)
    weights = {name: round(float(w), 4) for name, w in zip(vectorizer.get_feature_names_out(), fitted.coef_[0], strict=True)}
    kept = {name: w for name, w in sorted(weights.items()) if w}
    data = {
        "made_by": "benchmarks/train_confidence.py",
        "model": model,
        "examples": len(examples),
        "threshold": threshold,
        "intercept": round(float(fitted.intercept_[0]), 4),
        "weights": kept,
    }
    OUT.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {OUT.relative_to(ROOT)}: {len(kept)} weights")


if __name__ == "__main__":
    main()
