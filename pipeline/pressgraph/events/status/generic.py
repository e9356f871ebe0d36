"""Whether a word is used of how things are in general: a definition, a rule, a duty, a habit, a truth about a kind.

English tells such things in the simple present, or with "can"; what is past, perfect, progressive or future tells of an occasion.
Roles in ``generic_cues.tsv``:

    habit   adverbs of repetition            period  after "every" or "each"        tenure  in the plural: "for two-year terms"
    duty    "responsible for deporting"      genus   "the process by which …"
    rule    what lays down rules ("law")     ruling  how it does so ("requires")
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.headlines import is_headline
from pressgraph.events.tree import children
from pressgraph.resources import read_table

ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "someone", "people", "one"})
EVERY = frozenset({"every", "each"})
INDEFINITE = frozenset({"a", "an", "any", "every", "each", "no"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "some", "several", "both", "all"})
COUNTED = frozenset({"such", "many", "few", "more", "most", "other", "various", "numerous", "several"})
POSSIBLE = frozenset({"can", "may"})
ONCE = frozenset({"DATE", "TIME"})


def is_generic(trigger: Token) -> bool:
    """Whether the event that a word names is told as a general truth and not as something that took place.

    Args:
        trigger: a verb, noun or adjective that names the event.
    """
    if _is_duty(trigger):
        return True
    if trigger.dep_ in SUBJECTS and _defines(trigger.head):
        return True
    clauses = list(_clauses(trigger))
    if any(_is_ruled(trigger, clause) for clause in clauses):
        return True
    clause = next(iter(clauses), None)
    if clause is None or not _is_timeless(clause):
        return False
    return _is_habitual(clause) or _is_genus_clause(clause) or _is_about_kinds(clause)


@functools.cache
def generic_cues(role: str) -> frozenset[str]:
    """The cues of one role."""
    return frozenset(row["cue"] for row in read_table("generic_cues") if row["role"] == role)


def _clauses(trigger: Token) -> Iterator[Token]:
    """The finite clauses around a word, the innermost first; what is in the past shuts out what stands around it."""
    for token in (trigger, *trigger.ancestors):
        forms = [token, *children(token, "aux", "auxpass")]
        if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in forms):
            yield token
            if any(t.tag_ == "VBD" for t in forms):
                return


def _is_timeless(clause: Token) -> bool:
    """Simple present, active or passive, or with "can" or "may": not "has left", "is leaving", "will leave"."""
    auxiliaries = children(clause, "aux")
    forms = [clause, *auxiliaries, *children(clause, "auxpass")]
    if any(t.tag_ == "VBD" or t.lemma_ == "have" for t in forms[1:]) or clause.tag_ in {"VBD", "VBG"}:
        return False
    if any(t.tag_ == "MD" and t.lower_ not in POSSIBLE for t in auxiliaries):
        return False
    return any(t.tag_ in {"VBZ", "VBP", "MD"} for t in forms)


def _is_duty(trigger: Token) -> bool:
    """As in "responsible for *deporting* people"; not "was responsible for *killing* the mayor", which is a charge."""
    gerund = trigger
    while gerund.dep_ == "conj" and gerund.tag_ == "VBG":
        gerund = gerund.head
    if gerund.dep_ != "pcomp" or gerund.tag_ != "VBG":
        return False
    word = gerund.head.head
    copula = word.head if word.dep_ == "acomp" else None
    if f"{word.lower_} {gerund.head.lower_}" not in generic_cues("duty") or (copula is not None and copula.tag_ == "VBD"):
        return False
    return all(_is_kind(t) for t in children(trigger, "dobj"))


def _defines(copula: Token) -> bool:
    """As in "Impeachment is *the process* by which …"."""
    genus = children(copula, "attr")
    present = copula.lemma_ == "be" and copula.tag_ in {"VBZ", "VBP"}
    return present and any(t.lemma_.lower() in generic_cues("genus") and _has_clause(t) for t in genus)


def _has_clause(noun: Token) -> bool:
    return bool(children(noun, "relcl", "acl")) or any(children(p, "pcomp") for p in children(noun, "prep"))


def _is_genus_clause(clause: Token) -> bool:
    """The clause of a definition: "the process *by which* a president can be removed"."""
    if clause.dep_ != "relcl" or clause.head.lemma_.lower() not in generic_cues("genus"):
        return False
    return any(p.lower_ in {"by", "in", "through"} for p in children(clause, "prep") if children(p, "pobj")) or any(
        t.lower_ in {"whereby", "which"} for t in clause.lefts
    )


def _is_ruled(trigger: Token, clause: Token) -> bool:
    """What a constitution or a law requires of whoever it may concern: not "the law requires *Johnson* to ask"."""
    if clause.lemma_.lower() not in generic_cues("ruling") or not _is_timeless(clause):
        return False
    subjects = children(clause, *SUBJECTS)
    if not any(s.lemma_.lower() in generic_cues("rule") or _is_article(s) for s in subjects):
        return False
    named = (t for t in clause.subtree if t.i > clause.i)
    return trigger.i >= clause.i and not any(t.ent_type_ in {"PERSON", *ONCE} for t in named)


def _is_article(subject: Token) -> bool:
    return any(t.lower_ == "article" for t in children(subject, "compound", "nmod"))


def _is_habitual(clause: Token) -> bool:
    for token in clause.children:
        if token.dep_ == "advmod" and token.lower_ in generic_cues("habit"):
            return True
        if token.dep_ == "npadvmod" and token.lemma_.lower() in generic_cues("period"):
            return any(c.lower_ in EVERY for c in token.children)
        terms = [t for t in children(token, "pobj") if t.tag_ == "NNS"] if token.dep_ == "prep" else []
        if any(t.lemma_.lower() in generic_cues("tenure") for t in terms):
            return True
    return False


def _is_about_kinds(clause: Token) -> bool:
    """Nobody in particular does it to nothing in particular: "judges *sentence* offenders", "an official can be *removed*".

    A headline tells an occasion in the same words, and so does a clause with a date or with what somebody says.
    """
    if is_headline(clause) or children(clause, "ccomp", "xcomp") or clause.dep_ in {"relcl", "advcl", "parataxis"}:
        return False
    if any(t.lower_ == "may" for t in children(clause, "aux")):
        return False
    subjects = children(clause, *SUBJECTS)
    inside = [t for t in clause.subtree if t not in subjects]
    if any(t.pos_ == "PROPN" or t.ent_type_ in ONCE or t.text in {"?", "“", '"', "”"} for t in inside):
        return False
    things = [t for t in inside if t.dep_ in {"dobj", "pobj", "attr", "dative"}]
    counted = all(s.tag_ == "NNS" or s.lower_ in ANYBODY or children(s, "det") for s in subjects)
    return bool(subjects) and counted and all(_is_kind(t) for t in (*subjects, *things))


def _is_kind(noun: Token) -> bool:
    """A bare plural, a bare substance, "anyone", or a noun with "a" or "any"; no name, no number, no owner."""
    if noun.lower_ in ANYBODY:
        return True
    if noun.pos_ != "NOUN" or noun.ent_type_ or children(noun, "poss", "nummod"):
        return False
    articles = {c.lower_ for c in children(noun, "det")}
    if articles & DEFINITE or any(c.lower_ in COUNTED for c in noun.children):
        return False
    return bool(articles & INDEFINITE) or noun.tag_ == "NNS" or not articles


__all__ = ["generic_cues", "is_generic"]
