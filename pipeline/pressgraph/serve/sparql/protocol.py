"""A request of the SPARQL 1.1 protocol (https://www.w3.org/TR/sparql11-protocol/), read: the query and the graphs it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request

from pressgraph.query import Dataset
from pressgraph.serve.sparql.limits import Limits

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
READ_ONLY = "This endpoint is read-only: updates are refused. Corrections are made with: pressgraph entities"
_MOST = 2_000  # parameters
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for.

    Args:
        query: the query, as it was sent; None if there is none.
        dataset: the graphs the request names.
        format: the form of the answer, if an address names it (``format=csv``).
        pairs: all parameters.
    """

    query: str | None
    dataset: Dataset
    format: str | None
    pairs: Pairs

    def value(self, name: str) -> str:
        """The last value of a parameter, or ""."""
        return next((value for key, value in reversed(self.pairs) if key == name), "")


async def read_operation(request: Request, limits: Limits) -> Operation:
    """What a request asks for.

    Raises:
        HTTPException: it is no request of the protocol, or one that changes the graph.
    """
    pairs = _pairs(request.scope["query_string"])
    direct: str | None = None
    if request.method == "POST":
        media, charset = _content_type(request)
        _refuse_media(media, charset)
        body = await _body(request, 4 * limits.text + 1000)
        if media == FORM:
            pairs = [*pairs, *_pairs(body)]
        else:
            direct = _decoded(body)
    return _operation(pairs, direct, limits)


def _operation(pairs: Pairs, direct: str | None, limits: Limits) -> Operation:
    if any(name == "update" for name, _ in pairs):
        raise HTTPException(403, READ_ONLY)
    queries = [value for name, value in pairs if name == "query"]
    queries = [*queries, direct] if direct is not None else queries
    if len(queries) > 1:
        raise HTTPException(400, f"One query was expected, {len(queries)} were sent.")
    query = queries[0] if queries else None
    if query is not None and len(query) > limits.text:
        raise HTTPException(413, f"The query has {len(query):,} characters; {limits.text:,} is the limit.")
    default, named = (_graphs(pairs, name) for name in ("default-graph-uri", "named-graph-uri"))
    # a request that names graphs means these and no others (2.1.4), whatever FROM says
    dataset = Dataset(default, named) if default or named else Dataset()
    formats = [value for name, value in pairs if name in {"format", "output", "results"} and value]
    return Operation(query, dataset, formats[0] if formats else None, pairs)


def _content_type(request: Request) -> tuple[str, str]:
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")), "utf-8")
    return media, charset


def _refuse_media(media: str, charset: str) -> None:
    if media == UPDATE:
        raise HTTPException(403, READ_ONLY)
    if media not in {FORM, QUERY}:
        raise HTTPException(415, f"A query is sent as {QUERY} or as {FORM}; this is {media or 'without a content type'}.")
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(415, f"A query is sent in UTF-8; this says {charset[:40]}.")


async def _body(request: Request, longest: int) -> bytes:
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > longest:
            raise HTTPException(413, f"The request is too long; {longest:,} bytes is the limit.")
    return bytes(found)


def _pairs(raw: bytes) -> Pairs:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "The parameters cannot be read: they are no text in UTF-8, or too many.") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"The query is no text in UTF-8: {error.reason} at byte {error.start}.") from error


def _graphs(pairs: Pairs, name: str) -> tuple[str, ...]:
    found = tuple(value for key, value in pairs if key == name)
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise HTTPException(400, f"{name}: {iri[:200]!r} is no IRI.") from error
    return found
