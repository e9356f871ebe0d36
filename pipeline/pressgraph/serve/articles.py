"""One article: its text as it was read, with what was read in it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.serve.pages import page
from pressgraph.serve.served import edition_of
from pressgraph.serve.troubles import MissingError


def article(request: Request) -> Response:
    """The reading view of one article."""
    edition, identifier = edition_of(request), request.query_params.get("id", "")
    found = edition.articles.get(identifier)
    if found is None:
        raise MissingError(f"No article of this case has the id {identifier[:300]}; perhaps it was withdrawn.")
    ids = [claim.event for claim in edition.claims_in.get(found.id, ()) if claim.event not in edition.contents]
    title, ids = found.title or found.id, list(dict.fromkeys(ids))
    return page(request, "article.html", title=title, edition=edition, article=found, ids=ids)
