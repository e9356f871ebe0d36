"""``pressgraph entities``: who and what a case knows; the review of doubtful merges is in ``review``."""

from __future__ import annotations

import argparse
import json
from importlib import import_module

from pressgraph.cli.answers import print_table
from pressgraph.explanation import explain_entities
from pressgraph.store import CaseStore
from pressgraph.tables import ENTITY_COLUMNS, entity_table


def run(args: argparse.Namespace) -> int:
    """List the entities, or go through the proposals."""
    if args.what not in {"list", "review"}:
        return _explain(args)
    if args.what == "review":  # needs the whole walk; a list need not wait for spaCy
        code: int = import_module("pressgraph.cli.review").run(args)
        return code
    return _list(args)


def _explain(args: argparse.Namespace) -> int:
    """Tell of each entity that has the name why its chains are one."""
    with CaseStore(args.case) as store:
        texts = explain_entities(store.read_network(), args.what)
    shown = "\n\n".join(texts)
    print("".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in shown))
    return 0


def _list(args: argparse.Namespace) -> int:
    with CaseStore(args.case) as store:
        table = entity_table(store.read_network(), {"kind": args.kind} if args.kind else {})
    rows = table.to_dict("records")
    if args.name:
        wanted = args.name.casefold()
        rows = [row for row in rows if wanted in f"{row['name']}; {row['aliases']}".casefold()]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print_table(ENTITY_COLUMNS, [[row[column] for column in ENTITY_COLUMNS] for row in rows])
    return 0
