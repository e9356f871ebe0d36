"""The gate that forms come through: only one that this very server handed out to this very browser changes anything.

A page of another site can make a browser send a form here, but it can neither read the key nor set the cookie, its requests come
without the cookie (``SameSite=Strict``), and the browser says where they come from (``Origin``, ``Sec-Fetch-Site``).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FIELD = "token"
_LONGEST = 100_000  # bytes of a form
_MOST = 2_000  # fields
_FORM = "application/x-www-form-urlencoded"
_STALE = "This form comes from an earlier run of the server, or from another browser. Go back, load the page anew, and try again."
_FOREIGN = "This form was sent from a page of another site. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says; a field may have several values."""

    values: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str:
        """The value of a field without blanks around it, "" where it is missing."""
        return next(iter(self.values.get(name, ())), "").strip()

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field that are not empty."""
        return tuple(value for value in self.values.get(name, ()) if value)


@dataclass(frozen=True, slots=True)
class Gate:
    """Hands out the key of this process, and asks for it back.

    Args:
        read_only: whether nothing comes in.
        token: the key.
    """

    read_only: bool
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def hand_out(self, request: Request, answer: Response) -> None:
        """Give the browser the cookie that belongs to the key in the page's forms."""
        name = _cookie(request)
        if not _is_same(request.cookies.get(name, ""), self.token):
            answer.set_cookie(name, self.token, samesite="strict", httponly=True)

    async def receive(self, request: Request) -> Form:
        """The form that a request brings.

        Raises:
            HTTPException: the case is read-only, the form is another site's or an earlier server's, or it is no form.
        """
        if self.read_only:
            raise HTTPException(403, "This case is served read-only: nothing can be changed here.")
        _refuse_foreign(request)
        form = _parsed(await _read(request))
        if not (_is_same(form.text(FIELD), self.token) and _is_same(request.cookies.get(_cookie(request), ""), self.token)):
            raise HTTPException(403, _STALE)
        return form


def _cookie(request: Request) -> str:
    # browsers do not keep the cookies of two ports apart
    return f"pressgraph-{request.url.port or 80}"


def _is_same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8"))


def _refuse_foreign(request: Request) -> None:
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    # a browser that is told to keep quiet about where it comes from says "null", of its own pages too
    is_own = origin is None or urlsplit(origin).netloc == request.headers.get("host") or (origin == "null" and site is not None)
    if not is_own or site not in (None, "same-origin"):
        raise HTTPException(403, _FOREIGN)


async def _read(request: Request) -> bytes:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(400, f"A form was expected here ({_FORM}).")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise HTTPException(413, "This form is too long. A reason of some sentences is enough.")
    return bytes(body)


def _parsed(body: bytes) -> Form:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "This form cannot be read: it is no text in UTF-8.") from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return Form({name: tuple(values) for name, values in found.items()})
