"""Coordinated nouns: "Belgium, Italy and Spain"."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.strays import joined_to_verb, misjoined_subject
from pressgraph.events.syntax import children


def conjuncts(token: Token) -> list[Token]:
    """The token and the heads coordinated with it, in text order: "Belgium, Italy and Spain"."""
    found = [token]
    for other in token.children:
        is_joined = other.dep_ == "conj" or (
            other.dep_ == "appos" and other.left_edge.i > 0 and other.left_edge.nbor(-1).dep_ == "cc"
        )
        if is_joined and not (_is_contrasted(other) or _is_next_subject(other) or is_past_aside(other)):
            found += conjuncts(other)
    return found + [t for other in joined_to_verb(token) for t in conjuncts(other)]


def is_past_aside(other: Token) -> bool:
    """As in "the Brotherhood, a group that was banned, and *the Party*": a name joined to an aside goes with the name before."""
    aside = other.head
    name = aside.head
    is_named = name.pos_ == other.pos_ == "PROPN" and aside.pos_ == "NOUN" and name.ent_type_ == other.ent_type_ != ""
    between = other.doc[aside.i : other.left_edge.i]
    return aside.dep_ == "appos" and is_named and any(t.text == "," for t in between)


def _is_next_subject(noun: Token) -> bool:
    """Whether a conjunct is really the subject of the verb that follows it."""
    if noun.i + 1 >= len(noun.doc):
        return False
    verb = noun.nbor(1).head
    return (
        noun.nbor(1).dep_ in {"aux", "auxpass"}
        and verb.dep_ == "conj"
        and not children(verb, *SUBJECTS)
        and misjoined_subject(verb) == noun
    )


def _is_contrasted(other: Token) -> bool:
    """As in "Kenney, not the council": what comes after *not* or *rather than* takes no part."""
    return any(c.dep_ == "neg" for c in other.children) or (other.i > 0 and other.nbor(-1).lower_ in {"not", "than"})
