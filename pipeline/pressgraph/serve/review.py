"""The queue of doubtful merges: two entities at a time, with the sentences that name them and what speaks for their being one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.serve.edition import Edition
from pressgraph.serve.judged import judged_just_now, open_desk, signature
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import site_of


def review(request: Request) -> Response:
    """One doubtful pair, or that there is none."""
    site = site_of(request)
    edition = site.shelf.edition()
    made = site.doubts.get(edition)
    doubts = made.piece if made.is_of(edition) else [doubt for doubt in made.piece if _still_stands(doubt, made.edition, edition)]
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
        is_older=not made.is_of(edition),
        signature=signature(request),
        just_now=judged_just_now(request, edition),
        back=address("/review", n=number),
    )


def find_doubts(folder: Path) -> list[Any]:
    """The doubtful merges of a case as it is now."""
    doubts: list[Any] = open_desk(folder).review()
    return doubts


def _still_stands(doubt: Any, then: Edition, now: Edition) -> bool:
    """Whether nothing that came since an older edition touches a pair: both are as they were, and nobody has judged either."""
    return all(now.entities.get(one.id) == then.entities.get(one.id) == one for one in doubt.entities)
