"""Answers in sentences: each event that answers a question is told as stories tell it, with who reports it and when.

    District Attorney Larry Krasner withdrew consent to the PARS agreement; reported 27 July 2018 by The Riverside Ledger.

Rows that tell the same are one sentence. How a question's sentence reads is the ``# sentence:`` line of its file; its gaps are the
columns of the answer and says (the event), reported (who reports it, and when), read (the words that each part was read off),
other (the other telling, where rows pair two events) and otherwise (what others tell of the same event).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from string import Formatter
from typing import Any

from pressgraph.export.html.facts import date_words
from pressgraph.model import Claim, Network, Record, Status
from pressgraph.query import Answer, Question, Value
from pressgraph.query.questions import SENTENCE
from pressgraph.stories.material import NO_RECORDS, Material
from pressgraph.stories.moments import adverbial
from pressgraph.stories.phrases import Speller
from pressgraph.stories.steps import surest_first
from pressgraph.stories.titles import TitledSpeller
from pressgraph.stories.voices import Voice, find_statement, find_voice, find_wording

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One answer, told.

    Args:
        sentence: the whole sentence, with who reports it.
        says: the event alone: ``Larry Krasner withdrew consent to the PARS agreement.``
        status: how far it is said to be the case.
        sources: the claims behind it, each with its own sentence, speaker, outlet, headline, date and address.
        event: the id of the event; "" where an answer is about none.
    """

    sentence: str
    says: str
    status: Status
    sources: tuple[Voice, ...]
    event: str = ""

    @property
    def evidence(self) -> str:
        """The article's own sentence, of the first source."""
        return self.sources[0].sentence if self.sources else ""

    @property
    def is_deed(self) -> bool:
        """Whether it is told as having happened."""
        return self.status is Status.ACTUAL

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data."""
        sources = [asdict(voice) | {"status": voice.status.value} for voice in self.sources]
        return {"sentence": self.sentence, "says": self.says, "status": self.status.value, "event": self.event, "sources": sources}


def answer_sentences(
    question: Question, answer: Answer, network: Network, *, records: Mapping[str, Record] = NO_RECORDS
) -> tuple[AnswerSentence, ...]:
    """An answer as sentences, in its order.

    Args:
        question: what was asked.
        answer: its rows, of this network.
        network: the case.
        records: the records by article, where at hand: they tell what "it" means in the words of an article. None but those
            of the answer's articles is asked for.
    """
    material = Material.of(network, (records[doc] for doc in _articles_of(answer, network) if doc in records))
    if not {"claim", "event_id"} & set(answer.columns):
        return tuple(_stated(question.sentence, material, answer))
    return _sentences(_Teller(question.sentence, material), answer)


def tell_claims(
    network: Network, claims: Iterable[Claim], *, records: Iterable[Record] = (), dated: bool = True
) -> tuple[AnswerSentence, ...]:
    """Claims as sentences, in their order; those that say the same are one. ``dated``: whether a sentence says the event's date."""
    rows = Answer(("claim",), tuple((claim.id,) for claim in claims))
    return _sentences(_Teller(SENTENCE, Material.of(network, records), dated=dated), rows)


def _articles_of(answer: Answer, network: Network) -> list[str]:
    """The articles that an answer's rows name, or whose claims they name, sorted."""
    rows = list(answer)
    ids = {str(row[column]) for row in rows for column in ("claim", "event_id") if row.get(column)}
    told = {claim.article for claim in network.claims if not ids.isdisjoint((claim.id, claim.event))}
    return sorted(told | {str(row["article"]) for row in rows if row.get("article")})


def _sentences(teller: _Teller, answer: Answer) -> tuple[AnswerSentence, ...]:
    told = [(row, claims[0]) for row in answer if (claims := teller.claims(row))]
    shown = {claim.id for _, claim in told}
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row, claim in told:
        demand = teller.demand(claim)
        if demand is None or demand.id not in shown:  # what is demanded is told once, by the demand
            groups.setdefault(teller.key(row, claim), []).append(row)
    return tuple(teller.told(rows) for rows in groups.values())


def _stated(sentence: str, material: Material, answer: Answer) -> Iterator[AnswerSentence]:
    """Answers about no event: what articles state in passing, such as an office; the evidence is their own ``words``."""
    groups: dict[str, list[Row]] = {}
    for row in answer:
        groups.setdefault(sentence.partition(";")[0].format_map(row) + ".", []).append(row)
    for says, rows in groups.items():
        voices = [find_statement(material.articles[str(row["article_id"])], says, str(row["words"])) for row in rows]
        text = sentence.format_map({**rows[0], "reported": reported(voices)})
        yield AnswerSentence(text, says, Status.ACTUAL, tuple(voices))


