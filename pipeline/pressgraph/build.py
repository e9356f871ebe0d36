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
from pressgraph.curation import Trouble, decide, find_rejected, trouble_numbers
from pressgraph.entities import Known, load_known, parse_known, resolve_entities
from pressgraph.errors import CaseError, InputError
from pressgraph.events import Actions, ActionTable, action_table, find_events, load_actions, parse_actions
from pressgraph.events.dates import find_dates
from pressgraph.events.merging import merge_events
from pressgraph.ingest import read_articles
from pressgraph.judgements import Judgement, Rejected
from pressgraph.language import load_language, looks_english, model_label, parse
from pressgraph.memberships import find_memberships
from pressgraph.mentions import find_mentions
from pressgraph.model import Article, Network, OwnAction, Record
from pressgraph.reconciling import Tell, ask_service, is_service, warn_of_sending
from pressgraph.resources import rules_digest
from pressgraph.store import CaseStore, record_key
from pressgraph.summary import BuildSummary, Counts
from pressgraph.upkeep import bring_up_to_date
from pressgraph.upkeep.fingerprint import fingerprint
from pressgraph.version import __version__

# articles that are parsed together and written in one transaction: what a broken-off build may lose
BATCH_SIZE = 8
# what the label of a reader says of a user's action table
_OWN_TABLE = " actions-"
OnError = Callable[[InputError], None]
Progress = Callable[[Iterable[Article]], Iterable[Article]]


def reader_label(nlp: Language, actions: ActionTable | None = None) -> str:
    """Who read a record: model, Pressgraph, its rules, a user's table: ``en_core_web_md-3.8.0 pressgraph-0.1.0 rules-1a2b3c4d``."""
    own = f"{_OWN_TABLE}{actions.digest}" if actions and actions.digest else ""
    return f"{model_label(nlp)} pressgraph-{__version__} rules-{rules_digest()}{own}"


def read_doc(
    doc: Doc, article: Article, *, reader: str, actions: ActionTable | None = None, threshold: float | None = None
) -> Record:
    """The record of an article that is parsed already.

    Args:
        doc: the parse of exactly ``article.text``.
        article: the article; without a date its relative dates stay unresolved.
        reader: the label that the record carries (``reader_label``).
        actions: the action table; the package's own if None.
        threshold: the confidence below which a reading is no event; that of the weights if None.

    Returns:
        What was read; nothing of a text that does not look English.
    """
    if not looks_english(article.text):
        return Record(article.id, article.title, article.date, article.url, (), (), (), reader)
    mentions = find_mentions(doc, boilerplate=article.boilerplate)
    entities = chain_mentions(doc, mentions)
    dates = find_dates(doc, article.date)
    published, boilerplate = article.date, article.boilerplate
    events = find_events(doc, entities, dates, published=published, boilerplate=boilerplate, actions=actions, threshold=threshold)
    return Record(article.id, article.title, article.date, article.url, entities, dates, events, reader)


def read_record(nlp: Language, article: Article, *, actions: Actions | None = None) -> Record:
    """Read one article, with a user's action table if one is named."""
    return next(read_records(nlp, [article], actions=actions))


def read_records(
    nlp: Language, articles: Iterable[Article], *, actions: Actions | None = None, threshold: float | None = None
) -> Iterator[Record]:
    """Read articles in their order, in batches, streaming.

    Args:
        nlp: a pipeline from ``load_language``.
        articles: what to read; a long one is parsed in parts.
        actions: a user's action table, or its file (docs/how-to-add-an-action.md); None for the package's own alone.
        threshold: the confidence below which a reading is no event; None for that of the weights.

    Raises:
        TableError: the user's table is malformed.
    """
    table, waiting = action_table(actions), iter(articles)
    while batch := list(islice(waiting, BATCH_SIZE)):
        yield from _read_batch(nlp, batch, table, threshold)


def _read_batch(nlp: Language, batch: list[Article], table: ActionTable, threshold: float | None) -> list[Record]:
    reader = reader_label(nlp, table)
    # each is parsed alone: padding must not let one article change another's parse; measured on 100 articles, it costs no time
    with nlp.memory_zone():
        return [_read_noted(nlp, article, reader, table, threshold) for article in batch]


