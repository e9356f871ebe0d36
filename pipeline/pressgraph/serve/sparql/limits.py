"""How much one query may take, and who keeps watch over it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from starlette.exceptions import HTTPException

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take.

    Args:
        seconds: the time until it is given up.
        rows: rows or triples of an answer.
        size: bytes of an answer.
        text: characters of a query.
        places: how many queries run at once.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 64 * 1024 * 1024
    text: int = 64_000
    places: int = 4


class Watch:
    """Looks at the clock while the rows of one answer are read.

    Args:
        limits: what it must not exceed.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._start = time.monotonic()
        self._is_over = threading.Event()

    @property
    def seconds(self) -> float:
        """The time since the query began."""
        return time.monotonic() - self._start

    def give_up(self) -> None:
        """Nobody waits for the answer any more."""
        self._is_over.set()

    def check(self) -> None:
        """Stop if the time is over.

        Raises:
            HTTPException: it is, or nobody waits any more.
        """
        if self._is_over.is_set() or self.seconds > self.limits.seconds:
            raise too_slow(self.limits)

    def rows(self, found: Iterable[T]) -> Iterator[T]:
        """The rows, as long as there are not too many of them and there is time.

        Raises:
            HTTPException: there are too many, or it takes too long.
        """
        for number, row in enumerate(found):
            if number >= self.limits.rows:
                raise too_much(f"more than {self.limits.rows:,} rows")
            self.check()
            yield row

    def joined(self, parts: Iterable[str]) -> bytes:
        """The text of an answer as bytes.

        Raises:
            HTTPException: it is too large.
        """
        found = bytearray()
        for part in parts:
            found += part.encode("utf-8", "replace")
            if len(found) > self.limits.size:
                raise too_much(f"more than {self.limits.size // 1024 // 1024} MB")
        return bytes(found)


def too_much(words: str) -> HTTPException:
    """The refusal of an answer that is too large."""
    return HTTPException(
        403,
        f"The answer has {words}, which is the limit: nothing is sent, so that no part is taken for the whole. Ask for less, "
        "page with ORDER BY, LIMIT and OFFSET, or take everything with: pressgraph export",
    )


def too_slow(limits: Limits) -> HTTPException:
    """What is said when the time is over."""
    return HTTPException(
        503,
        f"The query took longer than {limits.seconds:g} seconds and was given up: nothing was found or ruled out. Ask for "
        "less, for example with more exact patterns or a LIMIT inside.",
    )