def reported(voices: Sequence[Voice]) -> str:
    """Who reports it: ``reported 27 July 2018 by The Riverside Ledger and Delaware Valley Courier, and 31 July 2018 by …``."""
    found: dict[str, dict[str, None]] = {}
    for voice in sorted(voices, key=lambda voice: voice.published or "9999"):
        found.setdefault(date_words(voice.published or ""), {})[_source(voice)] = None
    days = (" ".join(filter(None, (day, _listed(list(sources))))) for day, sources in found.items())
    return f"reported {', and '.join(days)}"


def _source(voice: Voice) -> str:
    return f"by {voice.outlet}" if voice.outlet else f"in “{voice.title}”" if voice.title else f"in the article {voice.article}"


def _listed(words: Sequence[str]) -> str:
    """Several sources; "by" stands once.

    >>> _listed(["by A", "by B", "in “C”"])
    'by A, B and in “C”'
    """
    rest = [word.removeprefix("by ") if words[0].startswith("by ") else word for word in words[1:]]
    return f"{', '.join([words[0], *rest[:-1]])} and {rest[-1]}" if rest else words[0]


class _Teller:
    """Tells the rows of one question by the sentence that its file gives."""

    def __init__(self, sentence: str, material: Material, *, dated: bool = True) -> None:
        self._sentence, self._material, self._speller, self._dated = sentence, material, Speller(material), dated
        self._gaps = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        self._claims = {claim.id: claim for claim in material.network.claims}
        self._parents = {event.content: event.id for event in material.network.events if event.content}

    def claims(self, row: Row) -> list[Claim]:
        """The claim of a row; of a row about an event all that is claimed of it, the surest first."""
        if claim := self._claims.get(str(row.get("claim"))):
            return [claim]
        found = self._material.claims.get(str(row.get("event_id")))
        return surest_first(found) if found else []

    def demand(self, claim: Claim) -> Claim | None:
        """Of what is only demanded, the claim that demands it: "Helen Gym called for the end of it" tells who does."""
        parent = self._material.events.get(self._parents.get(claim.event, ""))
        if parent is None or claim.speaker not in {None, *parent.agents}:
            return None
        beside = (one for one in self._material.claims.get(parent.id, ()) if one.article == claim.article)
        return next((one for one in beside if one.evidence == claim.evidence), None)

    def key(self, row: Row, claim: Claim) -> tuple[object, ...]:
        """What rows share that are told in one sentence."""
        told = self._voice(claim, self._speller).says
        apart = claim.id if "read" in self._gaps else row.get("other_event_id")
        return claim.event, claim.status, told, apart, *(row[name] for name in sorted(self._gaps & row.keys()))

    def told(self, rows: Sequence[Row]) -> AnswerSentence:
        """Rows of one key as one sentence."""
        claims = list({claim.id: claim for row in rows for claim in self.claims(row)}.values())
        agreeing = [claim for claim in claims if claim.status is claims[0].status]
        speller = TitledSpeller(self._speller, {claim.article for claim in agreeing})
        voices = [self._voice(claim, speller if claim in agreeing else self._speller) for claim in claims]
        like = sorted((voice for voice in voices if voice.says == voices[0].says), key=lambda voice: voice.published or "9999")
        unlike = [voice for voice in voices if voice not in like]
        others = self._others(rows[0])
        gaps = {name: "(not named)" if value is None else value for name, value in rows[0].items()} | {
            "says": voices[0].says.removesuffix("."),
            "reported": reported(like),
            "read": _read(claims[0]),
            "otherwise": _otherwise(unlike, voices[0].status),
            "other": _statement(others[:1]) if others else "",
        }
        text = self._sentence.format_map(gaps).strip()
        return AnswerSentence(text, voices[0].says, voices[0].status, (*like, *unlike, *others), claims[0].event)

    def _others(self, row: Row) -> list[Voice]:
        claims = self._material.claims.get(str(row.get("other_event_id")), ())
        return [self._voice(claim, self._speller) for claim in surest_first(claims)] if claims else []

    def _voice(self, claim: Claim, speller: Speller) -> Voice:
        if demand := self.demand(claim):
            return replace(self._voice(demand, speller), claim=claim.id, status=claim.status, confidence=claim.confidence)
        event = self._material.events[claim.event]
        wording = find_wording(self._material, event, speller)
        when = adverbial(event.date) if self._dated else ""
        return find_voice(self._material, claim, speller, wording=wording, when=when)


def _statement(voices: Sequence[Voice]) -> str:
    return f"{voices[0].says.removesuffix('.')}; {reported(voices)}."


def _otherwise(voices: Sequence[Voice], status: Status) -> str:
    """What others tell of the same event: "Also: …" where they give it the same status, "But: …" where another."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(voice.says, []).append(voice)
    return " ".join(f"{'Also' if group[0].status is status else 'But'}: {_statement(group)}" for group in found.values())


def _read(claim: Claim) -> str:
    """What each part was read off: ``action “terminated” (verb), agent “Kenney” (subject)``."""
    return ", ".join(f"{reason.part} “{reason.cue}” ({reason.rule})" for reason in claim.reasons) or "nothing on record"
