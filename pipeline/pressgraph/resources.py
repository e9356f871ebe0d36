"""The only reader of tables, templates and ontology files.

Lexicons and templates lie inside the package. ``ontology/`` lies at the top of the checkout and is shipped inside the wheel as
``pressgraph/ontology``; an editable install ignores that mapping, so the checkout's folder is the fallback.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from pressgraph.errors import TableError

PACKAGE = Path(__file__).resolve().parent


@functools.cache
def ontology_folder() -> Path:
    """The folder that holds ``pressgraph.ttl`` and ``queries/``: inside an installed wheel, or at the top of a checkout."""
    for folder in (PACKAGE / "ontology", PACKAGE.parents[1] / "ontology"):
        if (folder / "pressgraph.ttl").is_file():
            return folder
    raise TableError(f"no ontology folder beside {PACKAGE}: reinstall pressgraph")


def read_ontology(name: str) -> str:
    """The text of one file of the ontology folder, for example ``shapes.ttl`` or ``queries/who-sued-whom.rq``."""
    return (ontology_folder() / name).read_text(encoding="utf-8")


def query_paths() -> list[Path]:
    """The named questions that ship with Pressgraph, sorted by name."""
    return sorted((ontology_folder() / "queries").glob("*.rq"))


def read_template(name: str) -> str:
    """The text of one file of ``templates/``."""
    return (PACKAGE / "templates" / name).read_text(encoding="utf-8")


def read_model(name: str) -> str:
    """The text of one file of ``models/`` (trained weights), for example ``confidence.json``."""
    return (PACKAGE / "models" / name).read_text(encoding="utf-8")


def read_asset(name: str) -> str | None:
    """The text of a third-party script that pages carry (assets.txt), for example ``vis-network.js``; None if none was fetched."""
    path = PACKAGE / "assets" / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/NAME.tsv`` as dictionaries, by header. Lines that begin with ``#`` and blank lines are comments."""
    return _read_tsv(PACKAGE / "lexicons" / f"{name}.tsv")


@functools.cache
def tables_digest() -> str:
    """Eight characters that change with any lexicon or trained weight: a reading depends on them as on the code."""
    found = hashlib.sha256()
    for path in (*sorted((PACKAGE / "lexicons").glob("*.tsv")), *sorted((PACKAGE / "models").glob("*.json"))):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:8]


def table_names() -> list[str]:
    """The names of all lexicons, sorted."""
    return sorted(p.stem for p in (PACKAGE / "lexicons").glob("*.tsv"))


@functools.cache
def _read_tsv(path: Path) -> tuple[dict[str, str], ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror})") from error
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise TableError(f"{path}: empty table; a header row is expected")
    return tuple(_rows(path, lines))


def _rows(path: Path, lines: list[tuple[int, str]]) -> Iterator[dict[str, str]]:
    header = lines[0][1].split("\t")
    for number, line in lines[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) != len(header):
            raise TableError(f"{path}:{number}: {len(cells)} cells where the header has {len(header)}")
        yield dict(zip(header, (cell.strip() for cell in cells), strict=True))
