"""Quotations: runs of tokens between quotation marks, paragraph by paragraph.

A mark that is never closed ends with its sentence, so that a stray mark cannot swallow the article; only where the next paragraph
opens with a mark again does the quotation run on (the printers' rule for long quotations).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.events.attribution.statement import TokenRange

OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "''", "»"})
STRAIGHT = '"'
BULLETS = frozenset({"-", "–", "—", "--", "•", "*", "·", "●"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """One run of quoted tokens, marks included, in one paragraph; ``runs_on`` if the next paragraph goes on with it."""

    start: int
    end: int
    paragraph: int
    runs_on: bool = False


def paragraphs(doc: Doc) -> tuple[TokenRange, ...]:
    """The paragraphs of a text as token ranges without the white space around: blank lines part them, and so does a list item."""
    breaks = [-1, *(token.i for token in doc if _ends_paragraph(token)), len(doc)]
    return tuple((a + 1, b) for a, b in itertools.pairwise(breaks) if b > a + 1)


def is_list_item(doc: Doc, paragraph: TokenRange) -> bool:
    """Whether the paragraph is one item of a list: it begins with a dash or a bullet."""
    return doc[paragraph[0]].text in BULLETS


def is_mark(token: Token) -> bool:
    """Whether the token is a double quotation mark of any shape."""
    return token.text in OPENING or token.text in CLOSING or token.text == STRAIGHT


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order; marks of both shapes, straight or curly."""
    spans = paragraphs(doc)
    return tuple(q for number in range(len(spans)) for q in _in_paragraph(doc, spans, number))


def _ends_paragraph(token: Token) -> bool:
    if not token.is_space or "\n" not in token.text:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.text.count("\n") >= 2 or following is None or following.text in BULLETS


def _in_paragraph(doc: Doc, spans: tuple[TokenRange, ...], number: int) -> Iterator[Quotation]:
    first, last = spans[number]
    opened: int | None = None
    for token in doc[first:last]:
        if not is_mark(token):
            continue
        if _opens(token, within=opened is not None):
            if opened is not None:
                yield Quotation(opened, _sentence_end(doc, opened, token.i), number)
            opened = token.i
        elif opened is not None:
            yield Quotation(opened, token.i + 1, number)
            opened = None
    if opened is not None:
        runs_on = _opens_paragraph(doc, spans, number + 1)
        yield Quotation(opened, last if runs_on else _sentence_end(doc, opened, last), number, runs_on)


def _opens(mark: Token, *, within: bool) -> bool:
    if mark.text != STRAIGHT:
        return mark.text in OPENING
    before = mark.doc[mark.i - 1] if mark.i else None
    starts_word = before is None or before.is_space or bool(before.whitespace_) or before.text in {"(", "[", "—", "–"}
    stands_apart = bool(mark.whitespace_) or mark.i + 1 == len(mark.doc)
    return starts_word and not stands_apart if within else not (stands_apart and not starts_word)


def _opens_paragraph(doc: Doc, spans: tuple[TokenRange, ...], number: int) -> bool:
    return number < len(spans) and is_mark(doc[spans[number][0]]) and doc[spans[number][0]].text not in CLOSING


def _sentence_end(doc: Doc, opened: int, limit: int) -> int:
    inside = doc[min(opened + 1, len(doc) - 1)]
    return max(opened + 1, min(inside.sent.end, limit))
