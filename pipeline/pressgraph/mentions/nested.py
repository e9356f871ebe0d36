"""Names inside longer names: the country in "US State Department", the person in "Andy Warhol Foundation"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from pressgraph.mentions.lexicon import places
from pressgraph.mentions.naming import Name
from pressgraph.model import Kind

OUTER = frozenset({Kind.ORGANIZATION, Kind.AGREEMENT, Kind.EVENT, Kind.OTHER, Kind.WORK, Kind.PLACE, Kind.PERSON})


def nested_names(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Places of ``places.tsv`` and people named elsewhere in the article, where they are not the head of the name around them."""
    known = {n.words(doc): n.kind for n in names if n.kind is Kind.PERSON and n.end - n.bare > 1}
    for name in names:
        if name.kind not in OUTER or name.end - name.start < 2 or (name.kind is Kind.PLACE and doc[name.start + 1].lower_ == "of"):
            continue
        head = doc[name.start : name.end].root.i
        for start, end, kind in _inside(doc, name, known):
            if not start <= head < end and (start > name.start or end < name.end):
                yield Name(start, end, kind)


def _inside(doc: Doc, name: Name, known: Mapping[tuple[str, ...], Kind]) -> Iterator[tuple[int, int, Kind]]:
    i, limit = name.start, name.bare if name.kind is Kind.PERSON else name.end  # "Ambassador to Germany Richard Grenell"
    while i < limit:
        length, kind = _match(doc, i, limit, known)
        if kind is not None:
            yield i, i + length, kind
        i += length


def _match(doc: Doc, start: int, end: int, known: Mapping[tuple[str, ...], Kind]) -> tuple[int, Kind | None]:
    for length in (3, 2, 1):
        if start + length > end:
            continue
        words = tuple(t.text for t in doc[start : start + length])
        if words in known:
            return length, known[words]
        if " ".join(words).lower() in places() and words[0][0].isupper():
            return length, Kind.PLACE
    return 1, None
