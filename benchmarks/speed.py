"""How long the walk takes, as a multiple of spaCy alone on the same texts in the same run (`make speed`).

The ratio is what to watch: it hardly depends on the machine, the words a second do. Each is measured several times and the best run
counts. Texts: 60 Wikinews articles where ../shared lies beside the checkout, else the sample corpus.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from pressgraph.build import read_records
from pressgraph.ingest import read_articles
from pressgraph.language import load_language, model_label
from pressgraph.model import Article

ROOT = Path(__file__).resolve().parents[1]
WIKINEWS = ROOT.parent / "shared" / "bench" / "articles" / "wikinews.jsonl.gz"
BATCH_SIZE = 8


def main() -> int:
    """Measure and print one line; with ``--limit`` the exit code tells whether the ratio is within it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--limit", type=float, help="fail if the walk takes more than so many times as long as spaCy")
    args = parser.parse_args()
    articles = sample()
    words = sum(len(article.text.split()) for article in articles)
    nlp = load_language()
    parse = best(lambda: exhaust(nlp.pipe([article.text for article in articles], batch_size=BATCH_SIZE)), args.repeat)
    walk = best(lambda: exhaust(read_records(nlp, articles)), args.repeat)
    print(
        f"{len(articles)} articles, {words:,} words, {model_label(nlp)}: spaCy {parse:.2f} s ({words / parse:,.0f} words/s), "
        f"Pressgraph {walk:.2f} s ({words / walk:,.0f} words/s), ratio {walk / parse:.2f}"
    )
    return int(bool(args.limit) and walk / parse > args.limit)


def sample() -> list[Article]:
    """The articles to read."""
    source = WIKINEWS if WIKINEWS.is_file() else ROOT / "data" / "articles"
    return list(islice(read_articles([source]), 60))


def best(run: Callable[[], None], repeat: int) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def exhaust(items: Iterable[object]) -> None:
    """Consume an iterator."""
    for _ in items:
        pass


if __name__ == "__main__":
    sys.exit(main())
