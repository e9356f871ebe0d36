"""An article's text with marks in it: every letter stays, in its order; marks may lie in, beside and across each other.

The text is cut wherever a mark begins or ends. Marks that cross are closed and opened again, so that the elements nest. What a mark
says beyond the text (numbers, names) stands in attributes and is drawn by the style sheet: the text content of the outcome is the
text of the article. Only two things are changed: what no document may hold (NUL, lone surrogates) becomes U+FFFD, and marks that
turn the direction of writing are kept but not obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from markupsafe import Markup, escape

_BLANK_LINE = re.compile(r"[ \t]*\r?\n[ \t\r]*\n[ \t\r\n]*")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("([\u202a-\u202e\u2066-\u2069]+)")
_REPLACEMENT = "\ufffd"


class Layer(IntEnum):
    """What a mark is; of two marks of one place, the higher lies inside."""

    BOILERPLATE = 0
    SENTENCE = 1
    SPEECH = 2
    NAME = 3
    DATE = 4
    CUE = 5
    TRIGGER = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of text and what is said of it.

    Args:
        start: its first character; ``end`` the one after its last.
        layer: what it is.
        keys: the notes that it belongs to: ``f3`` a fact, ``r1`` a rejected one, ``n2`` a name, ``d4`` a date.
        gloss: what it is in words.
        kind: of what is named.
        anchor: its own address in the page.
        href: where it leads; only triggers lead anywhere, for links may not lie in links.
        label: drawn after it: the numbers of a trigger, who speaks.
        status: the statuses of a trigger's facts.
    """

    start: int
    end: int
    layer: Layer
    keys: tuple[str, ...] = ()
    gloss: str = ""
    kind: str = ""
    anchor: str = ""
    href: str = ""
    label: str = ""
    status: str = ""

    @property
    def order(self) -> tuple[int, int, int]:
        """Outer marks first."""
        return self.start, -self.end, self.layer


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the white space after it; ``marked`` is its text with marks."""

    start: int
    end: int
    marked: Markup
    gap: Markup


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that is open, where its tag lies among the pieces, and whether it begins there."""

    mark: Mark
    place: int
    is_first: bool


def split_paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Paragraphs as (start, end, end of the gap): parted by blank lines; in a text without any, by line ends."""
    breaks = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    start = 0
    for gap in breaks.finditer(text):
        yield start, gap.start(), gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def mark_paragraphs(text: str, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text with marks; marks of no length or outside of the text are left out."""
    ordered = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: m.order)
    found, waiting, begun = list[Paragraph](), 0, list[Mark]()
    for start, end, stop in split_paragraphs(text):
        while waiting < len(ordered) and ordered[waiting].start < end:
            begun.append(ordered[waiting])
            waiting += 1
        begun = [m for m in begun if m.end > start]
        found.append(Paragraph(start, end, _marked(text, start, end, begun), as_text(text[end:stop])))
    return tuple(found)


def as_text(text: str) -> Markup:
    """Text that reads back the same out of a document."""
    parts = _TURNING.split(_NO_CHARACTER.sub(_REPLACEMENT, text))
    return Markup("").join(
        Markup('<span class="turning">{}</span>').format(part) if n % 2 else escape(part).replace("\r", Markup("&#13;"))
        for n, part in enumerate(parts)
    )


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """One paragraph; ``marks`` in their order, each of them reaching into it."""
    cuts = sorted({start, end, *(at for m in marks for at in (m.start, m.end) if start < at < end)})
    pieces, opened, waiting, active = list[Markup](), list[_Open](), 0, list[Mark]()
    for left, right in pairwise(cuts):
        active = [m for m in active if m.end > left]
        while waiting < len(marks) and marks[waiting].start <= left:
            active.append(marks[waiting])
            waiting += 1
        kept = _common([piece.mark for piece in opened], active)
        _close(pieces, opened[kept:], left)
        opened = opened[:kept]
        for mark in active[kept:]:
            opened.append(_Open(mark, len(pieces), left <= mark.start))
            pieces.append(_opening(mark, is_first=left <= mark.start))
        pieces.append(as_text(text[left:right]))
    _close(pieces, opened, end)
    return Markup("").join(pieces)


def _close(pieces: list[Markup], opened: Sequence[_Open], at: int) -> None:
    for piece in reversed(opened):
        if piece.mark.label and piece.mark.end <= at:
            pieces[piece.place] = _opening(piece.mark, is_first=piece.is_first, is_last=True)
        pieces.append(Markup("</a>" if piece.mark.href else "</span>"))


def _common(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks both begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a is not b), min(len(one), len(other)))


def _opening(mark: Mark, *, is_first: bool, is_last: bool = False) -> Markup:
    """The tag that opens a mark, or a piece of it: only the first piece has its address, only the last its label."""
    attributes = {
        "class": " ".join(_classes(mark)),
        "data-keys": " ".join(mark.keys),
        "data-gloss": mark.gloss,
        "data-status": mark.status,
        "id": mark.anchor if is_first else "",
        "href": mark.href,
        "data-label": mark.label if is_last else "",
    }
    written = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items() if value)
    return Markup("<{}{}>").format("a" if mark.href else "span", written)


def _classes(mark: Mark) -> Iterator[str]:
    yield f"m-{mark.layer.name.lower()}"
    if mark.kind:
        yield f"k-{mark.kind.replace(' ', '-')}"
    if mark.layer in (Layer.NAME, Layer.DATE) and not any(key.startswith("f") for key in mark.keys):
        yield "extra"
