"""``pressgraph evaluate``: scores against gold facts."""

from __future__ import annotations

import argparse
from pathlib import Path

from pressgraph.evaluate import render, run_evaluation


def run(args: argparse.Namespace) -> int:
    """Print the scores."""
    report = run_evaluation(Path(args.gold), predictions=args.pred and Path(args.pred), model=args.model, actions=args.actions)
    print(render(report, args.format, errors=args.errors, examples=args.examples))
    return 0
