"""The forms of an answer: W3C's four for tables, four of RDF for graphs.

They are written here, not by the engine: row by row, so that time and size are watched; columns stand in the query's order; and
what XML cannot hold (control characters, which a broken article may bring) becomes U+FFFD, so that every answer can be parsed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox
from starlette.exceptions import HTTPException

from pressgraph.export.tables import safe_cell
from pressgraph.graph.vocab import PREFIXES
from pressgraph.query.answers import plain

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Cells = tuple[Term | None, ...]
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# what may stand behind the colon of a prefixed name in XML; RDF/XML must end each predicate with such a name
_LOCAL_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an answer.

    Args:
        names: how an address names it, ``format=csv``; the first is the file's ending.
        media: its media types, the proper one first.
        table: writes columns and rows; None if it holds no table.
        boolean: writes yes or no.
        graph: writes triples; None if it holds no graph.
        is_negotiated: whether an Accept header can ask for it.
    """

    names: tuple[str, ...]
    media: tuple[str, ...]
    table: Callable[[Sequence[str], Iterable[Cells]], Iterator[str]] | None = None
    boolean: Callable[[bool], str] | None = None
    graph: Callable[[Iterable[ox.Triple]], Iterator[str]] | None = None
    is_negotiated: bool = True


def _json(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(list(columns))}}},"results":{{"bindings":['
    for number, row in enumerate(rows):
        cells = {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        yield ("," if number else "") + "\n" + json.dumps(cells, ensure_ascii=False)
    yield "\n]}}\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        return {"type": "literal", "value": str(term)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        return found | {"xml:lang": term.language}
    return found if term.datatype.value == _STRING else found | {"datatype": term.datatype.value}


def _xml(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    yield f'<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{variables}</head><results>\n'
    for row in rows:
        pairs = ((name, term) for name, term in zip(columns, row, strict=True) if term is not None)
        bindings = "".join(f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in pairs)
        yield f"<result>{bindings}</result>\n"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        return f"<literal>{_xml_text(str(term))}</literal>"
    language = f" xml:lang={quoteattr(term.language)}" if term.language else ""
    has_type = not term.language and term.datatype.value != _STRING
    datatype = f" datatype={quoteattr(term.datatype.value)}" if has_type else ""
    return f"<literal{language}{datatype}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    # a parser reads a bare carriage return as a line feed
    return escape(_NOT_IN_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _csv(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_csv_cell(term) for term in row])


def _spreadsheet(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield "\ufeff" + _csv_line(columns)
    for row in rows:
        yield _csv_line([_spreadsheet_cell(term) for term in row])


def _csv_cell(term: Term | None) -> str:
    return "" if term is None else str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _spreadsheet_cell(term: Term | None) -> str:
    value = plain(term.value, term.datatype.value) if isinstance(term, ox.Literal) else _csv_cell(term)
    return str(safe_cell(value))


def _csv_line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _tsv(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term) for term in row) + "\n"


def serialize(triples: Iterable[ox.Triple], form: ox.RdfFormat, *, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """A graph in one of the engine's forms."""
    return (ox.serialize(triples, format=form, prefixes=dict(prefixes)) or b"").decode("utf-8")


def _graph(form: ox.RdfFormat) -> Callable[[Iterable[ox.Triple]], Iterator[str]]:
    def written(triples: Iterable[ox.Triple]) -> Iterator[str]:
        yield serialize(triples, form)

    return written


def _rdf_xml(triples: Iterable[ox.Triple]) -> Iterator[str]:
    yield serialize(map(_for_xml, triples), ox.RdfFormat.RDF_XML)


def _for_xml(triple: ox.Triple) -> ox.Triple:
    predicate, value = triple.predicate.value, triple.object
    if not _LOCAL_NAME.search(predicate):
        raise HTTPException(406, f"RDF/XML cannot hold the predicate <{predicate[:200]}>; ask for text/turtle.")
    if isinstance(value, ox.Literal) and _NOT_IN_XML.search(value.value):
        text = _NOT_IN_XML.sub("\ufffd", value.value)
        value = ox.Literal(text, language=value.language) if value.language else ox.Literal(text, datatype=value.datatype)
        return ox.Triple(triple.subject, triple.predicate, value)
    return triple


def _json_boolean(answer: bool) -> str:
    return json.dumps({"head": {}, "boolean": answer}) + "\n"


def _xml_boolean(answer: bool) -> str:
    body = f"<head/><boolean>{str(answer).lower()}</boolean>"
    return f'<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">{body}</sparql>\n'


def _word(answer: bool) -> str:
    return f"{str(answer).lower()}\n"


_XML_MEDIA = ("application/xml", "text/xml")
TABULAR = (
    Form(("json", "srj", "sparql-json"), ("application/sparql-results+json", "application/json"), _json, _json_boolean),
    Form(("xml", "srx", "sparql-xml"), ("application/sparql-results+xml", *_XML_MEDIA), _xml, _xml_boolean),
    Form(("csv",), ("text/csv",), _csv, _word),
    Form(("tsv",), ("text/tab-separated-values",), _tsv, _word),
    # for a person who opens it in a spreadsheet, which must not run a cell as a formula
    Form(("spreadsheet",), ("text/csv",), _spreadsheet, _word, is_negotiated=False),
)
GRAPHS = (
    # Turtle is Notation 3 as well
    Form(
        ("ttl", "turtle", "n3"),
        ("text/turtle", "application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3"),
        graph=_graph(ox.RdfFormat.TURTLE),
    ),
    Form(("nt", "ntriples", "n-triples"), ("application/n-triples",), graph=_graph(ox.RdfFormat.N_TRIPLES)),
    Form(("rdf", "rdf+xml", "rdfxml", "xml"), ("application/rdf+xml", *_XML_MEDIA), graph=_rdf_xml),
    Form(("jsonld", "json-ld", "json"), ("application/ld+json", "application/json"), graph=_graph(ox.RdfFormat.JSON_LD)),
)
CHARSET: Mapping[str, str] = dict.fromkeys(("text/csv", "text/tab-separated-values", "text/turtle"), "; charset=utf-8")


def media_types(forms: Sequence[Form]) -> list[str]:
    """What an Accept header can ask for, the first form first, proper media types before others."""
    known = [form for form in forms if form.is_negotiated]
    return [form.media[0] for form in known] + [media for form in known for media in form.media[1:]]