def _read_noted(nlp: Language, article: Article, reader: str, table: ActionTable, threshold: float | None) -> Record:
    try:
        is_english = looks_english(article.text)  # what is not is not parsed
        doc = parse(nlp, article.text if is_english else "")
        return read_doc(doc, article, reader=reader, actions=table, threshold=threshold)
    except Exception as error:
        error.add_note(f"while reading article {article.id!r}")
        raise


def resolve(
    articles: Iterable[Article],
    records: Sequence[Record],
    judgements: Iterable[Judgement] = (),
    *,
    added: Sequence[OwnAction] = (),
    known: Sequence[Known] = (),
) -> Network:
    """The network of a set of articles, the same whatever their order.

    Args:
        articles: the articles.
        records: the record of each.
        judgements: what persons decided, in the order of the log; it comes before all that is read.
        added: the actions of a user's table.
        known: the entities of a user's list.
    """
    log = tuple(judgements)
    decisions, _ = decide(log, {record.doc: record for record in records})
    entities = resolve_entities(records, decisions, known=known)
    events, claims = merge_events(records, entities)
    models = tuple(sorted((record.doc, record.model.split()[0]) for record in records))
    network = Network(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=entities,
        events=events,
        claims=claims,
        models=models,
        actions=tuple(added),
        judgements=log,
        memberships=find_memberships(records, entities),
    )
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
    actions: Actions | None = None,
    entities: str | Path | None = None,
    on_sending: Tell = warn_of_sending,
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
        reread: read every article again, those too that only the case has and that other rules or another model have read.
        actions: a user's action table, or its file, by which the whole case is read from now on; ``""`` for none, None for the one
            that the case was read with before.
        entities: a file of known entities, CSV or FollowTheMoney JSON Lines, whose names, kinds and ids win from now on; or the
            address of a reconciliation service, to which the names that the articles hold are sent; ``""`` for none, None for the
            one that the case has.
        on_sending: called with the address of such a service and the names before they are sent; a warning shows them otherwise.

    Returns:
        The case; what was done is in its ``summary``.

    Raises:
        InputError: none of the inputs could be read, or the file of entities cannot.
        CaseError: the folder is no case, or another process is changing it.
        TableError: the user's table is malformed.
    """
    given = None if actions is None else action_table(actions)
    listed = None if entities is None or is_service(entities) else load_known(entities) if entities else ("", "")
    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.append(error)
        if on_error:
            on_error(error)

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    nlp = model if isinstance(model, Language) else load_language(model)
    with CaseStore(case, create=True) as store, store.lock():
        articles = read_articles(paths, date=date, on_error=fail)
        table, counts = _table_of(store, given), Counts()
        _add_articles(store, nlp, table, progress(articles) if progress else articles, counts, reread=reread)
        if failed and not counts.total:
            raise failed[0]
        _add_articles(store, nlp, table, _read_otherwise(store, reader_label(nlp, table) if reread else None, table), counts)
        if listed is not None:
            store.write_known(*listed)
        elif is_service(entities):
            try:
                ask_service(store, str(entities), tell=on_sending)
            except InputError as error:  # the case keeps the list that it had
                fail(error)
        is_current = store.is_current() and not reread
        troubles = () if is_current else write_network(store, table, anew=reread)
        store.erase_many()
        counted = store.counts()
        outdated = sum(by != reader_label(nlp, table) for _, by in store.read_readers())
    built = Case(case)
    built.troubles = troubles
    summary = BuildSummary.of(counted, counts, failed=tuple(failed), did_nothing=is_current, own_table=table.name)
    built.summary = replace(summary, troubled=trouble_numbers(troubles), outdated=outdated)
    return built


def withdraw(article_ids: str | Sequence[str], *, case: str | Path = "case", erase: bool = True) -> Case:
    """Take articles out of a case, with everything that rests on them alone.

    Args:
        article_ids: the articles.
        case: the folder of the case.
        erase: rid the graph's files of their words, which takes long in a large case; no question finds them in any case.

    Raises:
        CaseError: the case lacks one of the articles; nothing is changed then.
    """
    ids = [article_ids] if isinstance(article_ids, str) else list(article_ids)
    with CaseStore(case) as store, store.lock():
        known = store.article_ids()
        for missing in sorted(set(ids) - set(known)):
            near = get_close_matches(missing, known, n=3, cutoff=0.4)
            raise CaseError(f"{case}: no article {missing!r} in this case" + (f"; did you mean {', '.join(near)}?" if near else ""))
        with store.transaction():
            store.delete_articles(ids)
            troubles = write_network(store)
        if erase:
            store.erase_words()
    left = Case(case)
    left.troubles = troubles
    return left


def erase_words(case: str | Path = "case") -> None:
    """Rid the files of a case of the words of withdrawn articles and of texts before their correction, which no question finds.

    Raises:
        CaseError: the folder is no case, or another process is changing it.
    """
    with CaseStore(case) as store, store.lock():
        store.erase_words()


def _table_of(store: CaseStore, given: ActionTable | None) -> ActionTable:
    """The action table by which a case is read: the one that is given, which the case keeps, else the one that it has kept."""
    name, text = store.read_own_table()
    if given is None:
        return parse_actions(text, name) if name else load_actions()
    if (given.name, given.text) != (name, text):
        store.write_own_table(given.name, given.text)
    return given


def _read_otherwise(store: CaseStore, label: str | None, table: ActionTable) -> list[Article]:
    """The articles of a case that were read by another user's table, since a case has one; or by any other label than one given."""
    readers = store.read_readers()
    others = (name for name, by in readers if by.partition(_OWN_TABLE)[2] != table.digest or (label and by != label))
    return [article for name in others if (article := store.find_article(name))]


