"""The words whose dates an event may take, nearest first: itself, what carries it, what it continues or accompanies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.dates.lexicon import carrier_verbs, verb_directions

CLAUSE_SUBJECTS = SUBJECTS | {"csubj", "csubjpass", "expl"}
ARGUMENTS = CLAUSE_SUBJECTS | {"dobj", "attr", "oprd", "dative"}
COMPLEMENTS = frozenset({"xcomp", "acomp", "oprd"})
SIMULTANEOUS = frozenset({"when", "while", "as"})
MANNER = frozenset({"by", "in"})
STEPS = 6


@dataclass(frozen=True, slots=True)
class Host:
    """A word whose dates the event may take.

    Args:
        token: the word.
        initial: only dates that open its clause.
        closed: no date that stands between the word and the event.
    """

    token: Token
    initial: bool = False
    closed: bool = False


def hosts(trigger: Token) -> Iterator[Host]:
    """All hosts of an event, the trigger itself first."""
    yield Host(trigger)
    yield from _below(trigger)
    token, initial, closed = trigger, False, False
    for _ in range(STEPS):
        above = _above_verb(token) if token.pos_ in ("VERB", "AUX") else _above_noun(token)
        if above is None:
            break
        token, initial, closed = above.token, initial or above.initial, closed or above.closed
        yield Host(token, initial, closed)
        if not initial and not closed:
            yield from _below(token, apart_from=trigger)
    yield from _later_coordinates(trigger)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in CLAUSE_SUBJECTS for child in verb.children)


def is_planned(verb: Token) -> bool:
    """Whether the day a verb names with "for" is its own: "is scheduled for Friday", not "announced a strike for Friday"."""
    return verb.lemma_ in carrier_verbs() or verb_directions().get(verb.lemma_) == "ahead"


def _auxiliaries(verb: Token) -> frozenset[str]:
    """The auxiliaries that set a tense: "has announced" does not share the date of "consulted"."""
    return frozenset(child.lemma_ for child in verb.children if child.dep_ == "aux")


def _above_noun(noun: Token) -> Host | None:
    """Where a noun's event may get its date from: the verb that carries it, or the noun it is part of."""
    head = noun.head
    if noun.dep_ in ARGUMENTS and head.lemma_ in carrier_verbs():
        return Host(head)
    if noun.dep_ in ("compound", "conj", "nmod") and head.pos_ in ("NOUN", "PROPN"):
        return Host(head, closed=noun.dep_ == "conj")
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        return Host(head.head)
    return None


def _above_verb(verb: Token) -> Host | None:
    """Where a verb's event may get its date from: the clause that it continues, accompanies or completes."""
    head = verb.head
    stated = verb_directions().get(head.lemma_)
    is_done = stated == "back"
    if verb.dep_ in ("aux", "auxpass") or (verb.dep_ == "xcomp" and stated in ("back", "share")):
        return Host(head)
    if verb.dep_ == "pcomp" and head.lower_ in MANNER and head.head.pos_ == "VERB":
        return Host(head.head)
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "conj":
        return Host(head, initial=has_subject(verb) or _auxiliaries(verb) != _auxiliaries(head))
    return Host(head) if verb.dep_ == "advcl" and _is_simultaneous(verb, is_done=is_done) else None


def _is_simultaneous(verb: Token, *, is_done: bool) -> bool:
    """Whether an adverbial clause tells of the time of its main clause: "when police came", "killing two", "met to protest"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if marks & SIMULTANEOUS or (verb.tag_ == "VB" and is_done):
        return True
    return verb.tag_ in ("VBG", "VBN") and not has_subject(verb) and not any(child.dep_ == "mark" for child in verb.children)


def _below(word: Token, apart_from: Token | None = None) -> Iterator[Host]:
    """What a word leaves to the clause below it.

    A verb that says little leaves its date to its infinitive ("is to take effect on Friday"), a clause to its "when", an event noun
    to the relative clause that carries it ("the protest, which began on Friday").
    """
    is_carrier = word.lemma_ in carrier_verbs() or word.lemma_ in verb_directions()
    for child in word.children:
        if child != apart_from and _holds_the_date(child, is_carrier=is_carrier):
            yield Host(child)


def _holds_the_date(clause: Token, *, is_carrier: bool) -> bool:
    if clause.dep_ in COMPLEMENTS:
        return is_carrier
    if clause.dep_ == "advcl":
        return any(mark.lower_ == "when" for mark in clause.children)
    return clause.dep_ == "relcl" and clause.lemma_ in carrier_verbs() and _is_relative_subject(clause)


def _is_relative_subject(verb: Token) -> bool:
    return any(child.dep_ in CLAUSE_SUBJECTS and child.tag_ in ("WDT", "WP") for child in verb.children)


def _later_coordinates(trigger: Token) -> Iterator[Host]:
    """The verbs that share their last date with the ones before: "was arrested and charged on Friday"."""
    if trigger.pos_ != "VERB":
        return
    for other in trigger.conjuncts:
        if other.i > trigger.i and other.pos_ == "VERB" and not has_subject(other) and not _auxiliaries(other):
            yield Host(other)
