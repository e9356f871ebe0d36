"""Everything an evaluation found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pressgraph.evaluate.causes import Cause, causes_of
from pressgraph.evaluate.gold import GoldFact
from pressgraph.evaluate.matching import (
    SystemFact,
    assign,
    distinct,
    has_overlap,
    is_field_right,
    is_match,
    likeness,
    name_of,
)
from pressgraph.evaluate.measures import (
    Bin,
    calibration,
    calibration_error,
    calibration_interval,
    count_document,
    f1,
    figures,
    intervals,
    judged,
    wilson,
)

NOTHING, OTHERS = "(nothing)", "(the same action, other participants)"


@dataclass(frozen=True, slots=True)
class Error:
    """A gold fact that was missed, or a system fact that is not in the gold standard, with its sentence."""

    doc: str
    kind: str
    agent: str | None
    action: str
    object: str | None
    sentence: str


@dataclass(slots=True)
class Tally:
    """How many facts of one action or status are in the gold standard, were found, and are right."""

    gold: int = 0
    found: int = 0
    recalled: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the facts found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold facts that were found."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return f1(self.precision, self.recall)

    @property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """The 95 % intervals of precision and recall after Wilson, which hold for small counts too, and that of F1 made of them."""
        ends = {"precision": wilson(self.right, self.found), "recall": wilson(self.recalled, self.gold)}
        low, high = (f1(ends["precision"][end], ends["recall"][end]) for end in (0, 1))
        return {**ends, "f1": (low, high)}


@dataclass(slots=True)
class Report:
    """The outcome of an evaluation.

    Args:
        documents: how many documents were scored.
        facts: how many gold facts were required.
        figures: ``fact.F1``, ``actor.P``, ``status`` … → value between 0 and 1.
        intervals: the same names → 95 % interval.
        actions: action → tally at the level of the fact.
        statuses: status → tally of facts whose status is right too.
        confusion: (gold action, system action) → how often the latter was read where the former was missed.
        errors: what was missed and what is spurious.
        calibration: confidence against accuracy.
        calibration_error: their expected distance; its interval is among ``intervals``.
        causes: why each fact was missed and each false one read.
        model: the model that the records name.
    """

    documents: int
    facts: int
    figures: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    actions: dict[str, Tally] = field(default_factory=dict)
    statuses: dict[str, Tally] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)
    calibration: tuple[Bin, ...] = ()
    calibration_error: float = 0.0
    causes: list[Cause] = field(default_factory=list)
    model: str = ""


def report_of(
    gold: Mapping[str, Sequence[GoldFact]],
    system: Mapping[str, Sequence[SystemFact]],
    *,
    unsure: Mapping[str, Sequence[SystemFact]] | None = None,
    model: str,
) -> Report:
    """The report of the facts found, by document; ``unsure`` are readings that do not count, only tell why a fact was missed."""
    counts = [count_document(system[doc], facts) for doc, facts in gold.items()]
    answers = [judged(system[doc], facts) for doc, facts in gold.items()]
    bins = calibration([answer for document in answers for answer in document])
    report = Report(
        documents=len(gold),
        facts=sum(count["fact.gold"] for count in counts),
        figures=figures(counts),
        intervals={**intervals(counts), "calibration": calibration_interval(answers)},
        calibration=bins,
        calibration_error=calibration_error(bins),
        model=model,
    )
    for doc, facts in gold.items():
        _add_document(report, doc, distinct(system[doc]), facts)
        report.causes += causes_of(doc, distinct(system[doc]), (unsure or {}).get(doc, ()), facts)
    return report


def _add_document(report: Report, doc: str, facts: Sequence[SystemFact], gold: Sequence[GoldFact]) -> None:
    answers = {gold_index: facts[index] for index, gold_index in assign(facts, gold, "fact")}
    for other_index, other in enumerate(gold):
        if other.is_optional:
            continue
        answer = answers.get(other_index)
        _count_gold(report, other, answer)
        if answer is None:
            report.errors.append(_missed(doc, other))
            report.confusion[other.action, _read_instead(other, facts, gold)] += 1
    answering = {id(fact): gold[index] for index, fact in answers.items() if not gold[index].is_optional}
    for fact in facts:
        answered = answering.get(id(fact))
        # one that answers an optional fact, or repeats one, is neither right nor wrong
        if answered is not None or not _is_right(fact, gold):
            _count_system(report, fact, answered)
        if not _is_right(fact, gold):
            report.errors.append(_spurious(doc, fact))


def _is_right(fact: SystemFact, gold: Sequence[GoldFact]) -> bool:
    return any(is_match(fact, other, "fact") for other in gold)


def _count_gold(report: Report, gold: GoldFact, answer: SystemFact | None) -> None:
    action, status = _tally(report.actions, gold.action), _tally(report.statuses, gold.status)
    action.gold += 1
    status.gold += 1
    if answer is not None:
        action.recalled += 1
        status.recalled += is_field_right(answer, gold, "status")


def _count_system(report: Report, fact: SystemFact, answered: GoldFact | None) -> None:
    action, status = _tally(report.actions, fact.event.action), _tally(report.statuses, fact.event.status.value)
    action.found += 1
    status.found += 1
    if answered is not None:
        action.right += 1
        status.right += is_field_right(fact, answered, "status")


def _tally(tallies: dict[str, Tally], name: str) -> Tally:
    return tallies.setdefault(name, Tally())


def _read_instead(gold: GoldFact, facts: Sequence[SystemFact], others: Sequence[GoldFact]) -> str:
    """The action read in the place of a missed fact and right for no other; of several, the one that shares most with it."""
    near = [fact for fact in facts if has_overlap(fact, gold) and not _is_right(fact, others)]
    if not near:
        return NOTHING
    best = max(near, key=lambda fact: likeness(fact, gold))
    return OTHERS if best.event.action in gold.actions else best.event.action


def _spurious(doc: str, fact: SystemFact) -> Error:
    return Error(doc, "spurious", name_of(fact.agent), fact.event.action, name_of(fact.object), fact.event.evidence.text)


def _missed(doc: str, gold: GoldFact) -> Error:
    return Error(
        doc,
        "missed",
        gold.agents[0] if gold.agents else None,
        gold.action,
        gold.objects[0] if gold.objects else None,
        gold.evidence,
    )
