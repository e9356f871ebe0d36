"""Objects and subjects where the parser saw none: after a number of two words, below a participle, in a phrase of time."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.grammar_words import grammar_words, people

# prepositions that may open a clause
CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
REACH = 6  # words of a short noun phrase
OWNERS = frozenset({"GPE", "ORG", "PERSON"})
TWICE = 2


def stray_objects(verb: Token) -> list[Token]:
    """The objects of an active verb that has none of its own in the parse."""
    return [*_counted(verb), *_modified(verb), *_taken(verb), *_after_verdict(verb)]


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


def _after_verdict(verb: Token) -> Iterator[Token]:
    """As in "rejected as unworkable *a set of rules*", where the parser made one phrase of the verdict and what it is about."""
    for prep in verb.children:
        if prep.lower_ == "as" and prep.dep_ == "prep" and all(t.dep_ == "prt" for t in verb.doc[verb.i + 1 : prep.i]):
            yield from (t for t in prep.children if t.dep_ == "pobj" and _has_outer_adjective(t, prep.i + 1))


def _has_outer_adjective(noun: Token, place: int) -> bool:
    first, after = noun.doc[place], noun.doc[place + 1]
    return first.dep_ == "amod" and first.head == noun and after.i < noun.i and (after.dep_ == "det" or after.ent_type_ in OWNERS)


def _taken(verb: Token) -> Iterator[Token]:
    """As in "the decision to sanction *Belarus* was welcomed", where the parser made Belarus a subject of the welcome."""
    after = verb.doc[verb.i + 1 : verb.i + 1 + REACH]
    yield from (t for t in after if is_taken_object(t) and t.left_edge.i == verb.i + 1)


def is_taken_object(subject: Token) -> bool:
    """Whether a second subject is the object of an infinitive at the first: "the decision to sanction *Belarus* was welcomed"."""
    before = subject.doc[max(subject.left_edge.i - 1, 0)]
    if subject.dep_ not in SUBJECTS or before.dep_ != "acl" or not any(c.lower_ == "to" for c in before.lefts):
        return False
    noun = before.head
    return noun.dep_ in SUBJECTS and noun.head == subject.head and not any(c.dep_ == "dobj" for c in before.children)


def stray_subjects(verb: Token) -> list[Token]:
    """The subject of a finite verb that has none of its own in the parse."""
    if verb.dep_ == "conj":
        return _after_conjunction(verb)
    return _in_phrase_of_time(verb)


def _in_phrase_of_time(verb: Token) -> list[Token]:
    """As in "On Friday *the legislature*, the upper house, voted", where the parser joined both nouns to *on*."""
    for prep in verb.children:
        nouns = [t for t in prep.children if t.dep_ == "pobj"] if prep.dep_ == "prep" and prep.i < verb.i else []
        if len(nouns) == TWICE and nouns[0].ent_type_ == "DATE" and nouns[1].i < verb.i:
            return nouns[1:]
    return []


def _after_conjunction(verb: Token) -> list[Token]:
    """As in "he left after *the Union*, at its meeting, had refused": a second verb that nothing joins to the first."""
    head = verb.head
    is_finite = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
    if not is_finite or any(c.dep_ == "cc" and c.i < verb.i for c in head.children):
        return []
    clauses = [p for p in head.children if p.dep_ == "prep" and p.lower_ in CONJUNCTIONS and head.i < p.i < verb.i]
    return [t for prep in clauses[-1:] for t in prep.children if t.dep_ == "pobj" and t.ent_type_ != "DATE"]


def resumes(noun: Token) -> bool:
    """As in "accused the king of lying, *a charge* he denied": what sums up the clause is no object of its verb."""
    is_late = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text in {",", "—", "–"}
    return is_late and any(c.dep_ == "relcl" for c in noun.children) and any(c.lower_ in {"a", "an"} for c in noun.lefts)


def named_first(noun: Token) -> Token:
    """As in "appointed *Ann Brown* prime minister": a name before an office is who gets it; a title would stand before the name."""
    names = [c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.ent_type_ == "PERSON" and c.pos_ == "PROPN"]
    is_office = noun.pos_ == "NOUN" and noun.head.lemma_ in grammar_words("naming") and noun.lemma_.lower() in people()
    return names[-1] if names and is_office else noun


def misjoined_subject(verb: Token) -> Token | None:
    """As in "Portugal will train the pilots and *Belgium* has pledged jets": a subject joined to the object before it."""
    aux = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    if aux is None or aux.i < 2:
        return None
    noun = aux.nbor(-1)
    is_joined = noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "pobj", "attr"} and noun.pos_ in {"NOUN", "PROPN"}
    return noun if is_joined and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc" else None


def is_pending(noun: Token) -> bool:
    """As in "released him *pending investigation*": a time, not an object."""
    return any(c.lower_ == "pending" and c.i == noun.left_edge.i for c in noun.lefts)
