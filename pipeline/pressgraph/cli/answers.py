"""Rows as a table, CSV or JSON on standard output."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence

from pressgraph.cli.tables import text_table
from pressgraph.export.tables import safe_cell

Columns = Sequence[str]
Rows = Sequence[Sequence[object]]


def print_table(columns: Columns, rows: Rows) -> None:
    """Rows for people, as wide as the terminal; as wide as need be where no person looks at it."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    print(text_table(columns, rows, width=width))


def print_csv(columns: Columns, rows: Rows) -> None:
    """Rows for a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell("" if value is None else value) for value in row] for row in rows)


def print_json(columns: Columns, rows: Rows) -> None:
    """Rows as a list of objects."""
    print(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))


FORMATS: Mapping[str, Callable[[Columns, Rows], None]] = {"table": print_table, "csv": print_csv, "json": print_json}
