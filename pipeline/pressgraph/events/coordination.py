"""Coordinated nouns: "Belgium, Italy and Spain"."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.strays import misjoined_subject
from pressgraph.events.syntax import children


def conjuncts(token: Token) -> list[Token]:
    """The token and the heads coordinated with it, in text order: "Belgium, Italy and Spain"."""
    found = [token]
    for other in token.children:
        is_joined = other.dep_ == "conj" or (
            other.dep_ == "appos" and other.left_edge.i > 0 and other.left_edge.nbor(-1).dep_ == "cc"
        )
        if is_joined and not _is_contrasted(other) and not _is_next_subject(other):
            found += conjuncts(other)
    return found


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
