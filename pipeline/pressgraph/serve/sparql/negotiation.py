"""Content negotiation: which of the forms that can be had the client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """One part of an Accept header.

    Args:
        type: ``text``, or ``*``.
        subtype: ``turtle``, or ``*``.
        quality: how welcome it is, from 0 (not at all) to 1.
    """

    type: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """How closely it means a media type: 0 not at all, 1 as ``*/*``, 2 as ``text/*``, 3 by its name."""
        kind, _, subtype = media.partition(";")[0].partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 3
        return 2 * (self.type == kind and self.subtype == "*") or 1 * (self.type == self.subtype == "*")


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type that pleases best; the first of equals; None if none will do.

    >>> choose("text/csv;q=0.5, application/json, */*;q=0.1", ["application/xml", "text/csv", "application/json"])
    'application/json'
    >>> choose("text/html", ["text/csv"])
    """
    ranges = tuple(_ranges(accept)) if accept and accept.strip() else (Range("*", "*", 1.0),)
    best = max(offered, key=lambda media: _quality(ranges, media), default=None)
    return best if best is not None and _quality(ranges, best) > 0 else None


def prefers_page(accept: str | None, others: Sequence[str]) -> bool:
    """Whether a browser asks: HTML is named, and liked at least as well as anything else that can be had."""
    ranges = tuple(_ranges(accept or ""))
    page = max((r.quality for r in ranges if r.fits("text/html") == 3), default=0.0)
    return page > 0 and page >= max((_quality(ranges, media) for media in others), default=0.0)


def _quality(ranges: Sequence[Range], media: str) -> float:
    closest = max((r.fits(media) for r in ranges), default=0)
    return max((r.quality for r in ranges if closest and r.fits(media) == closest), default=0.0)


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = media.partition("/")
        if slash and kind and subtype:
            yield Range(kind, subtype, next((_number(p) for p in parameters if p.startswith("q=")), 1.0))


def _number(parameter: str) -> float:
    try:
        value = float(parameter.removeprefix("q="))
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
