"""``pressgraph extract``: articles in, records out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from pressgraph.build import read_records
from pressgraph.cli.complaints import Complaints
from pressgraph.errors import InputError
from pressgraph.ingest import read_articles
from pressgraph.language import load_language


def run(args: argparse.Namespace) -> int:
    """Write the record of each article, in input order."""
    nlp = load_language(args.model)
    complaints = Complaints()
    articles = read_articles(args.inputs, date=args.date, on_error=complaints)
    with opened(args.output) as out:
        for record in tqdm(read_records(nlp, articles), unit=" articles", disable=None):
            out.write(json.dumps(record.to_json(reasons=args.reasons), ensure_ascii=False) + "\n")
    return complaints.exit_code


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """A file to write text to, or standard output for ``-``."""
    if name == "-":
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", path=name) from error
