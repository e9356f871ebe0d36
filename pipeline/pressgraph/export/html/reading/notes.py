"""The facts of one article as notes in its margin, in the order of its text, each with the places in the text that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pressgraph.export.html.facts import date_words
from pressgraph.export.html.reading.places import Owners, Part, content_parts, event_parts, find_cues, find_date, read_event
from pressgraph.export.plain import short_label
from pressgraph.graph.terms import actions
from pressgraph.judgements import Judgement
from pressgraph.model import Article, Claim, Network, Record, ResolvedEntity, ResolvedEvent, Status, TimeExpression

Says = Callable[[Claim], str | None]


@dataclass(frozen=True, slots=True)
class Who:
    """A participant as a note shows it: its name, its kind, its id in the graph, and the article's own words where they differ."""

    name: str
    kind: str = ""
    id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One claim of an article.

    Args:
        key: ``f1``, ``f2`` … in the order of the text; ``r1`` … for what a person rejected.
        claim: the claim.
        event: what it is about.
        act: how the act is called: of a deed in the past tense, else by its noun.
        says: the claim as a sentence, if a caller has one.
        agents: who; ``objects`` and ``recipients`` likewise.
        place: where; ``speaker`` who says so, None for the article itself.
        date: the words in the text that date it.
        day: its date in words.
        parts: everybody in it, where the text names them.
        cues: other words that it rests on, as (part, start, end).
        judgement: by which a person rejected it.
    """

    key: str
    claim: Claim
    event: ResolvedEvent
    act: str
    says: str
    agents: tuple[Who, ...]
    objects: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Who | None
    speaker: Who | None
    date: TimeExpression | None
    day: str
    parts: tuple[Part, ...]
    cues: tuple[tuple[str, int, int], ...]
    judgement: Judgement | None = None

    @property
    def number(self) -> str:
        """The number that stands at its trigger."""
        return self.key[1:]

    @property
    def status(self) -> str:
        """How certain it is."""
        return self.claim.status.value

    @property
    def is_deed(self) -> bool:
        """Whether it may be told in the past tense."""
        return self.claim.status is Status.ACTUAL

    @property
    def confidence(self) -> str:
        """How sure the reading is, ``97 %``."""
        return f"{self.claim.confidence:.0%}".replace("%", " %")

    @property
    def anchor(self) -> str:
        """Its lasting address in the page."""
        return f"claim-{self.claim.id}"


@dataclass(frozen=True, slots=True)
class _Source:
    """What notes are made of, indexed."""

    network: Network
    record: Record | None
    owners: Owners
    entities: Mapping[str, ResolvedEntity]
    says: Says | None


def chain_owners(network: Network, article: str) -> Owners:
    """The entity of the graph that each chain of an article belongs to."""
    return {chain: entity for entity in network.entities for chain in entity.chains if chain[0] == article}


def find_notes(network: Network, record: Record | None, article: Article, *, says: Says | None = None) -> tuple[Note, ...]:
    """The facts of an article and, after them, what a person rejected."""
    source = _Source(network, record, chain_owners(network, article.id), {e.id: e for e in network.entities}, says)
    events = {event.id: event for event in (*network.rejected.events, *network.events)}
    judgements = {judgement.id: judgement for judgement in network.judgements}
    by = dict(network.rejected.by)
    facts = (_note(f"f{n}", claim, events[claim.event], source) for n, claim in enumerate(_in_order(network.claims, article.id), 1))
    rejected = (
        replace(_note(f"r{n}", claim, events[claim.event], source), judgement=judgements.get(by[claim.id]))
        for n, claim in enumerate(_in_order(network.rejected.claims, article.id), 1)
    )
    return (*facts, *rejected)


def _in_order(claims: Iterable[Claim], article: str) -> list[Claim]:
    return sorted((c for c in claims if c.article == article), key=lambda c: (c.trigger.start, c.trigger.end, c.id))


def _note(key: str, claim: Claim, event: ResolvedEvent, source: _Source) -> Note:
    parts = tuple(_parts(claim, event, source))
    date = find_date(claim, source.record)
    told = source.says(claim) if source.says else None
    roles = (("agent", event.agents), ("object", event.objects), ("recipient", event.recipients))
    agents, objects, recipients = (tuple(_whos(role, ids, parts, source)) for role, ids in roles)
    speakers = tuple(_whos("speaker", (claim.speaker,) if claim.speaker else (), parts, source))
    if not speakers and claim.speaker_name:
        speakers = (Who(short_label(claim.speaker_name)),)
    places = tuple(_whos("place", (event.place,) if event.place else (), parts, source))
    return Note(
        key=key,
        claim=claim,
        event=event,
        act=act_words(event.action, claim.status, source.network),
        says=short_label(told, 600) if told else "",
        agents=agents,
        objects=objects,
        recipients=recipients,
        place=places[0] if places else None,
        speaker=speakers[0] if speakers else None,
        date=date,
        day=short_label(date_words(claim.date)) if claim.date else "",
        parts=parts,
        cues=tuple(find_cues(claim)),
    )


def act_words(action: str, status: Status, network: Network) -> str:
    """How an act is called: a deed in the past tense ("withdrew consent to"), all else by its noun ("withdrawal of consent")."""
    own = next((own for own in network.actions if own.id == action), None)
    if known := actions().get(action):
        return known.edge_label if status is Status.ACTUAL else known.label.lower()
    if own:
        return short_label(own.edge if status is Status.ACTUAL else own.label.lower())
    return short_label(action.replace("_", " "))


def _parts(claim: Claim, event: ResolvedEvent, source: _Source) -> Iterator[Part]:
    read = read_event(claim, event, source.record, source.owners)
    if read is None or source.record is None:
        return
    is_content = read.action != event.action or read.status is not claim.status
    for part in event_parts(read, source.record, source.owners):
        if part.role == "speaker" or not is_content:
            yield part
    if is_content:
        yield from content_parts(claim, event, source.record, source.owners)


def _whos(role: str, ids: Iterable[str], parts: Iterable[Part], source: _Source) -> Iterator[Who]:
    """Those of a role: as this article has them, else as the graph does."""
    own = [part for part in parts if part.role == role]
    if own:
        yield from (who_of(part) for part in own)
        return
    for identifier in ids:
        entity = source.entities.get(identifier)
        yield Who(short_label(entity.name if entity else identifier), kind_of(entity), identifier if entity else "")


def who_of(part: Part) -> Who:
    """A part as a note shows it."""
    name, words = short_label(part.name), short_label(part.words)
    return Who(name, kind_of(part.entity), part.entity.id if part.entity else "", "" if words == name else words)


def kind_of(entity: ResolvedEntity | None) -> str:
    """The kind that an entity is drawn as."""
    if entity is None:
        return "other"
    return "unnamed source" if entity.unnamed else entity.kind.value
