"""Knowledge graphs of who did what to whom, when, and who says so, read from news articles.

    import pressgraph as pg

    case = pg.build("data/articles")
    case.ask("who-terminated-what", object="PARS")

``import pressgraph`` is cheap: spaCy and the graph libraries are loaded with the first name that needs them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pressgraph.version import __version__

if TYPE_CHECKING:
    from pressgraph.build import build, read_record, read_records, withdraw
    from pressgraph.case import Case, open_case
    from pressgraph.errors import (
        CaseError,
        ExportError,
        InputError,
        JudgementError,
        MissingExtraError,
        ModelError,
        PressgraphError,
        QueryError,
        TableError,
    )
    from pressgraph.ingest import read_articles
    from pressgraph.language import load_language
    from pressgraph.model import Article, Record

__all__ = [
    "Article",
    "Case",
    "CaseError",
    "ExportError",
    "InputError",
    "JudgementError",
    "MissingExtraError",
    "ModelError",
    "PressgraphError",
    "QueryError",
    "Record",
    "TableError",
    "__version__",
    "build",
    "load_language",
    "open_case",
    "read_articles",
    "read_record",
    "read_records",
    "withdraw",
]

# which module defines what; a name that is not listed is that of an error
_HOMES = {
    "Article": "model",
    "Case": "case",
    "Record": "model",
    "build": "build",
    "load_language": "language",
    "open_case": "case",
    "read_articles": "ingest",
    "read_record": "build",
    "read_records": "build",
    "withdraw": "build",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """``pressgraph.build`` is the function. Importing the module of that name would put the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "build" and isinstance(value, ModuleType):
            value = value.build
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
