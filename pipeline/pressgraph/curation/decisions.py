"""From the log of judgements to decisions about the chains of today; and what has become of judgements that decide nothing now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pressgraph.curation.marks import ClaimFinder, Records, find_chain
from pressgraph.judgements import (
    Act,
    Apart,
    ChainKey,
    ClaimMark,
    Decisions,
    EntityMark,
    Given,
    Judgement,
    Together,
    active,
    agreed,
    most_of,
)
from pressgraph.model import Network


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why judgements are not followed as they stand.

    Args:
        judgements: those concerned, by number in the log.
        text: what is wrong, quoting them.
        is_conflict: whether they contradict each other; else one no longer finds what it is about.
    """

    judgements: tuple[int, ...]
    text: str
    is_conflict: bool = False

    def __str__(self) -> str:
        return self.text


def decide(log: Sequence[Judgement], records: Records) -> tuple[Decisions, tuple[Trouble, ...]]:
    """What the standing judgements mean for the chains of the records.

    Judgements that contradict each other are all set aside, and said: nothing is guessed between two persons, or two moods of one.
    """
    together, apart = list[Together](), list[Apart]()
    names, kinds, troubles = list[Given](), list[Given](), list[Trouble]()
    for judgement in active(log):
        sides = [_chains(mark, records) for mark in judgement.entities]
        troubles += _lost(judgement, records)
        if judgement.act is Act.MERGE and sum(map(bool, sides)) > 1:
            together.append(Together(judgement, frozenset(key for side in sides for key in side)))
        elif judgement.act is Act.SPLIT and all(sides):
            apart.append(Apart(judgement, (frozenset(sides[0]), frozenset(sides[1])), _names(judgement)))
        elif judgement.act is Act.RENAME and sides[0]:
            names.append(Given(judgement, tuple(sides[0]), judgement.value or ""))
        elif judgement.act is Act.RETYPE and sides[0]:
            kinds.append(Given(judgement, tuple(sides[0]), judgement.value or ""))
    conflicts = list(_conflicts(together, apart))
    aside = {number for trouble in conflicts for number in trouble.judgements}
    kept = Decisions(
        tuple(t for t in together if t.by.number not in aside),
        tuple(a for a in apart if a.by.number not in aside),
        tuple(names),
        tuple(kinds),
    )
    return kept, (*conflicts, *troubles)


def find_rejected(log: Sequence[Judgement], network: Network) -> tuple[dict[str, str], tuple[Trouble, ...]]:
    """The claims of a network that are rejected, each with the id of the judgement, and what was rejected and is not found.

    Rejecting an event rejects all that is told of it, by later articles too. A demand and what it demands fall together.
    """
    finder, rejected, troubles = ClaimFinder(network), dict[str, str](), list[Trouble]()
    told = {event.id: event.claims for event in network.events}
    articles, ids = {article.id for article in network.articles}, finder.ids
    for judgement in active(log):
        for mark in judgement.claims:
            claim = finder.find(mark)
            if claim is None:
                if mark.article in articles:
                    troubles.append(_not_found(judgement, mark, finder))
                continue
            fallen = told[claim.event] if judgement.act is Act.REJECT_EVENT else (claim.id,)
            for name in fallen:
                for one in {name, _other_half(name)} & ids:
                    rejected.setdefault(one, judgement.id)
    return dict(sorted(rejected.items())), tuple(troubles)


def find_troubles(network: Network, records: Records) -> tuple[Trouble, ...]:
    """All that is wrong with the log of a finished network."""
    log = network.judgements
    decisions, troubles = decide(log, records)
    values = [trouble for given in (decisions.names, decisions.kinds) for trouble in _two_values(network, given)]
    return (*troubles, *values, *find_rejected(log, _with_rejected(network))[1])


def trouble_numbers(troubles: Iterable[Trouble]) -> tuple[int, ...]:
    """The numbers of the judgements concerned, sorted."""
    return tuple(sorted({number for trouble in troubles for number in trouble.judgements}))


