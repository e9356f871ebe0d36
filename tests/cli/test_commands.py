"""The real command line: what it prints, what it complains of, and how it exits."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys
import termios

import pytest
from tests.crowd import crowd
from tests.serve.conftest import write_case

import pressgraph
from pressgraph.cli import BROKEN_PIPE, main
from pressgraph.cli.arguments import ASK_OPTIONS, EXPORT_FORMATS, REPORT_FORMATS, command_parser
from pressgraph.cli.reference import PAGE, command_choices, reference_page
from pressgraph.cli.tables import text_table
from pressgraph.evaluate import RENDERERS
from pressgraph.events import load_actions
from pressgraph.export import EXPORTERS

LEDGER = "Mayor Jim Kenney terminated the PARS agreement on Thursday. The court has abstained, city officials said.\n"
COURIER = {
    "id": "courier",
    "title": "Mayor quits",
    "date": "2018-07-28",
    "url": "https://example.org/1",
    "text": "Helen Gym praised Jim Kenney.",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with articles, and a case built from them by the real command."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "articles").mkdir()
    (folder / "articles" / "2018-07-27-ledger.txt").write_text(LEDGER, encoding="utf-8")
    (folder / "articles" / "more.jsonl").write_text(json.dumps(COURIER) + "\n", encoding="utf-8")
    result = command("build", "articles", folder=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("2 articles: 2 new\nthe case: 2 articles, ")
    return folder


def command(*args, folder, text=None):
    return subprocess.run(
        [sys.executable, "-m", "pressgraph", *args], cwd=folder, input=text, capture_output=True, text=True, check=False
    )


@pytest.fixture
def run(place, monkeypatch, capsys):
    """Run a command in this process, in that folder: exit code, standard output, standard error."""
    monkeypatch.chdir(place)

    def call(*args):
        try:
            code = main(args)
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return code, out, err

    return call


# --- extract ---


def test_extract_writes_the_records_of_format_md_in_input_order(place, run):
    code, out, err = run("extract", "articles/more.jsonl", "articles", "-o", "records.jsonl")
    assert (code, out, err) == (0, "", "")
    records = [json.loads(line) for line in (place / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["doc"] for r in records] == ["courier", "2018-07-27-ledger"]
    courier, ledger = records
    assert {k: courier[k] for k in ("doc", "title", "date", "url")} == {
        "doc": "courier",
        "title": "Mayor quits",
        "date": "2018-07-28",
        "url": "https://example.org/1",
    }
    assert list(ledger) == ["doc", "title", "date", "url", "entities", "dates", "events", "model"]
    fields = [
        "action",
        "trigger",
        "agents",
        "objects",
        "recipients",
        "place",
        "date",
        "status",
        "speaker",
        "evidence",
        "confidence",
    ]
    assert all(list(event) == fields for event in ledger["events"])
    (event,) = (e for e in ledger["events"] if e["action"] == "terminate")
    assert (event["agents"][0]["name"], event["date"], event["status"]) == ("Jim Kenney", "2018-07-26", "actual")
    assert LEDGER[event["evidence"]["start"] : event["evidence"]["end"]] == event["evidence"]["text"]


def test_extract_reads_standard_input_and_gives_reasons_if_asked(place):
    result = command("extract", "-", "--date", "2018-07-27", "--reasons", folder=place, text=LEDGER)
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (result.returncode, record["doc"], record["date"]) == (0, "stdin", "2018-07-27")
    assert record["events"][0]["reasons"][0]["part"] == "action"


def test_extract_says_what_it_cannot_read_and_goes_on(place, run, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "one", "text": "Kenney left."}\n{broken\n{"id": "one", "text": "Again."}\n', encoding="utf-8")
    code, out, err = run("extract", str(bad), "missing.txt")
    assert (code, [json.loads(line)["doc"] for line in out.splitlines()]) == (1, ["one"])
    lines = err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["pressgraph"] * 3
    assert f"{bad}:2: broken JSON" in lines[0]
    assert f"{bad}:3: duplicate id 'one'" in lines[1]
    assert "missing.txt: no such file" in lines[2]


def test_extract_names_an_article_in_another_language_and_reads_nothing_in_it(place, run, tmp_path):
    text = "Die Gewerkschaft hat am Montag den Vertrag beendet. Der Rat sagte, dass die Gespräche mit der Stadt weitergehen. " * 3
    (tmp_path / "streik.txt").write_text(text, encoding="utf-8")
    code, out, err = run("extract", str(tmp_path / "streik.txt"))
    assert (code, err) == (0, "pressgraph: streik: not in English, it seems; nothing read\n")
    assert (json.loads(out)["doc"], json.loads(out)["events"]) == ("streik", [])


def test_extract_stops_quietly_when_nobody_reads_on(place):
    process = subprocess.Popen(
        [sys.executable, "-m", "pressgraph", "extract", "articles"], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaints) == (BROKEN_PIPE, b"")


def test_a_progress_bar_is_shown_on_a_terminal_only(place):
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    result = subprocess.run(
        [sys.executable, "-m", "pressgraph", "extract", "articles", "-o", "x.jsonl"], cwd=place, stderr=theirs, check=True
    )
    os.close(theirs)
    shown = ""
    try:
        while part := os.read(ours, 100_000).decode():
            shown += part
    except OSError:  # how Linux says that the other end is closed
        os.close(ours)
    assert result.returncode == 0
    assert "2/2" in shown


def test_a_file_that_cannot_be_written_is_said(run):
    code, _, err = run("extract", "articles", "-o", "no/such/folder.jsonl")
    assert (code, err) == (1, "pressgraph: no/such/folder.jsonl: cannot be written (No such file or directory)\n")


# --- the case ---


def test_a_second_build_says_that_there_is_nothing_to_do(run):
    code, out, err = run("build", "articles", "--case", "case")
    assert (code, err) == (0, "")
    assert out.startswith("nothing to do: 2 articles unchanged\n")


def test_build_tells_bad_input_by_its_exit_code(place, run):
    (place / "empty.txt").write_text("", encoding="utf-8")
    code, out, err = run("build", "articles", "empty.txt")
    assert code == 1
    assert "1 input could not be read" in out
    assert err == "pressgraph: empty.txt: empty file; expected the text of an article\n"


def test_withdraw_takes_an_article_out(run):
    assert run("build", "articles", "--case", "second")[0] == 0
    code, out, _ = run("withdraw", "courier", "--case", "second")
    assert (code, out) == (0, "withdrawn: courier; the case has 1 article left\n")
    code, _, err = run("withdraw", "courier", "--case", "second")
    assert code == 1
    assert err.startswith("pressgraph: second: no article 'courier' in this case")


@pytest.mark.parametrize(
    "arguments",
    [
        ("who-terminated-what", "--object", "PARS"),
        ("who-terminated-what", "--object=PARS", "--status", "any"),
        ("who-terminated-what", "--param", "object=PARS"),
        ("--object", "PARS", "--agent", "Kenney", "who-terminated-what"),
    ],
)
def test_ask_answers_a_named_question(run, arguments):
    code, out, err = run("ask", *arguments)
    assert (code, err) == (0, "")
    header, _, row = out.splitlines()
    assert header.startswith("agent")
    assert row.startswith("Jim Kenney")


def test_ask_gives_csv_and_json(run):
    _, out, _ = run("ask", "who-terminated-what", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    _, out, _ = run("ask", "who-terminated-what", "--format", "json")
    (same,) = json.loads(out)
    assert row["agent"] == same["agent"] == "Jim Kenney"
    assert row["claim"] == same["claim"]


def test_ask_answers_in_sentences(run):
    code, out, err = run("ask", "who-terminated-what", "--object", "PARS", "--format", "sentences")
    assert (code, err) == (0, "")
    title, count, _, *told = out.splitlines()
    assert (title, count) == ("Who terminated what? (object: PARS; status: actual)", "1 answer, from 1 article")
    assert "Jim Kenney ended the PARS agreement" in told[0]
    assert "“Mayor Jim Kenney terminated the PARS agreement on Thursday.”" in out
    _, out, _ = run("ask", "who-sued-whom", "--object=x", "--format", "sentences")
    assert "Nothing in this case answers this with object “x”" in out


def test_a_question_that_asks_for_all_stops_and_says_how_much_there_is(tmp_path):
    write_case(tmp_path / "case", crowd(200, 700))
    ask = ("ask", "low-confidence", "--param", "below=1", "--case", str(tmp_path / "case"))
    result = command(*ask, folder=tmp_path)
    rows = len(result.stdout.splitlines()) - 2
    assert rows == 500
    assert result.stderr.startswith("the first 500 of ") and "--all shows all" in result.stderr
    told = command(*ask, "--format", "sentences", folder=tmp_path)
    assert told.stderr == result.stderr and " answers, from " in told.stdout.splitlines()[1]
    total = int(result.stderr.split()[4].replace(",", ""))
    for more in (("--all",), ("--format", "csv")):
        whole = command(*ask, *more, folder=tmp_path)
        assert whole.stderr == "" and len(whole.stdout.splitlines()) - total in {1, 2}


def test_ask_takes_sparql_from_a_file_and_from_standard_input(place, run):
    query = "SELECT (COUNT(*) AS ?n) { ?a a pg:Article }"
    (place / "count.rq").write_text(query, encoding="utf-8")
    code, out, _ = run("ask", "--sparql", "count.rq")
    assert (code, out.split()) == (0, ["n", "-", "2"])
    result = command("ask", "--sparql", "-", "--format", "json", folder=place, text=query)
    assert json.loads(result.stdout) == [{"n": 2}]


def test_ask_lists_every_question(run):
    code, out, _ = run("ask", "--list")
    assert code == 0
    for path in pressgraph.resources.query_paths():
        assert path.stem in out


def test_an_answer_without_rows_says_so(run):
    assert run("ask", "who-terminated-what", "--object", "nonesuch")[:2] == (0, "nothing found\n")


@pytest.mark.parametrize("name", [n for n in EXPORT_FORMATS if n != "csv"])
def test_export_writes_every_format(place, run, name):
    code, out, err = run("export", "--format", name, "-o", f"out.{name}")
    assert (code, out, err) == (0, "", "")
    assert "Jim Kenney" in (place / f"out.{name}").read_text(encoding="utf-8")


def test_export_writes_csv_into_a_folder_and_text_to_standard_output(place, run):
    assert run("export", "--format", "csv", "-o", "tables")[0] == 0
    assert {p.name for p in (place / "tables").iterdir()} == {"nodes.csv", "edges.csv"}
    result = command("export", "--format", "nquads", folder=place)
    assert result.stdout.splitlines() == sorted(result.stdout.splitlines())


def test_read_writes_an_article_with_its_facts(place, run):
    code, out, err = run("read", "Mayor quits")
    assert (code, err) == (0, "") and out.startswith("<!DOCTYPE html>") and ">praised</a>" in out
    assert run("read", "courier", "-o", "courier.html")[:2] == (0, "")
    assert (place / "courier.html").read_text(encoding="utf-8") == out


def test_read_writes_all_articles_into_a_folder(place, run):
    assert run("read", "--all", "-o", "readings") == (0, "", "")
    assert {p.name for p in (place / "readings").iterdir()} == {"index.html", "courier.html", "2018-07-27-ledger.html"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("currier",), "no article 'currier' in this case; did you mean 'courier'?"),
        ((), "which article? `pressgraph read ID`, or --all"),
        (("courier", "--all"), "name articles, or give --all, not both"),
        (("--all",), "these are several pages: name a folder with -o, not '-'"),
        (("--all", "-o", "a.html"), "these are several pages: name a folder with -o, not 'a.html'"),
    ],
)
def test_read_says_what_it_needs(run, arguments, message):
    code, out, err = run("read", *arguments)
    assert (code, out) == (1, "") and message in err


def test_explain_prints_sentence_cue_and_rule(run):
    (row,) = json.loads(run("ask", "who-terminated-what", "--format", "json")[1])
    code, out, _ = run("explain", row["claim"])
    assert code == 0
    assert "“Mayor Jim Kenney terminated the PARS agreement on Thursday.”" in out
    assert "why action" in out


def test_check_finds_nothing_wrong(run):
    code, out, _ = run("check")
    assert (code, out) == (0, "tables and ontology: no problem found\ngraph: no problem found\n")


def test_check_works_the_case_out_anew_and_says_what_was_otherwise(run, place):
    same = "rebuild: the case is what it was\n"
    assert run("check", "--rebuild")[1].startswith(same)
    database = sqlite3.connect(place / "case" / "case.sqlite")
    with database:
        database.execute("DELETE FROM claims WHERE id = (SELECT min(id) FROM claims)")
    database.close()
    code, out, _ = run("check", "--rebuild")
    assert (code, out.splitlines()[0]) == (1, "rebuild: otherwise before: claims")
    assert run("check", "--rebuild")[1].startswith(same)


def test_actions_lists_what_is_read(run):
    code, out, err = run("actions")
    assert (code, err) == (0, "")
    assert "boycott" not in out.split()
    assert {line.split()[0] for line in out.splitlines()[2:]} == set(load_actions().actions)


OWN = "action\ttrigger\tpos\tagent\tobject\trecipient\tneeds\texample\tedge\tdefinition\n"
BOYCOTT = "boycott\tboycott\tV\t\tobj\t\t\tThe party boycotted the election.\tboycotted\tRefusing to take part.\n"
UNREAD = "boycott\tbesmirch\tV\t\tobj\t\t\tThe union sued the firm.\n"


@pytest.mark.parametrize(
    ("rows", "code", "told"),
    [
        (
            BOYCOTT,
            0,
            "own.tsv: 1 row, 1 new action\nboycott: Boycott, read as “boycotted”: Refusing to take part.\nline 2: boycott: ",
        ),
        (BOYCOTT + UNREAD, 1, "line 3: boycott: besmirch (V) does not read its example; read there: sue\n1 row not read; change"),
    ],
)
def test_actions_tries_a_table_on_its_own_examples(run, tmp_path, rows, code, told):
    (tmp_path / "own.tsv").write_text(OWN + rows, encoding="utf-8")
    found, out, err = run("actions", str(tmp_path / "own.tsv"))
    assert (found, err) == (code, "")
    assert told in out


def test_a_table_of_one_s_own_is_read_by_extract_and_build(run, tmp_path):
    (tmp_path / "own.tsv").write_text(OWN + BOYCOTT, encoding="utf-8")
    (tmp_path / "vote.txt").write_text("The party boycotted the election.\n", encoding="utf-8")
    read = ("--actions", str(tmp_path / "own.tsv"))
    code, out, err = run("extract", str(tmp_path / "vote.txt"), *read)
    assert (code, err, [e["action"] for e in json.loads(out)["events"]]) == (0, "", ["boycott"])
    code, out, err = run("build", str(tmp_path / "vote.txt"), "--case", str(tmp_path / "case"), *read)
    assert (code, err) == (0, "")
    assert "read with the actions of own.tsv" in out
    code, out, err = run("build", str(tmp_path / "vote.txt"), "--case", str(tmp_path / "case"), "--no-actions")
    assert (code, err) == (0, "")
    assert "own.tsv" not in out


@pytest.mark.parametrize("words", [("extract", "articles"), ("build", "articles"), ("evaluate", "articles"), ("actions",)])
def test_a_malformed_table_is_refused_at_once(place, run, tmp_path, words):
    (tmp_path / "own.tsv").write_text(OWN + BOYCOTT + BOYCOTT.replace("The party boycotted the election.", ""), encoding="utf-8")
    option = () if words[0] == "actions" else ("--actions",)
    code, out, err = run(*words, *option, str(tmp_path / "own.tsv"))
    assert (code, out) == (1, "")
    assert err == f"pressgraph: {tmp_path / 'own.tsv'}:3: no example\n"


def test_evaluate_scores_records_against_gold(place, run):
    (place / "gold").mkdir()
    (place / "gold" / "2018-07-27-ledger.txt").write_text(LEDGER, encoding="utf-8")
    fact = {"action": "terminate", "agent": ["Jim Kenney"], "object": ["PARS agreement"], "date": "2018-07-26", "status": "actual"}
    gold = {"title": "x", "date": "2018-07-27", "facts": [fact | {"evidence": ["Mayor Jim Kenney terminated"], "speaker": None}]}
    (place / "gold" / "2018-07-27-ledger.json").write_text(json.dumps(gold), encoding="utf-8")
    run("extract", "articles", "-o", "pred.jsonl")
    code, out, _ = run("evaluate", "gold", "--pred", "pred.jsonl", "--format", "json")
    assert code == 0
    assert json.loads(out)


# --- misuse ---


def test_without_a_command_the_help_is_shown(capsys):
    with pytest.raises(SystemExit) as ended:
        main([])
    out = capsys.readouterr().out
    assert ended.value.code == 0 and out.index("build ") < out.index("ask ") < out.index("extract ")


def test_a_page_is_not_poured_into_a_terminal(place):
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pressgraph", "export", "--format", "html", "--case", str(place / "case")]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, "write it to a file with -o" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("extrac",), 2, "invalid choice"),
        (("extract",), 2, "required: INPUT"),
        (("extract", "articles", "--nonsense"), 2, "unrecognized arguments: --nonsense"),
        (("export", "--format", "docx"), 2, "invalid choice"),
        (("ask",), 2, "one of the arguments QUESTION --sparql --list is required"),
        (("ask", "who-sued-whom", "--sparql", "x"), 2, "not allowed with argument"),
        (("extract", "articles", "--date", "yesterday"), 1, "expected YYYY-MM-DD"),
        (("extract", "articles", "--model", "klingon"), 1, "not installed; run: pip install"),
        (("build", "articles", "--case", "articles"), 1, "holds other files and no case"),
        (("ask", "who-terminated-whom"), 1, "did you mean who-terminated-what"),
        (("ask", "who-terminated-what", "--colour", "red"), 1, "has no parameter 'colour'"),
        (("ask", "who-terminated-what", "--object"), 2, "unrecognized arguments: --object"),
        (("ask", "who-terminated-what", "-x"), 2, "unrecognized arguments: -x"),
        (("ask", "who-terminated-what", "--param", "object"), 1, "should read NAME=VALUE"),
        (("ask", "--sparql", "missing.rq"), 1, "missing.rq: cannot be read"),
        (("ask", "--sparql", "articles/more.jsonl"), 1, "no valid SPARQL"),
        (("ask", "--sparql", "count.rq", "--object=x"), 1, "takes no parameters"),
        (("ask", "--sparql", "count.rq", "--format", "sentences"), 1, "only a named question is answered in sentences"),
        (("ask", "who-sued-whom", "--case", "nowhere"), 1, "no case here; make one with"),
        (("explain", "nothing"), 1, "no event or claim 'nothing'"),
        (("export", "--format", "csv"), 1, "name a folder"),
        (("evaluate", "nowhere"), 1, "nowhere"),
    ],
)
def test_misuse_gets_one_line_and_an_exit_code(run, arguments, code, message):
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert message in err
    assert code == 2 or len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_version_and_help_answer_at_once():
    code = "import sys; sys.argv[1:] = ['--help']\nfrom pressgraph.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print('spacy' in sys.modules or 'pyoxigraph' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.endswith("False\n")
    version = subprocess.run([sys.executable, "-m", "pressgraph", "--version"], capture_output=True, text=True, check=True)
    assert version.stdout == f"pressgraph {pressgraph.__version__}\n"


def test_the_help_names_the_formats_that_there_are():
    assert tuple(EXPORTERS) == EXPORT_FORMATS
    assert sorted(RENDERERS) == sorted(REPORT_FORMATS)


def test_every_command_has_its_help(run):
    for name in command_choices(command_parser()):
        code, out, _ = run(name, "--help")
        assert code == 0
        assert out.startswith(f"usage: pressgraph {name}")


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="help is laid out a little differently by other versions of Python")
def test_the_reference_page_is_fresh(root):
    assert (root / PAGE).read_text(encoding="utf-8") == reference_page(), "run: python -m pressgraph.cli.reference"


# --- tables ---


def test_a_table_fits_the_terminal_or_goes_downwards():
    rows = [("Jim Kenney", None, "a sentence that is rather long " * 3)]
    wide = text_table(("agent", "object", "sentence"), rows)
    narrow = text_table(("agent", "object", "sentence"), rows, width=60)
    down = text_table(("agent", "object", "sentence"), rows, width=30)
    assert wide.splitlines()[0].split() == ["agent", "object", "sentence"]
    assert len(wide.splitlines()) == 3
    assert max(map(len, narrow.splitlines())) <= 60
    assert down.splitlines()[0] == "agent     Jim Kenney"
    assert "object" not in down


def test_a_table_sends_no_escape_sequence_to_the_terminal():
    assert "\x1b" not in text_table(("x",), [("\x1b[31mred\x07",)])


def test_the_options_of_ask_are_known():
    ask = command_choices(command_parser())["ask"]
    assert {o for action in ask._actions for o in action.option_strings if o.startswith("--")} == ASK_OPTIONS
