"""``pressgraph extract``: articles in, records out."""

from __future__ import annotations

import argparse
import json

from pressgraph.build import read_records
from pressgraph.cli.terminal import Complaints, opened, progress
from pressgraph.ingest import read_articles
from pressgraph.language import load_language


def run(args: argparse.Namespace) -> int:
    """Write the record of each article, in input order."""
    nlp = load_language(args.model)
    complaints = Complaints()
    articles = read_articles(args.inputs, date=args.date, on_error=complaints)
    with opened(args.output) as out:
        for record in progress(read_records(nlp, articles), args.inputs):
            out.write(json.dumps(record.to_json(reasons=args.reasons), ensure_ascii=False) + "\n")
    return complaints.exit_code
