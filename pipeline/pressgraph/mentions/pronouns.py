"""Pronouns that refer: personal, possessive, reflexive, relative; not the empty "it" of "it is clear that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressgraph.mentions.nominals import mention
from pressgraph.model import Form, Kind, Mention
from pressgraph.words import mention_words

PERSON = frozenset(
    ["he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "mine", "myself", "who", "whom"]
)
NEUTRAL = frozenset(
    [
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "which",
        "whose",
    ]
)
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


def find_pronouns(doc: Doc) -> Iterator[Mention]:
    """Mentions of form pronoun. ``kind`` is ``person`` where the pronoun tells, else None."""
    for token in doc:
        if _refers(token):
            kind = Kind.PERSON if token.lower_ in PERSON else None
            yield mention(doc[token.i : token.i + 1], token, Form.PRONOUN, kind)


def _refers(token: Token) -> bool:
    word = token.lower_
    if word in RELATIVE:
        return token.tag_ in {"WP", "WDT", "WP$"} and _in_relative_clause(token)
    if word == "both":
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    if word not in PERSON and word not in NEUTRAL:
        return False
    if token.text == "US" or token.tag_ not in {"PRP", "PRP$"}:
        return False
    return word != "it" or not _is_empty(token)


def _in_relative_clause(token: Token) -> bool:
    verb = token
    for _ in range(4):
        if verb.dep_ == "relcl":
            return True
        verb = verb.head
    return False


def _is_empty(token: Token) -> bool:
    """Whether "it" is only the place-holder of a clause ("it is clear that ...", "it emerged that ...") or of the weather."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if any(c.dep_ == "acomp" and c.lemma_ in mention_words("disposition") for c in verb.children):
        return False
    complement = any(c.dep_ in {"acomp", "attr"} for c in verb.children)
    if verb.lemma_ == "be" and any(c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"} and c.i > verb.i for c in verb.children):
        return complement
    if verb.lemma_ == "be" and any(
        c.dep_ == "acomp" and any(g.dep_ in {"xcomp", "ccomp"} for g in c.children) for c in verb.children
    ):
        return True
    return verb.lemma_ in {"seem", "appear", "emerge", "happen", "rain", "snow"} or (
        token.dep_ == "nsubjpass" and any(c.dep_ in {"ccomp", "csubj"} and c.i > verb.i for c in verb.children)
    )
