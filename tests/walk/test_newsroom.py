"""The journey of a newsroom user, with the real command line: build, review, merge, reject, add articles, rebuild, export.

Nothing that a person decided is lost, and nothing is read twice.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pressgraph.store.schema import FILE

FIRST = {
    "ledger": ("2018-07-27", "Mayor Jim Kenney terminated the PARS agreement on Thursday. Helen Gym praised the decision."),
    "courier": ("2018-07-28", "J. Kenney terminated the PARS agreement on Thursday. Acme Corporation sued Hartley Motors."),
    "docket": ("2018-08-02", "Larry Krasner sued John Roberts. Officials said the court had ruled against Roberts."),
    "airwaves": ("2018-08-03", "John Roberts met Helen Gym in the studio on Thursday."),
}
LATER = {
    "gazette": ("2018-08-05", "Jim Kenney renewed the lease on Friday. Acme Corporation sued Hartley Motors."),
    "studio": ("2018-08-06", "John Roberts resigned on Friday."),
}


def write(folder: Path, articles: dict[str, tuple[str, str]]) -> None:
    folder.mkdir(exist_ok=True)
    for name, (date, text) in articles.items():
        (folder / f"{name}.txt").write_text(f"---\ntitle: {name.title()}\ndate: {date}\n---\n{text}\n", encoding="utf-8")


@pytest.mark.slow
def test_the_journey_of_a_newsroom_user(tmp_path: Path) -> None:
    def run(*args: str, text: str = "", code: int = 0) -> str:
        command = [sys.executable, "-m", "pressgraph", *args]
        done = subprocess.run(command, cwd=tmp_path, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr

    def entities(name: str) -> dict[str, int]:
        return {row["id"]: row["articles"] for row in json.loads(run("entities", "--name", name, "--json"))}

    def ask(*args: str) -> list[dict[str, str]]:
        answer: list[dict[str, str]] = json.loads(run("ask", *args, "--format", "json"))
        return answer

    # build
    write(tmp_path / "articles", FIRST)
    run("build", "articles")
    assert set(entities("kenney")) == {"person/jim-kenney", "person/j-kenney"}

    # review: the first proposal is answered with yes and a reason of one's own, the rest is left
    proposals = json.loads(run("entities", "review", "--json"))
    (kenneys,) = (p for p in proposals if {p["one"]["id"], p["other"]["id"]} == {"person/jim-kenney", "person/j-kenney"})
    assert "an initial that fits the first name" in kenneys["reasons"][0]
    assert "J. Kenney terminated the PARS agreement on Thursday." in kenneys["one"]["evidence"][0]["sentence"]
    shown = run("entities", "review", "--name", "kenney", "--by", "Ann", text="?\ny\nboth are the mayor of Philadelphia\nq\n")
    assert "“Mayor Jim Kenney terminated the PARS agreement on Thursday.” — ledger, 2018-07-27" in shown
    assert "judgement 1: merge" in shown
    assert list(entities("kenney").values()) == [2]

    # judge: split, rename, retype, reject; a contradiction is refused, with the earlier judgement quoted
    run("split", "person/john-roberts", "--articles", "airwaves", "--why", "the anchor, not the judge", "--by", "Ann")
    (anchor,) = (i for i, articles in entities("roberts").items() if _articles_of(tmp_path, i) == {"airwaves"})
    run("rename", anchor, "John Roberts (anchor)", "--why", "to tell them apart", "--by", "Ann")
    run("retype", "PARS agreement", "work", "--why", "here the database", "--by", "Bob")
    (suit,) = (row for row in ask("who-sued-whom", "--object", "hartley"))
    event = run("explain", suit["claim"]).splitlines()[0]
    run("reject", "event", event, "--why", "the paper withdrew it", "--by", "Bob")
    (sued,) = ask("who-sued-whom")
    run("reject", "claim", sued["claim"], "--why", "misread", "--by", "Bob")
    run("undo", "4", "--why", "an agreement after all", "--by", "Ann")
    refused = run("split", "Jim Kenney", "--articles", "courier", "--why", "two men", "--by", "Bob", code=1)
    assert "contradicts judgement 1 (merge" in refused
    assert "“both are the mayor of Philadelphia”" in refused
    assert len(refused.splitlines()) == 1

    # add articles; what was read stays read
    read = _records(tmp_path)
    write(tmp_path / "articles", LATER)
    built = run("build", "articles")
    assert built.startswith("6 articles: 2 new, 4 unchanged\n")
    assert "7 judgements" in built
    assert read.items() <= _records(tmp_path).items()
    _nothing_is_lost(tmp_path, run, entities, ask, anchor)
    assert "was rejected: judgement" in run("explain", sued["claim"], code=1)

    # rebuild from nothing but the articles and the exported log; read everything again; the same bytes
    run("judgements", "--export", "log.jsonl")
    run("export", "--format", "nquads", "-o", "before.nq")
    run("export", "--format", "html", "-o", "case.html")
    shutil.move(tmp_path / "case", tmp_path / "old")
    run("build", "articles")
    assert run("judgements", "--apply", "log.jsonl") == "7 judgements added\n"
    run("build", "articles", "--reread")
    _nothing_is_lost(tmp_path, run, entities, ask, anchor)
    run("export", "--format", "nquads", "-o", "after.nq")
    assert (tmp_path / "after.nq").read_bytes() == (tmp_path / "before.nq").read_bytes()
    assert "Hartley Motors" not in _drawn(tmp_path)


def _nothing_is_lost(folder, run, entities, ask, anchor) -> None:
    assert [set(_articles_of(folder, i)) for i in entities("kenney")] == [{"ledger", "courier", "gazette"}]
    roberts = {i: _articles_of(folder, i) for i in entities("roberts")}
    assert sorted(map(sorted, roberts.values())) == [["airwaves"], ["docket"], ["studio"]]
    assert list(entities("(anchor)")) == ["person/john-roberts-anchor"]
    assert list(entities("PARS agreement")) == ["agreement/pars-agreement"]
    assert ask("who-sued-whom") == []
    acts = [row["act"] for row in json.loads(run("judgements", "--format", "json"))]
    assert acts == ["merge", "split", "rename", "retype", "reject event", "reject claim", "undo"]
    checked = run("check")
    assert "graph: no problem found" in checked
    assert "judgements: no problem found" in checked


def _articles_of(folder: Path, identifier: str) -> set[str]:
    with sqlite3.connect(folder / "case" / FILE) as database:
        (data,) = database.execute("SELECT data FROM entities WHERE id = ?", (identifier,)).fetchone()
    database.close()
    return {article for article, _ in json.loads(data)["chains"]}


def _records(folder: Path) -> dict[str, str]:
    with sqlite3.connect(folder / "case" / FILE) as database:
        rows = database.execute("SELECT key, data FROM records").fetchall()
    database.close()
    return dict(rows)


def _drawn(folder: Path) -> str:
    return (folder / "case.html").read_text(encoding="utf-8")
