"""``pressgraph read``: articles with their facts beside the words they were read off."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from pressgraph.cli.terminal import opened
from pressgraph.errors import ExportError, QueryError
from pressgraph.export.base import STDOUT, write_file
from pressgraph.export.html.reading import file_names, find_article, index_page, reading_page
from pressgraph.model import Article, Network
from pressgraph.store import CaseStore


def run(args: argparse.Namespace) -> int:
    """Write the reading view of one article, or a folder of them."""
    with CaseStore(args.case) as store:
        network = store.read_network()
        articles = _chosen(network, args)
        if len(articles) == 1 and not args.all:
            page = reading_page(network, store.find_record(articles[0].id), articles[0])
            with opened(args.output) as out:
                out.write(page)
            return 0
        _write_folder(args.output, network, articles, store)
    return 0


def _chosen(network: Network, args: argparse.Namespace) -> Sequence[Article]:
    if args.all and args.articles:
        raise QueryError("name articles, or give --all, not both")
    if args.all:
        return network.articles
    if not args.articles:
        raise QueryError("which article? `pressgraph read ID`, or --all; the ids are the names of the files that were read")
    found = {article.id: article for article in (find_article(network.articles, name) for name in args.articles)}
    return list(found.values())


def _write_folder(output: str, network: Network, articles: Sequence[Article], store: CaseStore) -> None:
    folder = Path(output)
    if output == STDOUT or folder.is_file() or folder.suffix.lower() in {".html", ".htm"}:
        raise ExportError(f"these are several pages: name a folder with -o, not {output!r}")
    named = list(zip(articles, file_names(articles), strict=True))
    for article, name in named:
        write_file(folder / name, reading_page(network, store.find_record(article.id), article))
    write_file(folder / "index.html", index_page(f"{len(articles)} articles, as they were read", named, network))
