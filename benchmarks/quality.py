"""Score the reader on every gold standard there is and write docs/evaluation.md (`make bench`).

The sample corpus lies in the checkout. The yardstick (gold facts, public benchmarks) lies in ../shared, beside the checkout, where
there is one; its own scorers are run, none of its data is copied. The prose of the page is benchmarks/evaluation.template.md.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

import identity
import identity_events
from annotations import unpack
from sayings import OUTCOMES, measure
from spacy.language import Language
from train_confidence import fold_table

from pressgraph.build import read_records
from pressgraph.evaluate import Report, read_gold, render, score
from pressgraph.evaluate.gold import read_gold_articles
from pressgraph.events.confidence import load_weights
from pressgraph.language import load_language, model_label
from pressgraph.model import Record

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OUT = ROOT / "bench-out"
PAGE = ROOT / "docs" / "evaluation.md"
TEMPLATE = Path(__file__).with_name("evaluation.template.md")
# what each public benchmark asks, in the words of its README
QUESTIONS = {
    "plover": "PLOVER gold records: the two parties of the event of a sentence, in the right roles, with the right category",
    "petrarch": "PETRARCH 2 test sentences: the right direction between the right actors",
    "gum": "GUM news: names, their kinds, coreference",
    "gum dates": "GUM news: time expressions and their values",
    "dates": "MEANTIME: time expressions and their values",
    "attribution": "GUM news: who says so",
    "meantime": "MEANTIME: parts of the events that both have",
}


def main() -> None:
    """Read, score, write the page."""
    OUT.mkdir(exist_ok=True)
    nlp = load_language()
    parts = {
        "model": model_label(nlp),
        "commit": commit(),
        # its sentences were written for this project; those of other articles are not quoted
        "sample": render(evaluate_folder(nlp, ROOT / "data" / "gold", "sample"), "markdown", examples=2),
        "held_out": held_out(nlp),
        "folds": folds(),
        "sayings": said_in_many_ways(),
        "gold": "\n\n".join(gold_sections(nlp)) or "Not run: the gold facts are not beside this checkout.",
        "identity": identity.section(nlp),
        "identity_events": identity_events.section(nlp),
        "benchmarks": benchmark_table() or "Not run: the benchmarks are not beside this checkout.",
    }
    PAGE.write_text(Template(TEMPLATE.read_text(encoding="utf-8")).substitute(parts), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


def commit() -> str:
    """The commit that is measured, and whether the work tree differs from it."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty=, with changes"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"


def evaluate_folder(nlp: Language, folder: Path, name: str) -> Report:
    """Read the articles of a gold folder, keep the records in bench-out, and score them."""
    start = time.perf_counter()
    threshold = load_weights().threshold
    records = list(read_records(nlp, read_gold_articles(folder), threshold=0))
    sure = [replace(r, events=tuple(e for e in r.events if e.confidence >= threshold)) for r in records]
    write_records(OUT / f"{name}.jsonl", sure)
    report = score(read_gold(folder), records, threshold=threshold)
    print(f"{name}: {len(records)} articles in {time.perf_counter() - start:.1f} s, fact F1 {report.figures['fact.F1']:.3f}")
    return report


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write one record a line."""
    path.write_text("".join(json.dumps(record.to_json(), ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


def held_out(nlp: Language) -> str:
    """The annotated articles that nothing was trained on and whose errors nobody looked at."""
    with TemporaryDirectory() as folder:
        if not unpack("held-out", Path(folder)):
            return "Not run: the texts are not beside this checkout."
        return render(evaluate_folder(nlp, Path(folder), "held-out"), "markdown")


def folds() -> str:
    """The figures of weights that have not seen the article."""
    return fold_table() if (SHARED / "gold").is_dir() else "Not run: the gold facts are not beside this checkout."


def said_in_many_ways() -> str:
    """How many of the sentences of `sayings` are read."""
    lines = ["| part | sentences | " + " | ".join(OUTCOMES) + " |", "| --- " * (len(OUTCOMES) + 2) + "|"]
    for part in ("seen", "unseen"):
        came = [each for _, each in measure(part)]
        lines.append(f"| {part} | {len(came)} | " + " | ".join(f"{came.count(name) / len(came):.3f}" for name in OUTCOMES) + " |")
    return "\n".join(lines)


def gold_sections(nlp: Language) -> Iterable[str]:
    """Both halves of the yardstick, scored by us and checked with its own scorer."""
    for part in ("dev", "train"):
        folder = SHARED / "gold" / part
        if not folder.is_dir():
            continue
        report = evaluate_folder(nlp, folder, f"gold-{part}")
        predictions = OUT / f"gold-{part}.jsonl"
        command = [sys.executable, str(SHARED / "gold" / "score.py"), "--gold", str(folder), "--pred", str(predictions), "--json"]
        yardstick = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        theirs, ours = yardstick["fact.F1"], report.figures["fact.F1"]
        if abs(theirs - ours) > 1e-9:
            sys.exit(f"gold/{part}: the yardstick says fact F1 {theirs}, pressgraph.evaluate says {ours}")
        yield f"### gold/{part}\n\n{render(report, 'markdown')}"


def benchmark_table() -> str:
    """The headline figures of the public benchmarks, by their own scorers."""
    script = SHARED / "bench" / "run_all.py"
    if not script.is_file():
        return ""
    extract = shlex.join([str(Path(sys.executable).with_name("pressgraph")), "extract"])
    command = [sys.executable, str(script), "--command", extract, "--out", str(OUT / "bench")]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    rows = ["| benchmark | figure | value | n, 95 % interval |", "| --- | --- | --- | --- |"]
    asked: dict[str, None] = {}
    for line in lines:
        name, rest = line[:13].strip(), line[13:].split()
        asked[name] = None
        rows.append(f"| {name} | {rest[0]} | {rest[1]} | {' '.join(rest[2:])} |")
    notes = [f"- **{name}**: {QUESTIONS.get(name, 'see the README of the benchmark')}" for name in asked]
    return "\n".join([*rows, "", *notes])


if __name__ == "__main__":
    main()
