"""``pressgraph export``: the graph as a file."""

from __future__ import annotations

import argparse
import sys

from pressgraph.errors import ExportError
from pressgraph.export import export
from pressgraph.store import CaseStore

_PAGES = frozenset({"html", "pyvis"})


def run(args: argparse.Namespace) -> int:
    """Write the graph of a case."""
    if args.format in _PAGES and args.output == "-" and sys.stdout.isatty():
        raise ExportError(f"a page is nothing to read in a terminal; write it to a file with -o {args.case}.html")
    with CaseStore(args.case) as store:
        network = store.read_network()
    export(network, args.format, args.output)
    return 0
