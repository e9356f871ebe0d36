"""nodes.csv and edges.csv."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from tests.factories import philadelphia

from pressgraph.export import export
from pressgraph.export.tables import EDGE_COLUMNS, NODE_COLUMNS, safe_cell
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network


def rows(network: Network, folder: Path, name: str) -> list[dict[str, str]]:
    export(network, "csv", folder)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_node_and_edge_is_a_row(tmp_path: Path) -> None:
    graph = to_networkx(philadelphia())
    nodes, edges = rows(philadelphia(), tmp_path, "nodes.csv"), rows(philadelphia(), tmp_path, "edges.csv")
    assert tuple(nodes[0]) == NODE_COLUMNS and tuple(edges[0]) == EDGE_COLUMNS
    assert sorted(row["id"] for row in nodes) == sorted(graph)
    assert sorted((row["source"], row["target"], row["claim"]) for row in edges) == sorted(
        (a, b, data["claim"]) for a, b, data in graph.edges(data=True)
    )


def test_a_row_says_who_did_what_and_which_sentence_says_so(tmp_path: Path) -> None:
    row = next(row for row in rows(philadelphia(), tmp_path, "edges.csv") if row["claim"] == "terminate-pars-1")
    assert (row["source_label"], row["action"], row["target_label"], row["status"]) == (
        "Jim Kenney",
        "terminate",
        "PARS agreement",
        "actual",
    )
    assert row["sentence"] == "Mayor Jim Kenney terminated the PARS agreement on Thursday."
    assert row["outlet"] == "The Example Inquirer"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("Kenney", "Kenney"),
        ("", ""),
        (-0.5, -0.5),
    ],
)
def test_no_cell_is_a_formula(cell: object, safe: object) -> None:
    assert safe_cell(cell) == safe


def test_a_hostile_name_is_no_formula(tmp_path: Path) -> None:
    network = philadelphia()
    entities = tuple(dataclasses.replace(entity, name='=HYPERLINK("http://example.org")') for entity in network.entities)
    for name in ("nodes.csv", "edges.csv"):
        for row in rows(dataclasses.replace(network, entities=entities), tmp_path, name):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
