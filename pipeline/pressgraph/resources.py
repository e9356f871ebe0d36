"""The only reader of tables, templates and ontology files.

Lexicons and templates lie inside the package. ``ontology/`` lies at the top of the checkout and is shipped inside the wheel as
``pressgraph/ontology``; an editable install ignores that mapping, so the checkout's folder is the fallback.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pressgraph.errors import TableError

PACKAGE = Path(__file__).resolve().parent
# the modules and packages that decide how an article is read, and what is made of all that was read
_READING = ("ingest", "language", "nouns", "words", "model", "mentions", "coreference", "events")
_RESOLVING = ("entities", "offices", "memberships", "ties", "judgements", "curation", "upkeep", "graph")


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
def rules_digest() -> str:
    """Eight characters that change with any lexicon, trained weight or module that decides how an article is read."""
    return _digest((*_files("lexicons", "*.tsv"), *_files("models", "*.json"), *_modules(_READING)))


@functools.cache
def resolving_digest() -> str:
    """Eight characters that change with any module that decides who is who, which event is which, and what the graph says."""
    return _digest(_modules(_RESOLVING))


def _files(folder: str, pattern: str) -> list[Path]:
    return sorted((PACKAGE / folder).glob(pattern))


def _modules(names: Iterable[str]) -> Iterator[Path]:
    """The files of these modules and packages."""
    for name in names:
        yield from (PACKAGE / f"{name}.py",) if (PACKAGE / f"{name}.py").is_file() else sorted((PACKAGE / name).rglob("*.py"))


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        # the same on systems that end lines otherwise
        text = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + text + b"\0")
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
