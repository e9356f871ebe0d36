"""What must agree when a version is released, and what no file may say."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

import pressgraph
from pressgraph.case import Case

ROOT = Path(__file__).resolve().parents[2]
# set-up uses the index that pip is configured with; a mirror must do
RUN = 9  # so many words on end are a quotation
WORD = re.compile(r"[^\W_]+")
DROPPED = re.compile(r"[*’']|(?<=\\)[nt]")  # marks within words: apostrophes, the stars of our tables, escapes of strings
ANNOTATIONS = ROOT / "benchmarks" / "annotations"  # quotes names and short phrases of its articles, and says so
IDENTITY = ROOT / "benchmarks" / "identity"  # quotes titles and names of its articles, and says so
HOSTS = re.compile(rb"pypi\.org|python" rb"hosted\.org|test\.pypi", re.IGNORECASE)


def runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of words in a text, each with its hash; case and punctuation do not count."""
    words = WORD.findall(DROPPED.sub("", text).casefold())
    told = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return ((hash(run), run) for run in told)


def shared_texts(shared: Path) -> Iterator[str]:
    """The texts of the gold articles, of the benchmarks, and of the Wikinews articles."""
    yield from (path.read_text(encoding="utf-8") for path in (shared / "gold").glob("*/*.txt"))
    lines = [line for path in (shared / "bench").glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    lines += gzip.decompress((shared / "bench/articles/wikinews.jsonl.gz").read_bytes()).decode().splitlines()
    for article in map(json.loads, lines):
        yield from (article.get("title") or "", article.get("text") or "")


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    if not listed:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert pressgraph.__version__ == version("pressgraph") == citation["version"]


def test_the_change_log_names_the_version_or_what_is_unreleased() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {pressgraph.__version__}" in log or "## Unreleased" in log


def test_the_two_commands_run_in_continuous_integration() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert re.search(r"make test$", text, re.MULTILINE)
    assert re.search(r"make demo$", text, re.MULTILINE)


def test_no_file_names_a_package_index() -> None:
    assert [path for path in committed() if HOSTS.search(path.read_bytes())] == []


def test_nothing_of_the_shared_material_is_committed() -> None:
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        pytest.skip("needs the shared material beside the checkout, to compare with it")
    theirs = {path.read_bytes() for path in (shared / "gold").rglob("*") if path.is_file()}
    assert [path for path in committed() if path.stat().st_size > 0 and path.read_bytes() in theirs] == []


def test_no_sentence_of_the_shared_texts_is_committed(shared: Path) -> None:
    theirs = {run for text in shared_texts(shared) for run, _ in runs(text)}
    ours = [path for path in committed() if not path.is_relative_to(ANNOTATIONS) and not path.is_relative_to(IDENTITY)]
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in ours}
    assert [(path, told) for path, text in texts.items() for run, told in runs(text) if run in theirs] == []


def test_the_key_of_who_is_who_quotes_titles_and_names_only() -> None:
    for path in IDENTITY.glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert set(data) == {"article", "title", "date", "url", "text_sha256", "part", "entities", "events"}
        assert max(len(name.split()) for entity in data["entities"] for name in entity["names"]) <= 8
        assert {key for event in data["events"] for key in event} == {"id", "actions", "agent", "object", "date", "evidence"}


def test_the_readme_s_python_exists() -> None:
    code = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    used = set(re.findall(r"\bpg\.(\w+)", "".join(code)))
    asked = set(re.findall(r"\bcase\.(\w+)\(", "".join(code)))
    assert used <= set(pressgraph.__all__)
    assert asked
    assert [name for name in asked if not hasattr(Case, name)] == []


def test_public_names_are_sorted_and_there() -> None:
    assert pressgraph.__all__ == sorted(pressgraph.__all__)
    assert [name for name in pressgraph.__all__ if not hasattr(pressgraph, name)] == []
