"""The how-to for a new action does what it says: its commands are run, and what they print is compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from pressgraph.cli import main
from pressgraph.evaluate.trials import try_rows
from pressgraph.events import parse_actions
from pressgraph.events.actions import COLUMNS, load_actions
from pressgraph.events.own_table import DESCRIBING

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to-add-an-action.md"
TABLE = ROOT / "docs" / "examples" / "boycott.tsv"
TEXT = PAGE.read_text(encoding="utf-8")


def shown() -> Iterator[tuple[str, list[str]]]:
    """Each command of the page with the lines that it is said to print."""
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield command, lines


def pattern(line: str) -> str:
    """A line of the page as a pattern: ``…`` is anything, numbers are any number, and white space does not count."""
    words = re.split(r"\s+", line)
    wild = [re.sub(r"\d+(\\\.\d+)?", r"\\d+(\\.\\d+)?", re.escape(word)).replace("…", ".*") for word in words]
    return r"\s+".join(wild)


def rows_of(markdown: str) -> list[list[str]]:
    cells = [re.split(r"(?<!\\)\|", line.strip()[1:-1]) for line in markdown.splitlines() if line.startswith("|")]
    return [[c.strip().strip("`").replace("\\|", "|") for c in row] for row in cells if set("".join(row)) != {"-"}]


def table_after(words: str) -> list[list[str]]:
    """The first table of the page after some words."""
    found = re.search(r"(?:^\|.*\n)+", TEXT[TEXT.index(words) :], re.MULTILINE)
    assert found
    return rows_of(found[0])


@pytest.mark.slow
def test_every_command_of_the_page_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("data", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    commands = list(shown())
    assert {shlex.split(command)[1] for command, _ in commands} == {"actions", "build", "ask", "check", "export"}
    for command, lines in commands:
        assert main(shlex.split(command)[1:]) == 0, capsys.readouterr().err
        printed = capsys.readouterr().out.splitlines()
        assert len(printed) == len(lines), command
        assert [(p, wanted) for p, wanted in zip(printed, lines, strict=True) if not re.fullmatch(pattern(wanted), p)] == []
    assert "boycotted" in (tmp_path / "boycotts.html").read_text(encoding="utf-8")


def test_the_table_of_the_page_is_the_file() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    assert table_after("### 1. Write the table") == [(line.split("\t") + [""] * len(header))[: len(header)] for line in lines]


def test_the_new_word_of_the_page_is_read_and_is_new(nlp: Language) -> None:
    header, row = table_after("## A new word for an action that there is")
    assert tuple(header) == COLUMNS
    table = parse_actions("\t".join(header) + "\n" + "\t".join(row), "own.tsv")
    assert all(trial.is_read for trial in try_rows(nlp, table))
    assert table.added == ()
    assert {r.words for r in table.own_rows} & {r.words for r in load_actions().rows} == set()


def test_every_column_is_explained() -> None:
    explained = "".join(re.findall(r"\*\*(.+?)\*\*", TEXT))
    assert [column for column in (*COLUMNS, *DESCRIBING) if column not in explained] == []
