"""The folder ``graph/`` of a case: the quads of its network in a pyoxigraph store, replaced as a whole.

After a small change the new store is a copy of the old one in which the change is made: RocksDB never alters a file, so the copy
shares the old one's files (hard links) and costs next to nothing.

Each graph has a folder of its own in ``graph/``, named for what it was made from. A new one is written beside the old, gets its
name when it is complete, and then the old is deleted. A reader that has the old one open keeps it. (Putting a new folder in the
place of the old does not do: RocksDB opens its files one by one and would find some of each.)
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from pressgraph.errors import CaseError

# patterns of the quads that a graph may have of a part, and those that it should have
Part = tuple[list[tuple[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode]], list[ox.Quad]]
FOLDER = "graph"
_PART = ".part"
_AT_ONCE = 100_000
_TRIES, _PAUSE = 40, 0.05


def has_graph(folder: Path, digest: str) -> bool:
    """Whether the case has a complete graph made from what the digest stands for."""
    return _place(folder, digest).is_dir()


def write_graph(folder: Path, quads: Iterable[ox.Quad], digest: str) -> None:
    """Write a graph anew, then delete those before it.

    Raises:
        CaseError: it cannot be written.
    """

    def fill(part: Path) -> None:
        _fill(part, quads)

    _replace(folder, digest, fill)


def change_graph(folder: Path, digests: tuple[str, str], changes: Iterable[Part]) -> None:
    """Write a graph that is another with some parts changed, then delete that.

    Its files keep the words of what was taken out of it, which no question finds, until ``erase_words``.

    Args:
        folder: the case.
        digests: what the other graph was made from, and this one is.
        changes: patterns of the quads that the graph may have of a part, and those that it should have.

    Raises:
        CaseError: it cannot be written.
    """
    before, digest = digests

    def fill(part: Path) -> None:
        ox.Store.read_only(str(_place(folder, before))).backup(str(part))
        store = ox.Store(str(part))
        _change(store, changes)
        store.flush()

    _replace(folder, digest, fill)


def erase_words(folder: Path, digests: tuple[str, str]) -> None:
    """Write a graph anew, quad by quad, so that its files hold nothing else, then delete what was there.

    Args:
        folder: the case.
        digests: the graph as it was named, and as it will be.

    Raises:
        CaseError: it cannot be written.
    """
    before, digest = digests

    def fill(part: Path) -> None:
        _fill(part, ox.Store.read_only(str(_place(folder, before))))

    _replace(folder, digest, fill)


def _replace(folder: Path, digest: str, fill: Callable[[Path], None]) -> None:
    """Have a graph made beside those that are there, then put it in their place."""
    place = _place(folder, digest)
    part = place.with_name(place.name + _PART)
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.parent.mkdir(exist_ok=True)
        fill(part)
        shutil.rmtree(place, ignore_errors=True)
        part.rename(place)
    except OSError as error:
        raise CaseError(f"{place}: the graph cannot be written ({error})") from error
    for old in part.parent.iterdir():
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


def _change(store: ox.Store, changes: Iterable[Part]) -> None:
    gone: set[ox.Quad] = set()
    new: set[ox.Quad] = set()
    for patterns, quads in changes:
        before = {quad for pattern in patterns for quad in store.quads_for_pattern(*pattern)}
        gone |= before.difference(quads)
        new |= set(quads) - before
    for quad in gone - new:
        store.remove(quad)
    store.extend(new)


def open_graph(folder: Path, digest: str) -> ox.Store:
    """The graph made from what the digest stands for, else the one that is there; to be read only.

    Raises:
        CaseError: it cannot be opened.
    """
    for attempt in range(1, _TRIES + 1):
        complete = [path for path in (folder / FOLDER).glob("*") if path.suffix != _PART]
        place = _place(folder, digest)
        try:
            return ox.Store.read_only(str(place if place in complete or not complete else complete[0]))
        except (OSError, RuntimeError) as error:
            # another process may just have replaced it
            if attempt == _TRIES:
                raise CaseError(
                    f"{folder / FOLDER}: cannot be opened ({error}); delete the folder, it will be made again"
                ) from error
            time.sleep(_PAUSE)
    raise AssertionError("unreachable")


def _place(folder: Path, digest: str) -> Path:
    return folder / FOLDER / digest[:16]


def _fill(place: Path, quads: Iterable[ox.Quad]) -> None:
    store, waiting = ox.Store(str(place)), iter(quads)
    # in parts: of one great load half a gigabyte would wait in memory
    while part := list(islice(waiting, _AT_ONCE)):
        store.bulk_extend(part)
    store.optimize()
    store.flush()
