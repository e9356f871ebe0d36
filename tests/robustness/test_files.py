"""Files that hold no article: one line says what is wrong, and the others go through."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pressgraph.errors import InputError
from pressgraph.ingest import read_articles

GOOD = json.dumps({"id": "good", "text": "The union sued the city."})
BAD: dict[str, tuple[str, bytes, str]] = {
    "Latin-1": ("a.txt", "Café owners sued.".encode("latin-1"), "byte 0xe9 is not UTF-8"),
    "UTF-16": ("a.txt", "The union sued.".encode("utf-16"), "UTF-16 text"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data"),
    "a NUL": ("a.txt", b"The union\0sued.", "binary data"),
    "empty": ("a.txt", b"", "empty file"),
    "blank": ("a.txt", b"\n" * 10_000, "empty file"),
    "no gzip": ("a.txt.gz", b"The union sued.", "cannot be read"),
    "cut off": ("a.txt.gz", gzip.compress(b"The union sued." * 99)[:-20], "cannot be read"),
    "broken line": ("a.jsonl", b'{"id": "a", "text": "The un', "broken JSON"),
    "brackets": ("a.jsonl", b"[" * 100_000, "broken JSON"),
    "a list": ("a.jsonl", b"[1]", "expected an object"),
    "no text": ("a.jsonl", b'{"id": "a"}', "'text' is missing"),
    "blank text": ("a.jsonl", b'{"id": "a", "text": " "}', "'text' is empty"),
    "half a pair": ("a.jsonl", b'{"id": "a", "text": "\\ud800"}', "half of a surrogate pair"),
    "NUL escape": ("a.jsonl", b'{"id": "a", "text": "a\\u0000b"}', "NUL character"),
    "front matter": ("a.txt", b"---\ntitle: [\n---\nThe union sued.", "front matter is no YAML"),
    "another format": ("a.pdf", b"%PDF-1.4", "not read"),
}


@pytest.mark.parametrize(("name", "content", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_one_line_and_the_others_go_through(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.jsonl").write_text(f"{GOOD}\n", encoding="utf-8")
    errors: list[InputError] = []
    articles = list(read_articles([tmp_path], on_error=errors.append))
    assert [a.id for a in articles] == ["good"]
    (error,) = errors
    assert reason in str(error) and "\n" not in str(error)
    assert error.path == str(tmp_path / name)


def test_a_broken_line_leaves_the_lines_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{GOOD}\n{{"id": "b", "te\n{GOOD.replace("good", "last")}\n', encoding="utf-8")
    errors: list[InputError] = []
    assert [a.id for a in read_articles([tmp_path / "a.jsonl"], on_error=errors.append)] == ["good", "last"]
    assert [e.line for e in errors] == [2]


def test_a_folder_without_articles_says_what_is_expected(tmp_path: Path) -> None:
    errors: list[InputError] = []
    assert list(read_articles([tmp_path], on_error=errors.append)) == []
    assert ["expected files in .jsonl, .ndjson, .txt" in str(e) for e in errors] == [True]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    errors: list[InputError] = []
    assert list(read_articles([tmp_path / "a.txt"], on_error=errors.append)) == []
    assert "no articles in this folder" in str(errors[0])
