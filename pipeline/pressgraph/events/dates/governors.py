"""The word that a time expression modifies, read from the parse and past its commonest slips."""

from __future__ import annotations

from spacy.tokens import Span, Token

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
# from an expression up through its own phrase and the noun phrases it can stand in
PHRASE = frozenset(
    {
        "pobj",
        "pcomp",
        "prep",
        "npadvmod",
        "advmod",
        "compound",
        "nmod",
        "amod",
        "nummod",
        "poss",
        "appos",
        "det",
        "punct",
        "quantmod",
    }
    | {"nsubj", "nsubjpass", "dobj", "attr", "conj", "dative", "dep", "agent", "oprd"}
)
# persons, places and bodies have no date: what is dated beside them is done by them, or there
UNDATED = frozenset({"DATE", "TIME", "PERSON", "GPE", "LOC", "FAC", "NORP", "ORG"})


def start(span: Span) -> Token:
    """Where to begin the climb: the head of the expression, or its preposition where the parse went past it.

    "On Thursday Councilwoman Gym called …" and "On 17 June the two ministers signed …" are parsed as if the day were part of the
    noun phrase that follows; the preposition then hangs where the day belongs.
    """
    before = span.doc[span.start - 1] if span.start else None
    if before is None or before.dep_ != "prep" or span.root.head == before:
        return span.root
    taken = next((child for child in before.children if child.dep_ in ("pobj", "pcomp")), None)
    after = span.doc[span.end] if span.end < len(span.doc) else None
    slipped = taken is None or (taken.i >= span.end and after is not None and after.pos_ in ("DET", "PRON"))
    return before if slipped else span.root


def governor(span: Span) -> Token:
    """The verb or noun that an expression modifies, or the topmost word of its phrase."""
    token = start(span)
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if token.dep_ == "dobj" and after is not None and after.pos_ in NOUNS:
        return after.head if after.dep_ == "compound" else after  # "wins 2020 Nevada caucuses"
    of_name = token.dep_ == "nummod" or (token.dep_ == "pobj" and token.head.lower_ == "of")
    head = token
    while head.head != head and head.dep_ in PHRASE:
        head = head.head
        if head.pos_ in VERBS or (head.pos_ in NOUNS and (of_name or not _is_undated(head))):
            break
    return head


def _is_undated(noun: Token) -> bool:
    return noun.ent_type_ in UNDATED
