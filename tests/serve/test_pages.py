"""What each page shows, asked for over HTTP from a running server."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest
from tests.crowd import crowd
from tests.factories import philadelphia
from tests.serve.conftest import Served, write_case

from pressgraph.export import EXPORTERS, export
from pressgraph.query import questions
from pressgraph.store import CaseStore

KENNEY, KRASNER, PARS = "person/jim-kenney", "person/larry-krasner", "agreement/pars"


def text_of(answer: httpx.Response) -> str:
    """What a reader of the page sees, with single blanks."""
    body = re.sub(r"<(style|head)>.*?</\1>|<[^>]+>", "", answer.text.partition("<body>")[2], flags=re.DOTALL)
    return " ".join(unescape(body).split())


@pytest.mark.parametrize(
    ("path", "values", "shown"),
    [
        (
            "/",
            {},
            ["2 articles (27 July 2018)", "PARS agreement", "Jim Kenney", "Philadelphia ends data-sharing contract with ICE"],
        ),
        ("/search", {"q": "krasnr"}, ["Larry Krasner"]),
        ("/search", {"q": "krasnr consent"}, ["Larry Krasner", "Consent withdrawal"]),
        ("/search", {"q": "pars agrement"}, ["PARS agreement"]),
        ("/search", {"q": "kenney sued"}, ["Jim Kenney sued the Trump administration."]),
        ("/search", {"q": "terminated"}, ["Termination", "Jim Kenney ended the PARS agreement."]),
        ("/search", {"q": "nobody knows this"}, ["Nothing found"]),
        ("/entities", {"kind": "agreement"}, ["Agreements", "1 found", "PARS agreement"]),
        ("/events", {"status": "negated"}, ["2 events", "negated", "Krasner did not renew", "will not renew"]),
        ("/events", {"action": "sue"}, ["Events: Lawsuit", "1 event"]),
        ("/articles", {"q": "inquirer"}, ["1 article", "27 July 2018", "The Example Inquirer"]),
        ("/article", {"id": "ledger"}, ["Kenney ended the contract, his spokesman said."]),
        (
            "/entity",
            {"id": KENNEY},
            ["person, ", "also called Kenney, Mayor Kenney, the mayor", "What Jim Kenney did", "26 July 2018"],
        ),
        ("/entity", {"id": PARS}, ["What was done to PARS agreement", "planned, demanded, alleged, denied or only possible"]),
        ("/story", {"id": PARS}, ["The story of the PARS agreement", "31 August 2018"]),
        (
            "/stance",
            {"actor": KRASNER, "thing": PARS},
            ["The stance of Larry Krasner towards the PARS agreement", "Against (until 27 July 2018)"],
        ),
        ("/event", {"id": "terminate-pars"}, ["Jim Kenney ended", "2 claims", "his spokesman", "Why it was read so"]),
        ("/event", {"id": "kenney-consent-1"}, ["Told otherwise", "did not consent"]),
        ("/event", {"id": "gym-demand"}, ["About", "which is not thereby said to have happened"]),
        ("/event", {"id": "gym-demand-end"}, ["Part of", "demanded that"]),
        ("/questions", {}, [question.title for question in questions().values()]),
        ("/questions/who-terminated-what", {"object": "PARS"}, ["Answer", "Jim Kenney", "evidence", "SELECT DISTINCT"]),
        (
            "/questions/who-held-what-office",
            {"office": "mayor"},
            ["Jim Kenney was mayor (Philadelphia)", "Mayor Jim Kenney The Example Inquirer, Philadelphia ends"],
        ),
        ("/questions/who-terminated-what", {"object": "moon"}, ["Nothing in this case answers this"]),
        ("/review", {}, ["Nothing to review"]),
        ("/judgements", {}, ["0 judgements"]),
        ("/downloads", {}, [exporter.purpose for exporter in EXPORTERS.values()]),
    ],
)
def test_a_page_shows_what_it_is_for(path: str, values: dict[str, str], shown: list[str], served: Served) -> None:
    answer = served.get(path, **values)
    text = text_of(answer)
    assert answer.status_code == 200
    assert [words for words in shown if words not in text] == []


@pytest.mark.parametrize(
    ("path", "status", "shown"),
    [
        ("/nowhere", 404, "There is no such page"),
        ("/entity?id=person/jim-keny", 404, "Jim Kenney"),
        ("/entity", 404, "now or before"),
        ("/event?id=c-0", 404, "No event of this case"),
        ("/article?id=gone", 404, "perhaps it was withdrawn"),
        ("/questions/who-terminate-what", 404, "did you mean who-terminated-what?"),
        ("/downloads/docx", 404, "trig"),
        ("/story.svg?id=x", 404, "has this address"),
        ("/stance?actor=x&thing=y", 404, "one of these two addresses"),
        ("/questions/between-dates?since=soon", 400, "is no date"),
        ("/judge", 405, "takes no such request"),
    ],
)
def test_what_cannot_be_shown_is_said_in_words(path: str, status: int, shown: str, served: Served) -> None:
    answer = served.client.get(path)
    assert (answer.status_code, "Traceback" in answer.text) == (status, False)
    assert shown in text_of(answer)
    assert "<form" in answer.text  # there is always a way on


def test_what_is_no_deed_is_marked_on_every_page_that_shows_it(served: Served) -> None:
    for path, values in (("/events", {}), ("/entity", {"id": PARS}), ("/story", {"id": PARS}), ("/search", {"q": "contract"})):
        items = re.findall(
            r'<li class="event" data-status="(\w+)">\s*<p class="says">(.*?)</p>', served.get(path, **values).text, re.DOTALL
        )
        assert {status for status, _ in items} >= {"actual", "negated", "alleged"}
        for status, says in items:
            assert (f'data-status="{status}"' in says) == (status != "actual"), (path, says)


def test_every_question_is_asked_by_a_form_and_answered(served: Served) -> None:
    for question in questions().values():
        values = {parameter.name: "PARS" for parameter in question.parameters if parameter.required}
        answer = served.get(f"/questions/{question.name}", **values)
        assert answer.status_code == 200
        assert ">Answer" in answer.text, question.name
        assert [p.name for p in question.parameters if f'name="{p.name}"' not in answer.text] == []


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [("krasnr", [KRASNER]), ("pars", [PARS]), ("", []), ("nobody knows this", []), ("\ud800", [])],
)
def test_names_are_proposed_to_who_types(typed: str, proposed: list[str], served: Served) -> None:
    names = {KRASNER: "Larry Krasner", PARS: "PARS agreement"}
    answer = served.get("/names.json", q=typed.encode("utf-8", "replace").decode())
    assert answer.headers["content-type"] == "application/json"
    assert [one["key"] for one in answer.json()] == [names[one] for one in proposed]


def test_what_most_is_told_of_is_proposed_first(tmp_path: Path, serve) -> None:
    network = philadelphia()
    entities = tuple(replace(e, aliases=(*e.aliases, "PARS")) if e.id == "place/philadelphia" else e for e in network.entities)
    running = serve(write_case(tmp_path / "case", replace(network, entities=entities)))
    assert [one["name"] for one in running.get("/names.json", q="PARS").json()][:2] == ["PARS agreement", "Philadelphia"]
    assert "is in the names of PARS agreement" not in running.get("/questions/story-of", name="PARS agreement").text
    assert "is in the names of PARS agreement" in running.get("/questions/story-of", name="pars").text


def test_of_two_with_one_name_the_id_is_proposed(tmp_path: Path, serve) -> None:
    network = philadelphia()
    other = replace(network.entities[0], id="person/jim-kenney/other", chains=())
    running = serve(write_case(tmp_path / "case", replace(network, entities=(*network.entities, other))))
    found = running.get("/names.json", q=other.name).json()
    assert {one["key"] for one in found if one["name"] == other.name} == {network.entities[0].id, other.id}


def test_a_long_answer_has_pages_and_says_how_long_it_is(tmp_path: Path, serve) -> None:
    running = serve(write_case(tmp_path / "case", crowd(100, 260)))
    first, last = (running.get("/questions/low-confidence", below="1", page=page).text for page in ("1", "99"))
    total = len(running.get("/questions/low-confidence.csv", below="1").text.splitlines()) - 1
    pages = -(-total // 100)
    assert (
        total > 200
        and f"Rows 1 to 100 of {total:,}, in " in first
        and f"Rows {pages * 100 - 99:,} to {total:,} of {total:,}" in last
    )
    assert first.count('<li class="event"') <= 100 and last.count('<li class="event"') <= total - pages * 100 + 100
    assert f"page 1 of {pages}" in first and 'href="/questions/low-confidence?page=2&amp;below=1"' in first
    assert "Rows " not in running.get("/questions/low-confidence", below="0.51").text


def test_an_answer_is_a_table_for_spreadsheets(served: Served) -> None:
    answer = served.get("/questions/who-terminated-what.csv", status="any")
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="who-terminated-what.csv"' in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeffagent,action,object") and "Jim Kenney,terminate,PARS agreement" in answer.text


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_download_is_what_the_export_writes(name: str, served: Served, tmp_path: Path) -> None:
    answer = served.get(f"/downloads/{name}")
    assert answer.headers["content-disposition"].startswith('attachment; filename="philadelphia')
    if name == "csv":
        assert answer.content.startswith(b"PK") and b"edges.csv" in answer.content
        return
    with CaseStore(served.folder) as store:
        export(store.read_network(), name, tmp_path / "file")
    assert answer.content == (tmp_path / "file").read_bytes()


def test_the_network_is_the_page_of_the_export_with_a_way_back(served: Served, tmp_path: Path) -> None:
    export(philadelphia(), "html", tmp_path / "page.html")
    text = served.get("/graph").text
    back = '  <p class="sum"><a href="/">Back to the other pages of this case</a></p>\n'
    assert back in text and text.replace(back, "") == (tmp_path / "page.html").read_text(encoding="utf-8")


def test_an_empty_case_says_what_to_do(tmp_path: Path, serve) -> None:
    empty = philadelphia().__class__((), (), (), ())
    page = serve(write_case(tmp_path / "empty", empty)).get("/")
    assert "This case is empty" in text_of(page) and "pressgraph build" in text_of(page)


def test_a_case_that_is_built_anew_is_shown_as_it_is_then(tmp_path: Path, serve) -> None:
    network = philadelphia()
    running = serve(write_case(tmp_path / "case", network))
    assert "Jim Kenney" in running.get("/").text
    write_case(running.folder, network.__class__((replace(network.articles[0], title="New"),), (), (), ()))
    assert "Jim Kenney" not in running.get("/").text
    (running.folder / "case.sqlite").unlink()
    gone = running.get("/")
    assert (gone.status_code, "no case here" in text_of(gone)) == (503, True)
