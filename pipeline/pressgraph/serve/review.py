"""The queue of doubtful merges: two entities at a time, with the sentences that name them and what speaks for their being one."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.serve.edition import Edition
from pressgraph.serve.judged import judged_just_now, open_desk, signature
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import Site, site_of


def review(request: Request) -> Response:
    """One doubtful pair, or that there is none."""
    site = site_of(request)
    edition = site.shelf.edition()
    doubts = find_doubts(site, edition)
    asked = request.query_params.get("n", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 9 else 1
    number = min(max(number, 1), len(doubts)) if doubts else 1
    return page(
        request,
        "review.html",
        title="Who is who?",
        edition=edition,
        doubt=doubts[number - 1] if doubts else None,
        number=number,
        count=len(doubts),
        signature=signature(request),
        just_now=judged_just_now(request, edition),
        back=address("/review", n=number),
    )


def find_doubts(site: Site, edition: Edition) -> list[Any]:
    """The doubtful merges of an edition, worked out once."""
    if edition.doubts is None:
        edition.doubts = open_desk(site.shelf.folder).review()
    return edition.doubts
