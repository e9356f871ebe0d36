"""What a chain is called: its fullest name, or the nominal that says most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from pressgraph.coreference.readings import Reading
from pressgraph.model import Form, Kind

LONGEST_NAME = 8
LONGEST_NOMINAL = 6
SKIPPED = frozenset({"det", "predet"})


def best_name(members: Sequence[Reading], kind: Kind) -> str:
    """The best name of a chain.

    Args:
        members: the readings of the chain, in text order.
        kind: what the chain is.
    """
    names = [r for r in members if r.form is Form.NAME]
    if names:
        return _fullest(names)
    nominals = [r for r in members if r.form is Form.NOMINAL]
    return _most_telling(nominals) if nominals else members[0].mention.text


def _fullest(names: Sequence[Reading]) -> str:
    counts = Counter(_text(r) for r in names)
    fitting = [r for r in names if len(r.words) <= LONGEST_NAME] or list(names)
    best = max(fitting, key=lambda r: (len(r.words), counts[_text(r)], -r.index))
    return _text(best)


def _text(reading: Reading) -> str:
    """The text of a name without title: the mention from its first bare word."""
    text = reading.mention.text
    place = text.find(reading.words[0]) if reading.words else 0
    return text[max(place, 0) :].removesuffix("'s").removesuffix("’s").strip()


def _most_telling(nominals: Sequence[Reading]) -> str:
    texts = Counter(_short(r) for r in nominals)
    best = max(nominals, key=lambda r: (_worth(r), texts[_short(r)], -r.index))
    return _short(best)


def _worth(reading: Reading) -> tuple[bool, bool, int]:
    count = len(_short(reading).split())
    named = any(t.pos_ == "PROPN" for t in _kept(reading) if t.i < reading.head.i)
    plain = reading.head.dep_ not in {"attr", "oprd", "appos"}  # a predicate judges rather than names
    return (named and count <= LONGEST_NOMINAL, plain, count if count <= LONGEST_NOMINAL else 0)


def _kept(reading: Reading) -> list[Token]:
    doc, mention = reading.head.doc, reading.mention
    window = doc[max(0, reading.head.i - 14) : reading.head.i + 8]
    tokens = [t for t in window if mention.start <= t.idx < mention.end]
    while len(tokens) > 1 and (tokens[0].dep_ in SKIPPED or tokens[0].tag_ in {"PRP$", "DT", "PDT"}):
        tokens = tokens[1:]
    return tokens


def _short(reading: Reading) -> str:
    return "".join(t.text_with_ws for t in _kept(reading)).strip()
