"""The kind that the words of a name prove: "House Bill 314" is a law, "Hartley Motors" a body, "Andy Warhol" a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pressgraph.mentions.lexicon import demonyms, given_names, known_names, name_words, organization_words, places
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds, singular

INITIAL = re.compile(r"[A-Z]\.?")
OF = frozenset({"of", "for", "on", "in", "&"})


def kind_by_words(words: Sequence[str], label: Kind | None) -> Kind | None:
    """The kind that the words of a name prove, or None.

    Args:
        words: the name, without article.
        label: what the entity recogniser takes it for; None if it saw nothing.
    """
    text = " ".join(words)
    if text.lower() in known_names():
        return known_names()[text.lower()]
    if len(words) > 2 and _is_of_place(words[0]) and " ".join(words[1:]).lower() in known_names():
        return known_names()[" ".join(words[1:]).lower()]  # "Libyan House of Representatives"
    if len(words) > 1 and (words[0], "first") in name_words():
        return name_words()[words[0], "first"]
    if text.lower() in places():
        return Kind.PLACE
    if _is_full_name(words) and label is Kind.PERSON and not _names_body(words[-1]):
        return Kind.PERSON
    by_head = _kind_by_head(_head_word(words), label) if len(words) > 1 else None
    if by_head is None and label is Kind.ORGANIZATION and any(noun_kinds().get(w.lower()) is Kind.OTHER for w in words[:-1]):
        return Kind.OTHER  # "Space Shuttle Columbia"
    if by_head is None and _is_full_name(words) and label in {None, Kind.ORGANIZATION, Kind.PLACE} and len(words) <= 3:
        return Kind.PERSON
    return by_head


def _is_of_place(word: str) -> bool:
    return word.lower() in demonyms() or word.lower() in places()


def _head_word(words: Sequence[str]) -> str:
    for word, following in pairwise(words):
        if following.lower() in OF:
            return word
    return words[-1]


def _names_body(word: str) -> bool:
    return word.lower() in organization_words() or noun_kinds().get(singular(word)) is Kind.ORGANIZATION


def _kind_by_head(word: str, label: Kind | None) -> Kind | None:
    if (word, "head") in name_words():
        return name_words()[word, "head"]
    site = name_words().get((word, "site"))
    if label is Kind.PLACE and (site or noun_kinds().get(singular(word)) is not Kind.ORGANIZATION):
        return Kind.PLACE
    if word.lower() in organization_words():
        return Kind.ORGANIZATION
    kind = noun_kinds().get(singular(word))
    if kind in {Kind.PERSON, Kind.GROUP} or (label is Kind.PERSON and not site):
        return None
    return kind


def _is_full_name(words: Sequence[str]) -> bool:
    if len(words) < 2 or not (words[0] in given_names() or INITIAL.fullmatch(words[0])):
        return False
    return all(w[0].isupper() or len(w) <= 3 for w in words if w[0].isalpha())
