"""Occasions - meetings, trips, raids: who is on them, who acts where only one is named, the verb by which they take place."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.events.actions import word_classes
from pressgraph.events.grammar_words import bodies, grammar_words
from pressgraph.events.syntax import outer_subjects, subjects
from pressgraph.events.tree import children, is_passive, is_verb, prepositional
from pressgraph.resources import read_table

UNDER_WAY = frozenset({"underway", "way"})


def carriers(noun: Token) -> list[Token]:
    """The verb by which an event takes place, and on which its phrases may hang: "fighting resumed *between the two armies*"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not is_verb(verb):
        return []
    if verb.lemma_ == "be":  # "talks are under way *between the two armies*"
        ways = [*children(verb, "advmod", "acomp"), *prepositional(verb, "under")]
        return [verb, *ways] if any(t.lower_ in UNDER_WAY for t in ways) else []
    return [verb] if verb.lemma_.lower() in grammar_words("happening") else []


def raiders(verb: Token) -> list[Token]:
    """Those named before the raid in which something was done, of a passive that names nobody by "by"."""
    raids = prepositional(verb, "in", "during") if is_passive(verb) else []
    raids = [raid for raid in raids if raid.lemma_.lower() in grammar_words("raid")]
    return [t for raid in raids for t in children(raid, "compound", "nmod", "amod") if _acts(t)][:1]


def forum(verb: Token) -> list[Token]:
    """As in "acquitted *in the Senate*", "rejected *in court*": a passive without by-phrase names the deciding body with *in*."""
    if not is_passive(verb) or verb.lemma_ in {"challenge", "contest", "sue", "file", "protest", "charge", "indict", "accuse"}:
        return []
    bodies = word_classes()["chamber"] | word_classes()["court"] - {"justice"}
    return [t for t in prepositional(verb, "in", "by", "at") if t.lemma_.lower() in bodies]


def guests(noun: Token) -> list[Token]:
    """Who does something on a visit or after talks takes part: "*the king* said during a visit to Paris", "*she*, on a trip, …"."""
    if noun.lemma_.lower() not in grammar_words("encounter") or not prepositional(noun, "with", "to") or _is_anothers(noun):
        return []  # "during the meeting protesters gathered outside"
    place = noun
    while place.dep_ == "pobj" and place.head.lower_ in grammar_words("attending"):
        place = place.head.head
        place = place.head if place.lower_ in {"ahead", "prior"} else place  # "spoke *ahead of* a meeting"
    if is_verb(place):
        return [t for t in subjects(place) or outer_subjects(place) if _is_someone(t)]
    return [place] if place != noun and place.dep_ == "nsubj" and _is_someone(place) else []


def _is_anothers(noun: Token) -> bool:
    """As in "after *the queen's* visit", "after *this* visit"; but "during a *one-day* visit" only tells how long."""
    owners = (c for c in children(noun, "poss", "compound") if not children(c, "nummod"))
    return any(owners) or any(c.lower_ in {"this", "that", "any", "no"} for c in noun.lefts)


def _is_someone(subject: Token) -> bool:
    if subject.pos_ == "PRON":
        return subject.lower_ in {"he", "she", "they", "who", "we", "i"}
    return subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or subject.lemma_.lower() in bodies()


def _acts(modifier: Token) -> bool:
    """Whether a word before "attack" names who attacks: Kabul is only where the Kabul attack was, a terrorist is nobody known."""
    if modifier.ent_type_ == "GPE":
        return modifier.lower_.replace(".", "") in _countries()
    if modifier.ent_type_ in {"NORP", "ORG"}:
        return True
    return modifier.lemma_.lower() in bodies() - {"terrorist", "suicide"} and modifier.pos_ in {"NOUN", "ADJ"}


@functools.cache
def _countries() -> frozenset[str]:
    rows = [row for row in read_table("places") if row["sort"] == "country"]
    names = (name for row in rows for name in (row["place"], *row["aliases"].split(";")))
    return frozenset(name.strip().lower().replace(".", "") for name in names if name.strip())
