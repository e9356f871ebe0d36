"""The fields of an article, checked: its publication date and its short strings."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath
from typing import Any

from pressgraph.errors import InputError

STRINGS = ("title", "url", "outlet", "author")

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
    raise InputError(f"date {value!r} is no date; expected YYYY-MM-DD, or no date at all", path=path, line=line)


def date_in_name(name: str) -> str | None:
    """The first date in a file's name, for example ``2018-07-27-pars.txt`` or ``pars_20180727.txt``."""
    for year, _, month, day in _DATE_IN_NAME.findall(PurePath(name).name):
        if year[:2] in {"18", "19", "20"} and _is_date(f"{year}-{month}-{day}"):
            return f"{year}-{month}-{day}"
    return None


def string_fields(data: dict[Any, Any], *, path: str, line: int | None = None) -> dict[str, str | None]:
    """The fields of ``STRINGS`` that ``data`` has, stripped; a list of authors becomes one string.

    Raises:
        InputError: a field is neither a string nor null.
    """
    fields: dict[str, str | None] = {}
    for name in STRINGS:
        value = data.get(name)
        if name == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name!r} is a {type(value).__name__}; expected a string", path=path, line=line)
        fields[name] = clean_text(value, path=path, line=line).strip() or None if value else None
    return fields


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
