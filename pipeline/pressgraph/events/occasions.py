"""Meetings, trips and talks as nouns: who is on them, and the verb by which they take place."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.syntax import children, is_passive, is_verb, outer_subjects, prepositional

UNDER_WAY = frozenset({"underway", "way"})


def visitors(noun: Token) -> list[Token]:
    """As in "on a trip to Kenya, *the king* said …": who does something on a trip or at a meeting makes it or takes part in it."""
    is_own = all(c.lower_ in {"a", "an", "another"} or c.dep_ != "det" for c in noun.children) and not children(noun, "poss")
    place = noun
    while is_own and place.dep_ == "pobj" and place.head.lower_ in grammar_words("accompanying"):
        place = place.head.head
    if place == noun:
        return []
    found = outer_subjects(place) if is_verb(place) and not is_passive(place) else [place] if place.dep_ == "nsubj" else []
    return [t for t in found if t.pos_ in {"NOUN", "PROPN", "PRON"}]


def carriers(noun: Token) -> list[Token]:
    """The verb by which an event takes place, and on which its phrases may hang: "fighting resumed *between the two armies*"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not is_verb(verb):
        return []
    if verb.lemma_ == "be":  # "talks are under way *between the two armies*"
        ways = [*children(verb, "advmod", "acomp"), *prepositional(verb, "under")]
        return [verb, *ways] if any(t.lower_ in UNDER_WAY for t in ways) else []
    return [verb] if verb.lemma_.lower() in grammar_words("happening") else []
