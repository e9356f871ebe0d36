"""``pressgraph extract``: articles in, records out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from pressgraph.build import read_records
from pressgraph.cli.terminal import Complaints, opened, progress
from pressgraph.events import action_table
from pressgraph.ingest import read_articles
from pressgraph.language import load_language, looks_english
from pressgraph.model import Article


def run(args: argparse.Namespace) -> int:
    """Write the record of each article, in input order."""
    table = action_table(args.actions)
    nlp = load_language(args.model)
    complaints = Complaints()
    articles = read_articles(args.inputs, date=args.date, on_error=complaints)
    with opened(args.output) as out:
        for record in progress(read_records(nlp, _noted(articles), actions=table), args.inputs):
            out.write(json.dumps(record.to_json(reasons=args.reasons), ensure_ascii=False) + "\n")
    return complaints.exit_code


def _noted(articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        if not looks_english(article.text):
            tqdm.write(f"pressgraph: {article.id}: not in English, it seems; nothing read", file=sys.stderr)
        yield article
