"""Tables for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

GAP = "  "
# a column that must be narrower than this to fit is unreadable: then each row is written downwards
NARROWEST = 10
# escape sequences in an article's text must not reach the terminal
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def text_table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, width: int = 0) -> str:
    """Rows as text: side by side where they fit, else one below the other.

    Args:
        columns: the headings.
        rows: the cells; None is an empty cell.
        width: of the terminal; 0 for no limit.
    """
    if not rows:
        return "nothing found"
    cells = [[_clean(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    fitted = _fit(widths, width - len(GAP) * (len(widths) - 1)) if width else widths
    if fitted is None:
        return "\n\n".join("\n".join(_downwards(columns, row, width)) for row in cells)
    lines = [*_across(columns, fitted), GAP.join("-" * w for w in fitted)]
    for row in cells:
        lines += _across(row, fitted)
    return "\n".join(lines)


def plain_line(text: str) -> str:
    """A line that sends nothing but text to the terminal; its indentation is kept."""
    return _CONTROL.sub(" ", text)


def _fit(widths: Sequence[int], room: int) -> list[int] | None:
    """Take from the widest columns until they fit; None if that would make one unreadable."""
    fitted = list(widths)
    while sum(fitted) > room:
        widest = max(fitted)
        if widest <= NARROWEST:
            return None
        fitted[fitted.index(widest)] -= 1
    return fitted if min((f for f, w in zip(fitted, widths, strict=True) if f < w), default=99) >= 2 * NARROWEST else None


def _across(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, w) or [""] for cell, w in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = (lines[number] if number < len(lines) else "" for lines in wrapped)
        yield GAP.join(f"{part:<{w}}" for part, w in zip(parts, widths, strict=True)).rstrip()


def _downwards(columns: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    label = max(map(len, columns))
    for name, cell in zip(columns, row, strict=True):
        if cell:
            lines = textwrap.wrap(cell, max(width - label - len(GAP), NARROWEST)) or [""]
            yield f"{name:<{label}}{GAP}{lines[0]}"
            yield from (" " * label + GAP + line for line in lines[1:])


def _clean(cell: object) -> str:
    return "" if cell is None else " ".join(_CONTROL.sub(" ", str(cell)).split())
