"""The package is found, and finds its ontology, in a plain checkout, an editable install and a wheel.

Each gets a virtual environment of its own that borrows the third-party packages of this one, so nothing is downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("pipeline", "ontology", "setup.cfg", "setup.py", "assets.txt", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
PIP = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
LOOK = """
import pathlib, pressgraph, pressgraph.resources as r
print(pathlib.Path(pressgraph.__file__).resolve().parent)
print(r.ontology_folder().resolve())
assert r.read_ontology("pressgraph.ttl") and r.query_paths() and r.read_table("boilerplate") and r.table_names()
assert (r.PACKAGE / "py.typed").is_file()
"""
TEXT = "The mayor of Riverton, Ann Lee, terminated the contract with the agency on Monday.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is packaged, so that nothing is built inside the checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    command = (sys.executable, "-m", "pip", "wheel", *PIP[3:], "--wheel-dir", "dist", ".")
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return next((checkout / "dist").glob("pressgraph-*.whl"))


def new_environment(folder: Path) -> Path:
    """The Python of a new environment that sees our third-party packages, but not our own."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    packages = next((folder / "lib").glob("python*/site-packages"))
    borrowed = [path for path in map(Path, site.getsitepackages()) if path.is_dir()]
    for place in borrowed:
        for item in place.iterdir():
            if not re.match(r"(__)?(editable__+)?pressgraph|_+pycache|.*\.pth$", item.name) and not (packages / item.name).exists():
                (packages / item.name).symlink_to(item)
    return python


def run(python: Path, *arguments: str, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    done = subprocess.run([python, *arguments], cwd=cwd, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_a_plain_checkout(checkout: Path, tmp_path: Path) -> None:
    look = f"import sys; sys.path.insert(0, {str(checkout / 'pipeline')!r})\n{LOOK}"
    package, ontology = run(new_environment(tmp_path / "env"), "-c", look, cwd=tmp_path).split()
    assert (package, ontology) == (f"{checkout}/pipeline/pressgraph", f"{checkout}/ontology")


def test_an_editable_install(checkout: Path, tmp_path: Path) -> None:
    python = new_environment(tmp_path / "env")
    run(python, *PIP, "--editable", str(checkout), cwd=tmp_path)
    package, ontology = run(python, "-c", LOOK, cwd=tmp_path).split()
    assert (package, ontology) == (f"{checkout}/pipeline/pressgraph", f"{checkout}/ontology")


def test_a_wheel_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    python = new_environment(tmp_path / "env")
    run(python, *PIP, str(wheel), cwd=tmp_path)
    package, ontology = run(python, "-c", LOOK, cwd=tmp_path).split()
    assert package.startswith(str(tmp_path / "env"))
    assert ontology == f"{package}/ontology"
    assert run(python.with_name("pressgraph"), "--version", cwd=tmp_path).startswith("pressgraph 0.")
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    assert '"action": "terminate"' in run(python.with_name("pressgraph"), "extract", "article.txt", cwd=tmp_path)


def test_the_wheel_holds_the_package_and_the_ontology_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        path.relative_to(ROOT / "pipeline").as_posix()
        for path in (ROOT / "pipeline").rglob("*")
        if path.is_file() and not {"__pycache__", "pressgraph.egg-info"} & set(path.parts)
    }
    ontology = {f"pressgraph/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "ontology").rglob("*") if path.is_file()}
    assert {name for name in names if ".dist-info/" not in name} == sources | ontology
