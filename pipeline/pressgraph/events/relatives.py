"""Which noun a relative pronoun stands for, where the parser joined its clause to a noun that it cannot mean."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.grammar_words import bodies, people
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds

LOCATING = frozenset({"ADP", "DET", "ADJ", "NUM", "PROPN", "NOUN"})  # what stands between a noun and the name of its place
NEAR = 5  # words between people and a name that follows them


def antecedent_of(pronoun: Token, noun: Token) -> Token:
    """Who or what a relative pronoun means: *who* are people, *which* is no person.

    Args:
        pronoun: the relative pronoun.
        noun: the noun to which the parser joined its clause.
    """
    if pronoun.lower_ == "who":
        return _person(noun)
    if pronoun.lower_ == "that":
        return _common(noun)
    return _thing(pronoun, noun) if pronoun.lower_ == "which" else noun


def _person(noun: Token) -> Token:
    """As in "protests by *demonstrators* against the agency, who …", "*workers* employed by the agency who …"."""
    if noun.ent_type_ in {"PERSON", "NORP"} or noun.dep_ != "pobj":
        return noun
    before: list[Token] = []
    if noun.pos_ == "PROPN":
        before = list(reversed(noun.doc[max(noun.i - NEAR, noun.sent.start) : noun.i]))
    elif noun.lemma_.lower() in bodies() - people():
        before = list(noun.ancestors)
    return next((t for t in before if t.tag_ == "NNS" and t.lemma_.lower() in people()), noun)


def _common(noun: Token) -> Token:
    """As in "a *crash* near Paris that killed all": a name takes no "that", the noun before it does."""
    governor = noun.head.head
    if noun.pos_ != "PROPN" or any(c.dep_ == "det" for c in noun.lefts):
        return noun
    if governor.pos_ == "NOUN" and noun.dep_ == "pobj":
        return governor
    own = [t for t in governor.children if t.dep_ == "dobj" and t.pos_ == "NOUN" and t.i < noun.i]
    placed = None if noun.ent_type_ in {"ORG", "NORP"} else _common_noun(noun)
    return own[-1] if own else placed or noun


def _common_noun(name: Token) -> Token | None:
    """The noun whose place a name tells: the *crash* of "a crash near the airport of Paris, France"."""
    for token in reversed(name.doc[name.sent.start : name.i]):
        if token.pos_ == "NOUN" and noun_kinds().get(token.lemma_.lower()) is not Kind.PLACE:
            return token
        if token.pos_ not in LOCATING and token.text != ",":
            return None
    return None


def _thing(pronoun: Token, noun: Token) -> Token:
    """As in "workers from *Romania and Bulgaria*, which joined the union": the names that stand just before, not the workers."""
    last = pronoun.doc[max(pronoun.i - 2, 0)] if pronoun.i and pronoun.nbor(-1).is_punct else pronoun.doc[max(pronoun.i - 1, 0)]
    is_people = noun.tag_ == "NNS" and noun.lemma_.lower() in people()
    if not is_people or last.pos_ != "PROPN" or last.ent_type_ not in {"GPE", "ORG"} or noun not in last.ancestors:
        return noun
    while last.dep_ == "conj":
        last = last.head
    return last
