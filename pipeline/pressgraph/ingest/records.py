"""Articles as JSON Lines: one object a line, with ``id`` and ``text``; what else it may hold stands at ``article_of``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from pressgraph.errors import InputError
from pressgraph.ingest.fields import article_of
from pressgraph.ingest.text import decode
from pressgraph.model import Article


def read_json_lines(stream: BinaryIO, path: str, on_error: Callable[[InputError], None]) -> Iterator[Article]:
    """Yield the article of each line; a line that holds none is an error of its own. Blank lines are passed over."""
    is_empty = True
    for number, data in enumerate(stream, 1):
        if not data.strip():
            continue
        is_empty = False
        try:
            yield article_of(_parse(data, path=path, line=number), path=path, line=number)
        except InputError as error:
            on_error(error)
    if is_empty:
        raise InputError("empty file; expected one JSON object a line", path=path)


def _parse(data: bytes, *, path: str, line: int) -> dict[str, Any]:
    text = decode(data, path=path, line=line)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON ({error.msg} at column {error.colno})", path=path, line=line) from error
    except (ValueError, RecursionError) as error:
        # a number of thousands of digits, thousands of brackets
        raise InputError(f"broken JSON ({error})", path=path, line=line) from error
    if not isinstance(value, dict):
        raise InputError(f"a JSON {type(value).__name__}; expected an object with id and text", path=path, line=line)
    return value
