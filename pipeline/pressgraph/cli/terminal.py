"""What the commands share: complaints, progress, output files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from tqdm import tqdm

from pressgraph.errors import InputError, PressgraphError
from pressgraph.ingest import read_articles

T = TypeVar("T")


class Complaints:
    """Says each input that cannot be read in one line on standard error, above the progress bar, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: InputError) -> None:
        """Say one error."""
        self.count += 1
        tqdm.write(f"pressgraph: {error}", file=sys.stderr)

    @property
    def exit_code(self) -> int:
        """0 if there was nothing to complain about, else 1."""
        return 1 if self.count else 0


def progress(items: Iterable[T], inputs: Sequence[str]) -> Iterable[T]:
    """The items, with a progress bar if standard error is a terminal.

    Args:
        items: one for each article of the inputs.
        inputs: counted first, so that the bar has an end; standard input cannot be counted.
    """
    if not sys.stderr.isatty():
        return items
    total = None if "-" in inputs else sum(1 for _ in read_articles(inputs, on_error=lambda _: None))
    return tqdm(items, total=total, unit=" articles")


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """A file to write text to, or standard output for ``-``.

    Raises:
        PressgraphError: it cannot be written.
    """
    if name == "-":
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        raise PressgraphError(f"{name}: cannot be written ({error.strerror})") from error
