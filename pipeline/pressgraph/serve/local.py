"""Only this computer asks, and only for itself: what a web page of somebody else's could make a browser ask is refused.

A case may be confidential, and a server on 127.0.0.1 can be reached by every page that is open in the same browser. Such a page can

* give its own host name the address 127.0.0.1 (DNS rebinding) and so be of one origin with the server; the ``Host`` header tells,
* send a form, load an image, open a frame, and learn from the time or the error; ``Sec-Fetch-Site`` and ``Origin`` tell.

Programs such as curl send neither of the latter two and are let in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
#: sent with every answer that does not say otherwise itself
SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
#: where pages of the sites that ``--cors`` names may ask
OPEN = "/sparql"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_PORT = re.compile(r":\d{1,5}")
_SAFE = frozenset(["GET", "HEAD", "OPTIONS"])


class LocalOnly:
    """Lets through what this computer's user or programs ask, and adds the security headers to each answer.

    Args:
        app: the application behind it.
        cors: the sites (``https://notebook.example``) whose pages may ask ``/sparql``.
        hosts: further names under which the server is asked, where somebody chose to open it to others.
    """

    def __init__(self, app: ASGIApp, *, cors: Sequence[str] = (), hosts: Sequence[str] = ()) -> None:
        self.app, self.cors, self.hosts = app, frozenset(cors), (*_HOSTS, *(host.lower() for host in hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in words."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, _guarded(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not is_host(headers.getlist("host"), self.hosts):
            words = "This server answers only to 127.0.0.1 and localhost."
            return PlainTextResponse(words + "\n", 421)
        is_open = scope["path"] == OPEN or scope["path"].startswith(OPEN + "/")
        if (is_open and headers.get("origin") in self.cors) or is_own(headers, scope.get("method", "GET")):
            return None
        return PlainTextResponse("A page of another site may not ask this server; see the option --cors.\n", 403)


def is_host(given: Sequence[str], hosts: Iterable[str] = _HOSTS) -> bool:
    """Whether the Host header is one of these names, with a port or without.

    >>> is_host(["localhost:8000"]), is_host(["127.0.0.1.evil.example"]), is_host([])
    (True, False, False)
    """
    if len(given) != 1:
        return False
    text = given[0].lower()
    return any(text.startswith(host) and (text == host or _PORT.fullmatch(text[len(host) :])) for host in hosts)


def is_own(headers: Headers, method: str) -> bool:
    """Whether a request comes from a page of this server, from the user (an address, a link), or from no browser at all."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    is_visit = method in _SAFE and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return site in {"same-origin", "none"} or is_visit


def _guarded(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
