"""What an exporter is, and how its files are written: all or nothing, the same bytes each time."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressgraph.errors import ExportError
from pressgraph.model import Network

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class FileExporter:
    """A format that is one file.

    Args:
        name: what ``--format`` calls it.
        suffix: the usual ending of its files.
        purpose: one line for the list of formats: what it is good for.
        render: the text of the file.
    """

    name: str
    suffix: str
    purpose: str
    render: Callable[[Network], str]

    def write(self, network: Network, path: str | Path) -> None:
        """Write the network to ``path``, or to standard output if it is ``-``."""
        if str(path) == STDOUT:
            _write_stdout(self.render(network))
        else:
            write_file(Path(path), self.render(network))


@dataclass(frozen=True, slots=True)
class FolderExporter:
    """A format that is several files in a folder; ``render`` gives the text of each by its name."""

    name: str
    suffix: str
    purpose: str
    render: Callable[[Network], Mapping[str, str]]

    def write(self, network: Network, path: str | Path) -> None:
        """Write the files into the folder ``path``, which is made if need be."""
        folder = Path(path)
        if str(path) == STDOUT or folder.suffix or folder.is_file():
            raise ExportError(f"{self.name} writes several files: name a folder with -o, not {str(path)!r}")
        for name, text in self.render(network).items():
            write_file(folder / name, text)


Exporter = FileExporter | FolderExporter


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8 beside its place, then move it there: a reader never sees half a file.

    Raises:
        ExportError: the place cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _write_stdout(text: str) -> None:
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # a notebook's stdout takes text only
        sys.stdout.write(text)
        return
    raw.write(text.encode("utf-8"))
    raw.flush()
