"""A report as text for a terminal, as JSON, and as Markdown for a document."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence

from pressgraph.errors import ExportError
from pressgraph.evaluate.causes import Cause
from pressgraph.evaluate.matching import FIELDS, LEVELS
from pressgraph.evaluate.measures import wilson
from pressgraph.evaluate.report import NOTHING, OTHERS, Error, Report, Tally

Row = Sequence[str]
CONFUSIONS = 12
CAUSES = 10


def render(report: Report, style: str = "text", *, errors: int = 0, examples: int = 0) -> str:
    """The report in one of ``RENDERERS``.

    Args:
        report: what was measured.
        style: a key of ``RENDERERS``.
        errors: at most so many missed and spurious facts a document are shown.
        examples: at most so many sentences are shown for each of the commonest causes of error.

    Raises:
        ExportError: there is no such style.
    """
    if style not in RENDERERS:
        raise ExportError(f"no format {style!r} for an evaluation; expected {', '.join(sorted(RENDERERS))}")
    return RENDERERS[style](report, errors, examples)


def to_text(report: Report, errors: int, examples: int) -> str:
    """Aligned tables for a terminal."""
    parts = [_summary(report)]
    for heading, rows in _tables(report):
        parts += ["", heading, *_aligned(rows)]
    parts += _example_lines(report, examples)
    parts += [line for doc in _documents(report, errors) for line in doc]
    return "\n".join(parts)


def to_markdown(report: Report, errors: int, examples: int) -> str:
    """The same tables in Markdown."""
    parts = [_summary(report)]
    for heading, (head, *rows) in _tables(report):
        lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]
        parts += ["", f"**{heading}**", "", *lines]
    parts += _example_lines(report, examples)
    if errors:
        parts += ["", "```", *(line for doc in _documents(report, errors) for line in doc), "```"]
    return "\n".join(parts)


def to_json(report: Report, errors: int, examples: int) -> str:
    """One JSON object."""
    data = {
        "documents": report.documents,
        "facts": report.facts,
        "model": report.model,
        **report.figures,
        "intervals": {name: list(interval) for name, interval in report.intervals.items()},
        "actions": {name: _tally_json(tally) for name, tally in sorted(report.actions.items())},
        "statuses": {name: _tally_json(tally) for name, tally in sorted(report.statuses.items())},
        "confusion": [[*pair, count] for pair, count in _confusions(report)],
        "calibration": [dataclasses.asdict(b) for b in report.calibration],
        "calibration_error": report.calibration_error,
        "causes": [
            {"cause": kind, "times": len(causes), "examples": [dataclasses.asdict(cause) for cause in causes[:examples]]}
            for kind, causes in _causes(report)
        ],
        "errors": [dataclasses.asdict(error) for error in _chosen(report.errors, errors)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


RENDERERS: dict[str, Callable[[Report, int, int], str]] = {"text": to_text, "json": to_json, "markdown": to_markdown}


def _summary(report: Report) -> str:
    return f"{report.documents} articles, {report.facts} gold facts, read with {report.model or 'nothing'}"


def _tables(report: Report) -> Iterator[tuple[str, list[Row]]]:
    yield "Who did what to whom (95 % intervals over articles)", [["", "precision", "recall", "F1"], *_level_rows(report)]
    yield "Accuracy over the matched events", [["field", "accuracy"], *([name, _figure(report, name)] for name in FIELDS)]
    yield "By action", [["action", "gold", "found", "right", "P", "R", "F1"], *_tally_rows(report.actions)]
    yield (
        "By status (facts whose status is right too)",
        [["status", "gold", "found", "right", "P", "R", "F1"], *_tally_rows(report.statuses)],
    )
    confused = [[wanted, read, str(n)] for (wanted, read), n in _confusions(report) if read not in {NOTHING, OTHERS}]
    if confused:
        yield "Confusion: the action read in place of a missed fact", [["gold", "system", "times"], *confused[:CONFUSIONS]]
    if report.causes:
        yield "The commonest causes of error", [["cause", "times", "share"], *_cause_rows(report)]
    if report.calibration:
        rows = [[str(b.count), f"{b.confidence:.2f}", _with_ends(b.accuracy, wilson(b.right, b.count))] for b in report.calibration]
        low, high = report.intervals["calibration"]
        yield (
            f"Confidence (expected calibration error {report.calibration_error:.3f}, {low:.3f} to {high:.3f})",
            [["facts", "confidence", "accuracy"], *rows],
        )


def _level_rows(report: Report) -> Iterator[Row]:
    for level in LEVELS:
        yield [level, *(_figure(report, f"{level}.{measure}") for measure in ("P", "R", "F1"))]


def _figure(report: Report, name: str) -> str:
    low, high = report.intervals[name]
    return f"{report.figures[name]:.3f} ({low:.3f} to {high:.3f})"


def _tally_rows(tallies: dict[str, Tally]) -> Iterator[Row]:
    for name, t in sorted(tallies.items(), key=lambda item: (-item[1].gold, item[0])):
        shares = (_with_ends(getattr(t, measure), ends) for measure, ends in t.intervals.items())
        yield [name, str(t.gold), str(t.found), str(t.right), *shares]


def _with_ends(share: float, ends: tuple[float, float]) -> str:
    return f"{share:.2f} ({ends[0]:.2f} to {ends[1]:.2f})"


def _tally_json(tally: Tally) -> dict[str, object]:
    shares = {measure: getattr(tally, measure) for measure in tally.intervals}
    return {**dataclasses.asdict(tally), **shares, "intervals": {name: list(ends) for name, ends in tally.intervals.items()}}


def _causes(report: Report) -> list[tuple[str, list[Cause]]]:
    """The causes with their errors, the commonest first."""
    kinds: dict[str, list[Cause]] = {}
    for cause in report.causes:
        kinds.setdefault(cause.kind, []).append(cause)
    return sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))


def _cause_rows(report: Report) -> Iterator[Row]:
    found, total = _causes(report), len(report.causes)
    rest = sum(len(causes) for _, causes in found[CAUSES:])
    for kind, count in [*((kind, len(causes)) for kind, causes in found[:CAUSES]), *([("others", rest)] if rest else [])]:
        yield [kind, str(count), f"{count / total:.2f}"]


def _example_lines(report: Report, limit: int) -> Iterator[str]:
    """For each of the commonest causes some sentences, with what was expected and what was read."""
    for kind, causes in _causes(report)[:CAUSES] if limit else []:
        yield from ("", f"{kind}:", "")
        for cause in causes[:limit]:
            sentence = " ".join(cause.sentence.split())
            yield f"- {sentence} [{cause.doc}] expected: {cause.expected or 'nothing'}; read: {cause.read or 'nothing'}"


def _confusions(report: Report) -> list[tuple[tuple[str, str], int]]:
    return sorted(report.confusion.items(), key=lambda item: (-item[1], item[0]))


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _chosen(errors: Sequence[Error], limit: int) -> Iterator[Error]:
    """At most ``limit`` errors of each kind and document, in order."""
    counts: dict[tuple[str, str], int] = {}
    for error in errors:
        counts[error.doc, error.kind] = counts.get((error.doc, error.kind), 0) + 1
        if counts[error.doc, error.kind] <= limit:
            yield error


def _documents(report: Report, limit: int) -> Iterator[list[str]]:
    chosen = list(_chosen(report.errors, limit))
    for doc in dict.fromkeys(error.doc for error in chosen):
        yield ["", f"== {doc}", *(_error_line(error) for error in chosen if error.doc == doc)]


def _error_line(error: Error) -> str:
    sentence = " ".join(error.sentence.split())
    return f"{error.kind:8}  {error.agent or '-'} | {error.action} | {error.object or '-'}\n          {sentence}"
