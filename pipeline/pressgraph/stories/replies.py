"""A named question with its answer in sentences, as text, as a table, as plain data and as a notebook shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pressgraph.model import Network, Record, ResolvedEntity, ResolvedEvent, Status
from pressgraph.query import Answer, Question
from pressgraph.stories.answers import AnswerSentence, answer_sentences
from pressgraph.stories.material import NO_RECORDS
from pressgraph.stories.page import render
from pressgraph.stories.story import wrapped
from pressgraph.summary import counted

COLUMNS = ("sentence", "status", "evidence", "speaker", "outlet", "headline", "published", "url", "claims", "event")
_INDENT = "    "
_TEMPLATE = "answer.html"
_NAMED = 4  # bearers of a part of a name who are told of


@dataclass(frozen=True, slots=True)
class Reply:
    """A question, what it was asked about, and its answer in sentences; printed, it is a text for people.

    Args:
        question: the question.
        asked: its parameters with their values, those of its file included, as far as they narrow the answer.
        sentences: the answer.
        notes: which names a given part of a name was found in, where it is several.
    """

    question: Question
    asked: tuple[tuple[str, str], ...]
    sentences: tuple[AnswerSentence, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        notes = [line for note in self.notes for line in wrapped(note)]
        return "\n".join(
            [self.title, *wrapped(self.summary), *notes, *(line for one in self.sentences for line in ("", *_lines(one)))]
        )

    def __repr__(self) -> str:
        return str(self)

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[AnswerSentence]:
        return iter(self.sentences)

    def _repr_html_(self) -> str:
        return render(_TEMPLATE, reply=self)

    @property
    def title(self) -> str:
        """The question with what was asked: ``Who terminated what? (object: PARS; status: actual)``."""
        given = "; ".join(f"{name}: {value}" for name, value in self.asked)
        return f"{self.question.title} ({given})" if given else self.question.title

    @property
    def summary(self) -> str:
        """How many answers there are; where there is none, what was looked for."""
        if not self.sentences:
            return self.nothing
        articles = {voice.article for one in self.sentences for voice in one.sources}
        return f"{counted(len(self.sentences), 'answer')}, from {counted(len(articles), 'article')}"

    @property
    def nothing(self) -> str:
        """That there is no answer, in words."""
        given = " and ".join(f"{name} “{value}”" for name, value in self.asked)
        found = f"Nothing in this case answers this{f' with {given}' if given else ''}."
        if dict(self.asked).get("status") != Status.ACTUAL:
            return found
        return f"{found} Only what is told as having happened was looked for; with status “any”, what is planned, demanded, \
alleged, possible or denied is told too."

    def frame(self) -> pd.DataFrame:
        """A table with one row an answer; evidence, speaker, headline and address are those of its first source."""
        return pd.DataFrame([_row(one) for one in self.sentences], columns=list(COLUMNS))

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "question": self.question.name,
            "title": self.question.title,
            "asked": dict(self.asked),
            "summary": self.summary,
            "notes": list(self.notes),
            "answers": [one.to_json() for one in self.sentences],
        }


def reply(
    network: Network, question: Question, answer: Answer, *, given: Mapping[str, object], records: Mapping[str, Record] = NO_RECORDS
) -> Reply:
    """A question with its answer in sentences.

    Args:
        network: the case.
        question: what was asked.
        answer: its rows.
        given: the parameters as they were given.
        records: the records by article, where at hand; none but those of the answer is asked for.
    """
    told = answer_sentences(question, answer, network, records=records)
    return Reply(question, tuple(_asked(question, given)), told, tuple(_meant(network, question, given, told)))


def _asked(question: Question, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for parameter in question.parameters:
        value = given.get(parameter.name)
        text = "" if value is None else str(value).strip()
        default = "" if "^^" in parameter.default else parameter.default.strip('"')
        if text or default not in {"", "any"}:
            yield parameter.name, text or default


def _meant(network: Network, question: Question, given: Mapping[str, object], told: Sequence[AnswerSentence]) -> Iterator[str]:
    """For each part of a name that several in the answer bear, who they are: "PARS" may be an agreement and a records system."""
    events, names = {event.id: event for event in network.events}, {entity.id: entity for entity in network.entities}
    for parameter in question.parameters:
        part = str(given.get(parameter.name) or "").strip()
        if not parameter.is_name or not part:
            continue
        takers = (_takers(events, one.event, parameter.name) for one in told)
        bearers = Counter(i for some in takers for i in some if i.count("/") == 1 and _bears(names[i], part))
        if len(bearers) > 1:
            ranked = sorted(bearers, key=lambda i: (-bearers[i], i))
            listed = [f"{names[i].name} ({counted(bearers[i], 'answer')})" for i in ranked[:_NAMED]]
            more = [f"{len(ranked) - _NAMED} more"] if len(ranked) > _NAMED else []
            yield f"“{part}” is in the names of {', '.join(listed + more)}."


def _takers(events: Mapping[str, ResolvedEvent], event: str, parameter: str) -> set[str]:
    """Those in an event whom a parameter may mean."""
    one = events.get(event)
    if one is None:
        return set()
    content = events.get(one.content or "", one)
    roles = {"agent": one.agents, "object": (*one.objects, *content.objects)}
    return set(roles.get(parameter, (*one.agents, *one.objects, *one.recipients, *content.objects)))


def _bears(entity: ResolvedEntity, part: str) -> bool:
    return any(part.lower() in name.lower() for name in (entity.name, *entity.aliases))


def _lines(one: AnswerSentence) -> Iterator[str]:
    yield from wrapped(one.sentence if one.is_deed else f"[{one.status}] {one.sentence}")
    for sentence in dict.fromkeys(voice.sentence for voice in one.sources):
        yield from wrapped(f"“{sentence}”", indent=_INDENT)


def _row(one: AnswerSentence) -> dict[str, Any]:
    first = one.sources[0]
    return {
        "sentence": one.sentence,
        "status": one.status.value,
        "evidence": first.sentence,
        "speaker": first.speaker,
        "outlet": "; ".join(dict.fromkeys(voice.source for voice in one.sources)),
        "headline": first.title,
        "published": first.published,
        "url": first.url,
        "claims": len(one.sources),
        "event": one.event,
    }
