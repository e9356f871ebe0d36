"""Cards: one entity with its facts, one event with all that is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressgraph.explanation import explain
from pressgraph.export.html.facts import date_words
from pressgraph.model import Article, Claim, Network, Record, ResolvedEntity, ResolvedEvent, Status
from pressgraph.stories import AnswerSentence, Voice, tell_claims
from pressgraph.stories.moments import moment
from pressgraph.stories.naming import find_naming
from pressgraph.stories.page import render
from pressgraph.stories.story import wrapped
from pressgraph.summary import counted

SHOWN = 12  # facts on the card of an entity
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class EntityCard:
    """Somebody or something: what it is, what it is called, and its facts in the order of time.

    Args:
        entity: who or what.
        articles: the articles that name it.
        facts: what it takes part in, as sentences.
        note: what else the name may mean that was asked for; "" for nothing.
    """

    entity: ResolvedEntity
    articles: tuple[Article, ...]
    facts: tuple[AnswerSentence, ...]
    note: str = ""

    def __str__(self) -> str:
        return "\n".join([*self._head(), *(line for fact in self.shown for line in _fact_lines(fact)), *filter(None, [self.more])])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return render("entity.html", card=self)

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return "unnamed source" if self.entity.unnamed else self.entity.kind.value

    @property
    def counts(self) -> str:
        """How often it is told of."""
        return f"{counted(len(self.facts), 'fact')} in {counted(len(self.articles), 'article')}"

    @property
    def shown(self) -> tuple[AnswerSentence, ...]:
        """The facts that the card holds."""
        return self.facts[:SHOWN]

    @property
    def more(self) -> str:
        """How many it leaves out, in words."""
        rest = len(self.facts) - len(self.shown)
        return f"and {rest} more: case.table(agent={self.entity.name!r}), case.story({self.entity.name!r})" if rest else ""

    def _head(self) -> Iterator[str]:
        yield f"{self.entity.name} ({self.kind})"
        if self.entity.aliases:
            yield from wrapped(f"also called: {', '.join(self.entity.aliases)}")
        yield self.counts
        yield from wrapped(self.note)


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event with every claim about it, the surest first.

    Args:
        event: the event.
        facts: the event as sentences; more than one where claims differ.
        names: the names of its participants, by role.
    """

    event: ResolvedEvent
    facts: tuple[AnswerSentence, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        return "\n".join([self.event.id, *(line for fact in self.facts for line in _fact_lines(fact))])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return render("event.html", card=self, dated=_dated)

    @property
    def voices(self) -> list[Voice]:
        """All that is told of it."""
        return [voice for fact in self.facts for voice in fact.sources]

    @property
    def is_disputed(self) -> bool:
        """Whether one claim denies what another does not."""
        return len({voice.status is Status.NEGATED for voice in self.voices}) > 1

    @property
    def when(self) -> str:
        """Its date in words."""
        return date_words(self.event.date) if self.event.date else "not said"


def entity_card(network: Network, records: Mapping[str, Record], name: str) -> EntityCard:
    """The card of an entity; ``name`` is a name, an alias or an id.

    Raises:
        QueryError: nothing has this name, or several have that take part in as many events.
    """
    naming = find_naming(network, name)
    entity = naming.entity
    events = {event.id: event for event in network.events if entity.id in _participants(event)}
    docs = {doc for doc, _ in entity.chains}
    articles = {article.id: article for article in network.articles}
    claims = sorted((c for c in network.claims if c.event in events), key=lambda c: _order(events[c.event], c, articles))
    facts = tell_claims(network, claims, records=_of(records, claims))
    return EntityCard(entity, tuple(a for a in network.articles if a.id in docs), facts, naming.note)


def event_card(network: Network, records: Mapping[str, Record], identifier: str) -> EventCard:
    """The card of an event, named as for ``explain``.

    Raises:
        QueryError: no event or claim has such an id, or several have.
    """
    found = explain(network, identifier)
    event = found.event
    roles = (("agent", event.agents), ("object", event.objects), ("recipient", event.recipients))
    parts = (*roles, ("place", (event.place,) if event.place else ()))
    names = tuple((role, tuple(found.names[i] for i in ids)) for role, ids in parts if ids)
    claims = sorted(found.claims, key=lambda c: (-c.confidence, c.article, c.trigger.start, c.id))
    return EventCard(event, tell_claims(network, claims, records=_of(records, claims)), names)


def _participants(event: ResolvedEvent) -> set[str | None]:
    return {*event.agents, *event.objects, *event.recipients, event.place}


def _order(event: ResolvedEvent, claim: Claim, articles: dict[str, Article]) -> tuple[object, ...]:
    when = moment(event.date, [claim], [articles[claim.article]], claim.status)
    return (*when.order, claim.article, claim.trigger.start, claim.id)


def _of(records: Mapping[str, Record], claims: Iterable[Claim]) -> Iterator[Record]:
    docs = sorted({claim.article for claim in claims})
    return (records[doc] for doc in docs if doc in records)


def _dated(voice: Voice) -> str:
    """The date as resolved and as written."""
    if not voice.date:
        return "not said"
    return date_words(voice.date) + (f" (“{voice.written}”)" if voice.written else "")


def _fact_lines(fact: AnswerSentence) -> Iterator[str]:
    mark = "" if fact.status is Status.ACTUAL else f"[{fact.status}] "
    yield from wrapped(f"{mark}{fact.sentence}")
    yield from wrapped(f"“{fact.evidence}”", indent=_INDENT)
