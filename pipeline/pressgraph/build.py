"""The whole walk; the only module that knows the order of the stages.

Everything that spaCy builds (``Doc``, ``Span``, vocabulary entries) is dropped with each batch: corpora stream and memory does not grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.language import model_label
from pressgraph.model import Article, Record

BATCH_SIZE = 8


def _stage(module: str, name: str) -> Any:
    # while the stages are being written by several people: what is not there yet finds nothing
    try:
        return getattr(import_module(f"pressgraph.{module}"), name)
    except (ModuleNotFoundError, AttributeError):
        return lambda *_, **__: ()


find_mentions = _stage("mentions", "find_mentions")
chain_mentions = _stage("coreference", "chain_mentions")
find_dates = _stage("events.dates", "find_dates")
find_events = _stage("events", "find_events")


def reader_label(nlp: Language) -> str:
    """Who read a record: model and Pressgraph version, for example ``en_core_web_md-3.8.0 pressgraph-0.1.0``."""
    return f"{model_label(nlp)} pressgraph-{version('pressgraph')}"


def read_doc(doc: Doc, article: Article, *, reader: str) -> Record:
    """The record of an article that is parsed already.

    Args:
        doc: the parse of exactly ``article.text``.
        article: the article; without a date its relative dates stay unresolved.
        reader: the label that the record carries (``reader_label``).
    """
    mentions = find_mentions(doc, boilerplate=article.boilerplate)
    entities = chain_mentions(doc, mentions)
    dates = find_dates(doc, article.date)
    events = find_events(doc, entities, dates, published=article.date, boilerplate=article.boilerplate)
    return Record(article.id, article.title, article.date, article.url, entities, dates, events, reader)


def read_record(nlp: Language, article: Article) -> Record:
    """Read one article."""
    return next(read_records(nlp, [article]))


def read_records(nlp: Language, articles: Iterable[Article]) -> Iterator[Record]:
    """Read articles in their order, in batches, streaming.

    Args:
        nlp: a pipeline from ``load_language``.
        articles: what to read; none longer than ``nlp.max_length``.
    """
    reader, waiting = reader_label(nlp), iter(articles)
    while batch := list(islice(waiting, BATCH_SIZE)):
        yield from _read_batch(nlp, batch, reader)


def _read_batch(nlp: Language, batch: list[Article], reader: str) -> list[Record]:
    pairs = [(article.text, article) for article in batch]
    with nlp.memory_zone():
        return [_read_noted(doc, article, reader) for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE)]


def _read_noted(doc: Doc, article: Article, reader: str) -> Record:
    try:
        return read_doc(doc, article, reader=reader)
    except Exception as error:
        error.add_note(f"while reading article {article.id!r}")
        raise
