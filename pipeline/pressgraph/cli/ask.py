"""``pressgraph ask``: named questions, answered in a table or in sentences, and free SPARQL."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from pressgraph.cli.answers import FORMATS
from pressgraph.errors import QueryError
from pressgraph.query import Answer, ask, ask_sparql, find_question, questions
from pressgraph.store import CaseStore
from pressgraph.stories import reply

SENTENCES, TABLE = "sentences", "table"
SHOWN = 500  # rows of a table or of sentences


def run(args: argparse.Namespace) -> int:
    """Print the answer to a question."""
    parameters = _parameters(args.param)
    if args.list:
        print("\n".join(_listed()))
        return 0
    if args.sparql and parameters:
        raise QueryError("a SPARQL query takes no parameters; write them into the query")
    if args.sparql and args.format == SENTENCES:
        raise QueryError("only a named question is answered in sentences; a SPARQL query in a table, csv or json")
    text = _read_query(args.sparql) if args.sparql else ""
    if args.question:
        find_question(args.question).check(parameters)  # a misspelt question is said before the case is opened
    if args.format == SENTENCES:
        return _tell(args.case, args.question, parameters, whole=args.all)
    with CaseStore(args.case) as store:
        graph = store.open_graph()
    answer = ask_sparql(graph, text) if args.sparql else ask(graph, args.question, **parameters)
    if args.question and args.format == TABLE and not args.all:
        answer = _first(answer)
    FORMATS[args.format](answer.columns, answer.rows)
    return 0


def _first(answer: Answer) -> Answer:
    """The rows that a person can look through; what is left out is said beside the answer."""
    if len(answer) > SHOWN:
        note = (
            f"the first {SHOWN} of {len(answer):,} rows; a parameter narrows the question, --all shows all, --format csv writes all"
        )
        print(note, file=sys.stderr)
    return replace(answer, rows=answer.rows[:SHOWN])


def _tell(case: str, name: str, parameters: Mapping[str, str], *, whole: bool) -> int:
    question = find_question(name)
    with CaseStore(case) as store:
        answer = ask(store.open_graph(), name, **parameters)
        answer = answer if whole else _first(answer)
        print(reply(store.read_network(), question, answer, given=parameters, records=store.records()))
    return 0


def _parameters(pairs: Iterable[str]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise QueryError(f"--param {pair!r} should read NAME=VALUE")
        parameters[name.replace("-", "_")] = value
    return parameters


def _read_query(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{name}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _listed() -> Iterable[str]:
    for name, question in questions().items():
        yield f"{name}\n    {' '.join([question.title, question.about]).strip()}"
        for parameter in question.parameters:
            yield f"    --{parameter.name:<10} {parameter.about}{' (required)' if parameter.required else ''}"
