"""``pressgraph check``: is the graph as its shapes say, do tables and ontology agree, do judgements."""

from __future__ import annotations

import argparse
from importlib import import_module

from pressgraph.curation import find_troubles
from pressgraph.graph.validation import check_tables, validate
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Print what is wrong; nothing wrong is said too."""
    # working out needs spaCy, the other checks need not wait for it
    otherwise = import_module("pressgraph.build").rebuild(args.case) if args.rebuild else ()
    if args.rebuild:
        print("rebuild: " + (f"otherwise before: {', '.join(otherwise)}" if otherwise else "the case is what it was"))
    tables = check_tables()
    print(f"tables and ontology: {tables}")
    with CaseStore(args.case) as store:
        graph, network = store.open_graph(), store.read_network()
        troubles = find_troubles(network, store.records()) if network.judgements else ()
    report = validate(graph)
    print(f"graph: {report}")
    if network.judgements:
        print("judgements: " + ("\n".join(map(str, troubles)) or "no problem found"))
    is_contradicted = any(trouble.is_conflict for trouble in troubles)
    return 0 if tables.conforms and report.conforms and not is_contradicted and not otherwise else 1
