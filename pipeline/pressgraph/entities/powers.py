"""What stands for a government: "Washington rejected the offer of Iran", "the Kremlin", "the British signed".

A capital (``powers.tsv``) is a place, unless it acts or speaks as states do (``state_acts.tsv``) in an article that names another
country, and nothing happens in it there. So it is with a people: "the French" who sign are a government, those who vote are none.
The chain stays one: an article in which a capital is both is about the place.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from pressgraph.model import Entity, Form, Kind, Mention, Participant, Record
from pressgraph.resources import read_table
from pressgraph.words import countries, name_words

Words = tuple[str, ...]
_KINDS = frozenset({Kind.PLACE, Kind.ORGANIZATION, Kind.GROUP, Kind.OTHER})
_BEFORE = re.compile(r"([A-Za-z]+)\s+(?:the\s+)?$")
_WHERE = frozenset({"in", "at", "to", "from", "near", "outside", "around", "into", "through", "via", "inside", "across", "visited"})


@dataclass(frozen=True, slots=True)
class Power:
    """A row of ``powers.tsv``: the country, and whether the name always stands for its government."""

    country: str
    always: bool


def country_that_acts(record: Record, entity: Entity) -> str | None:
    """The country for whose government a chain of a record stands, or None if it is what its name says."""
    names = {tuple(w for w in name_words(m.text) if w != "the") for m in entity.mentions if m.form is Form.NAME}
    if len(names) != 1 or entity.kind not in _KINDS:
        return None
    name = next(iter(names))
    power = powers().get(name) or (Power(countries()[name], always=False) if _is_people(entity, name) else None)
    if power is None or _is_where(record, entity):
        return None
    if power.always:
        return power.country if _acts(record, entity) else None
    return power.country if _acts(record, entity, _state_acts()) and _names_another(record, entity, power.country) else None


def _is_people(entity: Entity, name: Words) -> bool:
    """Whether it is a people by its adjective: "the British", not "Britons", who are persons."""
    return entity.kind is Kind.GROUP and name in _peoples()


def _acts(record: Record, entity: Entity, acts: Container[str] | None = None) -> bool:
    """Whether it speaks, or does one of these acts, or any."""
    doing = any((acts is None or e.action in acts) and _has(e.agents, entity) for e in record.events)
    return doing or any(e.speaker and _has((e.speaker,), entity) for e in record.events)


def _has(participants: tuple[Participant, ...], entity: Entity) -> bool:
    return any(participant.entity == entity.id for participant in participants)


def _names_another(record: Record, entity: Entity, country: str) -> bool:
    return any(found != country for other in record.entities if other.id != entity.id for found in _countries_of(other))


def _countries_of(entity: Entity) -> Iterator[str]:
    for mention in entity.mentions:
        if mention.form is not Form.PRONOUN:
            words = tuple(word for word in name_words(mention.text) if word != "the")
            if power := powers().get(words):
                yield power.country
            runs = (words[:length] for length in range(len(words), 0, -1))
            yield from (countries()[run] for run in runs if run in countries())


def _is_where(record: Record, entity: Entity) -> bool:
    """Whether something happens in it, or somebody goes there, as far as the sentences of events tell."""
    if any(event.place and event.place.entity == entity.id for event in record.events):
        return True
    return any(_word_before(record, mention) in _WHERE for mention in entity.mentions)


def _word_before(record: Record, mention: Mention) -> str:
    for event in record.events:
        evidence = event.evidence
        if evidence.start <= mention.start < evidence.end:
            found = _BEFORE.search(evidence.text[: mention.start - evidence.start])
            return found[1].lower() if found else ""
    return ""


@functools.cache
def powers() -> Mapping[Words, Power]:
    """The rows of ``powers.tsv`` by the words of the name."""
    return {name_words(row["name"]): Power(row["country"], row["always"] == "yes") for row in read_table("powers")}


@functools.cache
def _state_acts() -> frozenset[str]:
    return frozenset(row["action"] for row in read_table("state_acts"))


@functools.cache
def _peoples() -> frozenset[Words]:
    """The adjectives of countries: "British", "French", "Russian"."""
    words = {name_words(row["demonym"]) for row in read_table("demonyms") if row["use"] in {"adjective", "both"}}
    plural = {(*word[:-1], f"{word[-1]}s") for word in words}
    return frozenset(word for word in words | plural if word in countries())
