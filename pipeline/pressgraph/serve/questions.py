"""The named questions: a menu, a form for each, and its answer in sentences, as a table and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.errors import QueryError
from pressgraph.export.html.looks import STATUS_LOOKS
from pressgraph.export.tables import safe_cell
from pressgraph.query import Answer, Parameter, Question, ask, find_question, questions
from pressgraph.query.questions import ANY
from pressgraph.serve.edition import Edition
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import edition_of, site_of
from pressgraph.serve.troubles import MissingError
from pressgraph.stories import Reply, reply

_MOST_ROWS = 500  # rows shown; the CSV has them all


def menu(request: Request) -> Response:
    """What can be asked."""
    return page(request, "questions.html", title="Questions", questions=list(questions().values()))


def question(request: Request) -> Response:
    """One question with its form, and its answer as soon as everything that it needs is given."""
    edition, asked = edition_of(request), _question(request.path_params["name"])
    values = _values(request, asked)
    complaint, answer = "", None
    if all(values.get(parameter.name) for parameter in asked.parameters if parameter.required):
        try:
            answer = ask(site_of(request).shelf.graph(), asked.name, **values)
        except QueryError as error:
            complaint = f"{error}."
    path = f"/questions/{asked.name}"
    return page(
        request,
        "question.html",
        status=400 if complaint else 200,
        title=asked.title,
        edition=edition,
        question=asked,
        values=values,
        choices={parameter.name: _choices(edition, parameter) for parameter in asked.parameters},
        complaint=complaint,
        answer=answer,
        reply=_told(edition, asked, answer, values) if answer is not None else None,
        most=_MOST_ROWS,
        rows=[dict(zip(answer.columns, row, strict=True)) for row in answer.rows[:_MOST_ROWS]] if answer else [],
        sparql=_sparql(edition, asked, values) if answer is not None else asked.text,
        csv=address(f"{path}.csv", **values),
        here="/questions",
    )


def answer_file(request: Request) -> Response:
    """The answer as CSV."""
    asked = _question(request.path_params["name"])
    answer = ask(site_of(request).shelf.graph(), asked.name, **_values(request, asked))
    headers = {"Content-Disposition": f'attachment; filename="{asked.name}.csv"'}
    return Response(_csv(answer), media_type="text/csv", headers=headers)


def _told(edition: Edition, asked: Question, answer: Answer, values: Mapping[str, str]) -> Reply:
    """The answer in sentences, with what the articles of its claims mean by "it"."""
    shown = replace(answer, rows=answer.rows[:_MOST_ROWS])
    return reply(edition.network, asked, shown, given=values, records=edition.records)


def _question(name: str) -> Question:
    try:
        return find_question(name)
    except QueryError as error:
        raise MissingError(f"{error}.") from error


def _values(request: Request, asked: Question) -> dict[str, str]:
    given = request.query_params
    return {parameter.name: given.get(parameter.name, "").strip()[:1000] for parameter in asked.parameters}


def _choices(edition: Edition, parameter: Parameter) -> Sequence[tuple[str, str]]:
    """What may be chosen for a parameter, as (value, words); nothing where anything may be written."""
    if parameter.type == "status":
        return [(ANY, "any"), *((str(name), "happened" if name == "actual" else str(name)) for name in STATUS_LOOKS)]
    if parameter.type == "action":
        known = sorted(edition.actions.values(), key=lambda action: action.label)
        return [(ANY, "any"), *((action.id, action.label) for action in known)]
    return []


def _sparql(edition: Edition, asked: Question, values: Mapping[str, str]) -> str:
    return asked.bind(values, own={action.id for action in edition.network.actions})


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([safe_cell("" if value is None else value) for value in row] for row in answer.rows)
    # a spreadsheet takes it for UTF-8 by the mark at its beginning
    return "\ufeff" + out.getvalue()
