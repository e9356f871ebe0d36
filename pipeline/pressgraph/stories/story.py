"""A story as text, as a table, as plain data, as a page and as a picture."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.export.html.facts import date_words
from pressgraph.model import ResolvedEntity, Status
from pressgraph.stories.page import InSteps, Item, page
from pressgraph.stories.picture import Picture, draw
from pressgraph.stories.steps import Step, differing
from pressgraph.summary import counted

WIDTH = 100
_INDENT = "    "
# escape sequences in an article's text must not reach the terminal
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
COLUMNS = (
    "when", "date", "written", "status", "says", "action", "content", "agent", "object", "recipient", "speaker", "sentence",
    "outlet", "article", "published", "claims", "articles", "confidence", "differs", "link", "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Story(InSteps):
    """What happened to a thing, in the order of time; printed, it is a text for people.

    Args:
        thing: what it is about.
        called: its name in a sentence, ``the PARS agreement``.
        steps: its events.
        note: what else the name may mean that was asked for; "" for nothing.
    """

    thing: ResolvedEntity
    called: str
    steps: tuple[Step, ...]
    note: str = ""

    def __str__(self) -> str:
        head = [self.title, self.summary, *wrapped(self.note)]
        return "\n".join([*head, *(line for step in self.steps for line in ("", *wrapped(step.line), *evidence_lines(step)))])

    @property
    def title(self) -> str:
        """What it is called: ``The story of the PARS agreement``."""
        return f"The story of {self.called}"

    @property
    def summary(self) -> str:
        """Its size in words."""
        claims = sum(len(step.voices) for step in self.steps)
        articles = {article for step in self.steps for article in step.articles}
        dates = sorted(day for step in self.steps if step.moment.is_dated for day in (step.moment.first, step.moment.last) if day)
        ends = [date_words(day.isoformat()) for day in dict.fromkeys((dates[0], dates[-1]))] if dates else []
        period = f", {' to '.join(ends)}" if ends else ""
        deeds = sum(step.status is Status.ACTUAL for step in self.steps)
        parts = (counted(len(self.steps), "event"), f"{deeds} of them said to have happened", counted(claims, "claim"))
        return f"{', '.join(parts)}, in {counted(len(articles), 'article')}{period}" if self.steps else "nothing is told about it"

    def sentences(self) -> list[str]:
        """One line a step: ``27 July 2018: Jim Kenney announced … [Example Outlet]``."""
        return [step.line for step in self.steps]

    def frame(self) -> pd.DataFrame:
        """A table with one row a step; its sentence, date and speaker are those of the surest claim."""
        return pd.DataFrame([step_row(step) for step in self.steps], columns=list(COLUMNS))

    def picture(self) -> Picture:
        """The timeline as SVG: shown in a notebook; ``str()`` of it is the text of a file."""
        return Picture(draw(self.title, self.summary, self.steps), "\n".join([self.title, self.summary, *self.sentences()]))

    def to_html(self) -> str:
        """A page of its own, with the picture."""
        return page(self.title, self._head, self._items(), str(self.picture()) if self.steps else None)

    def _items(self) -> list[Item]:
        return [Item(step, tuple(notes(step)), "" if step.status is Status.ACTUAL else step.status.value) for step in self.steps]

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        thing = {"id": self.thing.id, "name": self.thing.name, "kind": self.thing.kind.value, "aliases": list(self.thing.aliases)}
        return {"thing": thing, "summary": self.summary, "note": self.note, "steps": [step.to_json() for step in self.steps]}


def evidence_lines(step: Step) -> Iterator[str]:
    """The articles' sentences, and what else is to be known."""
    for voice in step.voices:
        yield from wrapped(f"“{voice.sentence}”", indent=_INDENT)
    for note in notes(step):
        yield from wrapped(note, indent=_INDENT)


def notes(step: Step) -> Iterator[str]:
    """What is to be known of a step beyond its sentences."""
    first = step.voices[0]
    if first.date and first.written:
        published = date_words(first.published) if first.published else "unknown date"
        yield f"date: {first.date}, written “{first.written}” in an article of {published}"
    if len(step.voices) > 1:
        yield f"told by {counted(len(step.voices), 'claim')} in {counted(len(step.articles), 'article')}"
    if step.link == "sentence":
        yield "perhaps about it: the act names no object, and its sentence names this"
    yield from differing(step)


def wrapped(text: str, *, indent: str = "") -> list[str]:
    """A paragraph of at most ``WIDTH`` columns; what follows its first line is indented."""
    rest, text = indent or _INDENT, _CONTROL.sub(" ", text)
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def step_row(step: Step) -> dict[str, Any]:
    """A step as a row; ``COLUMNS`` are its keys."""
    first = step.voices[0]
    return {
        "when": step.moment.words,
        "date": step.date,
        "written": first.written if first.date else None,
        "status": step.status.value,
        "says": step.says,
        "action": step.action,
        "content": step.content,
        "agent": "; ".join(step.agents) or None,
        "object": "; ".join(step.objects) or None,
        "recipient": "; ".join(step.recipients) or None,
        "speaker": first.speaker,
        "sentence": first.sentence,
        "outlet": "; ".join(step.sources),
        "article": first.article,
        "published": first.published,
        "claims": len(step.voices),
        "articles": len(step.articles),
        "confidence": first.confidence,
        "differs": "; ".join(f"{d.what}: {d.says}" for d in step.differences) or None,
        "link": step.link.value,
        "event": step.event,
    }
