"""Our scorer and the yardstick beside the checkout give the same figures."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pressgraph.evaluate import read_gold, run_evaluation
from pressgraph.evaluate.names import is_same_name

ACTIONS = ("terminate", "reject", "sue", "arrest", "inform", "demand")


@pytest.fixture(scope="module")
def yardstick(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("yardstick", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def participant(rng: random.Random, names: list[str] | None) -> list[dict[str, Any]]:
    if names is None or rng.random() < 0.15:
        return []
    chosen = rng.choice(names) if rng.random() < 0.8 else "somebody else"
    return [{"entity": None, "name": chosen, "mention": rng.choice(names), "start": 0, "end": 1}] * rng.choice((1, 1, 2))


def perturbed(facts: list[dict[str, Any]], rng: random.Random) -> Iterator[dict[str, Any]]:
    """Events made of gold facts with mistakes of every kind."""
    for fact in facts * 2:
        if rng.random() < 0.3:
            continue
        start, end = fact["spans"][0] if rng.random() < 0.8 else (0, 5)
        speaker = participant(rng, fact.get("speaker"))
        yield {
            "action": fact["action"] if rng.random() < 0.75 else rng.choice(ACTIONS),
            "trigger": {"start": start, "end": end, "text": ""},
            "agents": participant(rng, fact.get("agent")),
            "objects": participant(rng, fact.get("object")),
            "recipients": [],
            "place": None,
            "date": fact.get("date") if rng.random() < 0.7 else "2019",
            "status": fact["status"] if rng.random() < 0.7 else "negated",
            "speaker": speaker[0] if speaker else None,
            "evidence": {"start": start, "end": end, "text": ""},
            "confidence": rng.random(),
        }


def write_records(path: Path, gold: dict[str, list[dict[str, Any]]], seed: int) -> Path:
    rng = random.Random(seed)
    records = [{"doc": doc, "entities": [], "dates": [], "events": list(perturbed(facts, rng))} for doc, facts in gold.items()]
    path.write_text("".join(json.dumps(record) + "\n" for record in records[1:]), encoding="utf-8")
    return path


@pytest.mark.parametrize("part", ["dev", "train"])
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_the_yardstick_s(shared: Path, yardstick: ModuleType, tmp_path: Path, part: str, seed: int) -> None:
    folder = shared / "gold" / part
    predictions = write_records(tmp_path / "records.jsonl", yardstick.load_gold(folder), seed)
    command = [sys.executable, str(shared / "gold" / "score.py"), "--gold", str(folder), "--pred", str(predictions), "--json"]
    expected = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    report = run_evaluation(folder, predictions=predictions)
    interval = report.intervals["fact.F1"]
    found = {**report.figures, "documents": report.documents, "fact.F1.low": interval[0], "fact.F1.high": interval[1]}
    assert found == pytest.approx(expected)
    assert 0.05 < found["fact.F1"] < 0.95


def test_gold_spans_are_the_yardstick_s(shared: Path, yardstick: ModuleType) -> None:
    ours = read_gold(shared / "gold" / "dev")
    theirs = yardstick.load_gold(shared / "gold" / "dev")
    assert {doc: [list(fact.spans) for fact in facts] for doc, facts in ours.items()} == {
        doc: [fact["spans"] for fact in facts] for doc, facts in theirs.items()
    }


def test_names_are_compared_as_the_yardstick_does(shared: Path, yardstick: ModuleType) -> None:
    gold = yardstick.load_gold(shared / "gold" / "dev")
    names = sorted(
        {name for facts in gold.values() for fact in facts for name in [*(fact.get("agent") or []), *(fact.get("object") or [])]}
    )
    rng = random.Random(0)
    pairs = [(rng.choice(names), rng.choice(names)) for _ in range(20_000)]
    assert [pair for pair in pairs if is_same_name(*pair) != yardstick.same_name(*pair)] == []
