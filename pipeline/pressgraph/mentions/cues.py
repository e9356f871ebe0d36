"""What the sentence around a name says about its kind: "the company Hitwise", "Hartley, a school", "the Sea Org group"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressgraph.mentions.lexicon import given_names, is_plural, noun_kind
from pressgraph.mentions.naming import Name
from pressgraph.model import Kind
from pressgraph.words import mention_words

TELLING = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.AGREEMENT, Kind.EVENT, Kind.WORK})


def context_kinds(doc: Doc, name: Name) -> Iterator[Kind]:
    """The kinds that the words around a name give it, one for each cue."""
    head = doc[name.bare : name.end].root
    for noun in _describing_nouns(head, name):
        kind = noun_kind(noun)
        if kind is not None and kind in TELLING and _may_describe(noun, kind, name):
            yield kind
    if name.end - name.bare > 1 and not name.sure and _is_listed_person(head):
        yield Kind.PERSON
    if head.dep_ in {"compound", "nmod"} and head.head.i == name.end:
        if head.head.lemma_.lower() in mention_words("body"):
            yield Kind.ORGANIZATION
        elif head.head.lower_ in mention_words("term_of_office") and name.end - name.bare == 1 and name.kind is not Kind.PLACE:
            yield Kind.PERSON
    if (
        name.end - name.bare > 1
        and name.kind is Kind.OTHER
        and head.dep_ == "nsubj"
        and head.head.lemma_ in mention_words("speech")
    ):
        yield Kind.PERSON
    if name.kind is not Kind.PLACE and _staff(head, name) in mention_words("staff") and doc[name.bare].text not in given_names():
        yield Kind.ORGANIZATION
    if any(_is_who_clause(c) for c in head.children):
        yield Kind.PERSON


def _may_describe(noun: Token, kind: Kind, name: Name) -> bool:
    """Whether a noun can say what a name is: an owner, rival or partner may be a body, a pharmacist may not."""
    if kind is not Kind.PERSON:
        return not is_plural(noun)
    known = name.kind is Kind.ORGANIZATION or (name.kind is Kind.PLACE and name.end - name.bare == 1)
    return not is_plural(noun) and not (
        known and (noun.lemma_.lower() in mention_words("either") or name.sure or noun.i < name.start)
    )


def _is_listed_person(head: Token) -> bool:
    # "the two ministers, Sergei Shoigu and Hulusi Akar"
    first = head
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    noun = first.head
    if first.dep_ != "appos" or first.i < noun.i or not is_plural(noun):
        return False
    return noun_kind(noun) is Kind.PERSON and noun.lemma_.lower() not in mention_words("either")


def _describing_nouns(head: Token, name: Name) -> Iterator[Token]:
    for child in head.children:
        follows = child.dep_ == "appos" and child.i >= name.end
        precedes = child.i == name.start - 1 and child.dep_ in {"compound", "nmod", "appos"}
        if child.pos_ == "NOUN" and (follows or precedes):
            yield child
    if (
        name.start
        and (before := head.nbor(name.start - 1 - head.i)).pos_ == "NOUN"
        and before.head == head.head
        and before.dep_ == head.dep_
    ):
        yield before  # "the company Hitwise", cut into two objects
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else head.head
    if verb.lemma_ in {"call", "know", "dub", "name"} and verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "NOUN":
        yield verb.head


def _staff(head: Token, name: Name) -> str:
    """The noun right after a name that qualifies it ("Juntos spokesperson")."""
    noun = head.doc[name.end] if name.end < len(head.doc) else None
    return noun.lemma_.lower() if noun is not None and head.dep_ in {"compound", "nmod"} and noun.pos_ == "NOUN" else ""


def _is_who_clause(clause: Token) -> bool:
    return clause.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.children)
