"""Who is who: the coreference chains of all articles become the entities of the graph.

Chains with a name are joined over articles by that name (``names``, ``linking``, ``grouping``); what an article only describes
("officials", "the court", a demanded act) stays an entity of that article (``chains``). The outcome is a function of the set of
records, never of their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressgraph.entities.bodies import place_bodies
from pressgraph.entities.chains import Chain, Known, find_chains
from pressgraph.entities.grouping import group_chains
from pressgraph.entities.judged import judge_groups
from pressgraph.entities.known import load_known, mark_known, parse_known
from pressgraph.entities.naming import name_entities
from pressgraph.judgements import Decisions
from pressgraph.model import Record, ResolvedEntity

__all__ = ["Chain", "Known", "find_chains", "group_chains", "load_known", "parse_known", "resolve_entities"]

NOTHING_DECIDED = Decisions()


def resolve_entities(
    records: Iterable[Record], decisions: Decisions = NOTHING_DECIDED, *, known: Sequence[Known] = ()
) -> tuple[ResolvedEntity, ...]:
    """The entities of all records, sorted by id.

    Args:
        records: what was read.
        decisions: what persons decided; it comes before all else.
        known: a user's own entities; their names, kinds and ids win over what was read.

    Named chains of one name and of kinds that agree are one entity. Described chains are entities of their article if an event
    needs them, and ``unnamed`` if they speak. A participant that is no chain ("the end of the contract") becomes an entity of kind
    OTHER, whose chain is that of ``Participant.chain``. What a person decided comes before all of this.
    """
    chains = place_bodies(chain for record in records for chain in find_chains(record))
    return name_entities(*judge_groups(group_chains(mark_known(chains, known)), decisions))
