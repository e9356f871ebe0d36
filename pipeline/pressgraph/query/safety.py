"""What a query may not do: change the graph, or send any of it to another server.

SPARQL lets a query reach out: ``SERVICE`` sends a part of it to a server, ``LOAD`` is an update, and rdflib fetches what ``FROM``
names. The texts may be confidential, so all of that is refused before any engine sees the query.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from pressgraph.errors import QueryError
from pressgraph.graph.vocab import PREFIXES

# what may hold any word without meaning it, and the words: IRIs, strings long and short, comments, variables, prefixed names
_TOKENS = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    | [?$]\w+
    | [\w.-]*:[\w.:%-]*
    | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"])
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_unsafe(text: str) -> None:
    """Raise if a text is no SPARQL query, is an update, or reaches for another server.

    Raises:
        QueryError: as said, with the place of a syntax error.
    """
    refuse_service(text)
    try:
        ox.Store().query(text, prefixes=PREFIXES)
    except (SyntaxError, ValueError) as error:
        raise to_query_error(error, text) from error


def refuse_service(text: str) -> None:
    """Raise if a query reaches for another server.

    Raises:
        QueryError: as said.
    """
    if "SERVICE" in keywords(text):
        raise QueryError("SERVICE is refused: a query must not send anything to another server")


def to_query_error(error: SyntaxError | ValueError, text: str) -> QueryError:
    """What to say of a text that the engine does not take for a query."""
    updates = sorted(keywords(text) & _UPDATES)
    if updates and isinstance(error, SyntaxError):
        return QueryError(f"{updates[0]} is refused: a query must not change the graph; use SELECT, ASK or CONSTRUCT")
    return QueryError(f"no valid SPARQL: {error}")


def keywords(text: str) -> frozenset[str]:
    """The bare words of a query in capitals: no strings, comments, IRIs, variables or prefixed names.

    >>> sorted(keywords('SELECT ?service { ?s rdfs:label "INSERT" } # DROP'))
    ['SELECT']
    """
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)
    return frozenset(m["word"].upper() for m in _TOKENS.finditer(plain) if m["word"])


def without_values(text: str) -> str:
    """A query of the same length with blanks for all that can hold any word: strings, comments, IRIs, variables, prefixed names.

    >>> without_values('ASK { ?s pg:says "ASK" }')
    'ASK {                  }'
    """
    return _TOKENS.sub(lambda m: m[0] if m["word"] else re.sub(r"[^\n]", " ", m[0]), text)
