"""Exporters: the graph of a case as a file for other tools.

To add a format, write one small module with a ``FileExporter`` or ``FolderExporter`` and put it into ``EXPORTERS``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pressgraph.errors import ExportError
from pressgraph.export.base import Exporter
from pressgraph.export.html import HTML, PYVIS
from pressgraph.export.networks import GEXF, GRAPHML
from pressgraph.export.tables import CSV
from pressgraph.export.triples import JSONLD, NQUADS, TRIG, TURTLE
from pressgraph.model import Network

__all__ = ["EXPORTERS", "Exporter", "HasNetwork", "export", "find_exporter"]

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter for exporter in (TRIG, NQUADS, TURTLE, JSONLD, GRAPHML, GEXF, CSV, HTML, PYVIS)
}


class HasNetwork(Protocol):
    """A case: whatever can give its resolved graph as plain data."""

    def resolved(self) -> Network:
        """The whole graph."""


def find_exporter(name: str) -> Exporter:
    """The exporter of a format.

    Raises:
        ExportError: there is no such format; the message lists those there are.
    """
    try:
        return EXPORTERS[name]
    except KeyError:
        raise ExportError(f"unknown format {name!r}; there are: {', '.join(EXPORTERS)}") from None


def export(case: HasNetwork | Network, format: str, path: str | Path) -> None:  # noqa: A002  # the command line's word
    """Write a case, or its network, in one format.

    Args:
        case: the case.
        format: a name of ``EXPORTERS``.
        path: the file, ``-`` for standard output; for ``csv`` a folder.

    Raises:
        ExportError: the format is unknown, or the file cannot be written.
    """
    exporter = find_exporter(format)
    exporter.write(case if isinstance(case, Network) else case.resolved(), path)
