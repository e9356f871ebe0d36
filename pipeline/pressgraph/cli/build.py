"""``pressgraph build`` and ``pressgraph withdraw``: what goes into a case, and out of it."""

from __future__ import annotations

import argparse
import sys

from pressgraph.build import build, erase_words, withdraw
from pressgraph.cli.terminal import Complaints, progress
from pressgraph.curation import trouble_numbers
from pressgraph.errors import InputError
from pressgraph.reconciling import what_is_sent
from pressgraph.store import CaseStore
from pressgraph.summary import TROUBLED, counted

# articles of a case whose graph takes more than some seconds to write
_TAKES_A_WHILE = 500
_ERASING = "answers are without it from now on; erasing its words from the graph's files (if broken off, the next build goes on)"
_LATER = (
    "its words are still in the graph's files, where no question finds them; to erase them: pressgraph check --rebuild --case {}"
)


def run(args: argparse.Namespace) -> int:
    """Change a case and say what was done."""
    return _withdraw(args) if args.command == "withdraw" else _build(args)


def _build(args: argparse.Namespace) -> int:
    complaints = Complaints()
    try:
        case = build(
            args.inputs,
            case=args.case,
            model=args.model,
            date=args.date,
            on_error=complaints,
            progress=lambda articles: progress(articles, args.inputs),
            reread=args.reread,
            actions=args.actions,
            entities=args.entities,
            on_sending=lambda url, names: print(f"pressgraph: {what_is_sent(url, names)}", file=sys.stderr),
        )
    except InputError:
        if not complaints.count:
            raise
        return complaints.exit_code  # nothing could be read, and each reason has been said
    print(case.summary)
    return complaints.exit_code


def _withdraw(args: argparse.Namespace) -> int:
    case = withdraw(args.articles, case=args.case, erase=False)
    with CaseStore(args.case) as store:
        left, unerased = store.counts().articles, store.unerased()
    print(f"withdrawn: {', '.join(args.articles)}; the case has {counted(left, 'article')} left", flush=True)
    if case.troubles:
        print(TROUBLED.format(", ".join(map(str, trouble_numbers(case.troubles)))))
    if args.later and unerased:
        print(_LATER.format(args.case))
        return 0
    if left > _TAKES_A_WHILE:
        print(_ERASING, flush=True)
    erase_words(args.case)
    return 0
