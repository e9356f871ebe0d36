"""What is marked in an article's text: triggers, participants, dates, cues, sentences, quotations, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pressgraph.export.html.facts import date_words
from pressgraph.export.html.reading.marking import Layer, Mark
from pressgraph.export.html.reading.notes import Note, kind_of
from pressgraph.export.html.reading.places import Owners
from pressgraph.export.plain import plain_text, short_label
from pressgraph.model import Article, Record

_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*\"")
_FEWEST_WORDS = 4  # of a quotation that is somebody's speech
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that the text names: what the graph takes it for, and by which words the text calls it."""

    key: str
    id: str
    name: str
    kind: str
    words: tuple[str, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A time expression: the article's words, and its value in words; "" where it could not be resolved."""

    key: str
    words: str
    value: str
    start: int
    end: int


def find_names(record: Record | None, owners: Owners) -> tuple[Name, ...]:
    """Everything that an article names, each as the graph takes it, those named most often first."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    looks: dict[str, tuple[str, str, str]] = {}
    by_chain = {chain: entity for (_, chain), entity in owners.items()}
    for chain in record.entities if record else ():
        entity = by_chain.get(chain.id)
        same = entity.id if entity else f"chain {chain.id}"
        looks[same] = (entity.id, entity.name, kind_of(entity)) if entity else ("", chain.name, chain.kind.value)
        found.setdefault(same, []).extend((m.start, m.end, m.text) for m in chain.mentions)
    ranked = sorted(found, key=lambda same: (-len(found[same]), min(found[same], default=(0, 0, ""))))
    return tuple(_name(f"n{n}", looks[same], sorted(found[same])) for n, same in enumerate(ranked, 1))


def _name(key: str, look: tuple[str, str, str], places: Sequence[tuple[int, int, str]]) -> Name:
    identifier, name, kind = look
    spelled: dict[str, str] = {}  # "The agency" at the beginning of a sentence is "the agency" elsewhere
    for _, _, text in places:
        spelled.setdefault(text.casefold(), short_label(text, 60))
    words = tuple(dict.fromkeys(spelled.values()))
    return Name(key, identifier, short_label(name), kind, words, tuple((start, end) for start, end, _ in places))


def find_days(record: Record | None) -> tuple[Day, ...]:
    """The dates of an article in the order of its text."""
    dates = sorted(record.dates, key=lambda d: (d.start, d.end)) if record else []
    return tuple(
        Day(f"d{n}", short_label(d.text), short_label(date_words(d.value)) if d.value else "", d.start, d.end)
        for n, d in enumerate(dates, 1)
    )


def find_marks(article: Article, notes: Sequence[Note], names: Sequence[Name], days: Sequence[Day]) -> Iterator[Mark]:
    """All marks of an article."""
    yield from (Mark(start, end, Layer.BOILERPLATE, gloss="not read for facts") for start, end in article.boilerplate)
    yield from _sentences(notes)
    yield from _speech(article, notes)
    yield from _names(notes, names)
    yield from _days(notes, days)
    yield from _cues(notes)
    yield from _triggers(note for note in notes if note.judgement is None and note.key.startswith("f"))


def fragment_of(anchor: str) -> str:
    """A link to an address in the page."""
    return f"#{quote(plain_text(anchor), safe='', errors='replace')}"


def _sentences(notes: Iterable[Note]) -> Iterator[Mark]:
    keys: dict[Span, list[str]] = {}
    for note in notes:
        keys.setdefault((note.claim.evidence.start, note.claim.evidence.end), []).append(note.key)
    yield from (Mark(start, end, Layer.SENTENCE, tuple(found)) for (start, end), found in keys.items())


def _speech(article: Article, notes: Sequence[Note]) -> Iterator[Mark]:
    """Quotations, with their speakers where a fact in them, or one that their sentence states, has a speaker.

    A few words in quotation marks ("sanctuary city") are nobody's speech.
    """
    spoken = [(note.claim, note.speaker.name) for note in notes if note.speaker]
    for quotation in _QUOTED.finditer(article.text):
        start, end = quotation.span()
        within = [name for claim, name in spoken if start <= claim.trigger.start < end]
        around = [name for claim, name in spoken if claim.evidence.start <= start and end <= claim.evidence.end]
        said = short_label(", ".join(dict.fromkeys(within or around)), 60)
        if said or len(quotation.group().split()) >= _FEWEST_WORDS:
            gloss = f"{said} speaks" if said else "a quotation; who speaks was read off no fact"
            yield Mark(start, end, Layer.SPEECH, gloss=gloss, label=said)


def _names(notes: Sequence[Note], names: Sequence[Name]) -> Iterator[Mark]:
    keys: dict[Span, list[str]] = {}
    looks: dict[Span, tuple[str, str]] = {}
    for note in notes:
        for part in note.parts:
            keys.setdefault((part.start, part.end), []).append(note.key)
            looks.setdefault((part.start, part.end), (kind_of(part.entity), _gloss(part.name, part.words, kind_of(part.entity))))
    first: dict[Span, str] = {}
    for name in names:
        for place in name.places:
            keys.setdefault(place, []).append(name.key)
            looks.setdefault(place, (name.kind, _gloss(name.name, "", name.kind)))
        if name.places:
            first.setdefault(name.places[0], f"at-{name.key}")
    for (start, end), found in keys.items():
        kind, gloss = looks[start, end]
        unique = tuple(dict.fromkeys(found))
        yield Mark(start, end, Layer.NAME, unique, gloss=gloss, kind=kind, anchor=first.get((start, end), ""))


def _gloss(name: str, words: str, kind: str) -> str:
    label = short_label(name)
    return kind if label == short_label(words) else f"{label} · {kind}"


def _days(notes: Sequence[Note], days: Sequence[Day]) -> Iterator[Mark]:
    used: dict[Span, list[str]] = {}
    for note in notes:
        if note.date:
            used.setdefault((note.date.start, note.date.end), []).append(note.key)
    for day in days:
        keys = (*dict.fromkeys(used.get((day.start, day.end), ())), day.key)
        yield Mark(day.start, day.end, Layer.DATE, keys, gloss=day.value or "not resolved", anchor=f"at-{day.key}")


def _cues(notes: Iterable[Note]) -> Iterator[Mark]:
    keys: dict[Span, list[str]] = {}
    for note in notes:
        for _, start, end in note.cues:
            keys.setdefault((start, end), []).append(note.key)
        if note.key.startswith("r"):
            keys.setdefault((note.claim.trigger.start, note.claim.trigger.end), []).append(note.key)
    yield from (Mark(start, end, Layer.CUE, tuple(dict.fromkeys(found))) for (start, end), found in keys.items())


def _triggers(notes: Iterable[Note]) -> Iterator[Mark]:
    """One mark for each run of triggers that share letters: links may not lie in each other."""
    group: list[Note] = []
    end = 0
    for note in sorted(notes, key=lambda n: (n.claim.trigger.start, n.claim.trigger.end)):
        if group and note.claim.trigger.start >= end:
            yield _trigger(group, end)
            group = []
        end = max(end, note.claim.trigger.end) if group else note.claim.trigger.end
        group.append(note)
    if group:
        yield _trigger(group, end)


def _trigger(group: Sequence[Note], end: int) -> Mark:
    statuses = tuple(dict.fromkeys(note.status for note in group))
    numbers = [note.number for note in group]
    many = f"facts {', '.join(numbers)}" if len(numbers) > 1 else f"fact {numbers[0]}"
    return Mark(
        group[0].claim.trigger.start,
        end,
        Layer.TRIGGER,
        tuple(note.key for note in group),
        gloss=f"{many}: {', '.join(statuses)}",
        anchor=f"at-{group[0].key}",
        href=fragment_of(group[0].anchor),
        label=f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 2 else " ".join(numbers),
        status=" ".join(statuses),
    )


def trigger_anchors(marks: Iterable[Mark]) -> dict[str, str]:
    """Where each fact's trigger stands: the address of the mark that it shares, by the fact's key."""
    return {key: mark.anchor for mark in marks if mark.layer is Layer.TRIGGER for key in mark.keys}
