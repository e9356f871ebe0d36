"""The documents say what is the case."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pressgraph.cli.arguments import command_parser
from pressgraph.export import EXPORTERS
from pressgraph.resources import query_paths

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"^(?:\$ )?(pressgraph .*?)(?:\s+#.*)?$", re.MULTILINE)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.name != "README.md" and f"({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_shown_is_one(page: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for command in COMMAND.findall(block):
            args, rest = command_parser().parse_known_args(shlex.split(command)[1:])
            assert not rest or args.takes_rest, command


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    usage = command_parser().format_help()
    commands = re.findall(r"^    ([a-z]+) ", usage, re.MULTILINE)
    assert len(commands) >= 8
    assert [command for command in commands if f"`pressgraph {command}" not in readme] == []


def test_every_question_and_format_shown_exists() -> None:
    names = {path.stem for path in query_paths()}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"pressgraph ask ([a-z][\w-]+)", text)) <= names
        assert set(re.findall(r"pressgraph export[^\n]* --format ([a-z]+)", text)) <= set(EXPORTERS)


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        shown = set(re.findall(r"(?:`|\$ )make ([a-z]+)", page.read_text(encoding="utf-8")))
        assert shown <= targets, page


def test_every_storey_of_the_drawing_is_a_module_and_the_other_way_round() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text[text.index("| storey |") : text.index("import-linter checks")]
    drawn = {name for row in table.splitlines()[2:] if row.startswith("|") for name in re.findall(r"`(\w+)`", row.split("|")[2])}
    package = ROOT / "pipeline" / "pressgraph"
    modules = {path.stem for path in package.glob("[a-z]*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert drawn == modules
