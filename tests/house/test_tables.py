"""Every lexicon is well formed; what its rows mean is tested beside the module that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressgraph.resources import read_table, table_names

ROOT = Path(__file__).resolve().parents[2]
LEXICONS = ROOT / "pipeline" / "pressgraph" / "lexicons"


@pytest.mark.parametrize("name", table_names())
def test_a_table_is_well_formed(name: str) -> None:
    rows = read_table(name)
    assert rows
    header = list(rows[0])
    assert len(set(header)) == len(header)
    assert all(header)
    seen = [tuple(row.values()) for row in rows]
    assert len(seen) == len(set(seen)), "a row stands twice"


@pytest.mark.parametrize("name", table_names())
def test_every_row_has_an_example(name: str) -> None:
    rows = read_table(name)
    column = next((column for column in rows[0] if column in {"example", "sentence"}), None)
    assert column is not None, "a table needs a column `example`"
    assert [row for row in rows if not row[column]] == []


@pytest.mark.parametrize("name", table_names())
def test_a_table_is_clean_utf_8(name: str) -> None:
    data = (LEXICONS / f"{name}.tsv").read_bytes()
    text = data.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("name", table_names())
def test_a_table_is_read_by_a_module(name: str) -> None:
    modules = (ROOT / "pipeline").rglob("*.py")
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in modules), "no module reads this table"
