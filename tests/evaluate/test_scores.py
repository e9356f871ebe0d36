"""Scores of hand-made facts whose figures can be counted on the fingers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressgraph.errors import ExportError, InputError
from pressgraph.evaluate import RENDERERS, Report, read_gold, render, run_evaluation
from pressgraph.evaluate.measures import calibration, calibration_error, calibration_interval, f1, wilson
from pressgraph.evaluate.names import content_words, is_same_name

TEXT = (
    "The mayor ended the contract. Police arrested two people. Nobody sued the city. Officials said the judge ruled for the city."
)


def gold_fact(action: str, agent: str | None, other: str | None, evidence: str, **more: Any) -> dict[str, Any]:
    sides = {"agent": [agent] if agent else None, "object": [other] if other else None}
    return {"action": action, **sides, "date": None, "status": "actual", "speaker": None, "evidence": [evidence], **more}


GOLD = [
    gold_fact("terminate", "the mayor", "the contract", "The mayor ended\nthe contract"),
    gold_fact("arrest", "police", "two people", "Police arrested two people", date="2019-05-01", date_also=[None]),
    gold_fact("sue", None, "the city", "Nobody sued the city", status="negated"),
    gold_fact("rule", "the judge", None, "the judge ruled", optional=True, speaker=["officials"], also=["enact"]),
]


def event(
    action: str, agent: str | None, other: str | None, evidence: str, *, confidence: float = 0.9, **more: Any
) -> dict[str, Any]:
    start = TEXT.index(evidence)
    span = {"start": start, "end": start + len(evidence), "text": evidence}

    def people(name: str | None) -> list[dict[str, Any]]:
        return [{"entity": None, "name": name, "mention": name, "start": 0, "end": 1}] if name else []

    parts = {"agents": people(agent), "objects": people(other), "recipients": [], "place": None, "evidence": span, "trigger": span}
    return {"action": action, **parts, "date": None, "status": "actual", "speaker": None, "confidence": confidence, **more}


RIGHT = [
    event("terminate", "Mayor", "contract", "The mayor ended the contract."),
    event("arrest", "Police", "two people", "Police arrested two people."),
    event("sue", None, "city", "Nobody sued the city.", status="negated"),
]


def evaluate(folder: Path, events: list[dict[str, Any]], gold: list[dict[str, Any]] | None = None) -> Report:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps({"title": "T", "date": "2019-05-02", "facts": gold or GOLD}), encoding="utf-8")
    records = folder / "records.jsonl"
    record = {"doc": "a", "entities": [], "dates": [], "events": events, "model": "by-hand-1"}
    records.write_text(json.dumps(record) + "\n\n" + json.dumps({**record, "doc": "other"}), encoding="utf-8")
    return run_evaluation(folder, predictions=records)


@pytest.mark.parametrize(
    ("events", "precision", "recall"),
    [
        (RIGHT, 1, 1),
        ([], 0, 0),
        (RIGHT[:1], 1, 1 / 3),
        ([*RIGHT, RIGHT[0]], 1, 1),
        ([*RIGHT, event("rule", "the judge", None, "the judge ruled for the city")], 1, 1),
        ([*RIGHT, event("enact", "the judge", None, "the judge ruled for the city")], 1, 1),
        ([*RIGHT, event("rule", "Officials", None, "the judge ruled for the city")], 3 / 4, 1),
        ([event("terminate", "Police", "contract", "The mayor ended the contract."), *RIGHT[1:]], 2 / 3, 2 / 3),
        ([event("sue", None, "city", "the judge ruled"), *RIGHT[:2]], 2 / 3, 2 / 3),
    ],
)
def test_precision_and_recall_of_facts(tmp_path: Path, events: list[dict[str, Any]], precision: float, recall: float) -> None:
    report = evaluate(tmp_path, events)
    assert (report.figures["fact.P"], report.figures["fact.R"]) == pytest.approx((precision, recall))
    assert report.figures["fact.F1"] == pytest.approx(f1(precision, recall))
    assert set(report.intervals) == {*report.figures, "calibration"}
    assert (report.documents, report.facts) == (1, 3)


@pytest.mark.parametrize(
    ("change", "field", "accuracy"),
    [
        ({}, "status", 1),
        ({"status": "alleged"}, "status", 2 / 3),
        ({}, "date", 1),
        ({"date": "2018"}, "date", 2 / 3),
        ({"speaker": {"entity": None, "name": "x", "mention": "x", "start": 0, "end": 1}}, "speaker", 2 / 3),
    ],
)
def test_fields_of_matched_events(tmp_path: Path, change: dict[str, Any], field: str, accuracy: float) -> None:
    report = evaluate(tmp_path, [{**RIGHT[0], **change}, *RIGHT[1:]])
    assert report.figures[field] == pytest.approx(accuracy)


@pytest.mark.parametrize(
    ("gold", "events", "expected"),
    [
        ({"agent_optional": True}, [event("terminate", None, "contract", "The mayor ended the contract.")], 1),
        ({"object_optional": True}, [event("terminate", "mayor", None, "The mayor ended the contract.")], 1),
        ({}, [event("terminate", "mayor", None, "The mayor ended the contract.")], 0),
    ],
)
def test_what_may_be_missing(tmp_path: Path, gold: dict[str, Any], events: list[dict[str, Any]], expected: float) -> None:
    assert evaluate(tmp_path, events, [{**GOLD[0], **gold}]).figures["fact.R"] == expected


def test_an_optional_speaker_may_be_missing(tmp_path: Path) -> None:
    fact = {**GOLD[0], "speaker": ["officials"]}
    assert evaluate(tmp_path, RIGHT[:1], [fact]).figures["speaker"] == 0
    assert evaluate(tmp_path, RIGHT[:1], [{**fact, "speaker_also": [None]}]).figures["speaker"] == 1


def test_tallies_confusion_and_errors(tmp_path: Path) -> None:
    report = evaluate(tmp_path, [RIGHT[0], event("convict", "Police", "two people", "Police arrested two people.")])
    assert {name: (t.gold, t.found, t.right, t.recall) for name, t in report.actions.items()} == {
        "terminate": (1, 1, 1, 1),
        "convict": (0, 1, 0, 0),
        "arrest": (1, 0, 0, 0),
        "sue": (1, 0, 0, 0),
    }
    assert (report.actions["arrest"].precision, report.actions["terminate"].f1) == (0, 1)
    assert dict(report.confusion) == {("arrest", "convict"): 1, ("sue", "(nothing)"): 1}
    assert [(error.kind, error.action, error.sentence) for error in report.errors] == [
        ("missed", "arrest", "Police arrested two people"),
        ("missed", "sue", "Nobody sued the city"),
        ("spurious", "convict", "Police arrested two people."),
    ]


def test_a_status_is_tallied_with_the_facts_that_have_it(tmp_path: Path) -> None:
    report = evaluate(tmp_path, [{**RIGHT[0], "status": "alleged"}, *RIGHT[1:]])
    assert {name: (t.gold, t.found, t.right, t.recall) for name, t in report.statuses.items()} == {
        "actual": (2, 1, 1, 0.5),
        "negated": (1, 1, 1, 1),
        "alleged": (0, 1, 0, 0),
    }


def test_the_right_action_with_other_participants_is_told_apart(tmp_path: Path) -> None:
    report = evaluate(tmp_path, [event("terminate", "Police", "contract", "The mayor ended the contract."), *RIGHT[1:]])
    assert dict(report.confusion) == {("terminate", "(the same action, other participants)"): 1}


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 0, 0, 1), (0, 1, 0, 0.793), (1, 1, 0.207, 1), (9, 10, 0.596, 0.982), (90, 100, 0.826, 0.945)],
)
def test_the_interval_of_a_share_holds_for_few_too(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=0.001)


def test_the_interval_of_the_calibration_error_is_over_documents() -> None:
    sure, unsure = [(0.9, True)] * 10, [(0.9, False)] * 10
    low, high = calibration_interval([sure, unsure])
    assert (low, high) == pytest.approx((0.1, 0.9))
    assert calibration_interval([sure, sure]) == pytest.approx((0.1, 0.1))


def test_calibration() -> None:
    bins = calibration([(0.9, True), (0.92, False), (0.35, False), (1.0, True)])
    assert [b.count for b in bins] == [1, 3]
    assert [(b.confidence, b.accuracy) for b in bins] == [pytest.approx((0.35, 0)), pytest.approx((0.94, 2 / 3))]
    assert calibration_error(bins) == pytest.approx((0.35 + 3 * abs(0.94 - 2 / 3)) / 4)
    assert calibration_error(()) == 0


@pytest.mark.parametrize("style", sorted(RENDERERS))
def test_every_rendering_shows_figures_and_errors(tmp_path: Path, style: str) -> None:
    report = evaluate(tmp_path, [RIGHT[0], event("convict", "Police", "two people", "Police arrested two people.")])
    shown = render(report, style, errors=1)
    assert "by-hand-1" in shown
    assert "Police arrested two people." in shown
    assert "Nobody sued" not in shown
    if style == "json":
        assert json.loads(shown)["fact.P"] == 0.5
        assert json.loads(shown)["actions"]["terminate"]["intervals"]["precision"] == pytest.approx([0.207, 1], abs=0.001)
    else:
        assert "1.00 (0.21 to 1.00)" in shown
        assert "0.500 (0.500 to 0.500)" in shown
    assert "Police arrested" not in render(report, style)


def test_an_unknown_rendering_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="expected json, markdown, text"):
        render(evaluate(tmp_path, []), "pdf")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no gold facts; expected a folder of NAME.json files"),
        ({"a.json": "{"}, "no gold file"),
        ({"a.json": "[]"}, "no gold file"),
        ({"a.json": '{"facts": []}'}, "no such file or folder"),
        ({"a.txt": TEXT, "a.json": '{"facts": [{"evidence": ["Nothing of it"]}]}'}, "evidence not in the article: 'Nothing of it'"),
        ({"a.txt": TEXT, "a.json": '{"facts": [{"evidence": ["The mayor"]}]}'}, "malformed fact (KeyError: 'action')"),
    ],
)
def test_a_malformed_gold_folder_is_named(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold(tmp_path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "records.jsonl:1: no record"),
        ('\n{"doc": "a"}', "records.jsonl:2: no record (KeyError: 'entities')"),
        (None, "cannot be read"),
    ],
)
def test_malformed_predictions_are_named(tmp_path: Path, content: str | None, message: str) -> None:
    evaluate(tmp_path, [])
    path = tmp_path / "records.jsonl"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run_evaluation(tmp_path, predictions=path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor Kenney", "Jim Kenney", True),
        ("the PARS contract", "PARS agreement", False),
        ("the contract", "the contracts", True),
        ("Attorney General", "General", True),
        ("it", "IT", True),
        ("it", "them", False),
        ("U.S.", "US", True),
        ("", "Kenney", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_content_words() -> None:
    assert content_words("The AT&T merger's ending") == ("at&t", "merger", "end")


def test_the_gold_facts_of_the_sample_corpus_are_read(root: Path) -> None:
    gold = read_gold(root / "data" / "gold")
    assert set(gold) == {path.stem for path in (root / "data" / "articles").glob("*.txt")}
    assert sum(len(facts) for facts in gold.values()) > len(gold)
