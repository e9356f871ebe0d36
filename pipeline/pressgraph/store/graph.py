"""The folder ``graph/`` of a case: the quads of its network in a pyoxigraph store, replaced as a whole.

Each graph has a folder of its own in ``graph/``, named for what it was made from. A new one is written beside the old, gets its
name when it is complete, and then the old is deleted. A reader that has the old one open keeps it. (Putting a new folder in the
place of the old does not do: RocksDB opens its files one by one and would find some of each.)
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pyoxigraph as ox

from pressgraph.errors import CaseError
from pressgraph.graph.rdf import quads
from pressgraph.model import Network

FOLDER = "graph"
_PART = ".part"
_TRIES, _PAUSE = 40, 0.05


def has_graph(folder: Path, digest: str) -> bool:
    """Whether the case has a complete graph made from what the digest stands for."""
    return _place(folder, digest).is_dir()


def write_graph(folder: Path, network: Network, digest: str) -> None:
    """Write the graph of a network, then delete those before it.

    Raises:
        CaseError: it cannot be written.
    """
    place = _place(folder, digest)
    part = place.with_name(place.name + _PART)
    for leftover in (part, place):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        part.parent.mkdir(exist_ok=True)
        _fill(part, network)
        part.rename(place)
    except OSError as error:
        raise CaseError(f"{place}: the graph cannot be written ({error})") from error
    for old in part.parent.iterdir():
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


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


def _fill(place: Path, network: Network) -> None:
    store = ox.Store(str(place))
    store.bulk_extend(quads(network))
    store.optimize()
    store.flush()
