"""Whether the parties of two tellings may be those of one event, by what kind of act it is.

An act that two sides do together names them in either order: "Ann Lee met Tom Rivera" and "Rivera met Lee" are one, the union's
deals with two companies are two. A court rules for or against somebody or something, an army attacks a place or those who live
there: the two do not speak against one event, where they are told of one day. Nor do an order and who signed it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressgraph.events.kinship import AGAINST, Names, Offices, is_described, may_be_one, merging_words

# a party and a matter: they are no reason to join
_OTHER_SORT = -0.25
_SORTS = {"person": "party", "organization": "party", "group": "party", "place": "place"}
_TWO = 2
Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class Parties:
    """Those who take part in an event, entity ids by role, the action, and who holds which office as its articles say."""

    action: str
    agents: Ids
    objects: Ids
    recipients: Ids
    offices: Offices
    once: bool

    @property
    def sides(self) -> Ids:
        """Those who may be a side of an act that two do together, in whatever role; things are none."""
        return frozenset(id_ for id_ in self.agents | self.objects | self.recipients if _sort(id_) != "matter")

    @property
    def things(self) -> Ids:
        """The objects that are no side."""
        return self.objects - self.sides


def agents_and_objects(one: Parties, other: Parties, names: Names, *, together: bool, one_day: bool) -> tuple[float, float]:
    """How far the agents are one, and the objects, as ``may_be_one`` has it.

    Args:
        one, other: the parties of two events of like actions.
        names: the compared words of each best name.
        together: whether one article tells both.
        one_day: whether both are dated narrowly, and overlap.
    """
    offices = one.offices | other.offices

    def compare(mine: Ids, theirs: Ids) -> float:
        return may_be_one(mine, theirs, names, offices, together=together, once=one.once)

    if one.action in merging_words("mutual") and (found := _of_two_sides(one, other, names)) is not None:
        return found, AGAINST if found == AGAINST else max(found, compare(one.things, other.things), key=_worst)
    agents, objects = compare(one.agents, other.agents), compare(one.objects, other.objects)
    if agents == AGAINST and one_day and objects == 1 and _are_documents(one.agents) != _are_documents(other.agents):
        agents = 0.0
    if objects == AGAINST and one_day and agents > 0 and _are_of_other_sorts(one, other):
        objects = _OTHER_SORT
    return agents, objects


def _worst(score: float) -> float:
    return -score if score == AGAINST else score


def _of_two_sides(one: Parties, other: Parties, names: Names) -> float | None:
    """1 if both sides are the same in whatever order, ``AGAINST`` if one of them is another; None where it cannot be told."""
    shared = one.sides & other.sides
    if len(shared) >= _TWO:
        return 1.0
    mine, theirs = (frozenset(id_ for id_ in p.sides - shared if not is_described(id_)) for p in (one, other))
    if not shared or not mine or not theirs:
        return None
    return AGAINST if may_be_one(mine, theirs, names, one.offices | other.offices, together=True, once=True) == AGAINST else None


def _are_of_other_sorts(one: Parties, other: Parties) -> bool:
    mine, theirs = ({_sort(id_) for id_ in p.objects} for p in (one, other))
    return one.action in merging_words("either") and not mine & theirs


def _are_documents(ids: Ids) -> bool:
    """Whether what acts is a paper: "the order directs"."""
    return all(id_.startswith(("agreement/", "work/")) for id_ in ids)


def _sort(entity: str) -> str:
    return _SORTS.get(entity.split("/")[0], "matter")
