"""One article as a plain text file, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from pressgraph.errors import InputError
from pressgraph.ingest.fields import article_of
from pressgraph.model import Article

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", re.DOTALL)
DATE_LINE = re.compile(r"date (\d{4}-\d{2}-\d{2})\b")
# longest headline of the 658 Wikinews articles and 63 gold articles: 22 words
HEADLINE_WORDS = 24


def read_text(stream: BinaryIO, path: str, on_error: Callable[[InputError], None]) -> Iterator[Article]:
    """Yield the one article of a text file.

    Its date stands in the front matter, or in a first line ``date YYYY-MM-DD …``, which stays part of the text. Its id is the front
    matter's, or the file's name without suffix.
    """
    text = decode(stream.read(), path=path)
    if not text.strip():
        raise InputError("empty file; expected the text of an article", path=path)
    fields, text = split_front_matter(text, path=path)
    if not text.strip():
        raise InputError("front matter without a text; expected the article after it", path=path)
    dated = DATE_LINE.match(text)
    found = {
        **fields,
        "id": _identifier(fields, path),
        "text": text,
        "title": fields.get("title") or headline(text),
        "date": fields.get("date") or (dated[1] if dated else None),
    }
    yield article_of(found, path=path)


def decode(data: bytes, *, path: str, line: int = 1) -> str:
    """The text of UTF-8 bytes, without byte order mark, with ``\\n`` at the end of each line.

    Raises:
        InputError: they are binary, or in another encoding; ``line`` is the number of their first line.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("UTF-16 text; expected UTF-8", path=path, line=line)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = line + data.count(b"\n", 0, error.start)
        reason = "binary data" if b"\0" in data else f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise InputError(f"{reason}; expected text in UTF-8", path=path, line=number) from error
    if "\0" in text:
        raise InputError("binary data; expected text in UTF-8", path=path, line=line + text.count("\n", 0, text.index("\0")))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_front_matter(text: str, *, path: str) -> tuple[dict[Any, Any], str]:
    """The fields of YAML front matter and the text after it; no fields and the whole text where there is none.

    Raises:
        InputError: the front matter is no YAML mapping, or does not end.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        if re.match(r"---[ \t]*\n\w+:", text):
            raise InputError("front matter that does not end; expected a line ---", path=path, line=1)
        return {}, text
    try:
        fields = yaml.safe_load(found[1] or "") or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or error
        raise InputError(f"front matter is no YAML ({reason})", path=path, line=mark.line + 2 if mark else 1) from error
    if not isinstance(fields, dict):
        return {}, text
    return fields, text[found.end() :]


def headline(text: str) -> str | None:
    """The first line, if it looks like a headline: short, alone in its paragraph, and no sentence that ends in a full stop."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not rest.startswith("\n") or not rest.strip() or DATE_LINE.match(first):
        return None
    is_short = 2 <= len(first.split()) <= HEADLINE_WORDS
    return first if is_short and first[-1] not in '.:;,”"' and not first[0].islower() else None


def _identifier(fields: dict[Any, Any], path: str) -> str:
    if fields.get("id") is not None:
        return str(fields["id"])
    return "stdin" if path == "-" else Path(Path(path).name.removesuffix(".gz")).stem
