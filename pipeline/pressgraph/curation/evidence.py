"""Sentences that mention an entity, for a person who has to decide who it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressgraph.curation.marks import Records
from pressgraph.model import Network, Record, ResolvedEntity

MOST_SENTENCES = 2
_LONGEST = 300
# where a sentence may begin: behind a full stop and a blank, or on a new line
_BREAK = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with single blanks."""

    article: str
    date: str | None
    text: str


def find_sentences(entity: ResolvedEntity, network: Network, records: Records) -> tuple[Sentence, ...]:
    """The first sentences that mention an entity, of different articles where there are such."""
    texts = {article.id: article for article in network.articles}
    first: dict[str, Sentence] = {}
    for article, chain in entity.chains:
        place = _first_mention(records[article], chain)
        if article in texts and article not in first and place:
            first[article] = Sentence(article, texts[article].date, sentence_around(texts[article].text, *place))
    return tuple(first.values())[:MOST_SENTENCES]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds some characters, cut where it is very long.

    >>> sentence_around("One. Kenney left the city. Two.", 5, 11)
    'Kenney left the city.'
    """
    breaks = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    begin = max(place for place in breaks if place <= start)
    close = min(place for place in breaks if place >= end)
    sentence = " ".join(text[begin:close].split())
    return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _first_mention(record: Record, chain: str) -> tuple[int, int] | None:
    for entity in record.entities:
        if entity.id == chain:
            named = [m for m in entity.mentions if m.text == entity.name] or list(entity.mentions)
            return named[0].start, named[0].end
    found = re.fullmatch(r"text:(\d+)-(\d+)", chain)
    return (int(found[1]), int(found[2])) if found else None
