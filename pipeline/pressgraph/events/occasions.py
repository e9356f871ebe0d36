"""Who acts where only an occasion is named: "killed in a *rebel* attack", "*the king* left after talks with the rebels"."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.events.actions import word_classes
from pressgraph.events.grammar_words import bodies, grammar_words
from pressgraph.events.syntax import children, is_passive, is_verb, outer_subjects, prepositional
from pressgraph.resources import read_table


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
    """Whoever does something after talks or during a visit took part: "*the king* said during a visit to Paris that …"."""
    is_occasion = noun.dep_ == "pobj" and noun.head.lower_ in grammar_words("attending")
    if not is_occasion or noun.lemma_.lower() not in grammar_words("encounter") or not prepositional(noun, "with", "to"):
        return []  # "during the meeting protesters gathered outside"
    governor = noun.head.head
    if governor.lower_ in {"ahead", "prior"}:  # "spoke *ahead of* a meeting"
        governor = governor.head
    owned = children(noun, "poss", "compound") or any(c.lower_ in {"this", "that", "any", "no"} for c in noun.lefts)
    return [t for t in outer_subjects(governor) if _is_someone(t)] if is_verb(governor) and not owned else []


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
