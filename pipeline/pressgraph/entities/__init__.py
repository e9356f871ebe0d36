"""Who is who: the coreference chains of all articles become the entities of the graph.

Chains with a name are joined over articles by that name (``names``, ``linking``, ``grouping``); what an article only describes
("officials", "the court", a demanded act) stays an entity of that article (``chains``). The outcome is a function of the set of
records, never of their order.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressgraph.entities.bodies import place_bodies
from pressgraph.entities.chains import Chain, find_chains
from pressgraph.entities.grouping import group_chains
from pressgraph.entities.naming import name_entities
from pressgraph.model import Record, ResolvedEntity

__all__ = ["Chain", "find_chains", "group_chains", "resolve_entities"]


def resolve_entities(records: Iterable[Record]) -> tuple[ResolvedEntity, ...]:
    """The entities of all records, sorted by id.

    Named chains of one name and of kinds that agree are one entity. Described chains are entities of their article if an event
    needs them, and ``unnamed`` if they speak. A participant that is no chain ("the end of the contract") becomes an entity of kind
    OTHER, whose chain is that of ``Participant.chain``.
    """
    chains = place_bodies(chain for record in records for chain in find_chains(record))
    return name_entities(group_chains(chains))
