"""Named questions: each is a ``.rq`` file whose comments say its title, parameters and answer, and which runs as it stands.

A parameter ``object`` is a line ``VALUES ?ask_object { "" }`` of the query; to bind it, the line is written anew with the value
as an RDF literal. So no text of a user's ever becomes SPARQL, and the file works in any SPARQL tool with its defaults.

    # title: Who terminated what?
    # about: one sentence more (may be left out)
    # param: object  text  what was terminated: part of its name  optional
    # answer: {agent} terminated {object}
    # sentence: {says}; {reported} alone.

``answer`` is a line of its own for each row, made of the row alone. ``sentence`` says how an answer in sentences reads
(``stories/answers.py``); if it is left out, it is ``{says}; {reported}.``
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from pressgraph.errors import QueryError, TableError
from pressgraph.graph import terms
from pressgraph.graph.dates import day_bounds
from pressgraph.graph.vocab import XSD
from pressgraph.resources import query_paths

ANY = "any"
SENTENCE = "{says}; {reported}."
_HEADER = re.compile(r"#\s*(title|about|param|answer|sentence):\s*(.*\S)")
_GAP = re.compile(r"\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question.

    Args:
        name: how it is given, ``object``.
        type: a key of ``LITERALS``: text, number, status, action, first-day or last-day.
        about: what it is, in words.
        required: whether the question makes no sense without it.
        default: its value in the file, as SPARQL writes it.
    """

    name: str
    type: str
    about: str
    required: bool
    default: str

    @property
    def is_name(self) -> bool:
        """Whether it is somebody's or something's name, or part of it."""
        return self.type == "text" and self.about.endswith("name")


@dataclass(frozen=True, slots=True)
class Question:
    """One named question.

    Args:
        name: the file's stem, ``who-terminated-what``.
        title: the question in words.
        about: one sentence more, or "".
        answer: a sentence with ``{column}`` for each row of the answer.
        parameters: its parameters, in the file's order.
        text: the SPARQL query.
        sentence: how an answer in sentences reads: ``{says}``, ``{reported}``, ``{column}`` …
    """

    name: str
    title: str
    about: str
    answer: str
    parameters: tuple[Parameter, ...]
    text: str
    sentence: str = SENTENCE

    def check(self, values: Mapping[str, object]) -> None:
        """Complain of parameters that the question does not have.

        Raises:
            QueryError: a parameter is unknown.
        """
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known:
                names = ", ".join(known) or "none"
                raise QueryError(f"the question {self.name} has no parameter {name!r} (it has: {names}){_nearest(name, known)}")

    def bind(self, values: Mapping[str, str | float | None], *, own: Container[str] = ()) -> str:
        """The query with the values in it.

        Args:
            values: what the question asks for, by the names of its parameters.
            own: the ids of actions that a user's table added to the graph.

        Raises:
            QueryError: a parameter is unknown or missing, or its value has the wrong form.
        """
        self.check(values)
        text = self.text
        for parameter in self.parameters:
            value = values.get(parameter.name)
            if value is not None and str(value).strip():
                text = _line(parameter.name).sub(functools.partial(_rewritten, _literal(self, parameter, value, own)), text)
            elif parameter.required:
                raise QueryError(f"the question {self.name} needs {parameter.name}: {parameter.about}")
        return text


@functools.cache
def questions() -> Mapping[str, Question]:
    """The named questions that ship with Pressgraph, by name."""
    return {path.stem: read_question(path) for path in query_paths()}


def find_question(name: str) -> Question:
    """One named question.

    Raises:
        QueryError: there is none of this name; the nearest name is suggested.
    """
    found = questions().get(name)
    if found is None:
        near = _nearest(name, questions()) or f"; there are: {', '.join(questions())}"
        raise QueryError(f"there is no question {name!r}{near}")
    return found


def read_question(path: Path) -> Question:
    """The question that a ``.rq`` file holds.

    Raises:
        TableError: the header lacks a title, or a parameter is malformed.
    """
    text = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {"title": [], "about": [], "param": [], "answer": [], "sentence": []}
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line.strip()):
            header[match[1]].append(match[2])
    if not header["title"]:
        raise TableError(f"{path.name}: no '# title:' in its header")
    parameters = tuple(_parameter(path, line, text) for line in header["param"])
    about, answer, sentence = (" ".join(header[name]) for name in ("about", "answer", "sentence"))
    return Question(path.stem, header["title"][0], about, answer, parameters, text, sentence or SENTENCE)


def _parameter(path: Path, line: str, text: str) -> Parameter:
    cells = _GAP.split(line)
    if len(cells) != 4 or cells[1] not in LITERALS or cells[3] not in {"required", "optional"}:
        raise TableError(f"{path.name}: '# param: {line}' should read: name  type  what it is about  required|optional")
    match = _line(cells[0]).search(text)
    if match is None:
        raise TableError(f"{path.name}: no line 'VALUES ?ask_{cells[0]} {{ … }}' for its parameter {cells[0]}")
    return Parameter(cells[0], cells[1], cells[2], cells[3] == "required", match["value"])


def _line(name: str) -> re.Pattern[str]:
    return re.compile(rf"^(?P<head>\s*VALUES \?ask_{re.escape(name)} \{{ )(?P<value>.*)(?P<tail> \}})$", re.MULTILINE)


def _rewritten(literal: str, match: re.Match[str]) -> str:
    return f"{match['head']}{literal}{match['tail']}"


def _literal(question: Question, parameter: Parameter, value: str | float, own: Container[str]) -> str:
    name = str(value).strip()
    literal = ox.Literal(name) if parameter.type == "action" and name in own else LITERALS[parameter.type](name)
    if literal is None:
        raise QueryError(f"the question {question.name}: {parameter.name}={value!r} is no {FORMS[parameter.type]}")
    return str(literal)


def _number(text: str) -> ox.Literal | None:
    return ox.Literal(text, datatype=XSD.decimal) if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", text, re.ASCII) else None


def _status(text: str) -> ox.Literal | None:
    return ox.Literal(text) if text == ANY or text in terms.statuses() else None


def _action(text: str) -> ox.Literal | None:
    return ox.Literal(text) if text == ANY or text in terms.actions() else None


def _day(text: str, *, last: bool) -> ox.Literal | None:
    bounds = day_bounds(text)
    day = bounds[last] if bounds else None
    return ox.Literal(day.isoformat(), datatype=XSD.date) if day else None


LITERALS: Mapping[str, Callable[[str], ox.Literal | None]] = {
    "text": ox.Literal,
    "number": _number,
    "status": _status,
    "action": _action,
    "first-day": functools.partial(_day, last=False),
    "last-day": functools.partial(_day, last=True),
}
FORMS: Mapping[str, str] = {
    "text": "text",
    "number": "number",
    "status": "status (actual, planned, demanded, hypothetical, negated, alleged, any)",
    "action": "action, such as terminate, or any",
    "first-day": "date: 2018-07-26, 2018-07 or 2018",
    "last-day": "date: 2018-07-26, 2018-07 or 2018",
}


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
