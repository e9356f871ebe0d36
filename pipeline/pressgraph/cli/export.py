"""``pressgraph export``: the graph as a file."""

from __future__ import annotations

import argparse

from pressgraph.export import export
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Write the graph of a case."""
    with CaseStore(args.case) as store:
        network = store.read_network()
    export(network, args.format, args.output)
    return 0
