"""Which events belong to the story of a thing, and how each is tied to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pressgraph.model import Claim, Kind, ResolvedEntity, ResolvedEvent
from pressgraph.stories.material import Material

ACTORS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE})
# an act of these families that names no object is about what its sentence names
_ABOUT_THINGS = frozenset({"AgreementAction", "DecisionAction", "ProtestAction"})


class Link(StrEnum):
    """How an event is tied to a thing."""

    OBJECT = "object"
    RECIPIENT = "recipient"
    AGENT = "agent"
    CONTENT = "content"  # what is demanded, promised, opposed … is to be done to it
    WITHIN = "within"  # the object is words that mean it: "a renewal of the agreement"
    SENTENCE = "sentence"  # the event has no object, and its sentence names the thing


def gather(material: Material, thing: ResolvedEntity) -> Mapping[str, Link]:
    """The events of a thing's story, by id.

    What is only the content of another event is left out: it is told with the event that demands, promises or opposes it.
    """
    contents = {event.content for event in material.network.events if event.content}
    inside = words_about(material, thing)
    links = ((event.id, _link(material, event, thing, inside)) for event in material.network.events if event.id not in contents)
    return {event: link for event, link in links if link}


def words_about(material: Material, thing: ResolvedEntity) -> frozenset[str]:
    """The ids of participants that are bare words of an article and mean the thing in them, as "a renewal of it" does."""
    places = {doc: material.mentions(thing, doc) for doc, _ in thing.chains}
    return frozenset(
        entity.id
        for entity in material.entities.values()
        for doc, start, end in spans(entity)
        if any(start <= s and e <= end for s, e, _ in places.get(doc, ()))
    ) - {thing.id}


def spans(entity: ResolvedEntity) -> Iterator[tuple[str, int, int]]:
    """Where the words of a participant without mentions stand, as (article, start, end); its chain is ``text:840-869``."""
    for doc, chain in entity.chains:
        kind, _, place = chain.partition(":")
        if kind == "text":
            start, _, end = place.partition("-")
            yield doc, int(start), int(end)


def _link(material: Material, event: ResolvedEvent, thing: ResolvedEntity, inside: frozenset[str]) -> Link | None:
    content = material.events.get(event.content or "")
    if thing.id in event.objects:
        return Link.OBJECT
    if thing.id in event.recipients:
        return Link.RECIPIENT
    if thing.id in event.agents:
        return Link.AGENT
    if content and thing.id in {*content.objects, *content.recipients}:
        return Link.CONTENT
    if inside & {*event.objects, *event.recipients}:
        return Link.WITHIN
    return Link.SENTENCE if _is_named_beside(material, event, thing) else None


def _is_named_beside(material: Material, event: ResolvedEvent, thing: ResolvedEntity) -> bool:
    if thing.kind in ACTORS or event.objects or event.recipients or event.content:
        return False
    if not _ABOUT_THINGS & set(material.actions[event.action].families):
        return False
    return any(_names(material, claim, thing) for claim in material.claims[event.id])


def _names(material: Material, claim: Claim, thing: ResolvedEntity) -> bool:
    evidence = claim.evidence
    return any(evidence.start <= s and e <= evidence.end for s, e, _ in material.mentions(thing, claim.article))
