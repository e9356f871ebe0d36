"""``pressgraph actions``: the actions that are read, and the check of a user's own table."""

from __future__ import annotations

import argparse
import shutil
import sys

from pressgraph.cli.tables import text_table
from pressgraph.evaluate.trials import try_rows
from pressgraph.events import ActionTable, load_actions, read_actions
from pressgraph.graph.terms import actions
from pressgraph.language import load_language
from pressgraph.summary import counted


def run(args: argparse.Namespace) -> int:
    """List the actions, or try a user's table on its own examples."""
    if args.table is None:
        rows = [(a.id, a.edge_label, a.definition, a.example) for a in actions().values()]
        print(
            text_table(
                ("action", "edge", "covers", "example"),
                rows,
                width=shutil.get_terminal_size().columns if sys.stdout.isatty() else 0,
            )
        )
        return 0
    return _check(read_actions(args.table), args.model)


def _check(table: ActionTable, model: str | None) -> int:
    print(f"{table.name}: {counted(len(table.own_rows), 'row')}, {counted(len(table.added), 'new action')}")
    for action in table.added:
        like = f", like {action.like}" if action.like else ""
        print(f"{action.id}{like}: {action.label}, read as “{action.edge}”: {action.definition}")
    known = {(row.words, row.pos) for row in load_actions().rows}
    unread = 0
    for trial in try_rows(load_language(model), table):
        row = trial.row
        instead = "; holds in place of Pressgraph's own row" if (row.words, row.pos) in known else ""
        print(f"line {row.line}: {row.action}: {row.trigger} ({row.pos}) {trial}{instead}")
        unread += not trial.is_read
    if unread:
        print(f"{counted(unread, 'row')} not read; change the example or the row (docs/how-to-add-an-action.md)")
    return 1 if unread else 0