def _add_articles(  # noqa: PLR0913  # what is written where
    store: CaseStore, nlp: Language, table: ActionTable, articles: Iterable[Article], counts: Counts, *, reread: bool = False
) -> None:
    """Put new and changed articles and their records into the case, in batches, and count them."""
    reader, waiting = reader_label(nlp, table), iter(articles)
    while batch := list(islice(waiting, BATCH_SIZE)):
        known = {article.id: store.find_article(article.id) for article in batch}
        changed = [a for a in batch if reread or a != known[a.id] or store.record_key(a.id) != record_key(a, reader)]
        # two articles of one text (agency copy) are read once
        unread = {record_key(a, reader): a for a in changed if reread or not store.has_record(record_key(a, reader))}
        store.write_articles(changed, read_records(nlp, unread.values(), actions=table), reader=reader)
        foreign = [a for a in batch if not looks_english(a.text)]
        counts.add(batch, new=[a for a in batch if known[a.id] is None], changed=changed, foreign=foreign)


def write_network(store: CaseStore, table: ActionTable | None = None, *, anew: bool = False) -> tuple[Trouble, ...]:
    """Bring network and graph up to date with what a case holds, by its judgements; what is wrong with these.

    Args:
        store: the case.
        table: the actions by which it is read; those that it has kept if not given.
        anew: work out everything anew, not only what changed.
    """
    added = (table or _table_of(store, None)).added
    return bring_up_to_date(store, known=_known_of(store), actions=added, anew=anew)


def rebuild(case: str | Path = "case") -> tuple[str, ...]:
    """Work network and graph of a case out anew, from its articles and judgements; what of them was otherwise before.

    Raises:
        CaseError: the folder is no case, was never finished, or another process is changing it.
    """
    with CaseStore(case) as store, store.lock():
        store.refuse_unfinished()
        before = fingerprint(store)
        write_network(store, anew=True)
        after = fingerprint(store)
    return tuple(name for name in before if before[name] != after[name])


def _known_of(store: CaseStore) -> tuple[Known, ...]:
    """The entities of the user's list that the case keeps."""
    name, text = store.read_known()
    return parse_known(text, name) if name else ()
