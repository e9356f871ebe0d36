"""The desk at which a person judges: each judgement goes into the log of the case, and its graph follows.

What articles say is not read again; only who is who, which event is which, and the graph are made anew.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pressgraph.build import write_network
from pressgraph.curation.decisions import decide, find_troubles
from pressgraph.curation.entry import Hearing
from pressgraph.curation.evidence import Sentence, find_sentences
from pressgraph.curation.exchange import read_log
from pressgraph.entities.proposals import Proposal, propose
from pressgraph.errors import JudgementError
from pressgraph.judgements import Judgement
from pressgraph.model import ResolvedEntity
from pressgraph.store import CaseStore
from pressgraph.upkeep.curation import read_about

# proposals below are more often wrong than worth a look
LEAST_SCORE = 0.4


@dataclass(frozen=True, slots=True)
class Doubt:
    """A proposal with what a person needs to decide it: the two entities, and sentences that mention them."""

    proposal: Proposal
    entities: tuple[ResolvedEntity, ResolvedEntity]
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a log that was applied: added, known before, refused (with the reasons), and waiting for their articles."""

    added: tuple[Judgement, ...]
    known: tuple[Judgement, ...]
    refused: tuple[str, ...]
    waiting: tuple[str, ...]


class Desk:
    """Judgements on one case.

    Args:
        folder: the case.
        who: who judges; the login name if not given.
    """

    def __init__(self, folder: str | Path, *, who: str | None = None) -> None:
        self.folder = Path(folder)
        self.who = who or getpass.getuser()

    def merge(self, *entities: str, why: str) -> Judgement:
        """Say that entities, by id or name, are one.

        Raises:
            JudgementError: an entity is not there, or an earlier judgement says otherwise; so do all the others.
        """
        return self._enter(lambda hearing: hearing.merge(entities), why, entities)

    def split(self, entity: str, other: str | None = None, *, articles: Sequence[str] = (), why: str) -> Judgement:
        """Say that two entities are two for good, or that one is another in some articles."""
        return self._enter(lambda hearing: hearing.split(entity, other, articles=articles), why, [entity, other or entity])

    def rename(self, entity: str, name: str, *, why: str) -> Judgement:
        """Say what an entity is called."""
        return self._enter(lambda hearing: hearing.rename(entity, name), why, [entity])

    def retype(self, entity: str, kind: str, *, why: str) -> Judgement:
        """Say what kind an entity is of."""
        return self._enter(lambda hearing: hearing.retype(entity, kind), why, [entity])

    def reject_claim(self, claim: str, *, why: str) -> Judgement:
        """Say that a claim is misread."""
        return self._enter(lambda hearing: hearing.reject_claim(claim), why, [claim])

    def reject_event(self, event: str, *, why: str) -> Judgement:
        """Say that an event is none, whoever tells it."""
        return self._enter(lambda hearing: hearing.reject_event(event), why, [event])

    def undo(self, number: int, *, why: str) -> Judgement:
        """Take a judgement back; both stay in the log."""
        return self._enter(lambda hearing: hearing.undo(number), why, [])

    def apply(self, path: str | Path) -> Applied:
        """Add the judgements of an exported log; those that contradict the case's own are refused, the others go through.

        Raises:
            JudgementError: the file is no log; nothing is added then.
        """
        added: list[Judgement] = []
        known: list[Judgement] = []
        refused: list[str] = []
        judgements = read_log(path)
        with CaseStore(self.folder) as store, store.lock():
            self._finish(store)
            hearing = Hearing(store.read_network(), store.records(), self.who, _written(datetime.now(UTC)), "")
            with store.transaction():
                for judgement in judgements:
                    log = hearing.network.judgements
                    if judgement.id in {j.id for j in log}:
                        known.append(judgement)
                        continue
                    try:
                        hearing.admit(judgement)
                    except JudgementError as error:
                        refused.append(str(error))
                        continue
                    added.append(store.add_judgement(judgement))
                    hearing = replace(hearing, network=replace(hearing.network, judgements=(*log, added[-1])))
                write_network(store)
            troubles = find_troubles(store.read_network(), hearing.records)
        numbers = {judgement.number for judgement in added}
        waiting = tuple(str(trouble) for trouble in troubles if numbers & set(trouble.judgements))
        return Applied(tuple(added), tuple(known), tuple(refused), waiting)

    def review(self, *, least: float = LEAST_SCORE) -> list[Doubt]:
        """Doubtful merges, the likeliest first; none that a person has judged."""
        with CaseStore(self.folder) as store:
            network, records = store.read_network(), list(store.read_records())
        by_article = {record.doc: record for record in records}
        decisions, _ = decide(network.judgements, by_article)
        entities = {entity.id: entity for entity in network.entities}
        doubts = []
        for proposal in propose(network.entities, records, decisions, least=least):
            one, other = entities[proposal.one], entities[proposal.other]
            sentences = (find_sentences(one, network, by_article), find_sentences(other, network, by_article))
            doubts.append(Doubt(proposal, (one, other), sentences))
        return doubts

    def _enter(self, make: Callable[[Hearing], Judgement], why: str, about: Sequence[str]) -> Judgement:
        with CaseStore(self.folder) as store, store.lock():
            self._finish(store)
            hearing = Hearing(read_about(store, about), store.records(), self.who, _written(datetime.now(UTC)), why)
            try:
                judgement = make(hearing)
            except JudgementError:  # the whole case knows what else may have been meant
                judgement = make(replace(hearing, network=store.read_network()))
            known = {j.id for j in hearing.network.judgements}
            while judgement.id in known:  # taken back and entered again within a second
                judgement = replace(judgement, at=_later(judgement.at))
            hearing.admit(judgement)
            with store.transaction():
                entered = store.add_judgement(judgement)
                write_network(store)
        return entered

    def _finish(self, store: CaseStore) -> None:
        if not store.is_current():  # a build was broken off
            write_network(store)


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _later(at: str) -> str:
    return _written(datetime.fromisoformat(at) + timedelta(seconds=1))
