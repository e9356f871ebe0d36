"""A name while it is being read: where it stands, what it seems to be, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.mentions.lexicon import given_names, known_names, noun_kinds, organization_words, places, singular
from pressgraph.model import Kind

LABELS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.GROUP,
    "LAW": Kind.AGREEMENT,
    "EVENT": Kind.EVENT,
    "WORK_OF_ART": Kind.WORK,
    "PRODUCT": Kind.OTHER,
}
# capitalised nouns that make an instrument of a name ("the Paris Agreement"); "Plan" and "Charge" are too often something else
INSTRUMENTS = frozenset(
    "accord accords act agreement amendment bill charter code compact constitution convention covenant decree law ordinance pact "
    "protocol resolution statute treaty".split()
)
INITIAL = re.compile(r"[A-Z]\.?")
BUILDINGS = frozenset("school church hospital museum theater theatre university house center centre".split())
FIRST_WORDS = {"Operation": Kind.EVENT, "Hurricane": Kind.EVENT, "Typhoon": Kind.EVENT, "Cyclone": Kind.EVENT, "Lake": Kind.PLACE, "Mount": Kind.PLACE}
GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
OF = frozenset({"of", "for", "on", "in", "and", "&"})


@dataclass(slots=True)
class Name:
    """A name in the making: tokens ``start`` to ``end``; ``bare`` is where it begins without title; ``sure`` if words prove the kind."""

    start: int
    end: int
    kind: Kind
    sure: bool = False
    bare: int = -1

    def __post_init__(self) -> None:
        if self.bare < 0:
            self.bare = self.start

    def words(self, doc: Doc) -> tuple[str, ...]:
        """The words of the name without title, and without "Jr." or "III"."""
        words = tuple(t.text for t in doc[self.bare : self.end])
        while len(words) > 2 and words[-1] in GENERATIONS | {","}:
            words = words[:-1]
        return words


def kind_by_words(words: Sequence[str], label: Kind | None) -> Kind | None:
    """The kind that the words of a name prove, or None.

    Args:
        words: the name, without article.
        label: what the entity recogniser takes it for; None if it saw nothing.
    """
    text = " ".join(words)
    if text.lower() in known_names():
        return known_names()[text.lower()]
    if len(words) > 1 and words[0] in FIRST_WORDS:
        return FIRST_WORDS[words[0]]
    if text.lower() in places():
        return Kind.PLACE if label is not Kind.GROUP else Kind.GROUP
    if _is_full_name(words) and label is Kind.PERSON and not _names_body(words[-1]):
        return Kind.PERSON
    by_head = _kind_by_head(_head_word(words), label) if len(words) > 1 else None
    if by_head is None and label is Kind.ORGANIZATION and any(noun_kinds().get(w.lower()) is Kind.OTHER for w in words[:-1]):
        return Kind.OTHER  # "Space Shuttle Columbia"
    if by_head is None and _is_full_name(words) and label in {None, Kind.ORGANIZATION, Kind.PLACE} and len(words) <= 3:
        return Kind.PERSON
    return by_head


def _head_word(words: Sequence[str]) -> str:
    for word, following in zip(words, words[1:], strict=False):
        if following.lower() in OF and following.lower() != "and":
            return word
    return words[-1]


def _names_body(word: str) -> bool:
    return word.lower() in organization_words() or noun_kinds().get(singular(word)) is Kind.ORGANIZATION


def _kind_by_head(word: str, label: Kind | None) -> Kind | None:
    low = singular(word)
    if word.lower() in INSTRUMENTS:
        return Kind.AGREEMENT
    if label is Kind.PLACE and noun_kinds().get(low) is not Kind.ORGANIZATION:
        return Kind.PLACE
    if label is Kind.PLACE and low in BUILDINGS:
        return Kind.PLACE
    if word.lower() in organization_words():
        return Kind.ORGANIZATION
    kind = noun_kinds().get(low)
    if kind is Kind.PERSON or kind is Kind.GROUP or (label is Kind.PERSON and low not in BUILDINGS):
        return None
    return kind


def _is_full_name(words: Sequence[str]) -> bool:
    if len(words) < 2 or not (words[0] in given_names() or INITIAL.fullmatch(words[0])):
        return False
    return all(w[0].isupper() or len(w) <= 3 for w in words if w[0].isalpha())


def is_capitalised(token: Token) -> bool:
    """Whether a word is written as a name is."""
    return token.text[0].isupper()
