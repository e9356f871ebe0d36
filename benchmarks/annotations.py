"""Facts annotated for this project, laid beside the texts they speak of.

    python benchmarks/annotations.py [--part held-out]      # measure the extractor on a part

The texts of ``benchmarks/annotations`` are not in the repository (its README says why); they are taken from ``../shared``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from pressgraph.evaluate import render, run_evaluation

ROOT = Path(__file__).resolve().parents[1]
ANNOTATIONS = ROOT / "benchmarks" / "annotations"
ARTICLES = ROOT.parent / "shared" / "bench" / "articles" / "wikinews.jsonl.gz"


def unpack(part: str, folder: Path) -> int:
    """Lay the articles and facts of one part in ``folder`` as a gold folder; the number of articles whose text is at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, str] = {}
    if ARTICLES.is_file():
        with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
            texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    count = 0
    for path in sorted((ANNOTATIONS / part).glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = texts.get(data["article"], "")
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != data["text_sha256"]:
            continue
        for fact in data["facts"]:
            fact["evidence"] = [text[start:end] for start, end in fact["evidence"]]
        (folder / path.name).write_text(json.dumps(data), encoding="utf-8")
        (folder / path.with_suffix(".txt").name).write_text(text, encoding="utf-8")
        count += 1
    return count


def main() -> None:
    """Measure the extractor on one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="held-out", choices=("held-out", "train"))
    parser.add_argument("--format", default="text", help="text, json or markdown")
    args = parser.parse_args()
    with TemporaryDirectory() as scratch:
        if not unpack(args.part, Path(scratch)):
            parser.exit(1, f"{ARTICLES.relative_to(ROOT.parent)} is not here; the annotated texts are taken from it\n")
        print(render(run_evaluation(Path(scratch)), args.format))


if __name__ == "__main__":
    main()
