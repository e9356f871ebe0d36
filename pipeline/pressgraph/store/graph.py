"""The folder ``graph/`` of a case: the quads of its network in a pyoxigraph store, replaced as a whole.

A new graph is written beside the old one and takes its place when it is complete, so a reader in another process sees one or the
other; one that has the old graph open keeps it. ``graph.digest`` says what the graph was made from; a graph without it, or with
another, is stale.
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
STAMP = "graph.digest"
_TRIES, _PAUSE = 40, 0.05


def graph_digest(folder: Path) -> str | None:
    """What the graph of a case was made from, or None where there is no complete graph."""
    stamp = folder / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() and (folder / FOLDER).is_dir() else None


def write_graph(folder: Path, network: Network, digest: str) -> None:
    """Write the graph of a network and put it in the place of the old one."""
    place, part, old = folder / FOLDER, folder / f"{FOLDER}.part", folder / f"{FOLDER}.old"
    for leftover in (part, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        _fill(part, network)
        (folder / STAMP).unlink(missing_ok=True)
        if place.exists():
            place.rename(old)
        part.rename(place)
        (folder / STAMP).write_text(digest, encoding="utf-8")
    except OSError as error:
        raise CaseError(f"{place}: the graph cannot be written ({error})") from error
    shutil.rmtree(old, ignore_errors=True)


def open_graph(folder: Path) -> ox.Store:
    """The graph of a case, to be read only; another process may replace it meanwhile.

    Raises:
        CaseError: it cannot be opened.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            return ox.Store.read_only(str(folder / FOLDER))
        except OSError as error:
            # for a moment, between two graphs, there is none
            if attempt == _TRIES:
                raise CaseError(
                    f"{folder / FOLDER}: the graph cannot be opened ({error}); delete it, it will be made again"
                ) from error
            time.sleep(_PAUSE)
    raise AssertionError("unreachable")


def _fill(place: Path, network: Network) -> None:
    store = ox.Store(str(place))
    store.bulk_extend(quads(network))
    store.optimize()
    store.flush()
