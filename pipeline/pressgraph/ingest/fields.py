"""The fields of an article, checked."""

from __future__ import annotations

import datetime
import re
import reprlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from pressgraph.errors import InputError
from pressgraph.model import Article

OPTIONAL = ("title", "url", "outlet", "author")

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


def publication_date(value: object, *, path: str, line: int | None = None) -> str | None:
    """The date of a date field, as ``YYYY-MM-DD``; a time of day after it is dropped; None and the empty string are no date.

    Raises:
        InputError: it is anything else.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None or value == "":
        return None
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and _is_date(found[1]):
        return found[1]
    raise InputError(f"date {reprlib.repr(value)} is no date; expected YYYY-MM-DD, or no date at all", path=path, line=line)


def date_in_name(name: str) -> str | None:
    """The first date in a file's name, for example ``2018-07-27-pars.txt`` or ``pars_20180727.txt``."""
    for year, _, month, day in _DATE_IN_NAME.findall(PurePath(name).name):
        if year[:2] in {"18", "19", "20"} and _is_date(f"{year}-{month}-{day}"):
            return f"{year}-{month}-{day}"
    return None


def article_of(fields: Mapping[Any, Any], *, path: str, line: int | None = None) -> Article:
    """The article of checked fields.

    Args:
        fields: ``id`` and ``text``; ``title``, ``date``, ``url``, ``outlet``, ``author`` where known. Others are passed over.
        path: the file, for messages.
        line: the line of the file, for messages.

    Raises:
        InputError: ``id`` or ``text`` is missing or empty, or a field has the wrong type.
    """
    optional = {name: _string(fields, name, path=path, line=line) for name in OPTIONAL}
    return Article(
        id=_required(fields, "id", path=path, line=line).strip(),
        text=_required(fields, "text", path=path, line=line),
        title=optional["title"],
        date=publication_date(fields.get("date"), path=path, line=line),
        url=optional["url"],
        outlet=optional["outlet"],
        author=optional["author"],
        path=path if line is None else f"{path}:{line}",
    )


def _required(fields: Mapping[Any, Any], name: str, *, path: str, line: int | None) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        found = f"is {reprlib.repr(value)}" if name in fields else "is missing"
        raise InputError(f"{name!r} {found}; expected a string", path=path, line=line)
    if not value.strip():
        raise InputError(f"{name!r} is empty", path=path, line=line)
    return clean_text(value, path=path, line=line)


def _string(fields: Mapping[Any, Any], name: str, *, path: str, line: int | None) -> str | None:
    value = fields.get(name)
    if name == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"{name!r} is {reprlib.repr(value)}; expected a string", path=path, line=line)
    return clean_text(value, path=path, line=line).strip() or None


def clean_text(text: str, *, path: str, line: int | None = None) -> str:
    """The text as it stands.

    Raises:
        InputError: it holds a NUL or half of a surrogate pair, which no text file and no database can hold.
    """
    if "\0" in text:
        raise InputError("binary data (a NUL character); expected plain text", path=path, line=line)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"half of a surrogate pair at character {error.start}; expected Unicode text", path=path, line=line
        ) from error
    return text


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
