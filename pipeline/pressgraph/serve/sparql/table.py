"""An answer as the page shows it: cells with their links, not more rows than somebody reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, unquote, urlencode

import pyoxigraph as ox

from pressgraph.graph.vocab import KG, PREFIXES, claim, shorten
from pressgraph.query.engines import TRIPLE, Solved, ordered_columns
from pressgraph.serve.sparql.answering import cells
from pressgraph.serve.sparql.limits import Watch
from pressgraph.serve.sparql.results import Cells, Term

LinkFor = Callable[[str], str | None]
ROWS = 1_000
_LONGEST = 2_000  # characters of a cell
_PAGES = {"entity": "/entity", "event": "/event", "claim": "/event", "article": "/article"}
_XSD = PREFIXES["xsd"]
# what a reader sees at once of a value of these needs no word
_EVIDENT = frozenset(_XSD + name for name in ("string", "integer", "decimal", "double", "boolean", "date", "dateTime"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table.

    Args:
        text: what is shown.
        link: where it leads, or "".
        note: its language or datatype, where the text does not show it.
        whole: the whole IRI, where the text is a shorter name of it.
        is_outside: whether the link leads out of the application.
    """

    text: str
    link: str = ""
    note: str = ""
    whole: str = ""
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page shows it.

    Args:
        kind: table, graph or boolean.
        seconds: how long it took.
        columns: the names of the columns.
        rows: the rows, ``ROWS`` at the most; None where there is no value.
        has_more: whether there are more.
        truth: the answer of ``ASK``.
    """

    kind: str
    seconds: float
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    has_more: bool = False
    truth: bool = False


def show_answer(found: Solved, text: str, *, link_for: LinkFor, watch: Watch) -> Shown:
    """The engine's answer as a table.

    Args:
        found: the answer.
        text: the query.
        link_for: the address in the application of what an IRI stands for.
        watch: looks at the clock.
    """
    if isinstance(found, ox.QueryBoolean):
        return Shown("boolean", watch.seconds, truth=bool(found))
    is_graph = isinstance(found, ox.QueryTriples)
    columns: Sequence[str] = TRIPLE
    rows: Iterable[Cells]
    if isinstance(found, ox.QueryTriples):
        rows = ((t.subject, t.predicate, t.object) for t in found)
    else:
        columns = ordered_columns([v.value for v in found.variables], text)
        rows = cells(found, columns)
    first = [
        tuple(_cell(term, column, link_for) for term, column in zip(row, columns, strict=True))
        for row in watch.rows(islice(rows, ROWS + 1))
    ]
    kind = "graph" if is_graph else "table"
    return Shown(kind, watch.seconds, tuple(columns), tuple(first[:ROWS]), has_more=len(first) > ROWS)


def case_link(iri: str) -> str | None:
    """The page of the application about what an IRI of the case stands for; None if there is none.

    >>> case_link("https://w3id.org/pressgraph/kg/entity/person/jim-kenney")
    '/entity?id=person%2Fjim-kenney'
    >>> case_link("https://w3id.org/pressgraph/kg/run/1/en")
    """
    kind, _, rest = iri.removeprefix(KG).partition("/") if iri.startswith(KG) else ("", "", "")
    rest = rest.partition("#")[0]
    return f"{_PAGES[kind]}?{urlencode({'id': unquote(rest)})}" if kind in _PAGES and rest else None


def _cell(term: Term | None, column: str, link_for: LinkFor) -> Cell | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return _iri(term.value, link_for)
    if not isinstance(term, ox.Literal):
        return Cell(_cut(str(term)))
    note = f"@{term.language}" if term.language else "" if term.datatype.value in _EVIDENT else shorten(term.datatype.value)
    # the named questions give a claim by its id
    link = link_for(claim(term.value).value) if column == "claim" and term.value else None
    return Cell(_cut(term.value), link or "", note)


def _iri(iri: str, link_for: LinkFor) -> Cell:
    short = shorten(iri)
    whole = iri if short != iri else ""
    if link := link_for(iri):
        return Cell(_cut(short), link, whole=whole)
    if short != iri:
        # a term or a thing without a page: what the graph says of it
        return Cell(_cut(short), f"/sparql?query={quote(f'DESCRIBE <{iri}>', safe='')}", whole=whole)
    is_web = iri.startswith(("http://", "https://"))
    return Cell(_cut(iri), iri if is_web else "", is_outside=is_web)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
