"""Work that takes seconds and is wanted anew after each judgement: meanwhile the older piece is shown, and said to be older."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pressgraph.serve.edition import Edition

T = TypeVar("T")
PATIENCE = 1.0  # seconds that are waited for a new piece: in a small case it is always there


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """A piece of work, and the edition of the case that it was made from."""

    edition: Edition
    piece: T

    def is_of(self, edition: Edition) -> bool:
        """Whether it is of this state of the case."""
        return self.edition.version == edition.version


class Behind(Generic[T]):
    """Makes a piece of work for the newest edition of a case.

    The first is waited for. Later ones are made in the background, one at a time, and what was made before is given until then.

    Args:
        work: makes it.
    """

    def __init__(self, work: Callable[[Edition], T]) -> None:
        self._work, self._lock = work, threading.Lock()
        self._made: Made[T] | None = None
        self._wanted: Edition | None = None
        self._busy = threading.Thread()

    def get(self, edition: Edition) -> Made[T]:
        """The newest piece that there is; if it is not of this edition, that one is on its way."""
        with self._lock:
            if self._made is None:
                self._made = Made(edition, self._work(edition))
            if self._made.is_of(edition):
                return self._made
            older, is_idle, self._wanted = self._made, self._wanted is None, edition
            if is_idle:
                self._busy = threading.Thread(target=self._catch_up, daemon=True)
                self._busy.start()
        self._busy.join(PATIENCE)
        return self._made or older

    def _catch_up(self) -> None:
        while (edition := self._wanted) is not None:
            try:
                made = Made(edition, self._work(edition))
            except Exception:  # whoever asks next waits for it, and is told what is wrong
                made = None
            with self._lock:
                self._made = made
                if self._wanted is edition or made is None:
                    self._wanted = None
