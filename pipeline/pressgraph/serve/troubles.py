"""What a reader sees when something cannot be shown: what was found, and what to do; never a traceback."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pressgraph.errors import CaseError, JudgementError, PressgraphError, QueryError
from pressgraph.serve.local import SECURITY
from pressgraph.serve.pages import page
from pressgraph.serve.search import find_entities
from pressgraph.serve.served import edition_of

_TITLES = {
    400: "This cannot be read",
    403: "This is not allowed",
    404: "Not found",
    405: "This address takes no such request",
    409: "This was not entered",
    413: "This is too long",
    500: "Something went wrong",
    503: "The case cannot be read just now",
}
_NOWHERE = "There is no such page. Perhaps a letter of the address is wrong."
_BROKEN = "The page could not be made; the terminal in which Pressgraph runs tells more. The case itself has come to no harm."


class MissingError(Exception):
    """Nothing has this address; ``words`` are looked for instead."""

    def __init__(self, detail: str, words: str = "") -> None:
        self.detail, self.words = detail, words
        super().__init__(detail)


def missing(request: Request, error: Exception) -> Response:
    """The page for what is not there, with what is near."""
    words = error.words if isinstance(error, MissingError) else ""
    near = find_entities(edition_of(request), words, limit=6) if words else []
    return _trouble(request, 404, str(error), near=near, words=words)


def refused(request: Request, error: Exception) -> Response:
    """The page for a request that was not followed."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    said = error.detail if isinstance(error, HTTPException) else str(error)
    standard = HTTPStatus(status).phrase
    return _trouble(request, status, _NOWHERE if status == 404 and said == standard else f"{said}.".replace("..", "."))


def repairable(request: Request, error: Exception) -> Response:
    """The page for what a person can repair."""
    if isinstance(error, JudgementError):
        return _trouble(
            request, 409, f"{error}.", hint="Go back to change what you wrote; the log of judgements lists what stands."
        )
    if isinstance(error, CaseError):
        status = 409 if "another process" in str(error) else 503
        return _trouble(request, status, f"{error}.")
    return _trouble(request, 400 if isinstance(error, QueryError) else 500, f"{error}.")


def broken(request: Request, error: Exception) -> Response:
    """The page for a fault of ours; it is made outside of all else, and so takes its headers along."""
    answer = _trouble(request, 500, _BROKEN)
    answer.headers.update(SECURITY)
    return answer


def _trouble(request: Request, status: int, detail: str, **values: Any) -> Response:
    common: dict[str, Any] = {"near": [], "words": "", "hint": ""}
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    return page(request, "trouble.html", status=status, title=title, detail=detail, **(common | values))


HANDLERS = {MissingError: missing, HTTPException: refused, PressgraphError: repairable, Exception: broken}
