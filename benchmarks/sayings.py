"""Whether the reading finds an act however it is said: 1,800 sentences, written for this without sight of the lexicon.

    python benchmarks/sayings.py [--part seen|unseen] [--misses]

``benchmarks/sayings/seen`` (30 sentences an action) was looked at while rows of the lexicon were written; ``unseen`` (15 an action)
was only measured. A row of a file names sentence, action, agent, object and status; a dash is none. A sentence counts as read if
some event has the action and, by name, the agent and the object (or recipient).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressgraph.build import read_records
from pressgraph.evaluate.names import is_same_name
from pressgraph.language import load_language
from pressgraph.model import Article, Event, Participant

SAYINGS = Path(__file__).resolve().parent / "sayings"
PUBLISHED = "2018-07-27"
OUTCOMES = ("read", "other participants", "other action", "nothing")


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence and the act that it tells."""

    sentence: str
    action: str
    agent: str
    object: str


def read_sayings(part: str) -> list[Saying]:
    """The sentences of one part, by action."""
    rows = [line.split("\t") for path in sorted((SAYINGS / part).glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    return [Saying(*row[:4]) for row in rows if len(row) >= 4]


def is_named(found: Sequence[Participant], wanted: str) -> bool:
    """Whether one of the participants is the one wanted; where none is, all will do."""
    low = wanted.lower()
    return wanted == "-" or any(
        is_same_name(each.name, wanted) or low in each.name.lower() or each.name.lower() in low for each in found
    )


def outcome(saying: Saying, events: Sequence[Event]) -> str:
    """One of ``OUTCOMES``."""
    hits = [event for event in events if event.action == saying.action]
    for event in hits:
        if is_named(event.agents, saying.agent) and is_named((*event.objects, *event.recipients), saying.object):
            return "read"
    if hits:
        return "other participants"
    return "other action" if events else "nothing"


def measure(part: str) -> Iterator[tuple[Saying, str]]:
    """Each sentence with what came of it; it is read as an article of its own, under a headline."""
    sayings = read_sayings(part)
    articles = [Article(str(n), f"Report\n\n{s.sentence}", None, PUBLISHED) for n, s in enumerate(sayings)]
    for saying, record in zip(sayings, read_records(load_language(), articles), strict=True):
        yield saying, outcome(saying, record.events)


def main() -> None:
    """Measure one part, or both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("seen", "unseen"))
    parser.add_argument("--misses", action="store_true", help="print the sentences that were not read, too")
    args = parser.parse_args()
    for part in [args.part] if args.part else ["seen", "unseen"]:
        found = list(measure(part))
        counts = Counter(came for _, came in found)
        print(part, len(found), {name: round(counts[name] / max(len(found), 1), 3) for name in OUTCOMES})
        if args.misses:
            print(*(f"{came}\t{s.action}\t{s.sentence}" for s, came in found if came != "read"), sep="\n")


if __name__ == "__main__":
    main()
