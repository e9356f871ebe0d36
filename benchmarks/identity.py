"""Who is who and which event is which over articles, measured against benchmarks/identity.

    python benchmarks/identity.py [--part development] [--errors]

One reading of the articles is resolved in several ways: as a case does it, by exact strings, and by nomenklatura's matcher where it
is installed (`pip install nomenklatura`). `--errors` lists wrong and missing merges; held-out errors are never looked at.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import identity_measures as measures
from identity_by_key import merge_by_key
from identity_rivals import exact_strings, nomenklatura_matcher
from spacy.language import Language

from pressgraph.build import read_records
from pressgraph.entities import resolve_entities
from pressgraph.events.merging import merge_events
from pressgraph.events.tellings import find_tellings
from pressgraph.language import load_language
from pressgraph.model import Article, Record, ResolvedEntity

ROOT = Path(__file__).resolve().parents[1]
KEY = ROOT / "benchmarks" / "identity"
ARTICLES = ROOT.parent / "shared" / "bench" / "articles" / "wikinews.jsonl.gz"
PARTS = ("development", "held-out")
Resolver = Callable[[Sequence[Record]], tuple[ResolvedEntity, ...]]
RESOLVERS: Mapping[str, Resolver] = {
    "Pressgraph": resolve_entities,
    "exact strings": exact_strings,
    "nomenklatura": nomenklatura_matcher,
}


@dataclass(frozen=True)
class Outcome:
    """The figures of one way to resolve, over the articles of one part."""

    name: str
    entities: measures.BCubed
    events: measures.Pairwise
    mixed_people: tuple[str, ...]
    errors: tuple[str, ...]


def read_key() -> dict[str, dict[str, Any]]:
    """The answer key, by article."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(KEY.glob("wn-*.json")))
    return {data["article"]: data for data in files}


def read_texts(key: Mapping[str, Mapping[str, Any]], path: Path = ARTICLES) -> list[Article]:
    """The articles of the key whose text is at hand in a file, to the letter."""
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [data for data in map(json.loads, lines) if data["id"] in key]
    hashes = {data["id"]: hashlib.sha256(data["text"].encode("utf-8")).hexdigest() for data in found}
    return [
        Article(data["id"], data["text"], title=data["title"], date=data["date"], url=data["url"])
        for data in found
        if hashes[data["id"]] == key[data["id"]]["text_sha256"]
    ]


def measure(records: Sequence[Record], key: Mapping[str, Mapping[str, Any]], part: str) -> list[Outcome]:
    """Every way to resolve, over all articles together; the figures are those of one part's articles."""
    names = measures.align_names(records, key, part)
    outcomes = []
    for name, resolve in RESOLVERS.items():
        try:
            entities = resolve(records)
        except ImportError:
            continue
        clusters = {chain: entity.id for entity in entities for chain in entity.chains}
        found = {item: clusters.get(chain) or "/".join(chain) for item, chain in names.items()}
        tellings, events = align_tellings(records, entities, key, part)
        truth = {item: item.entity for item in names}
        people = measures.mixed_people(found, names)
        errors = (*measures.entity_errors(found), *measures.event_errors(tellings, events))
        bcubed = measures.b_cubed(truth, found)
        pairwise = measures.pairwise(tellings, events, in_all=measures.count_pairs(key, part))
        outcomes.append(Outcome(name, bcubed, pairwise, people, errors))
    return outcomes


