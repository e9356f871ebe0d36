"""``pressgraph ask``: named questions and free SPARQL."""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pressgraph.cli.tables import text_table
from pressgraph.errors import QueryError
from pressgraph.export.tables import safe_cell
from pressgraph.query import Answer, ask, ask_sparql, find_question, questions
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Print the answer to a question."""
    parameters = _parameters(args.param)
    if args.list:
        print("\n".join(_listed()))
        return 0
    if args.sparql and parameters:
        raise QueryError("a SPARQL query takes no parameters; write them into the query")
    text = _read_query(args.sparql) if args.sparql else ""
    if args.question:
        find_question(args.question).check(parameters)  # a misspelt question is said before the case is opened
    with CaseStore(args.case) as store:
        graph = store.open_graph()
    answer = ask_sparql(graph, text) if args.sparql else ask(graph, args.question, **parameters)
    FORMATS[args.format](answer)
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


def _print_table(answer: Answer) -> None:
    # 0: as wide as need be, where no person looks at it
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    print(text_table(answer.columns, answer.rows, width=width))


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([safe_cell("" if value is None else value) for value in row] for row in answer.rows)


def _print_json(answer: Answer) -> None:
    print(json.dumps(list(answer), ensure_ascii=False, indent=2))


FORMATS: Mapping[str, Callable[[Answer], None]] = {"table": _print_table, "csv": _print_csv, "json": _print_json}
