"""Why facts are missed and false ones read: the cause of each error, told mechanically from what was read near it.

A missed fact and the false one that was read in its place are one error. The causes are tried in the order in which they stand
below; the first that holds is the error's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressgraph.evaluate.gold import GoldFact
from pressgraph.evaluate.matching import (
    FIELDS,
    SystemFact,
    assign,
    has_overlap,
    is_field_right,
    is_match,
    is_participant,
    likeness,
    name_of,
)
from pressgraph.evaluate.names import content_words
from pressgraph.events import load_actions
from pressgraph.model import Participant

PARTLY = "the act is read with others who take part in it, not with these"
SHARED_READING = "one reading stands for two facts"
OTHER_ACTION = "read as another action"
BOTH_WRONG = "the act is read, agent and object are both others"
UNSURE = "read rightly, but below the threshold of confidence"
UNSURE_OTHERS = "read below the threshold of confidence, with other participants"
NO_ROW_FITS = "the words of a row of the action table are there, it does not fit"
NO_WORD = "the words of no row of the action stand in the passage"
ONE_MORE = "one more agent or object than the fact has"
ACT_BESIDE = "false: an act that is no fact, beside one that is"
FAR_OFF = "false: no fact is near"
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one fact, or one part of it, was not read as it should be.

    Args:
        kind: the cause.
        doc: the article.
        expected: what should have been read; "" for a false reading.
        read: what was read; "" where nothing was.
        sentence: the evidence.
    """

    kind: str
    doc: str
    expected: str
    read: str
    sentence: str


def causes_of(doc: str, facts: Sequence[SystemFact], unsure: Sequence[SystemFact], gold: Sequence[GoldFact]) -> Iterator[Cause]:
    """The cause of each error of one article.

    Args:
        doc: the article.
        facts: what was read, without repeats.
        unsure: readings below the threshold of confidence, if they are known.
        gold: the facts of the article.
    """
    answered = {index for _, index in assign(facts, gold, "fact")}
    false = [fact for fact in facts if not any(is_match(fact, other, "fact") for other in gold)]
    for index, wanted in enumerate(gold):
        if index in answered or wanted.is_optional:
            continue
        near = [fact for fact in false if has_overlap(fact, wanted)]
        best = max(near, key=lambda fact: likeness(fact, wanted), default=None)
        kind, read = _missed(wanted, best, facts, unsure)
        if read is not None and read is best:
            false.remove(read)
        yield Cause(kind, doc, _told(wanted), _read(read) if read else "", wanted.evidence)
    for fact in false:
        yield Cause(_false(fact, gold), doc, "", _read(fact), fact.event.evidence.text)
    yield from _wrong_fields(doc, facts, gold)


def _missed(
    gold: GoldFact, best: SystemFact | None, facts: Sequence[SystemFact], unsure: Sequence[SystemFact]
) -> tuple[str, SystemFact | None]:
    if best is not None and best.event.action in gold.actions:
        return _wrong_participants(best, gold), best
    shared = next((fact for fact in facts if is_match(fact, gold, "fact")), None)
    if shared is not None:
        return SHARED_READING, shared
    beside = max((f for f in facts if is_match(f, gold, "event")), key=lambda f: likeness(f, gold), default=None)
    if beside is not None:
        return PARTLY, beside
    doubtful = next((fact for fact in unsure if is_match(fact, gold, "fact")), None)
    if doubtful is not None:
        return UNSURE, doubtful
    if best is not None:
        return OTHER_ACTION, best
    doubtful = next((fact for fact in unsure if is_match(fact, gold, "event")), None)
    if doubtful is not None:
        return UNSURE_OTHERS, doubtful
    return (NO_ROW_FITS if _has_word(gold) else NO_WORD), None


def _wrong_participants(fact: SystemFact, gold: GoldFact) -> str:
    agent = _fault("agent", fact.agent, gold.agents, may_miss=gold.agent_optional)
    other = _fault("object", fact.object, gold.objects, may_miss=gold.object_optional)
    return BOTH_WRONG if agent and other else agent or other or SHARED_READING


def _fault(role: str, found: Participant | None, names: tuple[str, ...] | None, *, may_miss: bool) -> str:
    if is_participant(found, names) or (may_miss and found is None):
        return ""
    if found is None:
        return f"the act is read, its {role} is not"
    if names is None:
        return f"the act is read, with an {role} that it has not"
    words = set(content_words(found.name)) | set(content_words(found.mention))
    if any(words & set(content_words(name)) for name in names):
        return f"the act is read, its {role} under another part of the name"
    return f"the act is read, its {role} is another"


def _false(fact: SystemFact, gold: Sequence[GoldFact]) -> str:
    near = [other for other in gold if has_overlap(fact, other)]
    if any(fact.event.action in other.actions for other in near):
        return ONE_MORE
    return ACT_BESIDE if near else FAR_OFF


def _wrong_fields(doc: str, facts: Sequence[SystemFact], gold: Sequence[GoldFact]) -> Iterator[Cause]:
    """What is wrong about dates, statuses and speakers of facts that are right."""
    for system, index in sorted(assign(facts, gold, "fact"), key=lambda pair: pair[1]):
        fact, wanted = facts[system], gold[index]
        for field in FIELDS:
            if is_field_right(fact, wanted, field):
                continue
            expected = {"date": wanted.dates, "status": wanted.statuses, "speaker": wanted.speakers or (None,)}[field][0]
            read = {"date": fact.event.date, "status": fact.event.status.value, "speaker": name_of(fact.event.speaker)}[field]
            how = "is not read" if read is None else "is read where there is none" if expected is None else "is another"
            yield Cause(f"the {field} {how}", doc, f"{_told(wanted)}: {expected or 'none'}", read or "none", wanted.evidence)


def _has_word(gold: GoldFact) -> bool:
    """Whether all words of some row of the action stand in the passage, as far as spelling tells."""
    words = set(re.findall(r"\w+", gold.evidence.lower()))
    return any(all(any(_is_form(w, lemmas) for w in words) for lemmas in row) for a in gold.actions for row in _rows(a))


@functools.cache
def _rows(action: str) -> frozenset[tuple[frozenset[str], ...]]:
    return frozenset(row.words for row in load_actions().rows if row.action == action)


@functools.lru_cache(maxsize=200_000)
def _is_form(word: str, lemmas: frozenset[str]) -> bool:
    """Whether a word looks like a form of one of the lemmas: *terminating* of *terminate*."""
    stems = (lemma[:-1] if lemma[-1] in "ey" and len(lemma) > 3 else lemma for lemma in lemmas)
    return any(word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING for stem in stems)


def _told(gold: GoldFact) -> str:
    return _fact(gold.agents[0] if gold.agents else None, gold.action, gold.objects[0] if gold.objects else None)


def _read(fact: SystemFact) -> str:
    return _fact(name_of(fact.agent), fact.event.action, name_of(fact.object))


def _fact(agent: str | None, action: str, other: str | None) -> str:
    return f"{agent or '–'} · {action} · {other or '–'}"
