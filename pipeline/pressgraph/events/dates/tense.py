"""Whether a time expression looks back or ahead, read from the verb that governs it and its auxiliaries."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from pressgraph.events.dates.lexicon import verb_directions

# from an expression up to the word it modifies; a noun in between does not end the climb
PHRASE = {
    "pobj",
    "pcomp",
    "prep",
    "npadvmod",
    "advmod",
    "compound",
    "nmod",
    "amod",
    "nummod",
    "poss",
    "appos",
    "det",
    "punct",
    "quantmod",
}
NOUN_ROLES = PHRASE | {"nsubj", "nsubjpass", "dobj", "attr", "conj", "dative", "dep", "agent", "oprd"}
UNDATED = {"DATE", "TIME", "PERSON", "GPE", "LOC", "FAC", "NORP", "ORG"}
UNDATED = {"DATE", "TIME", "PERSON", "GPE", "LOC", "FAC", "NORP", "ORG"}
AHEAD_MODALS = {"will", "'ll", "’ll", "wo", "would", "'d", "’d", "shall", "may", "might", "can", "could", "should", "must"}


class Direction(Enum):
    """Where an expression points, seen from the day of publication."""

    BACK = -1
    NEAREST = 0
    AHEAD = 1


def governor(token: Token) -> Token:
    """The verb or noun that a time expression modifies; names of persons, places and bodies have no date, their verb has."""
    head = token
    of_name = token.dep_ == "nummod" or (token.dep_ == "pobj" and token.head.lower_ == "of")
    while head.head != head and head.dep_ in NOUN_ROLES:
        head = head.head
        if head.pos_ in ("VERB", "AUX") or (head.pos_ in ("NOUN", "PROPN") and (of_name or head.ent_type_ not in UNDATED)):
            break
    return head


def direction(token: Token) -> Direction:
    """Where the expression headed by ``token`` points.

    A noun that it modifies takes the direction of the verb above, but only if that verb points ahead: "a June 3 hearing has been
    scheduled"; the present perfect of another verb says nothing about the day of the hearing.
    """
    verb, inside = _governing_verb(token)
    if verb is None:
        return Direction.NEAREST
    found = verb_direction(verb)
    if inside and found is Direction.BACK and not _is_past(verb):
        return Direction.NEAREST
    return found


def verb_direction(verb: Token, depth: int = 0) -> Direction:
    """Where a verb points: its own lemma, its auxiliaries, its form, and for an infinitive or participle the verb above."""
    stated = verb_directions().get(verb.lemma_.lower())
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if stated == "ahead":
        return Direction.AHEAD
    if words & AHEAD_MODALS:
        return Direction.BACK if "have" in words else Direction.AHEAD
    if "to" in words and "have" not in words:
        return _infinitive(verb, depth)
    finite = next((child for child in auxiliaries if child.tag_ in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        return _with_auxiliary(verb, finite)
    if verb.tag_ in ("VBD", "VBN"):
        return Direction.BACK
    if verb.tag_ == "VBG" and depth < 3:
        return _above(verb, depth)
    if verb.tag_ in ("VBZ", "VBP"):
        return Direction.BACK if stated == "back" else Direction.NEAREST
    return Direction.NEAREST


def _with_auxiliary(verb: Token, finite: Token) -> Direction:
    if finite.lemma_ == "have" or finite.tag_ == "VBD" or verb.tag_ == "VBN":
        return Direction.BACK
    return Direction.AHEAD if verb.tag_ == "VBG" else Direction.NEAREST


def _infinitive(verb: Token, depth: int) -> Direction:
    """An infinitive points ahead, also after a past verb, unless the verb above says that it was done ("managed to meet")."""
    head = verb.head
    if head != verb and verb_directions().get(head.lemma_.lower()) == "back":
        return Direction.BACK if depth > 3 else verb_direction(head, depth + 1)
    return Direction.AHEAD


def _above(verb: Token, depth: int) -> Direction:
    head = verb.head
    while head.dep_ in NOUN_ROLES and head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return verb_direction(head, depth + 1) if head != verb and head.pos_ in ("VERB", "AUX") else Direction.NEAREST


def _governing_verb(token: Token) -> tuple[Token | None, bool]:
    """The verb above an expression, and whether a noun stands between the two."""
    head, inside = token, False
    while head.pos_ not in ("VERB", "AUX") or head == token:
        if head.head == head or (head != token and head.dep_ not in NOUN_ROLES):
            return None, inside
        head = head.head
        inside = inside or (head.pos_ in ("NOUN", "PROPN") and not _is_time(head))
    if head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass"):
        head = head.head
    return head, inside


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children if child.dep_ in ("aux", "auxpass"))


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")
