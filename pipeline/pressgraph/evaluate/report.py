"""Everything an evaluation found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pressgraph.evaluate.gold import GoldFact
from pressgraph.evaluate.matching import SystemFact, assign, distinct, has_overlap, is_match, is_participant, name_of
from pressgraph.evaluate.measures import Bin, calibration, calibration_error, count_document, f1, figures, intervals, judged

NOTHING = "(nothing)"


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


@dataclass(slots=True)
class Report:
    """The outcome of an evaluation.

    Args:
        documents: how many documents were scored.
        facts: how many gold facts were required.
        figures: ``fact.F1``, ``actor.P``, ``status`` … → value between 0 and 1.
        intervals: the same names → 95 % interval.
        actions: action → tally at the level of the fact.
        statuses: status → tally at the level of the fact.
        confusion: (gold action, system action) → how often the system read the latter where the former stands, or ``(nothing)``.
        errors: what was missed and what is spurious.
        calibration: confidence against accuracy.
        calibration_error: their expected distance.
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
    model: str = ""


def report_of(gold: Mapping[str, Sequence[GoldFact]], system: Mapping[str, Sequence[SystemFact]], *, model: str) -> Report:
    """The report of the facts found, by document."""
    counts = [count_document(system[doc], facts) for doc, facts in gold.items()]
    bins = calibration([answer for doc, facts in gold.items() for answer in judged(system[doc], facts)])
    report = Report(
        documents=len(gold),
        facts=sum(count["fact.gold"] for count in counts),
        figures=figures(counts),
        intervals=intervals(counts),
        calibration=bins,
        calibration_error=calibration_error(bins),
        model=model,
    )
    for doc, facts in gold.items():
        _add_document(report, doc, distinct(system[doc]), facts)
    return report


def _add_document(report: Report, doc: str, facts: Sequence[SystemFact], gold: Sequence[GoldFact]) -> None:
    answers = dict(assign(facts, gold, "fact"))
    for index, fact in enumerate(facts):
        answer = gold[answers[index]] if index in answers else None
        is_right = answer is not None and not answer.is_optional
        if not is_right and any(is_match(fact, other, "fact") for other in gold):
            continue  # it answers an optional fact, or repeats one: neither right nor wrong
        for tally in _tallies(report, fact.event.action, fact.event.status.value):
            tally.found += 1
            tally.right += is_right
        if not is_right:
            report.errors.append(_spurious(doc, fact))
    answered = set(answers.values())
    for index, other in enumerate(gold):
        if other.is_optional:
            continue
        for tally in _tallies(report, other.action, other.status):
            tally.gold += 1
            tally.recalled += index in answered
        if index not in answered:
            report.errors.append(_missed(doc, other))
            report.confusion[other.action, _read_instead(other, facts)] += 1


def _tallies(report: Report, action: str, status: str) -> tuple[Tally, Tally]:
    return report.actions.setdefault(action, Tally()), report.statuses.setdefault(status, Tally())


def _read_instead(gold: GoldFact, facts: Sequence[SystemFact]) -> str:
    """The action read in the place of a missed fact; of several, one that shares a participant."""
    near = [fact for fact in facts if has_overlap(fact, gold)]
    near.sort(key=lambda fact: -is_participant(fact.agent, gold.agents) - is_participant(fact.object, gold.objects))
    return near[0].event.action if near else NOTHING


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
