"""Where articles lie: files, folders and standard input."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pressgraph.errors import InputError

STDIN = "-"
# documents a person may take for articles; named when a folder holds one, where other files are passed over in silence
UNREAD = frozenset({".pdf", ".html", ".htm", ".doc", ".docx", ".odt", ".rtf", ".epub", ".warc", ".eml"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input, and the format it is in (a key of ``READERS``)."""

    name: str
    format: str
    open: Callable[[], BinaryIO]


def find_sources(paths: Sequence[str | Path], formats: frozenset[str], on_error: Callable[[InputError], None]) -> Iterator[Source]:
    """Yield each file once, in the order given; the files of a folder sorted by path."""
    seen: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            yield _standard_input()
            continue
        for file in _files(Path(path), formats, on_error):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield Source(str(file), format_of(file), _opener(file))


def format_of(path: Path) -> str:
    """The suffix that tells a file's format, in lower case: of ``a.jsonl.gz`` it is ``.jsonl``."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _files(path: Path, formats: frozenset[str], on_error: Callable[[InputError], None]) -> Iterator[Path]:
    expected = ", ".join(sorted(formats))
    if path.is_dir():
        yield from _files_of_folder(path, formats, on_error)
    elif not path.exists():
        on_error(InputError("no such file or folder", path=str(path)))
    elif format_of(path) not in formats:
        on_error(InputError(f"not a format that is read; expected {expected}", path=str(path)))
    else:
        yield path


def _files_of_folder(folder: Path, formats: frozenset[str], on_error: Callable[[InputError], None]) -> Iterator[Path]:
    found = 0
    for file in _walk(folder):
        if format_of(file) in formats:
            found += 1
            yield file
        elif format_of(file) in UNREAD:
            on_error(InputError(f"{format_of(file)} files are not read; save its text as .txt", path=str(file)))
    if not found:
        on_error(InputError(f"no articles in this folder; expected files in {', '.join(sorted(formats))}", path=str(folder)))


def _walk(folder: Path) -> list[Path]:
    """All files below a folder, sorted by path; hidden ones and links to folders are left out."""
    files: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        files += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(files, key=lambda file: file.relative_to(folder).parts)


def _opener(file: Path) -> Callable[[], BinaryIO]:
    if file.suffix.lower() == ".gz":
        return lambda: cast(BinaryIO, gzip.open(file, "rb"))
    return lambda: file.open("rb")


def _standard_input() -> Source:
    """Standard input: records if its first character opens a JSON object, one text otherwise."""
    stream = sys.stdin.buffer
    start = stream.peek(1024) if hasattr(stream, "peek") else b""
    is_json = start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return Source(STDIN, ".jsonl" if is_json else ".txt", lambda: stream)
