"""A named question gets one answer, whoever is asked: the command line, Python, a notebook, the web application, SPARQL."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.serve.conftest import Served

from pressgraph.case import Case
from pressgraph.cli import main
from pressgraph.query import Question, questions

GIVEN = {"object": "PARS", "agent": "Kenney", "name": "PARS", "at_least": "1", "below": "1", "since": "2018", "until": "2018-12-31"}
SAYS = re.compile(r'<p class="says">(.*?)</p>', re.DOTALL)
BADGE = re.compile(r'<span class="badge".*?</span>', re.DOTALL)


def values(question: Question, *, whole: bool) -> dict[str, str]:
    """What is asked for: everything that is known of Philadelphia, or only what must be said."""
    return {p.name: GIVEN[p.name] for p in question.parameters if p.required or (whole and p.name in GIVEN)}


def on_the_page(served: Served, question: Question, given: dict[str, str]) -> list[str]:
    page = served.get(f"/questions/{question.name}", **given).text
    texts = (re.sub("<[^>]+>", "", BADGE.sub("", part)) for part in SAYS.findall(page))
    return [" ".join(unescape(text).split()) for text in texts]


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_question_is_answered_alike_everywhere(
    question: Question, whole: bool, served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    given = values(question, whole=whole)
    case = Case(served.folder)
    reply, rows = case.answer(question.name, **given), case.ask(question.name, **given)
    sentences = [" ".join(one.sentence.split()) for one in reply]
    assert bool(sentences) == bool(len(rows))
    assert on_the_page(served, question, given) == sentences
    shown = " ".join(re.sub("<[^>]+>", "", unescape(reply._repr_html_())).split())  # what a notebook shows
    options = [f"--{name.replace('_', '-')}={value}" for name, value in given.items()]
    capsys.readouterr()
    assert main(["ask", question.name, "--case", str(served.folder), "--format", "sentences", *options]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert [one for one in sentences if one not in printed] == []
    assert [one for one in reply if " ".join(one.says.split()).rstrip(".") not in shown] == []
    asked = served.client.post("/sparql", data={"query": question.bind(given)}, headers={"Accept": "application/json"})
    assert len(asked.json()["results"]["bindings"]) == len(rows)


def test_the_questions_of_this_test_have_answers(served: Served) -> None:
    case = Case(served.folder)
    empty = [name for name, question in questions().items() if not len(case.ask(name, **values(question, whole=False)))]
    assert empty == ["other-agents"]
