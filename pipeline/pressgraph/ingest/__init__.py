"""Read articles: files, folders and standard input become ``Article`` values.

From here on an article's text is fixed; every offset points into it. A file that cannot be read gives one ``InputError``
with the file and the line; the others go through.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pressgraph.errors import InputError
from pressgraph.ingest.boilerplate import find_boilerplate
from pressgraph.ingest.fields import date_in_name, publication_date
from pressgraph.ingest.records import read_json_lines
from pressgraph.ingest.sources import Source, find_sources
from pressgraph.ingest.text import read_text
from pressgraph.model import Article

__all__ = ["MAX_CHARACTERS", "READERS", "ErrorHandler", "Reader", "find_boilerplate", "read_articles"]

ErrorHandler = Callable[[InputError], None]
Reader = Callable[[BinaryIO, str, ErrorHandler], Iterator[Article]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}

# a text of 10 million characters is a mistake (a whole archive in one file) or read for an hour
MAX_CHARACTERS = 10_000_000


def stop_at_error(error: InputError) -> None:
    """The default error handler: raise it."""
    raise error


def read_articles(
    paths: Sequence[str | Path], *, date: str | None = None, on_error: ErrorHandler = stop_at_error
) -> Iterator[Article]:
    """Yield the articles of files and folders in order; folders are walked recursively, sorted by path.

    Args:
        paths: ``.txt`` and ``.jsonl`` files (``.gz`` too), folders of them, and ``-`` for standard input.
        date: the publication date of articles that state none, ``YYYY-MM-DD``.
        on_error: called with each ``InputError``; the article is then left out. Without it the first error is raised.

    Raises:
        InputError: ``date`` is no date.
    """
    fallback = publication_date(date, path="--date")
    seen: dict[str, str] = {}
    for source in find_sources(paths, frozenset(READERS), on_error):
        for article in _read_source(source, on_error):
            problem = _problem(article, seen)
            if problem:
                on_error(InputError(problem, path=article.path or source.name))
                continue
            seen[article.id] = article.path or source.name
            yield dataclasses.replace(
                article,
                date=article.date or date_in_name(source.name) or fallback,
                boilerplate=find_boilerplate(article.text),
            )


def _read_source(source: Source, on_error: ErrorHandler) -> Iterator[Article]:
    try:
        with source.open() as stream:
            yield from READERS[source.format](stream, source.name, on_error)
    except InputError as error:
        on_error(error)
    except (OSError, EOFError, zlib.error) as error:
        on_error(InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})", path=source.name))


def _problem(article: Article, seen: dict[str, str]) -> str | None:
    if article.id in seen:
        return f"duplicate id {article.id!r}, first read from {seen[article.id]}; every article needs an id of its own"
    if len(article.text) > MAX_CHARACTERS:
        return f"article {article.id!r} has {len(article.text):,} characters, at most {MAX_CHARACTERS:,} are read; split it"
    return None
