"""Sentences whose names lead to the pages of those they name."""

from __future__ import annotations

from collections.abc import Iterator

from pressgraph.serve.edition import Edition
from pressgraph.stories import Step

Piece = tuple[str, str | None]


def linked(edition: Edition, step: Step) -> list[Piece]:
    """An event's sentence in pieces: the text of each, and the id of the entity that it names, or None."""
    pieces: list[Piece] = [(step.says, None)]
    for name, entity in sorted(_names(edition, step), key=lambda pair: (-len(pair[0]), pair)):
        pieces = [part for text, known in pieces for part in ([(text, known)] if known else _cut(text, name, entity))]
    return pieces


def _names(edition: Edition, step: Step) -> Iterator[tuple[str, str]]:
    event = edition.events[step.event]
    content = edition.events.get(event.content or "")
    takers = [*event.agents, *event.objects, *event.recipients, *(content.objects if content else ())]
    takers += filter(None, (edition.claims[step.voices[0].claim].speaker,))
    for taker in dict.fromkeys(takers):
        if taker in edition.entities:
            yield edition.speller.one(taker).text, taker


def _cut(text: str, name: str, entity: str) -> Iterator[Piece]:
    """A text cut at the first place of a name, which may have got a capital at the beginning of the sentence."""
    start = text.find(name)
    if start < 0 and text[:1].lower() == name[:1].lower() and text[1 : len(name)] == name[1:]:
        start = 0
    if start < 0 or not name:
        yield text, None
        return
    end = start + len(name)
    yield from ((part, known) for part, known in ((text[:start], None), (text[start:end], entity), (text[end:], None)) if part)
