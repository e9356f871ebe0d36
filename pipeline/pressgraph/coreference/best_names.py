"""What a chain is called: its fullest name, or the nominal that says most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pressgraph.coreference.lexicon import places
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
        return _fullest(names, kind)
    nominals = [r for r in members if r.form is Form.NOMINAL]
    return _most_telling(nominals) if nominals else members[0].mention.text


def _fullest(names: Sequence[Reading], kind: Kind) -> str:
    """The longest name; of people, the full name that is used most, since longer ones are often strays of a caption."""
    texts = {r.index: _text(r) for r in names}
    mixed = {text.lower(): text for text in texts.values() if not text.isupper()}
    texts = {i: mixed.get(text.lower(), text) if text.isupper() else text for i, text in texts.items()}  # "BERKELEY"
    counts = Counter(texts.values())
    fitting = [r for r in names if len(r.words) <= LONGEST_NAME] or names
    if kind is Kind.PERSON:
        return texts[max(fitting, key=lambda r: (len(r.words) > 1, counts[texts[r.index]], len(r.words), -r.index)).index]
    usual = [r for r in fitting if kind is Kind.PLACE and places().get(texts[r.index].lower(), ("",))[0] == texts[r.index]]
    return texts[max(usual or fitting, key=lambda r: (len(r.words), counts[texts[r.index]], -r.index)).index]


def _text(reading: Reading) -> str:
    """The text of a name without title: the mention from its first bare word."""
    text = " ".join(reading.mention.text.split())
    place = text.find(reading.words[0]) if reading.words else 0
    return text[max(place, 0) :].removesuffix("'s").removesuffix("’s").strip()


def _most_telling(nominals: Sequence[Reading]) -> str:
    texts = {r.index: _short(r) for r in nominals}
    counts = Counter(texts.values())
    best = max(nominals, key=lambda r: (_worth(r, texts[r.index]), counts[texts[r.index]], -r.index))
    return texts[best.index]


def _worth(reading: Reading, text: str) -> tuple[bool, bool, int]:
    count = len(text.split())
    named = any(t.pos_ == "PROPN" for t in reading.tokens if t.i < reading.head.i)
    plain = reading.head.dep_ not in {"attr", "oprd", "appos"}  # a predicate judges rather than names
    return (named and count <= LONGEST_NOMINAL, plain, count if count <= LONGEST_NOMINAL else 0)


def _short(reading: Reading) -> str:
    """A nominal without its determiners."""
    tokens = reading.tokens
    while len(tokens) > 1 and (tokens[0].dep_ in SKIPPED or tokens[0].tag_ in {"PRP$", "WP$", "DT", "PDT"}):
        if tokens[1].text == "-":
            break  # "the no-fly zone"
        tokens = tokens[1:]
    return " ".join("".join(t.text_with_ws for t in tokens).split())
