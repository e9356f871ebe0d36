"""``pressgraph check``: is the graph as its shapes say, and do tables and ontology agree."""

from __future__ import annotations

import argparse

from pressgraph.graph.validation import check_tables, validate
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Print what is wrong; nothing wrong is said too."""
    tables = check_tables()
    print(f"tables and ontology: {tables}")
    with CaseStore(args.case) as store:
        graph = store.open_graph()
    report = validate(graph)
    print(f"graph: {report}")
    return 0 if tables.conforms and report.conforms else 1
