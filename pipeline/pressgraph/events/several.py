"""Who *they*, *both* or *the three* are, where coreference has found no single body: those who were just named together."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.coordination import conjuncts
from pressgraph.nouns import noun_kinds

PLURAL = frozenset({"they", "them", "both", "all"})
COUNTS = {
    "both": 2,
    "pair": 2,
    "duo": 2,
    "couple": 2,
    "trio": 3,
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "five": 5,
    "5": 5,
    "six": 6,
    "6": 6,
}
BANDS = frozenset({"pair", "duo", "couple", "trio"})
ANY = 0  # "those nations": as many as were named
REACH = 2  # sentences back
LONGEST = 2  # words before a counted noun: "the two", not "the two other foreign"
DEFINITE = frozenset({"the", "these", "those"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ACTORS = frozenset({"person", "organization", "group"})
# what the names may be of those whom a plural noun means: "the two *companies*"
LABELS = {"person": {"PERSON"}, "organization": {"ORG", "GPE"}, "place": {"GPE", "LOC"}, "group": NAMED}
PLACES = SUBJECTS | {"dobj", "pobj"}


def named_together(token: Token) -> list[Token]:
    """The heads of those meant by a plural pronoun, a bare count or a counted noun: the nearest before it that are coordinated.

    As in "Tusk and Klaus said *they* will boycott it", "Italy and Spain agreed. *Both* signed", "*The three* demanded a vote",
    "*The two countries* signed". Where nothing is counted only subjects are meant.
    """
    count = _count(token)
    if count is None and not _is_plural(token):
        return []
    for other in reversed(token.doc[_first(token) : token.i]):
        members = conjuncts(other) if other.dep_ in (PLACES if count and token.lower_ not in BANDS else SUBJECTS) else []
        is_whole = len(members) > 1 and members[-1].i < token.i and count in {None, ANY, len(members)}
        if is_whole and all(_may_be_meant(m, token) for m in members):
            return members
    return []


def _is_plural(token: Token) -> bool:
    return token.lower_ in PLURAL and not any(c.dep_ == "prep" for c in token.children)


def _count(token: Token) -> int | None:
    """How many *both*, *the two* or *the three countries* are; ANY for *those countries*, None where nothing is counted."""
    if token.lower_ == "both" or (token.lower_ in COUNTS and any(c.lower_ in {*DEFINITE, "all"} for c in token.lefts)):
        return COUNTS[token.lower_] if all(t.is_punct for t in token.rights) else None
    if token.tag_ != "NNS" or any(not t.is_punct for t in token.rights):
        return None
    words = [t.lower_ for t in token.lefts]
    if len(words) > LONGEST:
        return None
    counted = [COUNTS[w] for w in words if w in COUNTS]
    if not counted and words in (["those"], ["these"]):
        return ANY
    return counted[0] if counted and ("both" in words or DEFINITE & set(words)) else None


def _may_be_meant(member: Token, token: Token) -> bool:
    if token.tag_ != "NNS":
        return _acts(member)
    kind = noun_kinds().get(token.lemma_.lower())
    return kind is not None and member.pos_ == "PROPN" and member.ent_type_ in LABELS.get(kind.value, ())


def _first(token: Token) -> int:
    """Where the sentence begins that is as far back as is looked."""
    first = token.sent.start
    for _ in range(REACH):
        first = token.doc[max(first - 1, 0)].sent.start
    return first


def _acts(token: Token) -> bool:
    return (
        token.ent_type_ in NAMED
        or (token.pos_ == "PROPN" and not token.ent_type_)
        or noun_kinds().get(token.lemma_.lower()) in ACTORS
    )


def another_of(one: Token) -> Token | None:
    """The noun that *one* stands for: in "the Dutch parliament agreed and the Greek *one* refused" the parliament."""
    is_narrowed = any(c.dep_ in {"amod", "compound", "nmod"} and (c.ent_type_ or c.pos_ == "PROPN") for c in one.lefts)
    if one.lower_ != "one" or not is_narrowed:
        return None
    before = one.doc[one.sent.start : one.i]
    return next((t for t in reversed(before) if t.dep_ in SUBJECTS and t.tag_ == "NN" and t.i < one.left_edge.i), None)
