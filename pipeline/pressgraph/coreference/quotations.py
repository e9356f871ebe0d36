"""Quotations and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.coreference.lexicon import reporting_verbs

OPENING = frozenset({"“", "„", "«"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "``", "''"})
SINGLE = frozenset({"'", "‘", "’"})
LONGEST = 400
REACH = 14


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``start`` to ``end`` between quotation marks, and the head word of its speaker."""

    start: int
    end: int
    speaker: Token | None


def find_quotations(doc: Doc) -> list[Quotation]:
    """The quotations of an article in order. Words in quotation marks that are no clause ("sanctuary city") are left out."""
    found: list[Quotation] = []
    runs = [run for run in _runs(doc) if _is_speech(doc, *run)]
    quoted = {i for start, end in runs for i in range(start, end)}
    for start, end in runs:
        speaker = _speaker(doc, start, end, quoted)
        if speaker is None and found and _same_speech(doc, found[-1].end, start):
            speaker = found[-1].speaker
        if speaker is None:
            speaker = _last_subject(doc, start, quoted)
        found.append(Quotation(start, end, speaker))
    return found


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in doc:
        if start is not None and (token.i - start > LONGEST or (_is_break(token) and doc[start - 1].text not in OPENING)):
            start = None  # a straight mark that was never closed
        mark = token.text
        if mark in OPENING or (start is None and (mark in STRAIGHT or _opens(token))):
            start = token.i + 1
        elif start is not None and (mark in CLOSING or mark in STRAIGHT or _closes(token, doc[start - 1])):
            yield start, token.i
            start = None


def _is_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _opens(token: Token) -> bool:
    # a single mark, no apostrophe: "He left. 'There is no plan.'"
    return token.text in SINGLE and not token.whitespace_ and (token.i == 0 or bool(token.nbor(-1).whitespace_))


def _closes(token: Token, opening: Token) -> bool:
    if token.text not in SINGLE or opening.text not in SINGLE:
        return False
    following = token.nbor().text if token.i + 1 < len(token.doc) else ""
    return token.nbor(-1).is_punct or following in {",", "."}


def _is_speech(doc: Doc, start: int, end: int) -> bool:
    """A clause, or words that a comma parts from a reporting clause: '"The president," she said'."""
    if end - start > 1 and doc[end - 1].text == ",":
        return True
    return end - start > 2 and any(t.pos_ in {"VERB", "AUX", "PRON"} for t in doc[start:end])


def _speaker(doc: Doc, start: int, end: int, quoted: set[int]) -> Token | None:
    after = range(end, min(len(doc), end + REACH))
    before = range(start - 1, max(-1, start - 1 - REACH * 2), -1)
    for reach in (after, before):
        for i in reach:
            token = doc[i]
            if i in quoted or (token.is_space and "\n" in token.text):
                break
            if token.lemma_.lower() in reporting_verbs() and token.pos_ == "VERB":
                subject = _subject(token, quoted)
                if subject is not None:
                    return subject
            if token.lower_ == "according":
                return next((g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"), None)
            if reach is after and token.is_sent_end and i > end:
                break
    return None


def _last_subject(doc: Doc, start: int, quoted: set[int]) -> Token | None:
    """The person or body that the sentence before a free-standing quotation is about."""
    first = doc[max(0, start - 2)].sent.start if start > 1 else 0
    for i in range(start - 2, max(-1, first - 1, start - 60), -1):
        token = doc[i]
        if token.dep_ == "nsubj" and token.pos_ == "PROPN" and i not in quoted and token.head.dep_ == "ROOT":
            return token
    return None


def _subject(verb: Token, quoted: set[int]) -> Token | None:
    for _ in range(3):
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i not in quoted), None)
        if subject is not None:
            return subject
        if verb.dep_ not in {"conj", "xcomp", "advcl", "acl"}:
            return None
        if verb.dep_ == "acl":
            return verb.head if verb.head.i not in quoted else None
        verb = verb.head
    return None


def _same_speech(doc: Doc, end: int, start: int) -> bool:
    between = doc[end + 1 : start - 1]
    return len(between) <= 25 and not any(t.is_space and t.text.count("\n") > 1 for t in between)
