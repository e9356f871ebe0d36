"""``pressgraph merge``, ``split``, ``rename``, ``retype``, ``reject`` and ``undo``: one judgement each; and many of a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from pressgraph.desk import Desk
from pressgraph.judgements import Judgement
from pressgraph.summary import counted


def run(args: argparse.Namespace) -> int:
    """Enter a judgement and say what was entered."""
    judgement = ACTS[args.command](Desk(args.case, who=args.by), args)
    print(f"judgement {judgement.number}: {judgement.act}: {judgement.about}")
    return 0


def apply(args: argparse.Namespace) -> int:
    """Add the judgements of a file; say what was refused and what waits for its articles."""
    applied = Desk(args.case).apply(args.apply)
    for text in (*applied.refused, *applied.waiting):
        print(f"pressgraph: {text}", file=sys.stderr)
    known = f", {len(applied.known)} known already" if applied.known else ""
    refused = f", {len(applied.refused)} refused" if applied.refused else ""
    print(f"{counted(len(applied.added), 'judgement')} added{known}{refused}")
    return 1 if applied.refused else 0


def _reject(desk: Desk, args: argparse.Namespace) -> Judgement:
    return (desk.reject_claim if args.what == "claim" else desk.reject_event)(args.id, why=args.why)


ACTS: Mapping[str, Callable[[Desk, argparse.Namespace], Judgement]] = {
    "merge": lambda desk, args: desk.merge(*args.entities, why=args.why),
    "split": lambda desk, args: desk.split(args.entity, args.other, articles=args.articles, why=args.why),
    "rename": lambda desk, args: desk.rename(args.entity, args.name, why=args.why),
    "retype": lambda desk, args: desk.retype(args.entity, args.kind, why=args.why),
    "reject": _reject,
    "undo": lambda desk, args: desk.undo(args.number, why=args.why),
}
