"""The whole walk; the only module that knows the order of the stages.

Everything that spaCy builds (``Doc``, ``Span``, vocabulary entries) is dropped with each batch: corpora stream and memory does
not grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.case import Case
from pressgraph.coreference import chain_mentions
from pressgraph.curation import Trouble, decide, find_rejected, find_troubles, trouble_numbers
from pressgraph.entities import resolve_entities
from pressgraph.errors import CaseError, InputError
from pressgraph.events import find_events
from pressgraph.events.dates import find_dates
from pressgraph.events.merging import merge_events
from pressgraph.ingest import read_articles
from pressgraph.judgements import Judgement
from pressgraph.language import load_language, looks_english, model_label
from pressgraph.mentions import find_mentions
from pressgraph.model import Article, Network, Record, Rejected
from pressgraph.store import CaseStore, record_key
from pressgraph.summary import BuildSummary, Counts
from pressgraph.version import __version__

# articles that are parsed together and written in one transaction: what a broken-off build may lose
BATCH_SIZE = 8
OnError = Callable[[InputError], None]
Progress = Callable[[Iterable[Article]], Iterable[Article]]


def reader_label(nlp: Language) -> str:
    """Who read a record: model and Pressgraph version, for example ``en_core_web_md-3.8.0 pressgraph-0.1.0``."""
    return f"{model_label(nlp)} pressgraph-{__version__}"


def read_doc(doc: Doc, article: Article, *, reader: str) -> Record:
    """The record of an article that is parsed already.

    Args:
        doc: the parse of exactly ``article.text``.
        article: the article; without a date its relative dates stay unresolved.
        reader: the label that the record carries (``reader_label``).

    Returns:
        What was read; nothing of a text that does not look English.
    """
    if not looks_english(article.text):
        return Record(article.id, article.title, article.date, article.url, (), (), (), reader)
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
    # each is parsed alone: padding must not let one article change another's parse; measured on 100 articles, it costs no time
    with nlp.memory_zone():
        return [_read_noted(doc, article, reader) for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=1)]


def _read_noted(doc: Doc, article: Article, reader: str) -> Record:
    try:
        return read_doc(doc, article, reader=reader)
    except Exception as error:
        error.add_note(f"while reading article {article.id!r}")
        raise


def resolve(articles: Iterable[Article], records: Sequence[Record], judgements: Iterable[Judgement] = ()) -> Network:
    """The network of a set of articles, as a person's judgements have it: the same whatever the order of the articles."""
    log = tuple(judgements)
    decisions, _ = decide(log, {record.doc: record for record in records})
    entities = resolve_entities(records, decisions)
    events, claims = merge_events(records, entities)
    models = tuple(sorted((record.doc, record.model.split()[0]) for record in records))
    network = Network(tuple(sorted(articles, key=lambda a: a.id)), entities, events, claims, models, log)
    rejected, _ = find_rejected(log, network)
    return _without_rejected(network, records, rejected) if rejected else network


def _without_rejected(network: Network, records: Sequence[Record], rejected: Mapping[str, str]) -> Network:
    """Rejected claims set aside, and the events as the other claims tell them."""
    gone = tuple(claim for claim in network.claims if claim.id in rejected)
    told = {claim.event for claim in gone}
    aside = Rejected(tuple(event for event in network.events if event.id in told), gone, tuple(rejected.items()))
    events, claims = merge_events(records, network.entities, without=rejected)
    return replace(network, events=events, claims=claims, rejected=aside)


def build(  # noqa: PLR0913  # each is a choice of its own, and all have a default
    inputs: str | Path | Sequence[str | Path],
    *,
    case: str | Path = "case",
    model: str | Language | None = None,
    date: str | None = None,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    reread: bool = False,
) -> Case:
    """Read articles into a case and bring its graph up to date.

    What is in the case already and unchanged is not read again; articles of the case that are not among the inputs stay.

    Args:
        inputs: files, folders of them, or ``-`` for standard input.
        case: the folder of the case; made if there is none.
        model: a spaCy pipeline: by name or path, or one that ``load_language`` has loaded.
        date: the publication date of articles that name none, ``YYYY-MM-DD``.
        on_error: called with each input that cannot be read; they stand in ``case.summary.failed`` in any case.
        progress: wraps the articles to be looked at, for example ``tqdm``.
        reread: read every article again.

    Returns:
        The case; what was done is in its ``summary``.

    Raises:
        InputError: none of the inputs could be read.
        CaseError: the folder is no case, or another process is changing it.
    """
    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.append(error)
        if on_error:
            on_error(error)

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    nlp = model if isinstance(model, Language) else load_language(model)
    with CaseStore(case, create=True) as store, store.lock():
        articles = read_articles(paths, date=date, on_error=fail)
        counts = _add_articles(store, nlp, progress(articles) if progress else articles, reread=reread)
        if failed and not counts.total:
            raise failed[0]
        is_current = store.is_current() and not reread
        troubles = () if is_current else write_network(store)
    built = Case(case)
    built.troubles = troubles
    numbers = trouble_numbers(troubles)
    built.summary = BuildSummary.of(built.resolved(), counts, failed=tuple(failed), did_nothing=is_current, troubled=numbers)
    return built


def withdraw(article_ids: str | Sequence[str], *, case: str | Path = "case") -> Case:
    """Take articles out of a case, with everything that rests on them alone.

    Raises:
        CaseError: the case lacks one of the articles; nothing is changed then.
    """
    ids = [article_ids] if isinstance(article_ids, str) else list(article_ids)
    with CaseStore(case) as store, store.lock():
        known = [article.id for article in store.read_articles()]
        for missing in sorted(set(ids) - set(known)):
            near = get_close_matches(missing, known, n=3, cutoff=0.4)
            raise CaseError(f"{case}: no article {missing!r} in this case" + (f"; did you mean {', '.join(near)}?" if near else ""))
        with store.transaction():
            store.delete_articles(ids)
            troubles = write_network(store)
    left = Case(case)
    left.troubles = troubles
    return left


def _add_articles(store: CaseStore, nlp: Language, articles: Iterable[Article], *, reread: bool) -> Counts:
    """Put new and changed articles and their records into the case, in batches."""
    reader, counts, waiting = reader_label(nlp), Counts(), iter(articles)
    while batch := list(islice(waiting, BATCH_SIZE)):
        known = {article.id: store.find_article(article.id) for article in batch}
        changed = [a for a in batch if reread or a != known[a.id] or store.record_key(a.id) != record_key(a, reader)]
        # two articles of one text (agency copy) are read once
        unread = {record_key(a, reader): a for a in changed if reread or not store.has_record(record_key(a, reader))}
        store.write_articles(changed, read_records(nlp, unread.values()), reader=reader)
        foreign = [a for a in batch if not looks_english(a.text)]
        counts.add(batch, new=[a for a in batch if known[a.id] is None], changed=changed, foreign=foreign)
    return counts


def write_network(store: CaseStore) -> tuple[Trouble, ...]:
    """Make network and graph of what a case holds, by its judgements; what is wrong with these."""
    records = list(store.read_records())
    network = resolve(store.read_articles(), records, store.read_judgements())
    store.write_network(network)
    return find_troubles(network, {record.doc: record for record in records}) if network.judgements else ()
