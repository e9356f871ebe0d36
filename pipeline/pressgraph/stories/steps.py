"""The steps of a story: each event as a sentence, with its moment and with all voices that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from pressgraph.graph.network import best_claim
from pressgraph.model import Claim, Kind, ResolvedEntity, ResolvedEvent, Status
from pressgraph.stories.gathering import Link, gather
from pressgraph.stories.material import Material
from pressgraph.stories.moments import Moment, moment
from pressgraph.stories.phrases import Speller
from pressgraph.stories.voices import Voice, find_voice, find_wording

_SHOWN = 5  # differences listed with a step


@dataclass(frozen=True, slots=True)
class Difference:
    """Another step that tells the same act otherwise: in ``what`` (status, date or agent) it differs, and what it says."""

    what: str
    event: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a story; ``agents``, ``objects`` and ``recipients`` are names, ``people`` those agents who are persons."""

    event: str
    action: str
    content: str | None
    link: Link
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    moment: Moment
    voices: tuple[Voice, ...]
    people: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()

    @property
    def status(self) -> Status:
        """The status that the surest claim gives it."""
        return self.voices[0].status

    @property
    def says(self) -> str:
        """The event as a sentence, as its surest claim has it."""
        return self.voices[0].says

    @property
    def when(self) -> str:
        """When it was, in words, with its mark if it is no deed: ``31 August 2018 (planned)``."""
        return self.moment.words if self.status is Status.ACTUAL else f"{self.moment.words} ({self.status.value})"

    @property
    def sources(self) -> tuple[str, ...]:
        """The outlets that tell it."""
        return tuple(sorted({voice.source for voice in self.voices}))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell it."""
        return tuple(sorted({voice.article for voice in self.voices}))

    @property
    def line(self) -> str:
        """The step in one line: when, what, and who reports it."""
        return f"{self.when}: {self.says} [{'; '.join(self.sources)}]"

    def to_json(self) -> dict[str, Any]:
        """The step as plain data."""
        return {
            **{name: getattr(self, name) for name in ("event", "action", "content", "date")},
            "when": self.when,
            "status": self.status.value,
            "says": self.says,
            "agents": list(self.agents),
            "objects": list(self.objects),
            "recipients": list(self.recipients),
            "link": self.link.value,
            "claims": [{**asdict(voice), "status": voice.status.value} for voice in self.voices],
            "differences": [asdict(difference) for difference in self.differences],
        }


def find_steps(material: Material, thing: ResolvedEntity, speller: Speller) -> list[Step]:
    """The steps of a thing's story in the order of time; those at one moment as their articles tell them."""
    steps = [
        _step(material, material.events[event], link, speller)
        for event, link in gather(material, thing).items()
        if material.claims.get(event)
    ]
    return sorted(steps, key=lambda step: (*step.moment.order, *_place(material, step)))


def tell_step(material: Material, event: str, speller: Speller, *, link: Link = Link.OBJECT) -> Step:
    """One event as a step: what is told of it, with all its voices."""
    return _step(material, material.events[event], link, speller)


def _place(material: Material, step: Step) -> tuple[str, str, int, str]:
    first = material.claims[step.event][0]
    return material.articles[first.article].date or "", first.article, first.trigger.start, step.event


def _step(material: Material, event: ResolvedEvent, link: Link, speller: Speller) -> Step:
    claims = surest_first(material.claims[event.id])
    content = material.events.get(event.content or "")
    wording = find_wording(material, event, speller)
    articles = [material.articles[claim.article] for claim in claims]
    return Step(
        event=event.id,
        action=event.action,
        content=content.action if content else None,
        link=link,
        agents=tuple(_names(material, event.agents)),
        objects=tuple(_names(material, event.objects)),
        recipients=tuple(_names(material, event.recipients)),
        date=event.date,
        moment=moment(event.date, claims, articles, claims[0].status),
        voices=tuple(find_voice(material, claim, speller, wording=wording) for claim in claims),
        people=frozenset(_names(material, [i for i in event.agents if material.entities[i].kind is Kind.PERSON])),
    )


def surest_first(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an event, the surest first, the others by status and place."""
    best = best_claim(claims)
    return [best, *sorted((c for c in claims if c.id != best.id), key=lambda c: (c.status.value, c.article, c.trigger.start, c.id))]


def _names(material: Material, identifiers: Sequence[str]) -> Iterator[str]:
    return (material.entities[identifier].name for identifier in identifiers)


def differing(step: Step) -> list[str]:
    """What tells the same act otherwise, a line each, and how much more of it there is."""
    lines = [f"≠ {d.what} differs: {d.says} [{d.source}]" for d in step.differences[:_SHOWN]]
    more = len(step.differences) - len(lines)
    return [*lines, f"≠ and {more} more"] if more else lines


def with_differences(step: Step, differences: Sequence[Difference]) -> Step:
    """The step, with what tells the same act otherwise."""
    return replace(step, differences=tuple(differences))
