"""Coordinated nouns: "Belgium, Italy and Spain"."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.grammar_words import bodies, grammar_words
from pressgraph.events.strays import joined_to_verb, misjoined_subject
from pressgraph.events.tree import children


def conjuncts(token: Token) -> list[Token]:
    """The token and the heads coordinated with it, in text order: "Belgium, Italy and Spain"."""
    found = [token]
    for other in token.children:
        is_joined = other.dep_ == "conj" or (
            other.dep_ == "appos" and other.left_edge.i > 0 and other.left_edge.nbor(-1).dep_ == "cc"
        )
        is_elsewhere = any(test(other) for test in (_is_next_subject, is_past_aside, _is_in_charge, _is_one_more_place))
        if is_joined and not _is_contrasted(other) and not is_elsewhere:
            found += conjuncts(other)
    return found + [t for other in joined_to_verb(token) for t in conjuncts(other)]


def is_past_aside(other: Token) -> bool:
    """As in "the Brotherhood, a group that was banned, and *the Party*": a name joined to an aside goes with the name before."""
    aside = other.head
    name = aside.head
    is_named = name.pos_ == other.pos_ == "PROPN" and aside.pos_ == "NOUN" and name.ent_type_ == other.ent_type_ != ""
    between = other.doc[aside.i : other.left_edge.i]
    return aside.dep_ == "appos" and is_named and any(t.text == "," for t in between)


def _is_one_more_place(other: Token) -> bool:
    """As in "envoys in Britain, Israel, and *Turkey*", where the parser joined the last place to who is there."""
    noun, joint = other.head, other.left_edge.i - 1
    if other.ent_type_ != "GPE" or noun.pos_ != "NOUN" or joint < 2 or other.doc[joint].dep_ != "cc":
        return False
    before = other.doc[joint - 2 if other.doc[joint - 1].text == "," else joint - 1]
    return before.ent_type_ == "GPE" and before.i > noun.i and noun in before.ancestors


def _is_in_charge(other: Token) -> bool:
    """As in "accused Norway of theft and *a raft of crimes*", where the parser joined the second deed to who is accused."""
    blamed = other.head
    if blamed.dep_ != "dobj" or blamed.head.lemma_ not in grammar_words("object_gerund"):
        return False
    places = [p for t in (blamed, blamed.head) for p in children(t, "prep") if blamed.i < p.i < other.i]
    is_deed = other.pos_ == "NOUN" and other.lemma_.lower() not in bodies()
    return is_deed and any(p.lower_ in {"of", "for", "with"} for p in places)


def _is_next_subject(noun: Token) -> bool:
    """Whether a conjunct is really the subject of the verb that follows it."""
    if noun.i + 1 >= len(noun.doc):
        return False
    verb = noun.nbor(1).head
    return (
        noun.nbor(1).dep_ in {"aux", "auxpass"}
        and verb.dep_ in {"conj", "advcl"}
        and not children(verb, *SUBJECTS)
        and misjoined_subject(verb) == noun
    )


def _is_contrasted(other: Token) -> bool:
    """As in "Kenney, not the council": what comes after *not* or *rather than* takes no part."""
    return any(c.dep_ == "neg" for c in other.children) or (other.i > 0 and other.nbor(-1).lower_ in {"not", "than"})
