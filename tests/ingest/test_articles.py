"""Files, folders and standard input become articles; what cannot be read gives one line and the others go through."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pressgraph.errors import InputError
from pressgraph.ingest import MAX_CHARACTERS, READERS, read_articles
from pressgraph.model import Article

BODY = "The council ended the contract on Monday.\n\nThe mayor agreed.\n"


def read(path: Path, *, date: str | None = None) -> tuple[list[Article], list[str]]:
    """The articles of a file or folder, and the errors without the folder's name."""
    errors: list[str] = []
    articles = list(read_articles([path], date=date, on_error=lambda error: errors.append(str(error))))
    folder = path if path.is_dir() else path.parent
    return articles, [error.replace(f"{folder}/", "") for error in errors]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", BODY, {"id": "a", "text": BODY}),
        ("a.TXT", BODY, {"id": "a", "text": BODY}),
        (
            "a.txt",
            f"---\ntitle: Council ends contract\ndate: 2018-07-27\noutlet: The Example\nauthor: [Ann, Bo]\nx: 1\n---\n\n{BODY}",
            {
                "id": "a",
                "text": BODY,
                "title": "Council ends contract",
                "date": "2018-07-27",
                "outlet": "The Example",
                "author": "Ann, Bo",
            },
        ),
        ("a.txt", f"---\nid: pars\n---\n{BODY}", {"id": "pars", "text": BODY}),
        ("a.txt", f"---\n---\n{BODY}", {"id": "a", "text": BODY}),
        ("a.txt", f"---\n\n{BODY}", {"id": "a", "text": f"---\n\n{BODY}"}),
        (
            "a.txt",
            f"date 2018-07-27 Jane Doe writes.\n\n{BODY}",
            {"date": "2018-07-27", "text": f"date 2018-07-27 Jane Doe writes.\n\n{BODY}"},
        ),
        ("2018-07-27-pars.txt", BODY, {"id": "2018-07-27-pars", "date": "2018-07-27"}),
        ("pars_20180727.txt", BODY, {"date": "2018-07-27"}),
        ("pars-20189999.txt", BODY, {"date": None}),
        ("call-12345678901.txt", BODY, {"date": None}),
        ("2018-07-27.txt", f"---\ndate: 2017-01-01\n---\n{BODY}", {"date": "2017-01-01"}),
        ("a.txt", f"Council ends contract with agency\n\n{BODY}", {"title": "Council ends contract with agency"}),
        ("a.txt", BODY, {"title": None}),
        ("a.txt", "﻿" + BODY, {"text": BODY}),
        ("a.txt", BODY.replace("\n", "\r\n"), {"text": BODY}),
        ("a.txt.gz", gzip.compress(BODY.encode()), {"id": "a", "text": BODY}),
        ("a.jsonl", json.dumps({"id": "x", "text": BODY}), {"id": "x", "text": BODY, "date": None, "title": None}),
        (
            "a.jsonl",
            json.dumps(
                {
                    "id": "x",
                    "text": "A\r\nB",
                    "date": "2018-07-27T10:00:00Z",
                    "title": " T ",
                    "url": None,
                    "outlet": "O",
                    "author": "A",
                }
            ),
            {"text": "A\r\nB", "date": "2018-07-27", "title": "T", "url": None, "outlet": "O", "author": "A"},
        ),
        ("a.ndjson", '\n{"id": "x", "text": "é\U0001f600", "date": ""}\n\n', {"text": "é\U0001f600", "date": None}),
        ("a.jsonl", b'\xef\xbb\xbf{"id": "x", "text": "A"}\r\n', {"id": "x", "text": "A"}),
    ],
)
def test_an_article_is_read(tmp_path: Path, name: str, content: str | bytes, expected: dict[str, str | None]) -> None:
    articles, errors = read(write(tmp_path, name, content))
    assert errors == []
    (article,) = articles
    assert {key: getattr(article, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "a.txt: empty file; expected the text of an article"),
        ("a.txt", " \n\t\n", "a.txt: empty file; expected the text of an article"),
        ("a.txt", "---\ntitle: T\n---\n", "a.txt: front matter without a text; expected the article after it"),
        ("a.txt", f"---\ntitle: T\n\n{BODY}", "a.txt:1: front matter that does not end; expected a line ---"),
        ("a.txt", f"---\ntitle: [T\n---\n{BODY}", "a.txt:3: front matter is no YAML"),
        ("a.txt", f"---\ndate: 2018-13-45\n---\n{BODY}", "a.txt:1: front matter is no YAML (month must be in 1..12)"),
        (
            "a.txt",
            f"---\ndate: last week\n---\n{BODY}",
            "a.txt: date 'last week' is no date; expected YYYY-MM-DD, or no date at all",
        ),
        ("a.txt", f"---\ntitle: [a, b]\n---\n{BODY}", "a.txt: 'title' is ['a', 'b']; expected a string"),
        ("a.txt", f"---\nid: ' '\n---\n{BODY}", "a.txt: 'id' is empty"),
        ("a.txt", b"One\nTwo\x92s\n", "a.txt:2: byte 0x92 is not UTF-8; expected text in UTF-8"),
        ("a.txt", "Text".encode("utf-16"), "a.txt:1: UTF-16 text; expected UTF-8"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt:1: binary data; expected text in UTF-8"),
        ("a.txt", b"One\nTwo\0", "a.txt:2: binary data; expected text in UTF-8"),
        ("a.txt.gz", b"no gzip", "a.txt.gz: cannot be read (Not a gzipped file"),
        ("a.txt.gz", gzip.compress(BODY.encode())[:10] + b"\xff" * 9, "a.txt.gz: cannot be read (Error -3"),
        ("a.txt.gz", gzip.compress(BODY.encode())[:-9], "a.txt.gz: cannot be read (Compressed file ended"),
        (
            "a.txt",
            "x" * (MAX_CHARACTERS + 1),
            "a.txt: article 'a' has 10,000,001 characters, at most 10,000,000 are read; split it",
        ),
        ("a.jsonl", "\n \n", "a.jsonl: empty file; expected one JSON object a line"),
        ("a.jsonl", '{"id": "x", "text"', "a.jsonl:1: broken JSON (Expecting ':' delimiter at column 19)"),
        ("a.jsonl", "\n[1]", "a.jsonl:2: a JSON list; expected an object with id and text"),
        ("a.jsonl", "[" * 100_000, "a.jsonl:1: broken JSON (maximum recursion depth exceeded"),
        ("a.jsonl", '{"id": ' + "9" * 5000 + "}", "a.jsonl:1: broken JSON (Exceeds the limit"),
        ("a.txt", "---\nx: " + "[" * 2000 + f"\n---\n{BODY}", "a.txt:1: front matter is no YAML (maximum recursion depth"),
        ("a.jsonl", '{"text": "A"}', "a.jsonl:1: 'id' is missing; expected a string"),
        ("a.jsonl", '{"id": 7, "text": "A"}', "a.jsonl:1: 'id' is 7; expected a string"),
        ("a.jsonl", '{"id": "x"}', "a.jsonl:1: 'text' is missing; expected a string"),
        ("a.jsonl", '{"id": "x", "text": null}', "a.jsonl:1: 'text' is None; expected a string"),
        ("a.jsonl", '{"id": "x", "text": " "}', "a.jsonl:1: 'text' is empty"),
        ("a.jsonl", '{"id": "x", "text": "A", "title": 5}', "a.jsonl:1: 'title' is 5; expected a string"),
        ("a.jsonl", '{"id": "x", "text": "A", "date": 2018}', "a.jsonl:1: date 2018 is no date"),
        ("a.jsonl", '{"id": "x", "text": "A", "date": "2018-02-30"}', "a.jsonl:1: date '2018-02-30' is no date"),
        ("a.jsonl", '{"id": "x", "text": "A\\u0000"}', "a.jsonl:1: binary data (a NUL character); expected plain text"),
        ("a.jsonl", '{"id": "x", "text": "A\\ud800"}', "a.jsonl:1: half of a surrogate pair at character 1; expected Unicode text"),
        ("a.jsonl", b'{"id": "x",\n"text": "\xff"}', "a.jsonl:1: broken JSON"),
        ("a.pdf", b"%PDF-1.7", "a.pdf: not a format that is read; expected .jsonl, .ndjson, .txt"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    articles, errors = read(write(tmp_path, name, content))
    assert articles == []
    assert errors[0].startswith(message)


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    good = [json.dumps({"id": name, "text": BODY}) for name in "abc"]
    articles, errors = read(
        write(tmp_path, "a.jsonl", "\n".join([good[0], "{", good[1], '{"id": "\udc00"}'.replace("\udc00", "d"), good[2]]))
    )
    assert [(article.id, article.path) for article in articles] == [
        (n, f"{tmp_path}/a.jsonl:{i}") for n, i in zip("abc", (1, 3, 5), strict=True)
    ]
    assert [error.split(":")[1] for error in errors] == ["2", "4"]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/deep/y.txt", "c.jsonl", ".hidden/x.txt", ".x.txt", "gold.json"):
        write(tmp_path, name, json.dumps({"id": "record", "text": BODY}) if name == "c.jsonl" else BODY)
    write(tmp_path, "scan.pdf", b"%PDF")
    articles, errors = read(tmp_path)
    assert [article.id for article in articles] == ["y", "z", "b", "record"]
    assert errors == ["scan.pdf: .pdf files are not read; save its text as .txt"]


def test_a_duplicate_id_is_named_with_both_places(tmp_path: Path) -> None:
    write(tmp_path, "1/a.txt", BODY)
    write(tmp_path, "2/a.txt", BODY + "More.")
    articles, errors = read(tmp_path)
    assert [article.text for article in articles] == [BODY]
    assert errors == ["2/a.txt: duplicate id 'a', first read from 1/a.txt; every article needs an id of its own"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY)
    assert [article.id for article in read_articles([path, tmp_path, str(path)])] == ["a"]


def test_missing_and_empty_places_are_named(tmp_path: Path) -> None:
    assert read(tmp_path / "none.txt") == ([], ["none.txt: no such file or folder"])
    articles, errors = read(tmp_path)
    assert articles == []
    assert errors == [f"{tmp_path}: no articles in this folder; expected files in .jsonl, .ndjson, .txt"]


def test_an_unreadable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").symlink_to(tmp_path / "nowhere")
    assert read(tmp_path)[1] == ["folder.txt: cannot be read (No such file or directory)"]


def test_the_date_given_is_for_articles_without_one(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "b-2018-07-27.txt", BODY)
    assert [article.date for article in read(tmp_path, date="2020-01-01")[0]] == ["2020-01-01", "2018-07-27"]
    with pytest.raises(InputError, match="--date: date 'May' is no date"):
        list(read_articles([tmp_path], date="May"))


def test_without_a_handler_the_first_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="empty file"):
        list(read_articles([write(tmp_path, "a.txt", "")]))


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (BODY.encode(), ["stdin"]),
        (b'{"id": "x", "text": "A"}\n{"id": "y", "text": "B"}\n', ["x", "y"]),
        (b'\xef\xbb\xbf {"id": "x", "text": "A"}', ["x"]),
        (b"", []),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)), encoding="utf-8"))
    errors: list[InputError] = []
    articles = list(read_articles(["-"], on_error=errors.append))
    assert [article.id for article in articles] == ids
    assert [str(error) for error in errors] == ([] if ids else ["-: empty file; expected the text of an article"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=80) | st.text(max_size=40).map(str.encode), name=st.sampled_from(sorted(READERS)))
