"""How well the records agree with facts that a person wrote down.

The command line calls ``run_evaluation`` and then ``render``::

    report = run_evaluation(Path(args.gold), predictions=args.pred and Path(args.pred), model=args.model)
    print(render(report, args.format, errors=args.errors))      # args.format is a key of RENDERERS: text, json, markdown

``score(gold, records)`` does the same for records at hand. The measures are those of the project's yardstick: a *fact* is right if
action, agent and object are; an *actor* if action and agent are; an *event* if the action is and its evidence overlaps the fact's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pressgraph.build import read_records
from pressgraph.errors import InputError
from pressgraph.evaluate.gold import GoldFact, read_gold, read_gold_articles
from pressgraph.evaluate.matching import SystemFact, system_facts
from pressgraph.evaluate.rendering import RENDERERS, render
from pressgraph.evaluate.report import Report, report_of
from pressgraph.events import Actions, action_table
from pressgraph.events.confidence import load_weights
from pressgraph.language import load_language
from pressgraph.model import Record

__all__ = [
    "DEFAULT_GOLD",
    "RENDERERS",
    "GoldFact",
    "Report",
    "SystemFact",
    "read_gold",
    "render",
    "run_evaluation",
    "score",
]

DEFAULT_GOLD = Path("data/gold")


def run_evaluation(
    gold: Path = DEFAULT_GOLD,
    *,
    predictions: Path | None = None,
    model: str | None = None,
    actions: Actions | None = None,
) -> Report:
    """Score against the gold facts of a folder.

    Args:
        gold: a folder of ``NAME.json`` files; ``NAME.txt`` lies beside them or in the folder ``articles`` beside the folder.
        predictions: records as ``pressgraph extract`` writes them; None reads the articles now.
        model: the spaCy pipeline to read with, where no predictions are given.
        actions: a user's action table to read with, or its file.

    Raises:
        InputError: a gold file, an article or the predictions cannot be read.
        TableError: the user's table is malformed.
    """
    table, facts = action_table(actions), read_gold(gold)
    if predictions:
        return score(facts, _read_predictions(predictions))
    # with the readings that are too unsure to be events, so that the report can tell what was missed for that reason
    records = read_records(load_language(model), read_gold_articles(gold), actions=table, threshold=0)
    return score(facts, records, threshold=load_weights().threshold)


def score(gold: Mapping[str, Sequence[GoldFact]], records: Iterable[Record], *, threshold: float = 0) -> Report:
    """Score records against gold facts by document.

    Args:
        gold: the facts by document.
        records: what was read; a document without a record counts as empty, other records are passed over.
        threshold: events of less confidence do not count; they only help to tell why a fact was missed.
    """
    system: dict[str, list[SystemFact]] = {doc: [] for doc in gold}
    unsure: dict[str, list[SystemFact]] = {doc: [] for doc in gold}
    models = set()
    for record in records:
        doc = Path(record.doc).stem if record.doc not in system else record.doc
        if doc in system:
            for fact in system_facts(record):
                (system if fact.event.confidence >= threshold else unsure)[doc].append(fact)
            models.add(record.model)
    return report_of(gold, system, unsure=unsure, model=", ".join(sorted(models)))


def _read_predictions(path: Path) -> Iterator[Record]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=str(path)) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Record.from_json(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"no record ({type(error).__name__}: {error}); expected a line as pressgraph extract writes it"
            raise InputError(reason, path=str(path), line=number) from error
