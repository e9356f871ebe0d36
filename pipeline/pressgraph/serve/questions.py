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
from pressgraph.serve.browsing import cut
from pressgraph.serve.edition import Edition
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import edition_of, site_of
from pressgraph.serve.troubles import MissingError
from pressgraph.stories import Reply, reply

ON_A_PAGE = 100  # rows; the CSV has them all


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
            answer = _answer(request, edition, asked, values)
        except QueryError as error:
            complaint = f"{error}."
    number, count, rows = cut(request, answer.rows if answer is not None else (), ON_A_PAGE)
    shown = replace(answer, rows=tuple(rows)) if answer is not None else None
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
        answer=shown,
        reply=_told(edition, asked, shown, values) if shown is not None else None,
        total=len(answer) if answer is not None else 0,
        first=(number - 1) * ON_A_PAGE + 1,
        number=number,
        count=count,
        rows=list(shown or ()),
        sparql=_sparql(edition, asked, values) if shown is not None else asked.text,
        csv=address(f"{path}.csv", **values),
        here="/questions",
    )


def answer_file(request: Request) -> Response:
    """The answer as CSV."""
    asked = _question(request.path_params["name"])
    answer = _answer(request, edition_of(request), asked, _values(request, asked))
    headers = {"Content-Disposition": f'attachment; filename="{asked.name}.csv"'}
    return Response(_csv(answer), media_type="text/csv", headers=headers)


def _answer(request: Request, edition: Edition, asked: Question, values: Mapping[str, str]) -> Answer:
    """All rows of the answer, kept for who turns its pages or wants its CSV."""
    return edition.kept((asked.name, *values.values()), lambda: ask(site_of(request).shelf.graph(), asked.name, **values))


def _told(edition: Edition, asked: Question, answer: Answer, values: Mapping[str, str]) -> Reply:
    """The answer in sentences, with what the articles of its claims mean by "it"."""
    return reply(edition.network, asked, answer, given=values, records=edition.records)


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
