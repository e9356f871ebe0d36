"""Entering a judgement: things are found by their ids or names, and what contradicts an earlier judgement is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from pressgraph.curation.decisions import clashing, decide
from pressgraph.curation.marks import Records, mark_claim, mark_entity
from pressgraph.errors import JudgementError
from pressgraph.judgements import Act, ClaimMark, EntityMark, Judgement, active
from pressgraph.model import Claim, Kind, Network, ResolvedEntity, ResolvedEvent


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a new judgement is made from: the case as it stands, and who judges when (UTC, ``2026-01-31T08:00:00Z``) and why."""

    network: Network
    records: Records
    who: str
    at: str
    why: str

    def merge(self, names: Sequence[str]) -> Judgement:
        """The judgement that entities are one.

        Raises:
            JudgementError: they are not there, are one already, or an earlier judgement says otherwise; as all of these do.
        """
        found = [self._entity(name) for name in names]
        if len({entity.id for entity in found}) < len(found) or len(found) < 2:
            raise JudgementError(f"{', '.join(entity.id for entity in found)}: name two different entities to merge")
        articles = {article for entity in found for article, _ in entity.chains}
        if all(entity.unnamed for entity in found) and len(articles) > 1:
            raise JudgementError(f"{', '.join(names)}: unnamed sources of different articles are never one; who are they?")
        self._refuse_two_values(found)
        about = " = ".join(_shown(entity) for entity in found)
        return self._made(Act.MERGE, about, tuple(mark_entity(entity, self.records) for entity in found))

    def split(self, name: str, other: str | None = None, *, articles: Sequence[str] = ()) -> Judgement:
        """The judgement that two entities are two and stay so, or that one entity is another in some articles."""
        one = self._entity(name)
        if other is not None:
            two = self._entity(other)
            if one.id == two.id:
                raise JudgementError(f"{one.id}: one entity; say in which articles it is another: --articles ID …")
            both = mark_entity(one, self.records), mark_entity(two, self.records)
            return self._made(Act.SPLIT, f"{_shown(one)} ≠ {_shown(two)}", both)
        there = sorted({article for article, _ in one.chains})
        for article in articles:
            if article not in there:
                raise JudgementError(
                    f"{one.id} is not mentioned in {article!r}{_near(article, there)}; it is in: {', '.join(there)}"
                )
        here = [chain for chain in one.chains if chain[0] in set(articles)]
        rest = [chain for chain in one.chains if chain not in here]
        if not here or not rest:
            raise JudgementError(f"{one.id}: name some of its articles, not none and not all, of: {', '.join(there)}")
        marks = tuple(mark_entity(one, self.records, chains=chains) for chains in (here, rest))
        return self._made(Act.SPLIT, f"{_shown(one)} is another in {', '.join(sorted(set(articles)))}", marks)

    def rename(self, name: str, new: str) -> Judgement:
        """The judgement what an entity is called."""
        entity = self._entity(name)
        new = " ".join(new.split())
        if not new or new == entity.name:
            raise JudgementError(f"{entity.id} is called {entity.name!r}; give another name")
        return self._valued(Act.RENAME, entity, new, f"{_shown(entity)} is called {new}")

    def retype(self, name: str, kind: str) -> Judgement:
        """The judgement what kind of thing an entity is."""
        entity = self._entity(name)
        if kind not in set(Kind) or kind == entity.kind:
            raise JudgementError(f"{entity.id} is a {entity.kind}; give another kind: {', '.join(Kind)}")
        return self._valued(Act.RETYPE, entity, kind, f"{_shown(entity)} is a kind of {kind}")

    def reject_claim(self, name: str) -> Judgement:
        """The judgement that one claim is misread or wrong."""
        claim = self._claim(name)
        self._refuse_content(claim.id)
        event = next(event for event in self.network.events if event.id == claim.event)
        sentence = " ".join(claim.evidence.text.split())
        return self._made(Act.REJECT_CLAIM, f"{claim.article}: “{sentence}”", claims=(self._claim_mark(claim, event),))

    def reject_event(self, name: str) -> Judgement:
        """The judgement that an event is none, whoever tells it."""
        event = self._event(name)
        claims = [claim for claim in self.network.claims if claim.event == event.id]
        self._refuse_content(*(claim.id for claim in claims))
        names = {entity.id: entity.name for entity in self.network.entities}
        who, what = (", ".join(names[i] for i in ids) or "?" for ids in (event.agents, event.objects))
        marks = tuple(self._claim_mark(claim, event) for claim in claims)
        return self._made(Act.REJECT_EVENT, f"{who} {event.action} {what}", claims=marks)

    def undo(self, number: int) -> Judgement:
        """The judgement that an earlier one no longer holds."""
        log = {judgement.number: judgement for judgement in self.network.judgements}
        target = log.get(number)
        if target is None:
            raise JudgementError(f"no judgement {number} in this case; `pressgraph judgements` lists those there are")
        if target.act is Act.UNDO:
            raise JudgementError(f"{target.quotation} is an undo; enter the judgement again instead")
        for later in log.values():
            if later.act is Act.UNDO and later.value == target.id:
                raise JudgementError(f"judgement {number} was undone already: {later.quotation}")
        return self._made(Act.UNDO, target.about, value=target.id)

    def admit(self, judgement: Judgement) -> None:
        """Let a finished judgement pass, or refuse it as contradicting the log.

        Raises:
            JudgementError: it does; the earlier judgement is quoted.
        """
        log = self.network.judgements
        new = replace(judgement, number=max((j.number for j in log), default=0) + 1)
        decisions, troubles = decide((*log, new), self.records)
        for trouble in troubles:
            if trouble.is_conflict and new.number in trouble.judgements:
                self._refuse([j for j in log if j.number in trouble.judgements], new)
        owners = {chain: entity.id for entity in self.network.entities for chain in entity.chains}
        for given in (decisions.names, decisions.kinds):
            for clash in clashing(given, owners).values():
                if any(one.by.number == new.number for one in clash):
                    self._refuse([one.by for one in clash if one.by.number != new.number], new)

    def _made(
        self,
        act: Act,
        about: str,
        entities: tuple[EntityMark, ...] = (),
        claims: tuple[ClaimMark, ...] = (),
        value: str | None = None,
    ) -> Judgement:
        if not self.why.strip():
            raise JudgementError("a judgement needs its reason: --why TEXT")
        if not self.who.strip():
            raise JudgementError("a judgement needs a name: --by NAME")
        return Judgement(act, self.who.strip(), self.at, " ".join(self.why.split()), about, entities, claims, value)

    def _valued(self, act: Act, entity: ResolvedEntity, value: str, about: str) -> Judgement:
        return self._made(act, about, (mark_entity(entity, self.records),), value=value)

    def _refuse_two_values(self, entities: Iterable[ResolvedEntity]) -> None:
        """Two entities that were given different names or kinds cannot be one."""
        followed = {j: entity.id for entity in entities for j in entity.judgements}
        for act in (Act.RENAME, Act.RETYPE):
            given = [j for j in self.network.judgements if j.act is act and j.id in followed]
            if len({j.value for j in given}) > 1:
                self._refuse(given, None)

    def _refuse(self, earlier: Sequence[Judgement], new: Judgement | None) -> None:
        what = f"“{new.about}” contradicts" if new else "to merge them contradicts"
        numbers = " or ".join(f"pressgraph undo {j.number}" for j in earlier)
        quoted = "; ".join(j.quotation for j in earlier)
        raise JudgementError(f"{what} {quoted}. Undo what no longer holds: {numbers}" if earlier else f"{what} itself")

    def _refuse_content(self, *claims: str) -> None:
        halves = [claim for claim in claims if claim.endswith("-content")]
        if halves:
            demands = ", ".join(half.removesuffix("-content") for half in halves)
            raise JudgementError(f"{halves[0]} is only what a demand demands; reject the demand: {demands}")

    def _claim_mark(self, claim: Claim, event: ResolvedEvent) -> ClaimMark:
        names = {entity.id: entity.name for entity in self.network.entities}
        return mark_claim(claim, event, names)

    def _entity(self, name: str) -> ResolvedEntity:
        by_id = {entity.id: entity for entity in self.network.entities}
        if name in by_id:
            return by_id[name]
        folded = name.casefold()
        named = [e for e in by_id.values() if folded in {n.casefold() for n in (e.name, *e.aliases)}]
        if len(named) == 1:
            return named[0]
        if named:
            raise JudgementError(f"{name!r} is a name of {len(named)} entities: {', '.join(sorted(e.id for e in named))}")
        known = [*by_id, *(e.name for e in by_id.values())]
        raise JudgementError(f"no entity {name!r} in this case{_near(name, known)}; `pressgraph entities` lists them")

    def _claim(self, name: str) -> Claim:
        found = [claim for claim in self.network.claims if claim.id == name]
        found = found or [claim for claim in self.network.claims if name and claim.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        self._say_rejected(name)
        if {claim.id.removesuffix("-content") for claim in found} == {found[0].id.removesuffix("-content")} if found else False:
            return min(found, key=lambda claim: claim.id)
        raise JudgementError(
            f"{'several claims begin with' if found else 'no claim'} {name!r} in this case; `pressgraph ask` shows them"
        )

    def _event(self, name: str) -> ResolvedEvent:
        found = [event for event in self.network.events if event.id == name]
        found = found or [event for event in self.network.events if name and event.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        self._say_rejected(name)
        what = "several events begin with" if found else "no event"
        raise JudgementError(f"{what} {name!r} in this case; `pressgraph explain CLAIM` shows the event's id")

    def _say_rejected(self, name: str) -> None:
        by = dict(self.network.rejected.by)
        ids = {claim.id for claim in self.network.rejected.claims if name in {claim.id, claim.event}}
        for judgement in active(self.network.judgements):
            if judgement.id in {by[claim] for claim in ids}:
                raise JudgementError(f"{name} is rejected already: {judgement.quotation}")


def _shown(entity: ResolvedEntity) -> str:
    return f"{entity.name} ({entity.id})"


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else ""
