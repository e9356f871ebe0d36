"""A newsroom judges in the browser: review, merge, rename, retype, split, reject, undo; and nobody else does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.serve.conftest import Served, write_stories
from tests.serve.test_pages import text_of

from pressgraph.case import Case
from pressgraph.cli import main
from pressgraph.store import CaseStore

JIM, OTHER, KRASNER, PARS = "person/jim-kenney", "person/jim-kenny", "person/larry-krasner", "agreement/pars-agreement"


def led_to(answer: httpx.Response, newsroom: Served) -> str:
    assert answer.status_code == 303, text_of(answer)
    return text_of(newsroom.client.get(answer.headers["location"]))


def log(newsroom: Served) -> list[tuple[str, str, str]]:
    return [(j.act.value, j.who, j.why) for j in Case(newsroom.folder).resolved().judgements]


def test_a_newsroom_journey(newsroom: Served, capsys: pytest.CaptureFixture[str]) -> None:
    queue = newsroom.get("/review")
    assert "Pair 1 of 1" in text_of(queue) and "Jim Kenny" in text_of(queue)
    values = {"entity": JIM, "other": OTHER, "why": "one mayor", "by": "Ann Ü.", "back": "/review?n=1"}
    told = led_to(newsroom.judge("merge", **values), newsroom)
    assert "Judgement 1: merge." in told and "Nothing to review" in told
    # the address of the one that is gone leads to the one that is left
    old = newsroom.client.get("/entity", params={"id": OTHER}, follow_redirects=True)
    merged = old.url.params["id"]
    assert {JIM, OTHER} - {merged} == {OTHER} and f"The address {OTHER} leads here now" in text_of(old)

    led_to(newsroom.judge("rename", entity=merged, name="James F. Kenney", why="his full name"), newsroom)
    renamed = newsroom.client.get("/entity", params={"id": merged}, follow_redirects=True)
    assert "What James F. Kenney did" in text_of(renamed)
    led_to(newsroom.judge("retype", entity=PARS, kind="work", why="a database"), newsroom)
    assert newsroom.client.get("/entity", params={"id": PARS}, follow_redirects=True).url.params["id"].startswith("work/")

    claim = next(c.id for c in Case(newsroom.folder).resolved().claims if c.article == "courier" and "sue" in c.evidence.text)
    told = led_to(newsroom.judge("reject-claim", claim=claim, why="a joke", back=f"/event?id={claim}"), newsroom)
    assert "A rejected reading" in told and "Ann Ü. rejected it" in told and "a joke" in told
    told = led_to(newsroom.judge("undo", number="4", why="no joke", back="/judgements"), newsroom)
    assert "Judgement 5: undo." in told and "5 judgements, the latest first" in told and "undone" in told

    assert [act for act, _, _ in log(newsroom)] == ["merge", "rename", "retype", "reject claim", "undo"]
    assert {who for _, who, _ in log(newsroom)} == {"Ann Ü."}  # the name is remembered
    lines = newsroom.get("/judgements.jsonl").text.splitlines()
    assert [json.loads(line)["act"] for line in lines] == [act for act, _, _ in log(newsroom)]
    capsys.readouterr()
    assert main(["judgements", "--case", str(newsroom.folder), "--export", "-"]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_terminal_notebook_and_browser_propose_the_same_with_the_same_evidence(
    newsroom: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["entities", "review", "--json", "--case", str(newsroom.folder)]) == 0
    in_terminal = json.loads(capsys.readouterr().out)
    in_notebook = Case(newsroom.folder).review()
    assert [(p["one"]["id"], p["other"]["id"]) for p in in_terminal] == list(
        zip(in_notebook.one_id, in_notebook.other_id, strict=True)
    )
    for number, (doubt, row) in enumerate(zip(in_terminal, in_notebook.itertuples(), strict=True), 1):
        page = " ".join(text_of(newsroom.get(f"/review?n={number}")).split())
        assert f"Pair {number} of {len(in_terminal)}" in page
        for reason in doubt["reasons"]:
            assert reason in row.reasons and reason in page
        for side in ("one", "other"):
            for seen in doubt[side]["evidence"]:
                assert seen["sentence"] in getattr(row, f"{side}_sentence")
                assert " ".join(seen["sentence"].split()) in page


def test_two_are_kept_apart_and_one_is_split(newsroom: Served) -> None:
    led_to(newsroom.judge("apart", entity=JIM, other=OTHER, why="father and son", back="/review?n=1"), newsroom)
    assert "Nothing to review" in text_of(newsroom.get("/review"))
    told = led_to(newsroom.judge("split", entity=KRASNER, article=["courier"], back=f"/entity?id={KRASNER}"), newsroom)
    assert "is another in courier" in told
    assert len([e for e in Case(newsroom.folder).resolved().entities if e.name == "Larry Krasner"]) == 2


def test_an_event_is_rejected_and_says_so_at_its_address(newsroom: Served) -> None:
    network = Case(newsroom.folder).resolved()
    event = next(e for e in network.events if e.action == "sue")
    led_to(newsroom.judge("reject-event", event=event.id, why="it never was", back=f"/event?id={event.id}"), newsroom)
    told = text_of(newsroom.get("/event", id=event.id))
    assert "A rejected reading" in told and "it never was" in told
    assert "0 events" in text_of(newsroom.get("/events", action="sue"))


@pytest.mark.parametrize(
    ("act", "values", "status", "shown"),
    [
        ("merge", {"entity": JIM, "other": "person/nobody"}, 409, "no entity 'person/nobody'"),
        ("merge", {"entity": JIM, "other": JIM}, 409, "name two different entities"),
        ("rename", {"entity": JIM, "name": ""}, 409, "give another name"),
        ("rename", {"entity": JIM, "name": "J.", "why": " "}, 400, "needs its reason"),
        ("retype", {"entity": JIM, "kind": "mayor"}, 409, "give another kind"),
        ("undo", {"number": "9"}, 409, "no judgement 9"),
        ("undo", {"number": "x"}, 400, "names no judgement"),
        ("delete", {}, 400, "does not say what is to be judged"),
    ],
)
def test_what_cannot_be_entered_is_said(act: str, values: dict[str, str], status: int, shown: str, steady: Served) -> None:
    answer = steady.judge(act, **values)
    assert (answer.status_code, shown in text_of(answer)) == (status, True), text_of(answer)
    assert log(steady) == []


def test_a_contradiction_quotes_the_earlier_judgement(newsroom: Served) -> None:
    led_to(newsroom.judge("merge", entity=JIM, other=OTHER, why="one mayor"), newsroom)
    left = newsroom.client.get("/entity", params={"id": JIM}, follow_redirects=True).url.params["id"]
    led_to(newsroom.judge("rename", entity=left, name="Jim F. Kenney"), newsroom)
    again = newsroom.client.get("/entity", params={"id": JIM}, follow_redirects=True).url.params["id"]
    answer = newsroom.judge("rename", entity=again, name="Jim G. Kenney")
    assert (answer.status_code, "contradicts judgement 2" in text_of(answer)) == (409, True)


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"token": "guessed"}, {}),
        ({"token": ""}, {}),
        ({}, {"Origin": "https://evil.example"}),
        ({}, {"Origin": "null"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
        ({}, {"Cookie": "pressgraph-1=x"}),
        ({}, {"Content-Type": "text/plain"}),
    ],
)
def test_a_form_of_another_site_changes_nothing(change: dict[str, str], headers: dict[str, str], steady: Served) -> None:
    form = {"token": steady.token(), "act": "rename", "entity": JIM, "name": "Evil", "why": "x"} | change
    answer = steady.client.post("/judge", data=form, headers=headers)
    assert answer.status_code in {400, 403}
    assert log(steady) == []


def test_the_key_is_in_a_cookie_that_no_script_and_no_other_site_gets(newsroom: Served) -> None:
    cookie = newsroom.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert newsroom.get("/").headers.get("set-cookie") is None  # known already
    form = {"token": newsroom.token(), "act": "rename", "entity": JIM, "name": "J. Kenney", "why": "x"}
    own = {"Origin": newsroom.address, "Sec-Fetch-Site": "same-origin"}
    assert newsroom.client.post("/judge", data=form, headers=own).status_code == 303


@pytest.mark.parametrize("body", [b"x" * 200_000, b"token=%ff%fe", "token=ü".encode(), b"&".join([b"a=1"] * 5000)])
def test_a_form_that_is_none_is_refused(body: bytes, steady: Served) -> None:
    answer = steady.client.post("/judge", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code in {400, 403, 413}


def test_nobody_is_led_to_another_site(newsroom: Served) -> None:
    others = ("https://evil.example/review", "//evil.example/review", "/\\evil.example", "javascript:alert(1)", "")
    for number, back in enumerate(others, 1):
        answer = newsroom.judge("apart", entity=JIM, other=OTHER, why=f"reason {number}", back=back)
        assert answer.headers["location"] == f"/judgements?did={number}"


def test_read_only_has_no_forms_and_takes_none(tmp_path: Path, serve: Callable[..., Served]) -> None:
    running = serve(write_stories(tmp_path / "case"), "--read-only")
    case = Case(running.folder).resolved()
    pages = ["/", "/review", "/judgements", f"/entity?id={JIM}", f"/event?id={case.claims[0].id}", "/questions"]
    for path in pages:
        answer = running.client.get(path)
        assert 'method="post"' not in answer.text and "set-cookie" not in answer.headers, path
    assert "Jim Kenny" in text_of(running.get("/review"))
    answer = running.client.post("/judge", data={"act": "rename", "entity": JIM, "name": "x", "why": "y"})
    assert (answer.status_code, "read-only" in text_of(answer)) == (403, True)
    assert log(running) == []


def test_reading_never_loads_spacy(newsroom: Served) -> None:
    """The server's own process tells: what it has in its memory is listed by the system."""
    maps = Path(f"/proc/{newsroom.process.pid}/maps")
    if not maps.is_file():
        pytest.skip("needs /proc")
    for path in (
        "/",
        "/search?q=kenney",
        "/entities",
        f"/entity?id={JIM}",
        f"/story?id={PARS}",
        "/questions/who-sued-whom",
        "/graph",
    ):
        assert newsroom.client.get(path).status_code == 200
    assert not re.search(r"/spacy/", maps.read_text())
    newsroom.get("/review")
    assert re.search(r"/spacy/", maps.read_text())


def test_a_case_that_another_process_changes_says_so(newsroom: Served) -> None:
    with CaseStore(newsroom.folder) as store, store.lock():
        answer = newsroom.judge("rename", entity=JIM, name="J. Kenney")
    assert (answer.status_code, "another process is changing this case" in text_of(answer)) == (409, True)
