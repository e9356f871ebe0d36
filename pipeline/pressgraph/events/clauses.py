"""Clauses that are the object of a verb: "refused *to sign*", "demanded *that he resign*", "stopped *paying*"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.strays import is_bare_noun
from pressgraph.events.syntax import children, is_verb


def clause_objects(verb: Token) -> list[Token]:
    """Verbs that head a clause which is the object: "refused to sign", "demanded that he resign", "stopped paying"."""
    found = [c for c in children(verb, "xcomp", "ccomp") if is_verb(c) and not _is_quoted_comment(c, verb) and not is_bare_noun(c)]
    found += [
        each for c in children(verb, "advcl") if _is_for_to(c) for each in (c, *(n for n in children(c, "advcl") if _is_for_to(n)))
    ]
    found += [deeper for clause in found for deeper in _listed_clauses(clause)]
    expanded = [each for clause in found for each in (clause, *_conjoined_clauses(clause))]
    return [each for clause in expanded for each in _through_copula(clause)]


def _listed_clauses(clause: Token) -> Iterator[Token]:
    """As in "demanded that the agency be abolished, *that the center close*": listed clauses, joined one below the other."""
    for below in children(clause, "ccomp"):
        mark = next(iter(children(below, "mark")), None)
        if mark is not None and mark.lower_ == "that" and mark.i > 0 and mark.nbor(-1).text in {",", ";", "and"}:
            yield below
            yield from _listed_clauses(below)


def _through_copula(clause: Token) -> list[Token]:
    """As in "announced she *is* to open a school": what is announced is the opening."""
    if clause.lemma_ in grammar_words("planning") and not children(clause, "dobj"):
        inner = [c for c in children(clause, "xcomp") if is_verb(c)]
        return inner or [clause]
    return [clause]


def _is_for_to(clause: Token) -> bool:
    """As in "calling for the toll to be scrapped"."""
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children) and any(c.lower_ == "to" for c in clause.children)


def _is_quoted_comment(clause: Token, verb: Token) -> bool:
    """A clause before its verb is reported speech ("It is over, he demanded"), not the thing demanded."""
    return clause.dep_ == "ccomp" and clause.i < verb.i and not any(c.dep_ == "mark" for c in clause.children)


def _conjoined_clauses(clause: Token) -> Iterator[Token]:
    for other in children(clause, "conj"):
        if is_verb(other) and not (clause.tag_ == "VB" and other.tag_ in {"VBD", "VBZ"}):
            yield other
            yield from _conjoined_clauses(other)
