"""Objects that the parser puts where no object stands: after a number of two words, or below a participle."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token


def stray_objects(verb: Token) -> list[Token]:
    """The objects of an active verb that has none of its own in the parse."""
    return [*_counted(verb), *_modified(verb)]


def is_modifier(participle: Token) -> bool:
    """Whether a participle right after a verb belongs to the noun after it, though the parser made a clause of it."""
    is_clause = participle.dep_ in {"xcomp", "ccomp"} and participle.tag_ in {"VBN", "VBD"}
    has_object = any(t.dep_ == "dobj" and t.i > participle.i for t in participle.children)
    return is_clause and has_object and participle.i == participle.head.i + 1


def _counted(verb: Token) -> Iterator[Token]:
    """As in "kidnapped *up to* 16 advisers", where the parser took a number of two words for prepositions."""
    for prep in verb.children:
        if prep.lower_ == "to" and prep.dep_ == "prep" and prep.i > 0 and prep.nbor(-1).lower_ == "up":
            yield from (t for t in prep.children if t.dep_ == "pobj" and t.left_edge.i == prep.i + 1 and t.left_edge.like_num)


def _modified(verb: Token) -> Iterator[Token]:
    """As in "rejected *proposed* changes", where the parser took the participle for a verb and the changes for its object."""
    for participle in verb.children:
        if is_modifier(participle):
            yield from (t for t in participle.children if t.dep_ == "dobj")
