"""``pressgraph judgements``: the log of what persons decided, as a list, as a file, and out of a file."""

from __future__ import annotations

import argparse
from importlib import import_module

from pressgraph.cli.answers import FORMATS
from pressgraph.cli.terminal import opened
from pressgraph.curation.exchange import log_lines
from pressgraph.judgements import active
from pressgraph.store import CaseStore

COLUMNS = ("number", "act", "about", "why", "who", "at", "stands")


def run(args: argparse.Namespace) -> int:
    """List the log, write it, or add to it."""
    if args.apply:  # makes the graph anew, which needs the whole walk
        code: int = import_module("pressgraph.cli.judge").apply(args)
        return code
    with CaseStore(args.case) as store:
        log = store.read_judgements()
    if args.export:
        with opened(args.export) as out:
            out.write(log_lines(log))
        return 0
    standing = {judgement.id for judgement in active(log)}
    rows = [(j.number, j.act.value, j.about, j.why, j.who, j.at, "yes" if j.id in standing else "no") for j in log]
    FORMATS[args.format](COLUMNS, rows)
    return 0
