"""``pressgraph story`` and ``pressgraph stance``: a thing's life and an actor's side, in the order of time."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Callable, Mapping

import pandas as pd

from pressgraph.cli.terminal import opened
from pressgraph.export.tables import safe_cell
from pressgraph.store import CaseStore
from pressgraph.stories import Stance, Story, tell_story, trace_stance

Told = Story | Stance


def run(args: argparse.Namespace) -> int:
    """Write a story or a stance."""
    with CaseStore(args.case) as store:
        network, records = store.read_network(), store.read_records()
        told: Told = (
            tell_story(network, records, args.name)
            if args.command == "story"
            else trace_stance(network, records, args.actor, args.thing)
        )
    text = FORMATS[args.format](told)
    with opened(args.output) as out:
        out.write(text if text.endswith("\n") else f"{text}\n")
    return 0


def _csv(told: Told) -> str:
    table = told.frame()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([safe_cell("" if pd.isna(value) else value) for value in row] for row in table.itertuples(index=False))
    return out.getvalue()


def _json(told: Told) -> str:
    return json.dumps(told.to_json(), ensure_ascii=False, indent=2)


def _svg(told: Told) -> str:
    return str(told.picture()) if isinstance(told, Story) else ""


FORMATS: Mapping[str, Callable[[Told], str]] = {
    "text": str,
    "csv": _csv,
    "json": _json,
    "html": lambda told: told.to_html(),
    "svg": _svg,
}
