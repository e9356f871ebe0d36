"""Who an act comes from, and what called it forth: "criticism came *from the unions*", "*the law* sparked protests"."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.kinds import ACTORS, NAMED_ENTITIES
from pressgraph.events.syntax import outer_subjects, subjects
from pressgraph.events.tree import children, is_passive, is_verb, prepositional
from pressgraph.nouns import noun_kinds
from pressgraph.resources import read_table


def source(noun: Token) -> list[Token]:
    """As in "the call came *from student leaders*", "support has come *from Spain*": who gives what the noun names."""
    verb = noun.head
    is_coming = noun.dep_ == "nsubj" and is_verb(verb) and verb.lemma_.lower() in grammar_words("coming")
    return prepositional(verb, "from") if is_coming else []


def organiser(noun: Token) -> list[Token]:
    """As in "a rally organised *by priests*", "an attack carried out *by rebels*": who holds or leads an act does it."""
    return [
        t for c in children(noun, "acl") if c.lemma_.lower() in grammar_words("organising") and is_passive(c) for t in subjects(c)
    ]


def cause(noun: Token) -> list[Token]:
    """What a protest is about, by what called it forth: "*the law* sparked protests", "sparked by *the law*"."""
    verb = noun.head
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return cause(noun.head)
    if noun.dep_ == "dobj" and verb.lemma_.lower() in causal_verbs():
        return subjects(verb)
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_.lower() in causal_verbs() and is_passive(verb.head):
        return outer_subjects(verb.head)
    if noun.dep_ == "pobj" and verb.lower_ in {"in", "to"} and verb.head.lemma_ in {"result", "lead", "end"}:
        return subjects(verb.head)
    return [t for c in children(noun, "acl") if c.lemma_.lower() in causal_verbs() for t in subjects(c) if t != noun]


def undergoer(noun: Token) -> list[Token]:
    """As in "*Kuwait's* invasion by Iraq": beside somebody who did it, the possessor is whom it was done to."""
    doers = [t for t in prepositional(noun, "by") if t.ent_type_ in NAMED_ENTITIES or noun_kinds().get(t.lemma_.lower()) in ACTORS]
    return [t for t in children(noun, "poss") if t.lower_ != "its"] if doers else []


def writers(verb: Token) -> list[Token]:
    """As in "informed in a letter *from the solicitor*", "announced in a statement *by the firm*"."""
    texts = [t for t in prepositional(verb, "in", "through", "via", "with") if t.lemma_.lower() in document_nouns()]
    return [t for text in texts for t in (*prepositional(text, "from", "by", "of"), *children(text, "poss"))]


def causal_verbs() -> frozenset[str]:
    """Verbs by which a thing calls forth a protest or an objection."""
    return frozenset(row["verb"] for row in read_table("causal_verbs"))


def document_nouns() -> frozenset[str]:
    """Nouns for texts, which speak for who wrote them: *letter*, *statement* …"""
    return frozenset(row["noun"] for row in read_table("document_nouns"))
