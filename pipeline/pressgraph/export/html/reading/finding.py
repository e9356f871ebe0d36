"""Which article a person means."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from pressgraph.errors import QueryError
from pressgraph.export.plain import short_label
from pressgraph.model import Article

LISTED = 5
# below this rapidfuzz score an id is not what was mistyped; of the sample's ids "philadelphia-parts" finds philadelphia-pars (97)
# and "brexit" nothing (the nearest scores 60)
NEAR = 70


def find_article(articles: Sequence[Article], name: str) -> Article:
    """The article of an id, of the only id that begins so, or of a headline, whatever the case of its letters.

    Raises:
        QueryError: there is none, and the message proposes near ids; or several begin so, and it lists them.
    """
    if exact := next((article for article in articles if article.id == name), None):
        return exact
    wanted = name.casefold().strip()
    titled = [a for a in articles if a.title and wanted and a.title.casefold().strip() == wanted]
    found = titled or [a for a in articles if wanted and a.id.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{short_label(name)!r} may be any of {len(found)} articles: {_listed([a.id for a in found])}")
    raise QueryError(f"no article {short_label(name)!r} in this case{_hint(articles, name)}")


def _hint(articles: Sequence[Article], name: str) -> str:
    names = [short_label(text, 120) for article in articles for text in (article.id, article.title) if text]
    near = process.extract(name[:120], names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=NEAR)
    if near:
        return f"; did you mean {', '.join(repr(found) for found, _, _ in near)}?"
    return f"; it has: {_listed([article.id for article in articles])}" if articles else "; it has none"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(short_label(name)) for name in names[:LISTED])
    return f"{shown} and {len(names) - LISTED} more" if len(names) > LISTED else shown
