"""Coreference: which mentions of one article are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from pressgraph.coreference.best_names import best_name
from pressgraph.coreference.chains import Chain, Chains
from pressgraph.coreference.links import join_stated
from pressgraph.coreference.nominals import join_nominal
from pressgraph.coreference.pronouns import join_first_person, join_pronoun, quotation_at
from pressgraph.coreference.quotations import Quotation, find_quotations
from pressgraph.coreference.readings import Reading, read_mentions
from pressgraph.coreference.same_name import join_names
from pressgraph.model import Entity, Form, Kind, Mention

__all__ = ["chain_mentions"]


def chain_mentions(doc: Doc, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The entities of an article: every mention is in exactly one, and many have one mention only.

    Args:
        doc: the parsed article.
        mentions: what ``find_mentions`` found in it, in text order.
    """
    readings = read_mentions(doc, mentions)
    chains = Chains(readings)
    join_names(readings, chains)
    join_stated(readings, chains)
    _join_in_order(doc, readings, chains)
    return tuple(_entity(n, chain, chains) for n, chain in enumerate(chains.all(), 1))


def _join_in_order(doc: Doc, readings: Sequence[Reading], chains: Chains) -> None:
    quotations = find_quotations(doc)
    at = {reading.head.i: reading for reading in readings}
    speeches = {}
    for reading in readings:
        if reading.form is Form.PRONOUN and chains.is_alone(reading.index):
            quotation = quotation_at(quotations, reading.head)
            speeches[reading.index] = at.get(quotation.speaker.i) if quotation and quotation.speaker else None
            others = [*_named_in(quotations, reading, at), speeches[reading.index]]
            join_pronoun(reading, chains, [other for other in others if other is not None])
        elif reading.form is Form.NOMINAL and not _points_back(reading, chains):
            join_nominal(reading, chains)
    for index, speaker in speeches.items():
        if speaker is not None:
            join_first_person(readings[index], chains, speaker)


def _named_in(quotations: Sequence[Quotation], speaker: Reading, at: Mapping[int, Reading]) -> list[Reading]:
    """Those whom speakers name in a quotation of their own, who are never the speakers: '"The mayor lied," *she* said'."""
    spoken = [q for q in quotations if q.speaker == speaker.head]
    named = [at[i] for q in spoken for i in range(q.start, q.end) if i in at]
    return [r for r in named if r.form is not Form.PRONOUN and r.index < speaker.index]


def _points_back(reading: Reading, chains: Chains) -> bool:
    return chains.of(reading.index).members[0] < reading.index


def _entity(number: int, chain: Chain, chains: Chains) -> Entity:
    members = [chains.readings[i] for i in chain.members]
    kind = chain.kind or (Kind.PERSON if chain.gender in {"m", "f"} else Kind.OTHER)
    return Entity(f"e{number}", best_name(members, kind), kind, tuple(r.mention for r in members))
