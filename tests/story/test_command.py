"""``pressgraph story`` and ``pressgraph stance`` on a case on disk."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pressgraph.case import Case
from pressgraph.cli import main
from pressgraph.cli.arguments import STANCE_FORMATS, STORY_FORMATS
from pressgraph.cli.story import FORMATS

NAME = "pars agreement"


@pytest.fixture
def run(sample: Case, capsys: pytest.CaptureFixture[str]):
    """Run a command on the sample case: exit code, standard output, standard error."""

    def call(*args: str) -> tuple[int, str, str]:
        code = main([*args, "--case", str(sample.folder)])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_the_formats_of_the_help_are_those_there_are() -> None:
    assert tuple(FORMATS) == STORY_FORMATS
    assert tuple(name for name in FORMATS if name != "svg") == STANCE_FORMATS


def test_a_story_is_printed_as_text(run, sample: Case) -> None:
    assert run("story", NAME) == (0, f"{sample.story(NAME)}\n", "")


def test_a_story_is_printed_in_each_format(run, sample: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(run("story", NAME, "--format", "csv")[1])))
    steps = json.loads(run("story", NAME, "--format", "json")[1])["steps"]
    assert [row["event"] for row in rows] == [step["event"] for step in steps] == [step.event for step in sample.story(NAME).steps]
    assert {row["confidence"] for row in rows} and all(row["object"] != "nan" for row in rows)
    assert ElementTree.fromstring(run("story", NAME, "--format", "svg")[1]).tag.endswith("svg")
    assert run("story", NAME, "--format", "html")[1].startswith("<!DOCTYPE html>")


def test_a_story_is_written_into_a_file(run, tmp_path: Path) -> None:
    target = tmp_path / "story.html"
    assert run("story", NAME, "--format", "html", "-o", str(target)) == (0, "", "")
    assert "The story of the PARS agreement" in target.read_text(encoding="utf-8")


def test_a_stance_is_printed_in_each_format(run) -> None:
    code, out, err = run("stance", "Krasner", NAME)
    assert (code, err) == (0, "") and out.startswith("The stance of Larry Krasner towards the PARS agreement\nagainst (")
    assert {row["side"] for row in csv.DictReader(io.StringIO(run("stance", "Krasner", NAME, "--format", "csv")[1]))} == {"against"}
    assert json.loads(run("stance", "Krasner", NAME, "--format", "json")[1])["actor"]["id"] == "person/larry-krasner"
    assert run("stance", "Krasner", NAME, "--format", "html")[1].startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("story", "office"), "'office' may be any of"),
        (("story", "PARS agrement"), "did you mean 'PARS agreement'"),
        (("stance", "Larry Kranser", NAME), "did you mean"),
    ],
)
def test_a_name_that_is_not_clear_is_one_line_and_exit_code_1(run, args: tuple[str, ...], message: str) -> None:
    code, out, err = run(*args)
    assert (code, out) == (1, "") and err.startswith("pressgraph: ") and message in err and err.count("\n") == 1


def test_a_story_needs_no_language_model(sample: Case) -> None:
    """The command of a real process imports nothing that reads text."""
    script = "import sys; from pressgraph.cli import main; main(sys.argv[1:]); print('spacy' in sys.modules)"
    arguments = [sys.executable, "-c", script, "story", NAME, "--case", str(sample.folder)]
    result = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert result.returncode == 0 and result.stdout.rstrip().endswith("False"), result.stderr
