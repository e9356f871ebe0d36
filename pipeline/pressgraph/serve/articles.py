"""One article: its text with what was read in it marked in place, and its facts beside it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.export.html.reading import Reading
from pressgraph.model import Claim
from pressgraph.serve.edition import Edition
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import edition_of
from pressgraph.serve.troubles import MissingError


def article(request: Request) -> Response:
    """The reading view of one article."""
    edition, identifier = edition_of(request), request.query_params.get("id", "")
    found = edition.articles.get(identifier)
    if found is None:
        raise MissingError(f"No article of this case has the id {identifier[:300]}; perhaps it was withdrawn.")
    reading = Reading(edition.network, edition.records.get(found.id), found, lambda claim: _says(edition, claim))
    body = reading.body(entity_link=lambda one: address("/entity", id=one), event_link=lambda one: address("/event", id=one))
    return page(request, "article.html", title=found.title or found.id, body=body, here="/articles")


def _says(edition: Edition, claim: Claim) -> str:
    if claim.event not in edition.events:  # it was rejected
        return ""
    return next((voice.says for voice in edition.step(claim.event).voices if voice.claim == claim.id), "")
