"""Stories: what an agreement, a body or a person goes through, and how an actor stands towards a thing, in the order of time.

gather (which events) → steps (each as a sentence, with its moment and its voices) → differences (what is told otherwise) → a
``Story``, which is text, table, page and picture. Positions (which side a step shows its agent on) → a ``Stance``. Answers (the
rows of a named question as sentences) → a ``Reply``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressgraph.model import Network, Record, ResolvedEntity
from pressgraph.stories.answers import AnswerSentence, answer_sentences, tell_claims
from pressgraph.stories.differences import compare
from pressgraph.stories.material import Material
from pressgraph.stories.naming import Naming, event_counts, find_bearers, find_entity, find_naming
from pressgraph.stories.phrases import Speller
from pressgraph.stories.positions import Position, Side, find_positions
from pressgraph.stories.replies import Reply, reply
from pressgraph.stories.stance import Stance
from pressgraph.stories.steps import Difference, Step, find_steps
from pressgraph.stories.story import Story
from pressgraph.stories.voices import Voice

__all__ = [
    "AnswerSentence", "Difference", "Position", "Reply", "Side", "Stance", "Step", "Story", "Voice", "answer_sentences",
    "find_entity", "reply", "tell_claims", "tell_story", "trace_stance",
]  # fmt: skip


def tell_story(network: Network, records: Iterable[Record], name: str) -> Story:
    """The story of a thing.

    Args:
        network: the case.
        records: the records of the articles: only they tell that "a renewal of it" is about the thing. They are read once; those
            of other articles are passed over.
        name: a name, an alias or an id, whatever the case of its letters.

    Raises:
        QueryError: nothing has this name, or several have that as many events are about.
    """
    naming = find_naming(network, name)
    told = story_in(_material(network, records, naming.entity), naming.entity)
    return replace(told, note=naming.note)


def story_in(material: Material, thing: ResolvedEntity) -> Story:
    """The story of a thing, where the case is indexed already."""
    speller = Speller(material, thing)
    return Story(thing, speller.one(thing.id).text, tuple(compare(find_steps(material, thing, speller))))


def trace_stance(network: Network, records: Iterable[Record], actor: str, thing: str) -> Stance:
    """How an actor stands towards a thing, over time; the arguments are as those of ``tell_story``.

    Raises:
        QueryError: nothing has one of the names, or several have that did as much to it.
    """
    who, what = _find_pair(network, actor, thing)
    told = stance_in(_material(network, records, what.entity), who.entity, what.entity)
    return replace(told, note=" ".join(filter(None, (who.note, what.note))))


def stance_in(material: Material, who: ResolvedEntity, what: ResolvedEntity) -> Stance:
    """How an actor stands towards a thing, where the case is indexed already."""
    speller = Speller(material, what)
    positions = find_positions(material, actor=who, thing=what, steps=find_steps(material, what, speller))
    return Stance(who, what, (speller.one(who.id).text, speller.one(what.id).text), tuple(positions))


def _find_pair(network: Network, actor: str, thing: str) -> tuple[Naming, Naming]:
    """An actor and a thing that have most to do with each other, of those that bear the two names."""
    who, what = ({one.id for one in network.entities if one.id == name} or _ids(network, name) for name in (actor, thing))
    events = {event.id: event for event in network.events}
    between = []
    for event in network.events:
        content = events.get(event.content or "", event)
        touched = {*event.objects, *event.recipients, *content.objects, *content.recipients} & what
        agents = who.intersection(event.agents)
        if agents and touched:
            between.append(replace(event, agents=tuple(agents), objects=tuple(touched), recipients=()))
    counts = event_counts(between)
    return find_naming(network, actor, counts), find_naming(network, thing, counts)


def _ids(network: Network, name: str) -> set[str]:
    return {entity.id for entity in find_bearers(network, name)}


def _material(network: Network, records: Iterable[Record], thing: ResolvedEntity) -> Material:
    docs = {doc for doc, _ in thing.chains}
    return Material.of(network, (record for record in records if record.doc in docs))
