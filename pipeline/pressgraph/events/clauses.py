"""Clauses that are the object of a verb: "refused *to sign*", "demanded *that he resign*", "stopped *paying*"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.events.grammar_words import bodies, grammar_words
from pressgraph.events.strays import is_bare_noun
from pressgraph.events.tree import children, is_verb
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds


def clause_objects(verb: Token) -> list[Token]:
    """Verbs that head a clause which is the object: "refused to sign", "demanded that he resign", "stopped paying"."""
    found = [c for c in children(verb, "xcomp", "ccomp") if is_verb(c) and not _is_quoted_comment(c, verb)]
    found = [c for c in found if not _is_of_noun(c, verb) and not is_bare_noun(c)]
    found = [c for c in found if not (children(verb, "dobj") and any(m.lower_ == "so" for m in children(c, "mark", "advmod")))]
    found += [
        each for c in children(verb, "advcl") if _is_for_to(c) for each in (c, *(n for n in children(c, "advcl") if _is_for_to(n)))
    ]
    found += [] if found else _parted_infinitives(verb)
    found += [deeper for clause in found for deeper in _listed_clauses(clause)]
    found += _listed_infinitives(verb, found)
    expanded = dict.fromkeys(each for clause in found for each in (clause, *_conjoined_clauses(clause)))
    return [each for clause in expanded for each in _through_copula(clause)]


def _parted_infinitives(verb: Token) -> list[Token]:
    """As in "pressed the partners, Oman and Chad, *to leave*": after an aside the parser took the demand for a purpose."""
    told = [t for t in children(verb, "dobj") if t.lemma_.lower() in bodies() or t.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}]
    if not told or verb.lemma_ not in grammar_words("object_control"):
        return []
    purposes = [c for c in children(verb, "advcl") if c.i > told[0].i and any(t.tag_ == "TO" for t in c.children)]
    return [c for c in purposes if c.left_edge.nbor(-1).text == ","][:1]


def _is_of_noun(clause: Token, verb: Token) -> bool:
    """As in "agreed to a bill *to end* the shutdown": it tells what the bill is for; but "appealed to the rebels to surrender"."""
    phrases = [p for p in children(verb, "prep") if p.lower_ == "to" and verb.i < p.i < clause.i]
    nouns = [t for p in phrases for t in children(p, "pobj")]
    is_purpose = any(c.tag_ == "TO" for c in clause.children) and not children(clause, "nsubj")
    return is_purpose and any(noun_kinds().get(t.lemma_.lower()) in {Kind.AGREEMENT, Kind.WORK} for t in nouns)


def _listed_clauses(clause: Token) -> Iterator[Token]:
    """As in "demanded that the agency be abolished, *that the center close*": listed clauses, joined one below the other."""
    for below in children(clause, "ccomp"):
        mark = next(iter(children(below, "mark")), None)
        if mark is not None and mark.lower_ == "that" and mark.i > 0 and mark.nbor(-1).text in {",", ";", "and"}:
            yield below
            yield from _listed_clauses(below)


def _listed_infinitives(governor: Token, clauses: list[Token]) -> list[Token]:
    """As in "urged them to improve roads, *to build schools*, and *to keep* their word", nested by the parser as it happens.

    What comes after the first "to" is a list if the last of its members is joined by *and*, and all others stand after a comma.
    """
    first = next((c for c in clauses if _mark_of(c)), None)
    if first is None:
        return []
    found: list[Token] = []
    for verb in (t for t in governor.subtree if t.i > first.i and is_verb(t)):
        mark = _mark_of(verb)
        if mark is None or mark.i < 1 or mark.nbor(-1).text.lower() not in {",", "and", "or"}:
            continue
        found.append(verb)
        if mark.nbor(-1).text != ",":
            return found if len(found) > 1 else []
    return []


def _mark_of(verb: Token) -> Token | None:
    """The *to* of an infinitive."""
    return next((c for c in verb.lefts if c.tag_ == "TO" and c.dep_ == "aux"), None)


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
