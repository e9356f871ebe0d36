"""What one more article costs in a case of 1,000, 3,000 and 10,000 (`make scale`).

The articles are copies of a few hundred real ones, read once: each copy has other persons, places and bodies (their words are
written with other letters, as long as before, so that every offset holds) and other years; countries and every second copy's best
known names stay, so that copies meet as articles of one newsroom do. Each step runs in a process of its own, whose peak of memory
is shown.
"""

from __future__ import annotations

import argparse
import atexit
import json
import random
import re
import resource
import string
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

from pressgraph.build import read_records, write_network
from pressgraph.desk import Desk
from pressgraph.entities.names import countries, is_generic, name_words
from pressgraph.ingest import read_articles
from pressgraph.language import load_language
from pressgraph.model import Article, Form, Kind, Record
from pressgraph.store import CaseStore

ROOT = Path(__file__).resolve().parents[1]
WIKINEWS = ROOT.parent / "shared" / "bench" / "articles" / "wikinews.jsonl.gz"
READER = "scale-1 pressgraph"
SIZES = (1000, 3000, 10_000)
BATCH = 200
# so many of the names that most articles have stay in every second copy
FAMOUS = 12
_RENAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION, Kind.AGREEMENT})
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]{2,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
Pair = tuple[Article, Record]


def main() -> int:
    """Make the cases and print a table: seconds and peak memory of each step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=Path, help="what to copy (default: Wikinews beside the checkout, else data/articles)")
    parser.add_argument("--originals", type=int, default=300, help="how many of them to read (default: 300)")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many articles the cases have")
    parser.add_argument("--keep", type=Path, help="a folder for the cases, which stay and are used again")
    parser.add_argument("--step", nargs=2, metavar=("STEP", "SIZE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        step, size = args.step[0], int(args.step[1])
        return read_originals(args.keep, args.articles, size) if step == "read" else run_step(args.keep, step, size)
    with TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        source = args.articles or (WIKINEWS if WIKINEWS.is_file() else ROOT / "data" / "articles")
        # a process of its own for each: the peak of memory is that of the process
        command = [sys.executable, __file__, "--keep", str(folder), "--articles", str(source), "--step"]
        subprocess.run([*command, "read", str(args.originals)], check=True)
        for size, step in product(args.sizes, STEPS):
            subprocess.run([*command, step, str(size)], check=True)
    return 0


def read_originals(folder: Path, source: Path, count: int) -> int:
    """Read the articles that are copied, once, into a case of their own."""
    place = folder / "originals"
    if place.is_dir():
        return 0
    nlp = load_language()
    start = time.perf_counter()
    with CaseStore(place, create=True) as store:
        articles = list(islice(read_articles([source]), count))
        store.write_articles(articles, read_records(nlp, articles), reader=READER)
    show("read", len(articles), time.perf_counter() - start)
    return 0


def run_step(folder: Path, step: str, size: int) -> int:
    """One step on the case of a size, measured."""
    prepared = STEPS[step](folder, size)
    start = time.perf_counter()
    said = prepared()
    show(step, size, time.perf_counter() - start, said or "")
    return 0


def show(step: str, size: int, seconds: float, said: str = "") -> None:
    """One line of the table."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)
    print(f"{size:>7,} articles  {step:<10} {seconds:8.2f} s  {peak:7,.0f} MB  {said}".rstrip(), flush=True)


def fill(folder: Path, size: int) -> Callable[[], str | None]:
    """Put so many articles and records into a case, without a graph."""
    place = folder / f"case-{size}"

    def run() -> None:
        if place.is_dir():
            return
        originals = load_originals(folder)
        copies = islice(make_copies(originals), size)
        with CaseStore(place, create=True) as store:
            while batch := list(islice(copies, BATCH)):
                store.write_articles([a for a, _ in batch], [r for _, r in batch], reader=READER)

    return run


def whole(folder: Path, size: int) -> Callable[[], str | None]:
    """Make the graph of the whole case."""
    place = folder / f"case-{size}"

    def run() -> str | None:
        with CaseStore(place) as store, store.lock():
            if store.is_current():
                return "(was there)"
            write_network(store)
        return None

    return run


def add(folder: Path, size: int) -> Callable[[], str | None]:
    """Add one article more."""
    one = extra(folder, size)
    return changing(folder, size, lambda store: write(store, [one]))


def change(folder: Path, size: int) -> Callable[[], str | None]:
    """Put another text in place of the added article's."""
    article, record = extra(folder, size + 1)
    mine = replace(article, id="extra"), replace(record, doc="extra")
    return changing(folder, size, lambda store: write(store, [mine]))


def remove(folder: Path, size: int) -> Callable[[], str | None]:
    """Take the added article out."""
    return changing(folder, size, lambda store: store.delete_articles(["extra"]))


def erase(folder: Path, size: int) -> Callable[[], str | None]:
    """Rid the graph's files of the words of what was changed and withdrawn, as ``withdraw`` does when the answers are right."""
    place = folder / f"case-{size}"

    def run() -> None:
        with CaseStore(place) as store, store.lock():
            store.erase_words()

    return run


def judge(folder: Path, size: int) -> Callable[[], str | None]:
    """Give an entity another name; the judgement is taken back when that is measured."""
    place = folder / f"case-{size}"
    with CaseStore(place) as store:
        query = "SELECT id FROM entities WHERE kind = 'person' AND id NOT LIKE 'person/%/%' ORDER BY id LIMIT 1 OFFSET 500"
        ((entity,),) = store.database.execute(query)
    desk = Desk(place, who="Ann")

    def run() -> None:
        judgement = desk.rename(entity, "Somebody Else", why="to see how long it takes")
        atexit.register(desk.undo, judgement.number, why="measured")

    return run


def opened(folder: Path, size: int) -> Callable[[], str | None]:
    """Read the whole network, as `pressgraph export` does."""
    place = folder / f"case-{size}"

    def run() -> str:
        with CaseStore(place) as store:
            network = store.read_network()
            graph = store.open_graph()
        counts = (len(network.entities), len(network.events), len(network.claims), len(graph))
        return "{:,} entities, {:,} events, {:,} claims, {:,} quads".format(*counts)

    return run


STEPS = {
    "fill": fill,
    "whole": whole,
    "add": add,
    "change": change,
    "withdraw": remove,
    "erase": erase,
    "judge": judge,
    "open": opened,
}


def changing(folder: Path, size: int, act: Callable[[CaseStore], None]) -> Callable[[], str | None]:
    """A change of a case and the graph that follows, as ``build`` and ``withdraw`` make it."""
    place = folder / f"case-{size}"

    def run() -> None:
        with CaseStore(place) as store, store.lock():
            act(store)
            write_network(store)

    return run


def write(store: CaseStore, pairs: Sequence[Pair]) -> None:
    """Put articles into a case."""
    store.write_articles([a for a, _ in pairs], [r for _, r in pairs], reader=READER)


def extra(folder: Path, number: int) -> Pair:
    """The copy behind the first so many, under the name ``extra``."""
    article, record = next(islice(make_copies(load_originals(folder), start=number), 1))
    return replace(article, id="extra"), replace(record, doc="extra")


def load_originals(folder: Path) -> list[Pair]:
    """What ``read_originals`` has read."""
    with CaseStore(folder / "originals") as store:
        return list(zip(store.read_articles(), store.read_records(), strict=True))


def make_copies(originals: Sequence[Pair], *, start: int = 0) -> Iterator[Pair]:
    """Ever more articles: the originals, then copies of them with other names."""
    famous = famous_words(originals)
    number = start
    while True:
        turn, place = divmod(number, len(originals))
        yield copied(originals[place], turn, famous if turn % 2 else frozenset())
        number += 1


def famous_words(originals: Sequence[Pair]) -> frozenset[str]:
    """The words of the persons that most of the articles name."""
    counts = Counter(word for _, record in originals for word in names_in(record, frozenset({Kind.PERSON})))
    return frozenset(word for word, _ in counts.most_common(FAMOUS))


def names_in(record: Record, kinds: frozenset[Kind]) -> set[str]:
    """The capitalised words of names of such kinds that no country and no body of many places bears."""
    words: set[str] = set()
    for entity in record.entities:
        if entity.kind in kinds:
            names = (m.text for m in entity.mentions if m.form is Form.NAME)
            words |= {word for name in names if name_words(name) not in countries() for word in _CAPITALISED.findall(name)}
    kept = {part for country in countries() for part in country}
    return {word for word in words if not is_generic(word) and not kept.intersection(name_words(word))}


def copied(pair: Pair, turn: int, kept: frozenset[str]) -> Pair:
    """One article with the names and years of copy number ``turn``."""
    article, record = pair
    if turn == 0:
        return pair
    letters = alphabet(turn)
    renamed = {word: word.translate(letters) for word in names_in(record, _RENAMED) - kept}
    years = 4 * (turn % 5)  # whole leap years, so that every day is one

    def change(text: str) -> str:
        text = _CAPITALISED.sub(lambda found: renamed.get(found[0], found[0]), text)
        return _YEAR.sub(lambda found: str(int(found[0]) - years), text)

    name = f"{article.id}-{turn}"
    data = json.loads(change(json.dumps(record.to_json(reasons=True), ensure_ascii=False)))
    told = Record.from_json(data | {"doc": name, "url": None, "model": record.model})
    text, title = change(article.text), change(article.title or "")
    return replace(article, id=name, text=text, title=title, date=told.date, url=None), replace(told, title=title)


def alphabet(turn: int) -> dict[int, int]:
    """Other vowels for vowels and other consonants for consonants, as many as there are, by the number of the copy."""
    dice = random.Random(turn)
    table = {}
    for letters in (_VOWELS, _CONSONANTS):
        mixed = "".join(dice.sample(letters, len(letters)))
        table |= str.maketrans(letters + letters.upper(), mixed + mixed.upper())
    assert {chr(code) for code in table} == set(string.ascii_letters)
    return table


if __name__ == "__main__":
    sys.exit(main())
