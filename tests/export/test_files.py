"""Every exporter: the table of names, whole files or none, the same bytes each time, standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.factories import philadelphia

from pressgraph.errors import ExportError
from pressgraph.export import EXPORTERS, export, find_exporter
from pressgraph.export.base import FileExporter, FolderExporter, write_file
from pressgraph.model import Network

EMPTY = Network((), (), (), ())
FILES = sorted(name for name, exporter in EXPORTERS.items() if isinstance(exporter, FileExporter))
FOLDERS = sorted(name for name, exporter in EXPORTERS.items() if isinstance(exporter, FolderExporter))


def written(name: str, network: Network, place: Path) -> dict[str, bytes]:
    """Export and give back every file's bytes by name."""
    export(network, name, place / "out" if name in FOLDERS else place / f"out{EXPORTERS[name].suffix}")
    return {path.name: path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def test_all_formats_of_the_first_release_are_there() -> None:
    assert sorted(EXPORTERS) == ["csv", "gexf", "graphml", "html", "jsonld", "nquads", "pyvis", "trig", "turtle"]
    assert all(name == exporter.name and exporter.purpose for name, exporter in EXPORTERS.items())


def test_an_unknown_format_is_answered_with_the_names_of_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"unknown format 'xlsx'.*csv.*html"):
        export(philadelphia(), "xlsx", tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", sorted(EXPORTERS))
@pytest.mark.parametrize("network", [philadelphia(), EMPTY], ids=["philadelphia", "empty"])
def test_the_same_network_gives_the_same_bytes(name: str, network: Network, tmp_path: Path) -> None:
    first, second = (written(name, network, tmp_path / str(n)) for n in (1, 2))
    assert first == second
    assert first and all(first.values())


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_bytes_do_not_depend_on_the_hash_seed(name: str, tmp_path: Path, root: Path) -> None:
    code = (
        "import sys; from pressgraph.export import export; from tests.factories import philadelphia;"
        f"export(philadelphia(), {name!r}, sys.argv[1])"
    )
    path = {"PATH": "", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    for seed in ("1", "2"):
        command = [sys.executable, "-W", "ignore", "-c", code, str(tmp_path / seed)]
        subprocess.run(command, check=True, cwd=root, env={"PYTHONHASHSEED": seed, **path})
    first, second = (sorted(p for p in [tmp_path / s, *(tmp_path / s).glob("*")] if p.is_file()) for s in ("1", "2"))
    assert first and [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("name", FILES)
def test_a_dash_is_standard_output(name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(philadelphia(), name, "-")
    assert capfdbinary.readouterr().out == next(iter(written(name, philadelphia(), tmp_path).values()))


@pytest.mark.parametrize("path", ["-", "facts.csv"])
def test_several_files_need_a_folder(path: str) -> None:
    with pytest.raises(ExportError, match="name a folder"):
        export(philadelphia(), "csv", path)


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "new \ud800")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match=r"a\.trig: cannot be written"):
        export(philadelphia(), "trig", tmp_path / "file" / "a.trig")


def test_missing_folders_are_made(tmp_path: Path) -> None:
    export(philadelphia(), "nquads", tmp_path / "new" / "folder" / "a.nq")
    assert (tmp_path / "new" / "folder" / "a.nq").stat().st_size > 0


def test_exporters_are_found_by_name() -> None:
    assert find_exporter("html") is EXPORTERS["html"]
