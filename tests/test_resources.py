"""Tables, templates and ontology files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressgraph import resources
from pressgraph.errors import TableError
from pressgraph.resources import query_paths, read_asset, read_ontology, read_table, read_template, table_names


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("word\texample\nend\tThe end.\n", [{"word": "end", "example": "The end."}]),
        ("# why\n\nword\texample\n# more\nend \t The end.\n\n", [{"word": "end", "example": "The end."}]),
        ('word\texample\n"end\tHe said "no".\n', [{"word": '"end', "example": 'He said "no".'}]),
        ("word\texample\nend\t\n", [{"word": "end", "example": ""}]),
        ("word\n", []),
    ],
)
def test_a_table_is_read(tmp_path: Path, text: str, rows: list[dict[str, str]]) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(text, encoding="utf-8")
    assert list(resources._read_tsv(path)) == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty table; a header row is expected"),
        ("# only a comment\n", "empty table"),
        ("a\tb\n\n# c\n1\t2\t3\n", "table.tsv:4: 3 cells where the header has 2"),
        ("a\tb\n1\n", "table.tsv:2: 1 cells where the header has 2"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_malformed_table_is_named_with_its_line(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "table.tsv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        resources._read_tsv(path)
    assert message in str(caught.value)


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(TableError, match=r"nothing\.tsv: cannot be read"):
        read_table("nothing")


def test_tables_templates_and_queries_are_found() -> None:
    assert "boilerplate" in table_names() == sorted(table_names())
    assert query_paths() == sorted(query_paths()) != []
    assert read_ontology(f"queries/{query_paths()[0].name}") == query_paths()[0].read_text(encoding="utf-8")
    template = next(path for path in (resources.PACKAGE / "templates").iterdir() if path.is_file())
    assert read_template(template.name) == template.read_text(encoding="utf-8")


def test_a_missing_ontology_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "a" / "b")
    resources.ontology_folder.cache_clear()
    try:
        with pytest.raises(TableError, match="reinstall pressgraph"):
            resources.ontology_folder()
    finally:
        resources.ontology_folder.cache_clear()


def test_the_rules_have_a_digest_that_changes_with_any_table_weight_or_module_that_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    for folder, name in (
        ("lexicons", "a.tsv"),
        ("models", "b.json"),
        ("lexicons", "a.tsv"),
        ("events/dates", "c.py"),
        ("serve", "d.py"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True, parents=True)
        with (tmp_path / folder / name).open("a", encoding="utf-8") as file:
            file.write("word\n")
        found.add(resources.rules_digest.__wrapped__())
    assert len(found) == 4  # what serves pages reads nothing
    assert resources.rules_digest.__wrapped__() in found


def test_every_module_of_a_digest_is_there() -> None:
    for name in (*resources._READING, *resources._RESOLVING):
        assert (resources.PACKAGE / f"{name}.py").is_file() != (resources.PACKAGE / name).is_dir()


def test_the_script_that_pages_carry_is_there_and_a_missing_one_is_none() -> None:
    script = read_asset("vis-network.js")
    if script is None:
        pytest.skip("the npm registry was not reached when the package was installed")
    assert "@version 10." in script
    assert read_asset("no-such.js") is None
