"""Which event is which, measured against benchmarks/identity/events: topics of several articles, half to look at, half not.

    python benchmarks/identity_events.py [--errors] [--records FILE]

The articles are a case of their own. ``--errors`` lists wrong and missing joins of the development half; held-out errors are never
looked at. ``--records`` keeps what was read in FILE, and takes it from there next time: for changes of the merging alone.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import identity
import identity_measures as measures
from identity_by_key import merge_by_key
from spacy.language import Language

from pressgraph.build import read_records
from pressgraph.entities import resolve_entities
from pressgraph.language import load_language
from pressgraph.model import Article, Record

KEY = identity.KEY / "events"
FILES = tuple(identity.ARTICLES.with_name(name) for name in ("wikinews.jsonl.gz", "whitehouse.jsonl.gz"))
Key = Mapping[str, Mapping[str, Any]]


def read_key() -> dict[str, dict[str, Any]]:
    """The answer key, by article."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(KEY.glob("*.json")))
    return {data["article"]: data for data in files}


def read_texts(key: Key) -> list[Article]:
    """The articles of the key whose text is at hand."""
    return list(chain.from_iterable(identity.read_texts(key, path) for path in FILES))


def section(nlp: Language) -> str:
    """The part of docs/evaluation.md."""
    key = read_key()
    articles = read_texts(key)
    if not articles:
        return "Not run: the texts are not beside this checkout."
    return report(key, articles, list(read_records(nlp, articles)))


def report(key: Key, articles: Sequence[Article], records: Sequence[Record]) -> str:
    """One table: each half as it is read, and by itself."""
    lines = [
        "| half | articles | merged | tellings | pairs of one event | P | R | F1 | pairs in all | R | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *(line for part in identity.PARTS for line in rows(part, key, articles, records))])


def rows(part: str, key: Key, articles: Sequence[Article], records: Sequence[Record]) -> Iterator[str]:
    """The rows of one half."""
    count = sum(data["part"] == part for data in key.values())
    read, _ = merged(key, records, part)
    alone = merge_by_key({article.id: article for article in articles}, key, part)
    for what, figures in (("as they are read", read), ("all read rightly", alone)):
        share = f"{figures.items} of {measures.count_tellings(key, part)}"
        numbers = (figures.precision, figures.recall, figures.f1, figures.in_all, figures.recall_in_all, figures.f1_in_all)
        shown = (f"{number:.3f}" if isinstance(number, float) else f"{number}" for number in numbers)
        yield f"| {' | '.join((part, str(count), what, share, str(figures.pairs), *shown))} |"


def merged(key: Key, records: Sequence[Record], part: str) -> tuple[measures.Pairwise, tuple[str, ...]]:
    """The figures of one half as it is read, and its errors."""
    tellings, events = identity.align_tellings(records, resolve_entities(records), key, part)
    figures = measures.pairwise(tellings, events, in_all=measures.count_pairs(key, part))
    return figures, measures.event_errors(tellings, events)


def kept(path: Path | None, read: Callable[[], list[Record]]) -> list[Record]:
    """The records that a file keeps, else those that are read now."""
    if path and path.is_file():
        records: list[Record] = pickle.loads(path.read_bytes())  # a file of one's own
        return records
    records = read()
    if path:
        path.write_bytes(pickle.dumps(records))
    return records


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development half")
    parser.add_argument("--records", type=Path, help="keep what was read in this file")
    args = parser.parse_args()
    key = read_key()
    articles = read_texts(key)
    if not articles:
        parser.exit(1, "the texts are not beside this checkout\n")
    records = kept(args.records, lambda: list(read_records(load_language(), articles)))
    print(report(key, articles, records))
    if args.errors:
        print("\n".join(merged(key, records, identity.PARTS[0])[1]))


if __name__ == "__main__":
    main()
