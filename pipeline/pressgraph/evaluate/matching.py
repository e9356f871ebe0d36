"""Which system fact answers which gold fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pressgraph.evaluate.gold import GoldFact
from pressgraph.evaluate.names import is_same_name
from pressgraph.model import Event, Participant, Record

LEVELS = ("fact", "actor", "event")
FIELDS = ("date", "status", "speaker")


@dataclass(frozen=True, slots=True)
class SystemFact:
    """One (agent, object) pair of an event that was read."""

    event: Event
    agent: Participant | None
    object: Participant | None

    @property
    def key(self) -> tuple[str | None, ...]:
        """What a graph would hold once: facts with the same key are one."""
        return self.event.action, name_of(self.agent), name_of(self.object), self.event.date, self.event.status.value


def name_of(participant: Participant | None) -> str | None:
    """The name of a participant, if there is one."""
    return participant.name if participant else None


def system_facts(record: Record) -> Iterator[SystemFact]:
    """Yield a fact for each pair of an agent and an object; an event without agents or objects has one with None in their place."""
    for event in record.events:
        for agent, other in product(event.agents or (None,), event.objects or (None,)):
            yield SystemFact(event, agent, other)


def distinct(facts: Sequence[SystemFact]) -> list[SystemFact]:
    """The facts without repeats, the first of each kept."""
    seen: dict[tuple[str | None, ...], SystemFact] = {}
    for fact in facts:
        seen.setdefault(fact.key, fact)
    return list(seen.values())


def has_overlap(fact: SystemFact, gold: GoldFact) -> bool:
    """Whether the evidence of the two shares a character."""
    evidence = fact.event.evidence
    return any(evidence.start < end and start < evidence.end for start, end in gold.spans)


def is_participant(found: Participant | None, names: tuple[str, ...] | None) -> bool:
    """Whether a participant is one of those named, or absent where none is."""
    if found is None or names is None:
        return found is None and names is None
    return any(is_same_name(one, other) for one, other in product(filter(None, (found.name, found.mention)), names))


def is_match(fact: SystemFact, gold: GoldFact, level: str) -> bool:
    """Whether a system fact is right at a level: ``fact``, ``actor`` or ``event``."""
    if fact.event.action not in gold.actions:
        return False
    if level == "event":
        return has_overlap(fact, gold)
    agent_is_right = is_participant(fact.agent, gold.agents) or (gold.agent_optional and fact.agent is None)
    if level == "actor":
        return agent_is_right and (gold.agents is not None or has_overlap(fact, gold))
    object_is_right = is_participant(fact.object, gold.objects) or (gold.object_optional and fact.object is None)
    # names alone identify a fact that has both; the others must stand in the same place
    return agent_is_right and object_is_right and (bool(gold.agents and gold.objects) or has_overlap(fact, gold))


def likeness(fact: SystemFact, gold: GoldFact) -> int:
    """How much a system fact shares with a gold fact: the action counts twice, agent and object once."""
    same_action = fact.event.action in gold.actions
    return 2 * same_action + is_participant(fact.agent, gold.agents) + is_participant(fact.object, gold.objects)


def is_field_right(fact: SystemFact, gold: GoldFact, field: str) -> bool:
    """Whether date, status or speaker of a matched fact is right."""
    if field == "date":
        return fact.event.date in gold.dates
    if field == "status":
        return fact.event.status.value in gold.statuses
    if fact.event.speaker is None and gold.speaker_optional:
        return True
    return is_participant(fact.event.speaker, gold.speakers)


def assign(facts: Sequence[SystemFact], gold: Sequence[GoldFact], level: str) -> list[tuple[int, int]]:
    """The largest one-to-one matching, as (system, gold) indexes; required gold facts and those in the same place come first."""
    choices = [_choices(fact, gold, level) for fact in facts]
    taken: dict[int, int] = {}
    for index in range(len(facts)):
        _place(index, choices, taken, set())
    return [(system, chosen) for chosen, system in taken.items()]


def _choices(fact: SystemFact, gold: Sequence[GoldFact], level: str) -> list[int]:
    matches = [index for index, other in enumerate(gold) if is_match(fact, other, level)]
    return sorted(matches, key=lambda index: (gold[index].is_optional, not has_overlap(fact, gold[index])))


def _place(index: int, choices: Sequence[Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a gold fact for a system fact, moving others where that helps (augmenting paths)."""
    for choice in choices[index]:
        if choice in seen:
            continue
        seen.add(choice)
        if choice not in taken or _place(taken[choice], choices, taken, seen):
            taken[choice] = index
            return True
    return False