def clashing(given: Iterable[Given], owners: Mapping[ChainKey, str]) -> Mapping[str, list[Given]]:
    """Of the names or kinds given, those that differ and fall to one owner, by the owner."""
    found: dict[str, list[Given]] = {}
    for one in given:
        if owner := most_of(one.chains, owners):
            found.setdefault(owner, []).append(one)
    return {owner: here for owner, here in found.items() if not agreed(here)}


def _with_rejected(network: Network) -> Network:
    """The network as if nothing had been rejected, near enough to look for claims in it."""
    events = {e.id: e for e in network.rejected.events} | {e.id: e for e in network.events}
    claims = (*network.claims, *network.rejected.claims)
    return replace(network, events=tuple(events.values()), claims=claims)


def _chains(mark: EntityMark, records: Records) -> list[ChainKey]:
    found = (find_chain(chain, records) for chain in mark.chains)
    return list(dict.fromkeys(key for key in found if key))


def _names(judgement: Judgement) -> tuple[frozenset[str], frozenset[str]]:
    one, other = (frozenset(n for chain in mark.chains for n in (chain.name, *chain.names)) for mark in judgement.entities)
    return one, other


def _lost(judgement: Judgement, records: Records) -> Iterator[Trouble]:
    """What a judgement is about and no longer finds; that an article was withdrawn is no news unless nothing is left."""
    for mark in judgement.entities:
        missing = [chain for chain in mark.chains if chain.article in records and not find_chain(chain, records)]
        for chain in missing:
            yield Trouble((judgement.number,), f"{judgement.quotation} no longer finds {chain.name!r} in article {chain.article}")
        if not missing and not _chains(mark, records):
            where = ", ".join(sorted({chain.article for chain in mark.chains}))
            text = f"{judgement.quotation} waits: no article of the case has {mark.name!r} (it was in {where})"
            yield Trouble((judgement.number,), text)


def _conflicts(together: Sequence[Together], apart: Sequence[Apart]) -> Iterator[Trouble]:
    components = _components(together)
    for parting in apart:
        one, other = parting.sides
        if one & other:
            text = f"{parting.by.quotation} cannot be followed: an article now has both in one chain"
            yield Trouble((parting.by.number,), text, is_conflict=True)
        for chains, merges in components:
            if chains & one and chains & other:
                quoted = "; ".join(m.quotation for m in merges)
                text = f"{parting.by.quotation} contradicts {quoted}; none of them is followed until one is undone"
                yield Trouble((parting.by.number, *(m.number for m in merges)), text, is_conflict=True)


def _components(together: Sequence[Together]) -> list[tuple[frozenset[ChainKey], list[Judgement]]]:
    """Merges that overlap, directly or by way of others."""
    found: list[tuple[frozenset[ChainKey], list[Judgement]]] = []
    for one in together:
        touching = [part for part in found if part[0] & one.chains]
        chains = one.chains.union(*(part[0] for part in touching))
        merges = [judgement for part in touching for judgement in part[1]] + [one.by]
        found = [part for part in found if part not in touching] + [(chains, merges)]
    return found


def _two_values(network: Network, given: Sequence[Given]) -> Iterator[Trouble]:
    owners = {chain: entity.id for entity in network.entities for chain in entity.chains}
    for entity, clash in clashing(given, owners).items():
        quoted = " contradicts ".join(one.by.quotation for one in clash)
        text = f"{entity}: {quoted}; none of them is followed until one is undone"
        yield Trouble(tuple(one.by.number for one in clash), text, is_conflict=True)


def _not_found(judgement: Judgement, mark: ClaimMark, finder: ClaimFinder) -> Trouble:
    now = [claim.id for claim in finder.near(mark)]
    read = f"; its sentence is now read as {', '.join(now)}, which is not rejected" if now else ""
    text = f"{judgement.quotation} no longer finds claim {mark.claim} in article {mark.article}{read}"
    return Trouble((judgement.number,), text)


def _other_half(claim: str) -> str:
    """The claim of what a demand demands, or of the demand itself."""
    return claim.removesuffix("-content") if claim.endswith("-content") else f"{claim}-content"
