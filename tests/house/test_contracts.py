"""Who may import whom, and what the house asks of every module."""

from __future__ import annotations

import ast
import fnmatch
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "core", "manager", "common", "misc"}
MODULE_LINES, FUNCTION_LINES = 400, 40


def relative(path: Path) -> str:
    return path.relative_to(ROOT / "pipeline").as_posix()


def own_imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The names of our modules that a file imports, and whether inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)}
    for node in ast.walk(tree):
        names = (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        yield from ((name, id(node) in inner) for name in names if name.split(".")[0] == "pressgraph")


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_imports_go_downwards() -> None:
    run = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_a_room_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    assert path.stem not in VAGUE
    assert path.stem == "__init__" or path.stem not in sys.stdlib_module_names - {"__main__"} or "." in relative(path.parent)
    too_long = {
        function.name: body_lines(function)
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and body_lines(function) > FUNCTION_LINES
    }
    assert too_long == {}


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_our_own_modules_are_imported_at_the_top(path: Path) -> None:
    assert [name for name, is_inner in own_imports(path) if is_inner] == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_nothing_below_the_command_line_prints(path: Path) -> None:
    if relative(path).startswith("pressgraph/cli"):
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"] == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_public_module_lists_no_name_twice(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and [t.id for t in node.targets if isinstance(t, ast.Name)] == ["__all__"]:
            names: list[str] = ast.literal_eval(node.value)
            assert len(names) == len(set(names))


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """pytest leaves out folders by their name (build, dist, …); tests in one of these would never run."""
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    left_out = pytestconfig.getini("norecursedirs")
    assert [f for f in sorted(folders) if any(fnmatch.fnmatch(part, name) for part in f.parts for name in left_out)] == []


def test_no_path_of_a_machine_stands_in_a_file() -> None:
    """Nothing that is committed names the folder of this checkout."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode().split("\0")
    if files == [""]:
        pytest.skip("not a git checkout")
    texts = [ROOT / name for name in files if name and (ROOT / name).is_file()]
    found = [path for path in texts if f"{ROOT.parent}/".encode() in path.read_bytes()]
    assert found == []
