"""``pressgraph entities review``: doubtful merges, one by one, each with its evidence."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from pressgraph.cli.tables import plain_line
from pressgraph.desk import Desk, Doubt
from pressgraph.errors import JudgementError

ANSWERS = "one? [y]es, [n]o, [s]kip, [q]uit: "


def run(args: argparse.Namespace) -> int:
    """Show the proposals one by one, or all as JSON."""
    desk = Desk(args.case, who=args.by)
    doubts = _wanted(desk.review(least=args.least), args)
    if args.json:
        print(json.dumps([_data(doubt) for doubt in doubts], ensure_ascii=False, indent=2))
        return 0
    if not doubts:
        print("nothing to review: no doubtful merges that nobody has judged")
        return 0
    for number, doubt in enumerate(doubts, 1):
        print("\n".join(_lines(doubt, number, len(doubts))))
        answer = _ask(ANSWERS, "ynsq")
        if answer == "q":
            break
        if answer in {"y", "n"}:
            _judge(desk, doubt, is_one=answer == "y")
    return 0


def _wanted(doubts: list[Doubt], args: argparse.Namespace) -> list[Doubt]:
    """The proposals of a kind or a name."""
    name = (args.name or "").casefold()
    return [
        doubt
        for doubt in doubts
        if (not args.kind or args.kind in {entity.kind.value for entity in doubt.entities})
        and any(name in other.casefold() for entity in doubt.entities for other in (entity.name, *entity.aliases))
    ]


def _ask(question: str, allowed: str) -> str:
    """The first letter of an answer; the end of input quits."""
    while True:
        try:
            answer = input(question).strip().lower()[:1]
        except EOFError:
            print()
            return "q"
        if answer and answer in allowed:
            return answer


def _judge(desk: Desk, doubt: Doubt, *, is_one: bool) -> None:
    proposed = doubt.proposal.reasons[0] if is_one else f"not one, although {doubt.proposal.reasons[0]}"
    why = _reason(f"why? [Enter: {plain_line(proposed)}] ")
    one, other = doubt.entities
    try:
        judgement = (desk.merge if is_one else desk.split)(one.id, other.id, why=why or proposed)
    except JudgementError as error:  # an answer before may have settled or changed it
        print(f"  not entered: {error}")
        return
    print(f"  judgement {judgement.number}: {judgement.act}")


def _reason(question: str) -> str:
    """What is typed, if anything; a letter meant for the next pair is no reason that anybody would sign."""
    while True:
        try:
            why = input(question).strip()
        except EOFError:
            print()
            return ""
        if len(why) != 1:
            return why
        print("  a reason in words, please, or Enter for the one shown")


def _lines(doubt: Doubt, number: int, count: int) -> Iterator[str]:
    yield f"\n{number} of {count}, score {doubt.proposal.score:.2f}"
    for entity, sentences in zip(doubt.entities, doubt.sentences, strict=True):
        articles = len({article for article, _ in entity.chains})
        yield plain_line(f"  {entity.name} ({entity.id}), {articles} article{'s' * (articles != 1)}")
        yield from (plain_line(f"      “{s.text}” — {s.article}{f', {s.date}' if s.date else ''}") for s in sentences)
    yield from (plain_line(f"  because {reason}") for reason in doubt.proposal.reasons)


def _data(doubt: Doubt) -> dict[str, Any]:
    sides = [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind.value,
            "articles": len({article for article, _ in entity.chains}),
            "evidence": [{"article": s.article, "date": s.date, "sentence": s.text} for s in sentences],
        }
        for entity, sentences in zip(doubt.entities, doubt.sentences, strict=True)
    ]
    return {"score": doubt.proposal.score, "reasons": list(doubt.proposal.reasons), "one": sides[0], "other": sides[1]}
