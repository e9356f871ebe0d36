"""``pressgraph explain``: why an event is in the graph."""

from __future__ import annotations

import argparse

from pressgraph.explanation import explain
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Print the explanation of an event."""
    with CaseStore(args.case) as store:
        network = store.read_network()
    print(explain(network, args.event))
    return 0
