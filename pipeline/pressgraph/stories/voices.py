"""Voices: who tells an event, in which sentence, and the event as each of them has it."""

from __future__ import annotations

from dataclasses import dataclass

from pressgraph.export.html.sentence import mark_sentence
from pressgraph.model import Article, Claim, ResolvedEvent, Status
from pressgraph.stories.acts import names_act
from pressgraph.stories.gathering import spans
from pressgraph.stories.material import Material
from pressgraph.stories.moments import When, tense
from pressgraph.stories.phrases import Speller
from pressgraph.stories.sentences import Wording, sentence, told_status


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim.

    Args:
        claim: its id; "" for what an article states beside its claims.
        status: how far it says the event is the case; what it tells ahead of its day is no deed (``sentences.told_status``).
        speaker: who says so, as the graph names it; None for the article itself.
        says: the event as this claim has it, as a sentence.
        sentence: the article's own sentence.
        date: its date, EDTF.
        written: the date as the article writes it.
        trigger: the words of the sentence that name the act, and ``at``, where they stand in it.
    """

    claim: str
    status: Status
    speaker: str | None
    says: str
    sentence: str
    date: str | None
    written: str | None
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    confidence: float
    trigger: str = ""
    at: int | None = None

    @property
    def marked(self) -> tuple[tuple[str, str], ...]:
        """The sentence in pieces; that of the words that name the act is marked ``trigger``."""
        return mark_sentence(self.sentence, self.trigger, offset=self.at).pieces

    @property
    def source(self) -> str:
        """The outlet; for want of one the article."""
        return self.outlet or self.article


def find_wording(material: Material, event: ResolvedEvent, speller: Speller) -> Wording:
    """What a sentence about an event is made of."""
    content = material.events.get(event.content or "")
    return Wording(
        action=event.action,
        agent=speller.several(event.agents),
        object=None if content and _is_lost(material, event, content.action) else speller.several(event.objects),
        recipient=speller.several(event.recipients),
        content=content.action if content else None,
        about=speller.several(content.objects) if content else None,
        known=material.actions,
    )


def find_voice(material: Material, claim: Claim, speller: Speller, *, wording: Wording, when: str = "") -> Voice:
    """One claim as a voice.

    Args:
        material: the case.
        claim: the claim.
        speller: spells its speaker.
        wording: of its event.
        when: the date, as it stands in a sentence: ``on 26 July 2018``; "" leaves it out.
    """
    article = material.articles[claim.article]
    speaker = material.entities.get(claim.speaker or "")
    name = speller.one(speaker.id).text if speaker else claim.speaker_name
    lies = tense(claim.date or material.events[claim.event].date, article.date)
    cue = _cue(claim, "status") or ""
    return Voice(
        claim=claim.id,
        status=told_status(wording.action, claim.status, lies),
        speaker=speaker.name if speaker else claim.speaker_name,
        says=sentence(wording, claim.status, speaker=name, cue=cue, when=When(when, lies)),
        sentence=" ".join(claim.evidence.text.split()),
        date=claim.date,
        written=_cue(claim, "date"),
        article=claim.article,
        title=article.title,
        outlet=article.outlet,
        published=article.date,
        url=article.url,
        confidence=claim.confidence,
        trigger=" ".join(claim.trigger.text.split()),
        at=_place(claim),
    )


def find_statement(article: Article, says: str, words: str) -> Voice:
    """What an article states by some words of its own, beside its claims."""
    return Voice(
        claim="",
        status=Status.ACTUAL,
        speaker=None,
        says=says,
        sentence=words,
        date=None,
        written=None,
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.date,
        url=article.url,
        confidence=1.0,
    )


def _place(claim: Claim) -> int:
    """Where the trigger stands in the sentence, once its white space is single blanks."""
    before = claim.evidence.text[: max(claim.trigger.start - claim.evidence.start, 0)]
    words = " ".join(before.split())
    return len(words) + (1 if words and before[-1:].isspace() else 0)


def _cue(claim: Claim, part: str) -> str | None:
    return next((reason.cue for reason in claim.reasons if reason.part == part and reason.cue), None)


def _is_lost(material: Material, event: ResolvedEvent, act: str) -> bool:
    """Whether the objects do not tell the act: "called for an end to the contract" may have the contract as its object."""
    things = [material.entities[identifier] for identifier in event.objects]
    return not any(any(spans(thing)) or names_act(thing.name, act) for thing in things)
