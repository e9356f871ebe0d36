"""Two tables for spreadsheets: nodes.csv and edges.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from pressgraph.export.base import FolderExporter
from pressgraph.export.plain import plain_graph
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network

NODE_COLUMNS = ("id", "label", "kind", "aliases", "events", "articles", "iri")
EDGE_COLUMNS = (
    "source",
    "source_label",
    "target",
    "target_label",
    "action",
    "label",
    "status",
    "statuses",
    "role",
    "recipient",
    "place",
    "speaker",
    "date",
    "sentence",
    "trigger",
    "article",
    "headline",
    "url",
    "outlet",
    "published",
    "confidence",
    "claim",
    "event",
    "claims",
    "articles",
)
# a spreadsheet runs a cell that begins with one of these as a formula (also after a tab or a line break)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before ``= + - @``; numbers stay numbers.

    >>> safe_cell('=HYPERLINK("http://example.org")')
    '\\'=HYPERLINK("http://example.org")'
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def node_rows(network: Network) -> Iterator[Mapping[str, object]]:
    """One row for each node, sorted by id."""
    graph = plain_graph(to_networkx(network))
    for node, data in graph.nodes(data=True):
        yield {**data, "id": node}


def edge_rows(network: Network) -> Iterator[Mapping[str, object]]:
    """One row for each edge, sorted by claim."""
    graph = plain_graph(to_networkx(network))
    names = {node: graph.nodes[node].get("label", node) for node in graph}
    for source, target, data in graph.edges(data=True):
        ends = {"source": source, "source_label": names[source], "target": target, "target_label": names[target]}
        yield {**data, **ends}


def _csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    fields = tuple(columns)
    writer.writerow(fields)
    writer.writerows([safe_cell(row.get(name, "")) for name in fields] for row in rows)
    return out.getvalue()


def _render(network: Network) -> dict[str, str]:
    return {"nodes.csv": _csv(NODE_COLUMNS, node_rows(network)), "edges.csv": _csv(EDGE_COLUMNS, edge_rows(network))}


CSV = FolderExporter("csv", "", "nodes.csv and edges.csv in a folder, for Excel, Flourish, Kumu, Datasette", _render)