def align_tellings(
    records: Sequence[Record], entities: Iterable[ResolvedEntity], key: Mapping[str, Mapping[str, Any]], part: str
) -> tuple[dict[measures.Telling, str], dict[measures.Telling, str]]:
    """The key's tellings that were read, with the key's event and the event they are merged into.

    A telling is read if a claim of the same action has its trigger inside the telling's evidence, or else evidence that overlaps.
    """
    entities = tuple(entities)
    ids = {chain: entity.id for entity in entities for chain in entity.chains}
    _, claims = merge_events(records, entities)
    events = {claim.id: claim.event for claim in claims}
    truth, found = {}, {}
    for record in records:
        data = key.get(record.doc)
        if data is None or data["part"] != part:
            continue
        free = [telling for telling in find_tellings(record, ids) if not telling.is_content]
        for fact in data["events"]:
            best = max(free, key=lambda t, f=fact: measures.telling_fit(t, f), default=None)
            if best is None or measures.telling_fit(best, fact) <= 0:
                continue
            free.remove(best)
            item = measures.Telling(record.doc, tuple(fact["evidence"]), fact["id"], best.event.evidence.text)
            truth[item], found[item] = fact["id"], events[best.claim]
    return truth, found


def section(nlp: Language) -> str:
    """The section of docs/evaluation.md."""
    key = read_key()
    articles = read_texts(key)
    if not articles:
        return "Not run: the texts are not beside this checkout."
    records = list(read_records(nlp, articles))
    return "\n\n".join(report(part, key, articles, records) for part in PARTS)


def report(part: str, key: Mapping[str, Mapping[str, Any]], articles: Sequence[Article], records: Sequence[Record]) -> str:
    """The table of one part, and event merging by itself."""
    return "\n\n".join([render(part, key, measure(records, key, part)), by_key(part, key, articles)])


def by_key(part: str, key: Mapping[str, Mapping[str, Any]], articles: Sequence[Article]) -> str:
    """One sentence on event merging where nothing is misread."""
    alone = merge_by_key({article.id: article for article in articles}, key, part)
    figures = f"P {alone.precision:.3f}, R {alone.recall:.3f}, F1 {alone.f1:.3f}"
    return f"Merging by itself, on the key's {alone.items} tellings with their parties and dates ({alone.pairs} pairs): {figures}."


def render(part: str, key: Mapping[str, Mapping[str, Any]], outcomes: Sequence[Outcome]) -> str:
    """One table for one part."""
    count = sum(data["part"] == part for data in key.values())
    first = outcomes[0]
    lines = [
        f"**{part}**, {count} articles: {first.entities.items} names that were read (of {measures.count_names(key, part)}), "
        f"{first.entities.pairs} pairs of names of one entity in different articles; {first.events.items} tellings that were read "
        f"(of {measures.count_tellings(key, part)}), {first.events.pairs} pairs of one event.",
        "",
        "| way | entities B³ P | R | F1 (95 % interval) | different people merged: over articles, in one | events P | R | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for o in outcomes:
        low, high = o.entities.interval
        over = sum(line.startswith("OVER") for line in o.mixed_people)
        lines.append(
            f"| {o.name} | {o.entities.precision:.3f} | {o.entities.recall:.3f} | {o.entities.f1:.3f} ({low:.3f}-{high:.3f}) "
            f"| {over}, {len(o.mixed_people) - over} | {o.events.precision:.3f} | {o.events.recall:.3f} | {o.events.f1:.3f} |"
        )
    missing = [name for name in RESOLVERS if name not in {o.name for o in outcomes}]
    lines += ["", *(f"Not run, because it is not installed: {name}." for name in missing)]
    return "\n".join(lines).strip()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="one part alone")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    args = parser.parse_args()
    key = read_key()
    articles = read_texts(key)
    if not articles:
        parser.exit(1, f"{ARTICLES.relative_to(ROOT.parent)} is not here; the texts are taken from it\n")
    records = list(read_records(load_language(), articles))
    for part in PARTS if args.part is None else (args.part,):
        outcomes = measure(records, key, part)
        print(render(part, key, outcomes), by_key(part, key, articles), sep="\n\n", end="\n\n")
        if args.errors and part == PARTS[0]:
            print("\n".join((*outcomes[0].mixed_people, *outcomes[0].errors)))


if __name__ == "__main__":
    main()
