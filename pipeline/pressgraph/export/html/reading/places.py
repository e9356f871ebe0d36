"""Where the parts of a claim stand in its article: who takes part, by which words, with which cues, at what date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressgraph.model import Claim, Event, Mention, Participant, Record, ResolvedEntity, ResolvedEvent, TimeExpression

Owners = Mapping[tuple[str, str], ResolvedEntity]
_CUED = ("action", "status", "speaker")  # parts whose cue is a word of the sentence beside the trigger


@dataclass(frozen=True, slots=True)
class Part:
    """One participant of a claim.

    Args:
        role: agent, object, recipient, place or speaker.
        entity: what the graph takes it for; None where the graph has nothing.
        name: its name in the graph, else in the article.
        words: the article's own words.
        start: where they begin; ``end`` where they end.
    """

    role: str
    entity: ResolvedEntity | None
    name: str
    words: str
    start: int
    end: int


def read_event(claim: Claim, event: ResolvedEvent, record: Record | None, owners: Owners) -> Event | None:
    """The event of a record that a claim was made of; of several with one trigger the one whose participants fit best."""
    if record is None:
        return None
    there = [e for e in record.events if (e.trigger.start, e.trigger.end) == (claim.trigger.start, claim.trigger.end)]
    same = [e for e in there if e.action == event.action and e.status is claim.status]
    content = [e for e in there if e.content == event.action]
    wanted = {*event.agents, *event.objects, *event.recipients}

    def fit(candidate: Event) -> int:
        found = {part.entity.id for part in event_parts(candidate, record, owners) if part.entity}
        return len(found & wanted) - len(found - wanted)

    return max(same or content, key=fit, default=None)


def event_parts(event: Event, record: Record, owners: Owners) -> Iterator[Part]:
    """The participants of an event of a record."""
    roles = (("agent", event.agents), ("object", event.objects), ("recipient", event.recipients))
    for role, participants in roles:
        yield from (_part(role, p, record, owners) for p in participants)
    for role, participant in (("place", event.place), ("speaker", event.speaker)):
        if participant:
            yield _part(role, participant, record, owners)


def content_parts(claim: Claim, event: ResolvedEvent, record: Record, owners: Owners) -> Iterator[Part]:
    """What a demanded act is to be done to: the mention of it nearest to the trigger, in the sentence of the demand."""
    for chain in record.entities:
        entity = owners.get((record.doc, chain.id))
        if entity and entity.id in event.objects and (nearest := _nearest_mention(claim, chain.mentions)):
            yield Part("object", entity, entity.name, nearest.text, nearest.start, nearest.end)


def find_date(claim: Claim, record: Record | None) -> TimeExpression | None:
    """The words that date a claim: those of its reason, else those of its value; of several the nearest to its trigger."""
    if record is None or claim.date is None:
        return None
    cue = next((reason.cue for reason in claim.reasons if reason.part == "date"), "")
    alike = [d for d in record.dates if d.text == cue and d.value == claim.date] or [
        d for d in record.dates if d.value == claim.date
    ]
    inside = [d for d in alike if claim.evidence.start <= d.start and d.end <= claim.evidence.end]
    return min(inside or alike, key=lambda d: abs(d.start - claim.trigger.start), default=None)


def find_cues(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """The words beside the trigger that tell what, how certain, and who says so, as (part, start, end)."""
    for reason in claim.reasons:
        if reason.part not in _CUED:
            continue
        for word in reason.cue.split() if reason.part == "action" else (reason.cue,):
            if word and word not in claim.trigger.text and (start := _nearest(claim, word)) is not None:
                yield reason.part, start, start + len(word)


def _part(role: str, participant: Participant, record: Record, owners: Owners) -> Part:
    entity = owners.get((record.doc, participant.chain))
    name = entity.name if entity else participant.name
    return Part(role, entity, name, participant.mention, participant.start, participant.end)


def _nearest_mention(claim: Claim, mentions: Sequence[Mention]) -> Mention | None:
    inside = [m for m in mentions if claim.evidence.start <= m.start and m.end <= claim.evidence.end]
    return min(inside, key=lambda m: abs(m.start - claim.trigger.end), default=None)


def _nearest(claim: Claim, words: str) -> int | None:
    """Where some words of the sentence stand nearest to its trigger."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", claim.evidence.text)
    starts = [claim.evidence.start + match.start() for match in found]
    return min(starts, key=lambda start: abs(start - claim.trigger.start), default=None)