@example(data=b"---\na: &a [x]\ntitle: [*a, *a]\n---\nText", name=".txt")
@example(data=b'{"id": "x", "text": "A", "date": {}}', name=".jsonl")
def test_any_bytes_give_articles_or_errors(tmp_path: Path, data: bytes, name: str) -> None:
    articles, errors = read(write(tmp_path, f"a{name}", data))
    assert articles or errors
    for article in articles:
        assert article.id
        assert article.text.strip()
        article.text.encode("utf-8")
        assert all(0 <= start < end <= len(article.text) for start, end in article.boilerplate)


def test_boilerplate_is_marked(tmp_path: Path) -> None:
    text = f"By Jane Doe\n\n{BODY}\n\nPhoto: Ann Lee / Example"
    (article,) = read_articles([write(tmp_path, "a.txt", text)])
    assert [article.text[start:end] for start, end in article.boilerplate] == ["By Jane Doe", "Photo: Ann Lee / Example"]


def test_every_reader_has_a_suffix_in_lower_case() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in READERS)


def test_the_gold_articles_are_read(shared: Path) -> None:
    articles = {article.id: article for article in read_articles([shared / "gold" / "dev"])}
    assert len(articles) == 24
    assert articles["philadelphia-pars"].date == "2018-07-27"
    path = shared / "gold" / "dev" / "philadelphia-pars.txt"
    assert articles["philadelphia-pars"].text == path.read_text(encoding="utf-8")
