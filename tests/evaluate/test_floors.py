"""How well articles are read does not get worse: floors that only rise, set by `make floors`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pressgraph.build import read_records
from pressgraph.evaluate import Report, read_gold, score
from pressgraph.evaluate.gold import gold_checksum, read_gold_articles
from pressgraph.language import MEDIUM, model_label

ROOT = Path(__file__).resolve().parents[2]
SETS = {"sample": ROOT / "data" / "gold", "gold-dev": ROOT.parent / "shared" / "gold" / "dev"}
FLOORS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(SETS))
def measured(request: pytest.FixtureRequest, nlp: Language) -> tuple[str, Report]:
    folder = SETS[request.param]
    if not folder.is_dir():
        pytest.skip(f"needs the gold facts {request.param} beside the checkout")
    if not model_label(nlp).startswith(MEDIUM):
        pytest.skip(f"the floors hold for {MEDIUM}")
    return request.param, score(read_gold(folder), read_records(nlp, read_gold_articles(folder)))


@pytest.mark.slow
def test_no_figure_sinks_below_its_floor(measured: tuple[str, Report]) -> None:
    name, report = measured
    if gold_checksum(SETS[name]) != FLOORS[name]["sha256"]:
        assert name != "sample", "the gold facts have changed: run `make floors`"
        pytest.skip("the gold facts beside the checkout have changed: run `make floors`")
    sunk = {key: (report.figures[key], floor) for key, floor in FLOORS[name]["floors"].items() if report.figures[key] < floor}
    assert sunk == {}


@pytest.mark.slow
def test_confidence_tells_how_often_a_fact_is_right(measured: tuple[str, Report]) -> None:
    _, report = measured
    assert report.calibration_error < 0.3
