"""The commands of curation: what they print, what they refuse, and how they exit."""

from __future__ import annotations

import io
import json

import pytest
from tests.stories import READER, story, told

from pressgraph.build import write_network
from pressgraph.cli import main
from pressgraph.cli.arguments import LEAST_SCORE
from pressgraph.desk import LEAST_SCORE as DESK_SCORE
from pressgraph.store import CaseStore

PARS = "agreement:PARS Agreement"
STORIES = [
    story("a", told("terminate", "person:Jim Kenney", PARS, date="2018-07-26"), date="2018-07-27"),
    story("b", told("renew", "person:J. Kenney", PARS), date="2018-07-28"),
    story("c", told("sue", "person:Kenneth \x1b[31mKenney", "organization:Acme"), date="2018-07-29"),
]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command beside a fresh case, with lines typed at the terminal: exit code, standard output, standard error."""
    with CaseStore(tmp_path / "case", create=True) as store:
        store.write_articles([a for a, _ in STORIES], [r for _, r in STORIES], reader=READER)
        write_network(store)
    monkeypatch.chdir(tmp_path)

    def call(*args, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        try:
            code = main(args)
        except SystemExit as stop:
            code = stop.code
        return (code, *capsys.readouterr())

    return call


def test_entities_are_listed_by_kind_and_name(run):
    code, out, _ = run("entities", "--kind", "person", "--name", "JIM")
    assert code == 0
    assert out.splitlines()[0].split() == ["name", "kind", "aliases", "offices", "articles", "events", "unnamed", "id"]
    assert out.splitlines()[2].endswith("person/jim-kenney")
    assert [row["id"] for row in json.loads(run("entities", "--kind", "agreement", "--json")[1])] == ["agreement/pars-agreement"]
    assert run("entities", "--name", "nobody")[:2] == (0, "nothing found\n")


def test_an_entity_is_told_with_the_rule_that_joined_each_mention(run):
    code, out, _ = run("entities", "PARS Agree")
    assert code == 0
    assert out.splitlines()[0] == "PARS Agreement (agreement/pars-agreement)"
    assert "a/e2 bears the name 'PARS Agreement' (rule name, 0.9)" in out
    assert "b/e2 bears" in out
    assert run("entities", "person/jim-kenney")[1].startswith("Jim Kenney (person/jim-kenney)\n")
    assert "\x1b" not in run("entities", "Kenneth")[1]


@pytest.mark.parametrize(
    ("typed", "acts", "why"),
    [
        ("y\n\n", ["merge"], "an initial that fits the first name"),
        ("Y\nthe mayor\n", ["merge"], "the mayor"),
        ("n\n\n", ["split"], "not one, although"),
        ("x\n\ns\n", [], ""),
        ("q\n", [], ""),
        ("", [], ""),
        ("y\n", ["merge"], "an initial that fits"),
        ("y\nn\nthe mayor\n", ["merge"], "the mayor"),
    ],
)
def test_a_review_takes_an_answer_and_a_reason(run, typed, acts, why):
    code, out, err = run("entities", "review", "--name", "Jim Kenney", "--by", "Ann", typed=typed)
    assert (code, err) == (0, "")
    assert "1 of 1, score 0.7" in out
    assert "“Jim Kenney terminate PARS Agreement .” — a, 2018-07-27" in out
    log = json.loads(run("judgements", "--format", "json")[1])
    assert [j["act"] for j in log] == acts
    assert all(why in j["why"] and j["who"] == "Ann" for j in log)


def test_an_answer_that_an_earlier_one_settled_is_said_and_the_review_goes_on(run):
    code, out, _ = run("entities", "review", "--least", "0", typed="y\n\n" * 5)
    assert code == 0
    assert "\x1b" not in out
    assert "judgement 1: merge" in out


def test_a_review_without_proposals_says_so(run):
    assert run("entities", "review", "--kind", "work")[:2] == (0, "nothing to review: no doubtful merges that nobody has judged\n")
    assert run("entities", "review", "--kind", "work", "--json")[1] == "[]\n"


def test_each_command_enters_one_judgement(run):
    claim = json.loads(run("ask", "who-terminated-what", "--format", "json")[1])[0]["claim"]
    commands = [
        ("merge", "person/jim-kenney", "person/j-kenney"),
        ("rename", "person/jim-kenney", "James Kenney"),
        ("retype", "organization/acme", "group"),
        ("split", "person/james-kenney", "group/acme"),
        ("reject", "claim", claim[:8]),
        ("reject", "event", "sue-"),
        ("undo", "3"),
    ]
    for number, command in enumerate(commands, 1):
        code, out, err = run(*command, "--why", "so it is", "--by", "Ann")
        assert (code, err) == (0, "")
        assert out.startswith(f"judgement {number}: {command[0]}")
    code, out, _ = run("judgements")
    assert [line.split()[0] for line in out.splitlines()[2:]] == list("1234567")
    assert [row["stands"] for row in json.loads(run("judgements", "--format", "json")[1])] == [
        "yes",
        "yes",
        "no",
        *["yes"] * 3,
        "no",
    ]
    code, out, _ = run("check")
    assert (code, out.splitlines()[1:]) == (0, ["graph: no problem found", "judgements: no problem found"])
    assert "rejected: judgement 5 (reject claim" in run("explain", claim)[2]


def test_a_log_is_written_and_applied(run, tmp_path):
    run("merge", "Jim Kenney", "J. Kenney", "--why", "one")
    code, out, _ = run("judgements", "--export", "-")
    assert (code, json.loads(out)["act"]) == (0, "merge")
    assert run("judgements", "--export", "log.jsonl")[0] == 0
    assert run("judgements", "--apply", "log.jsonl")[:2] == (0, "0 judgements added, 1 known already\n")
    run("undo", "1", "--why", "two")
    run("split", "Jim Kenney", "J. Kenney", "--why", "father and son")
    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8").replace('"one"', '"still one"')
    (tmp_path / "log.jsonl").write_text(lines, encoding="utf-8")
    code, _, err = run("judgements", "--apply", "log.jsonl")
    assert (code, len(err.splitlines())) == (1, 1)
    assert "changed by hand" in err


def test_a_refused_judgement_of_a_log_is_said_and_the_others_go_through(run, tmp_path):
    run("merge", "Jim Kenney", "J. Kenney", "--why", "one")
    run("rename", "organization/acme", "Acme of Ohio", "--why", "its name")
    run("judgements", "--export", "log.jsonl")
    with CaseStore(tmp_path / "other", create=True) as store:
        store.write_articles([a for a, _ in STORIES[:2]], [r for _, r in STORIES[:2]], reader=READER)
        write_network(store)
    run("split", "Jim Kenney", "J. Kenney", "--why", "two", "--case", "other")
    code, out, err = run("judgements", "--apply", "log.jsonl", "--case", "other")
    assert (code, out) == (1, "1 judgement added, 1 refused\n")
    assert "contradicts judgement 1 (split" in err
    assert "waits: no article of the case has 'Acme' (it was in c)" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("merge", "Jim Kenney", "J. Kenney"), 2, "required: --why"),
        (("merge", "Jim Kenney", "--why", "x"), 1, "two different entities"),
        (("merge", "Jim Kenny", "J. Kenney", "--why", "x"), 1, "no entity 'Jim Kenny' in this case; did you mean"),
        (("split", "Jim Kenney", "--why", "x"), 1, "not none and not all, of: a"),
        (("retype", "Jim Kenney", "star", "--why", "x"), 2, "invalid choice"),
        (("reject", "rumour", "x", "--why", "x"), 2, "invalid choice"),
        (("reject", "claim", "x", "--why", "x"), 1, "no claim 'x'"),
        (("undo", "1", "--why", "x"), 1, "no judgement 1 in this case"),
        (("judgements", "--apply", "none.jsonl"), 1, "none.jsonl: cannot be read"),
        (("judgements", "--apply", "x", "--export", "y"), 2, "not allowed with argument"),
        (("entities", "views"), 1, "no entity 'views' in this case"),
        (("entities", "--case", "nowhere"), 1, "no case here"),
        (("merge", "a", "b", "--why", "x", "--case", "nowhere"), 1, "no case here"),
    ],
)
def test_misuse_gets_one_line_and_an_exit_code(run, arguments, code, message):
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert message in err
    assert code == 2 or len(err.splitlines()) == 1


def test_the_help_names_the_score_that_holds():
    assert LEAST_SCORE == DESK_SCORE
