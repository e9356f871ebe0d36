"""Lay out what is read in articles that nobody has looked at, for a person to judge each fact against its sentence.

    python benchmarks/by_eye.py fourth            # the articles of a round, each event with its sentence
    python benchmarks/by_eye.py fourth --ids      # only which articles it draws

A round draws from ``by_eye_pool.tsv`` by its seed what the rounds of its kinds before it left. What was judged false stands in
``off_topic.tsv``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pressgraph.build import read_records
from pressgraph.ingest import read_articles
from pressgraph.language import load_language
from pressgraph.model import Event, Record

HERE = Path(__file__).resolve().parent
POOL = HERE / "by_eye_pool.tsv"
ARTICLES = HERE.parents[1] / "shared" / "bench" / "articles" / "wikinews.jsonl.gz"
OFF_TOPIC = frozenset({"sport", "disaster", "obituary", "science", "culture"})
POLITICS = frozenset({"politics"})


@dataclass(frozen=True, slots=True)
class Round:
    """One drawing: from which kinds, how many, by which seed."""

    kinds: frozenset[str]
    count: int
    seed: int


ROUNDS = {
    "fourth": Round(OFF_TOPIC, 30, 4),
    "fifth": Round(OFF_TOPIC, 30, 5),
    "politics": Round(POLITICS, 20, 4),
    "politics again": Round(POLITICS, 20, 5),
}


def read_pool() -> list[tuple[str, str]]:
    """Kind and id of every article that may be drawn."""
    rows = [line.split("\t") for line in POOL.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(kind, article) for kind, article in rows[1:]]


def draw(name: str) -> list[str]:
    """The ids of one round; no article is drawn twice."""
    left = read_pool()
    for each, drawing in ROUNDS.items():
        fitting = [article for kind, article in left if kind in drawing.kinds]
        drawn = set(random.Random(drawing.seed).sample(fitting, drawing.count))
        if each == name:
            return sorted(drawn)
        left = [(kind, article) for kind, article in left if article not in drawn]
    raise KeyError(name)


def records(ids: list[str]) -> Iterator[Record]:
    """The articles read as a user has them read: by the shipped weights and their threshold."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines, TemporaryDirectory() as scratch:
        path = Path(scratch, "drawn.jsonl")
        path.write_text("".join(line for line in lines if json.loads(line)["id"] in ids), encoding="utf-8")
        yield from read_records(load_language(), read_articles([path]))


def line(event: Event) -> str:
    """One event with its sentence."""
    agents, objects, recipients = (", ".join(p.name for p in who) or "-" for who in (event.agents, event.objects, event.recipients))
    speaker = event.speaker.name if event.speaker else "-"
    told = f"{event.action} [{event.trigger.text}] who: {agents} · what: {objects} · to: {recipients}"
    return (
        f"{event.confidence:.2f} {told} · {event.status.value} · {event.date or '-'} · says: {speaker}\n     {event.evidence.text}"
    )


def main() -> None:
    """Print the events of a round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("round", choices=tuple(ROUNDS))
    parser.add_argument("--ids", action="store_true", help="only which articles are drawn")
    args = parser.parse_args()
    ids = draw(args.round)
    if args.ids:
        print("\n".join(ids))
        return
    total = 0
    for record in records(ids):
        print(f"\n{record.doc} {record.date} {record.title}")
        print(*map(line, record.events), sep="\n")
        total += len(record.events)
    print(f"\n{len(ids)} articles, {total} events")


if __name__ == "__main__":
    main()
