"""Who *they*, *both* or *the three* are, where coreference has found no single body: those who were just named together."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.coordination import conjuncts
from pressgraph.events.syntax import SUBJECTS
from pressgraph.nouns import noun_kinds

PLURAL = frozenset({"they", "them", "both", "all"})
COUNTS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}
REACH = 2  # sentences back
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ACTORS = frozenset({"person", "organization", "group"})


def named_together(token: Token) -> list[Token]:
    """The heads of those meant by a plural pronoun or a bare count: the nearest subjects before it that are coordinated.

    As in "Tusk and Klaus said *they* will boycott it", "Italy and Spain agreed. *Both* signed", "*The three* demanded a vote",
    and so do "*all three*".
    """
    if not _is_plural(token):
        return []
    count = COUNTS.get(token.lower_)
    for other in reversed(token.doc[_first(token) : token.i]):
        members = conjuncts(other) if other.dep_ in SUBJECTS else []
        if len(members) > 1 and members[-1].i < token.i and all(_acts(m) for m in members) and count in {None, len(members)}:
            return members
    return []


def _is_plural(token: Token) -> bool:
    if token.lower_ in PLURAL:
        return not any(c.dep_ == "prep" for c in token.children)
    is_counted = token.lower_ in COUNTS and any(c.lower_ in {"the", "these", "those", "all"} for c in token.lefts)
    return is_counted and not any(token.rights)


def _first(token: Token) -> int:
    """Where the sentence begins that is as far back as is looked."""
    first = token.sent.start
    for _ in range(REACH):
        first = token.doc[max(first - 1, 0)].sent.start
    return first


def _acts(token: Token) -> bool:
    return (
        token.ent_type_ in NAMED
        or (token.pos_ == "PROPN" and not token.ent_type_)
        or noun_kinds().get(token.lemma_.lower()) in ACTORS
    )
