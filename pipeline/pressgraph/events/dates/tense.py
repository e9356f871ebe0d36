"""Whether a time expression looks back or ahead, read from the verb that governs it and its auxiliaries."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Span, Token

from pressgraph.events.dates.governors import NOUNS, PHRASE, VERBS, start
from pressgraph.events.dates.lexicon import verb_directions

AHEAD_MODALS = {"will", "'ll", "’ll", "wo", "would", "'d", "’d", "shall", "may", "might", "can", "could", "should", "must"}
AUXILIARIES = ("aux", "auxpass")
FINITE = ("VBD", "VBZ", "VBP")
PRENOMINAL = ("poss", "compound", "nmod", "amod", "nummod")
DEEPEST = 3


class Direction(Enum):
    """Where an expression points, seen from the day of publication."""

    BACK = -1
    NEAREST = 0
    AHEAD = 1


def direction(span: Span) -> Direction:
    """Where an expression points.

    A noun's date takes the direction of the verb above it. But the present perfect says nothing about the day of an auction
    ("a June 3 auction has been set"), and a verb that points ahead nothing about the day before its object ("will discuss Friday's
    attack").
    """
    token = start(span)
    verb, noun = _governing_verb(token)
    if verb is None:
        return Direction.NEAREST
    found = verb_direction(verb)
    if noun is None or verb_directions().get(verb.lemma_) == "ahead":
        return found
    if found is Direction.BACK and not _is_past(verb):
        return Direction.NEAREST
    if found is Direction.AHEAD and token.dep_ in PRENOMINAL and noun.dep_ not in ("nsubj", "nsubjpass"):
        return Direction.NEAREST
    return found


def verb_direction(verb: Token, depth: int = 0) -> Direction:
    """Where a verb points: its own lemma, its auxiliaries, its form, and for an infinitive or participle the verb above."""
    stated = verb_directions().get(verb.lemma_)
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARIES]
    words = {child.lower_ for child in auxiliaries}
    if stated == "ahead":
        return Direction.AHEAD
    if words & AHEAD_MODALS:
        return Direction.BACK if "have" in words else Direction.AHEAD
    if "to" in words and "have" not in words:
        return _infinitive(verb, depth)
    finite = next((child for child in auxiliaries if child.tag_ in FINITE), None)
    if finite is not None:
        return _with_auxiliary(verb, finite)
    if verb.tag_ in ("VBD", "VBN"):
        return Direction.BACK
    if verb.tag_ == "VBG" and depth < DEEPEST:
        return _above(verb, depth)
    return Direction.BACK if verb.tag_ in FINITE and stated == "report" else Direction.NEAREST


def _with_auxiliary(verb: Token, finite: Token) -> Direction:
    if finite.lemma_ == "have" or finite.tag_ == "VBD" or verb.tag_ == "VBN":
        return Direction.BACK
    return Direction.AHEAD if verb.tag_ == "VBG" else Direction.NEAREST


def _infinitive(verb: Token, depth: int) -> Direction:
    """An infinitive points ahead, also after a past verb, unless the verb above says that it was done ("managed to meet")."""
    head = verb.head
    if head != verb and depth < DEEPEST and verb_directions().get(head.lemma_) == "back":
        return verb_direction(head, depth + 1)
    return Direction.AHEAD


def _above(verb: Token, depth: int) -> Direction:
    head = verb.head
    while head.dep_ in PHRASE and head.pos_ not in VERBS and head.head != head:
        head = head.head
    return verb_direction(head, depth + 1) if head != verb and head.pos_ in VERBS else Direction.NEAREST


def _governing_verb(token: Token) -> tuple[Token | None, Token | None]:
    """The verb above an expression, and the topmost noun between the two."""
    head, noun = token, None
    while head.pos_ not in VERBS or head == token:
        if head.head == head or (head != token and head.dep_ not in PHRASE):
            return None, noun
        head = head.head
        if head.pos_ in NOUNS and head.ent_type_ not in ("DATE", "TIME"):
            noun = head
    if head.pos_ == "AUX" and head.dep_ in AUXILIARIES:
        head = head.head
    return head, noun


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children if child.dep_ in AUXILIARIES)
