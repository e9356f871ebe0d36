"""Articles and records in shorthand, for tests of resolution, merging, store and command line.

    told("terminate", "person:Jim Kenney", "agreement:PARS agreement", date="2018-07-26")

A participant is ``KIND:Name`` for a named chain, ``KIND~words`` for a described one, bare words for no chain. The article's text
is made of one sentence for each event, so that all offsets are real.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressgraph.model import Article, Entity, Event, Form, Kind, Mention, Participant, Reason, Record, Span, Status

READER = "en_test-1.0 pressgraph-0"
_SHORTHAND = re.compile(r"(\w+)([:~])(.+)")


@dataclass(frozen=True)
class Told:
    """One event in shorthand."""

    action: str
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    status: str
    speaker: str | None
    content: str | None
    confidence: float
    verb: str


def told(action: str, agents: str = "", objects: str = "", recipients: str = "", *, date: str | None = None, **more) -> Told:
    """An event; several participants are separated by semicolons."""
    lists = (tuple(p.strip() for p in part.split(";") if p.strip()) for part in (agents, objects, recipients))
    rest = {"status": "actual", "speaker": None, "content": None, "confidence": 0.8, "verb": "verb"} | more
    return Told(action, *lists, date=date, **rest)


class Writer:
    """Writes the text of an article and keeps the chains that appear in it."""

    def __init__(self) -> None:
        self.text = ""
        self.chains: dict[str, list[Mention]] = {}

    def write(self, words: str) -> Span:
        """Add words to the text."""
        start = len(self.text)
        self.text += words + " "
        return Span(start, start + len(words), words)

    def participant(self, shorthand: str) -> Participant:
        """Add a participant to the text, and its mention to its chain."""
        found = _SHORTHAND.fullmatch(shorthand)
        span = self.write(found[3] if found else shorthand)
        if not found:
            return Participant(span.text, span.text, span.start, span.end)
        form = Form.NAME if found[2] == ":" else Form.NOMINAL
        self.chains.setdefault(shorthand, []).append(Mention(span.start, span.end, span.text, form))
        return Participant(span.text, span.text, span.start, span.end, f"e{list(self.chains).index(shorthand) + 1}")

    def event(self, one: Told) -> Event:
        """Write one sentence."""
        start = len(self.text)
        agents = tuple(map(self.participant, one.agents))
        trigger = self.write(one.action)
        objects, recipients = (tuple(map(self.participant, part)) for part in (one.objects, one.recipients))
        speaker = self.participant(one.speaker) if one.speaker else None
        evidence = Span(start, len(self.text), self.text[start:])
        self.text += ". "
        return Event(
            one.action,
            trigger,
            agents,
            objects,
            recipients,
            evidence,
            Status(one.status),
            None,
            one.date,
            speaker,
            one.confidence,
            one.content,
            (Reason("action", one.action, one.verb),),
        )

    def entities(self, aliases: dict[str, tuple[str, ...]]) -> tuple[Entity, ...]:
        """The chains, with further names at the end of the text."""
        chains = []
        for number, (shorthand, mentions) in enumerate(list(self.chains.items()), 1):
            kind, _, name = _SHORTHAND.fullmatch(shorthand).groups()
            spans = [self.write(alias) for alias in aliases.get(name, ())]
            more = [Mention(s.start, s.end, s.text, Form.NAME) for s in spans]
            chains.append(Entity(f"e{number}", name.removeprefix("the "), Kind(kind), (*mentions, *more)))
        return tuple(chains)


def story(
    doc: str, *events: Told, date: str | None = None, title: str | None = None, aliases: dict[str, tuple[str, ...]] | None = None
) -> tuple[Article, Record]:
    """An article that tells the events, and what is read out of it."""
    writer = Writer()
    read = tuple(map(writer.event, events))
    entities = writer.entities(aliases or {})
    article = Article(doc, writer.text, title=title, date=date)
    return article, Record(doc, title, date, None, entities, (), read, READER)


def record(doc: str, *events: Told, **more) -> Record:
    """Only the record of a ``story``."""
    return story(doc, *events, **more)[1]


def naming(doc: str, *names: str, **more) -> Record:
    """The record of an article that names the given chains."""
    return record(doc, *(told("meet", name) for name in names), **more)
