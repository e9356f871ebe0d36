"""Names as they are compared: without titles, articles, legal forms, accents, case and short forms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pressgraph.model import Kind
from pressgraph.resources import read_table
from pressgraph.words import countries, full_words, name_words

__all__ = [
    "NameKey",
    "comparing_words",
    "countries",
    "full_words",
    "is_acronym",
    "is_any_paper",
    "is_capitals",
    "is_generic",
    "name_key",
    "name_words",
    "nicknames",
]


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name as it is compared.

    Args:
        words: the words that must be equal.
        mark: a person's middle initials and generation suffix, which tell namesakes apart where both have one.
        bare: whether it is one word of a person's name, which says too little to join two articles.
    """

    words: tuple[str, ...]
    mark: tuple[str, ...] = ()
    bare: bool = False


@functools.lru_cache(maxsize=100_000)
def name_key(name: str, kind: Kind) -> NameKey | None:
    """The key of a name, or None if nothing is left to compare.

    >>> name_key("Mayor Jim F. Kenney", Kind.PERSON)
    NameKey(words=('james', 'kenney'), mark=('f',), bare=False)
    >>> name_key("U.S. Senate", Kind.ORGANIZATION)
    NameKey(words=('united', 'states', 'senate'), mark=(), bare=False)
    >>> name_key("Paris climate accord", Kind.AGREEMENT) == name_key("the Paris Climate Agreement", Kind.AGREEMENT)
    True
    """
    words = name_words(name)
    if kind is Kind.PERSON:
        return _person_key(_without_title(words))
    words = full_words(tuple(w for w in words if w not in comparing_words("optional")) or words)
    words = tuple(part for w in words for part in _institutions().get(w, (w,)))
    if kind is Kind.AGREEMENT:
        words = tuple("agreement" if w in comparing_words("instrument") else w for w in words)
    return NameKey(words) if words else None


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name``, as "ICE" of "Immigration and Customs Enforcement".

    Words in lower case and a leading "U.S." may be left out; "US" is no acronym of "US Senate".
    """
    letters = short.replace(".", "")
    if len(letters) < 2 or not letters.isalpha() or not letters.isupper():
        return False
    words = [w for w in re.findall(r"[^\W_]+", name.replace(".", "")) if len(w) == 1 or not w.isupper()]
    capitals = "".join(w[0] for w in words if w[0].isupper())
    everything = "".join(w[0] for w in words).upper()
    return len(words) > 1 and (letters == everything or capitals.endswith(letters))


def is_capitals(word: str) -> bool:
    """Whether a word is written in capitals, as acronyms are: "PARS"."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def is_generic(name: str) -> bool:
    """Whether many bodies bear a name: "Supreme Court", "Foreign Ministry", "Senate".

    >>> is_generic("High Court"), is_generic("European Court of Justice")
    (True, False)
    """
    words, bodies = [w for w in name_words(name) if w != "the"], comparing_words("body")
    return any(w in bodies for w in words) and all(w in bodies or w in comparing_words("qualifier") for w in words)


def is_any_paper(name: str) -> bool:
    """Whether a name tells only what kind of paper it is: "Executive Order", "the Act".

    >>> is_any_paper("the Executive Order"), is_any_paper("Executive Order 13067")
    (True, False)
    """
    words = [w for w in name_words(name) if w not in {"the", "a", "an"}]
    return all(w in comparing_words("paper") or w in comparing_words("instrument") for w in words)


@functools.cache
def comparing_words(role: str) -> frozenset[str]:
    """The words of one role in ``lexicons/comparing_names.tsv``."""
    return frozenset(row["word"] for row in read_table("comparing_names") if row["role"] == role)


@functools.cache
def nicknames() -> dict[str, str]:
    """Given names by their short forms, from ``lexicons/nicknames.tsv``."""
    return {row["nickname"]: row["name"] for row in read_table("nicknames")}


@functools.cache
def _institutions() -> dict[str, tuple[str, ...]]:
    """What short forms inside names stand for, from ``lexicons/institutions.tsv``."""
    return {row["short"].casefold(): name_words(row["full"]) for row in read_table("institutions")}


@functools.cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(name_words(row["title"]) for row in read_table("titles"))


def _without_title(words: tuple[str, ...]) -> tuple[str, ...]:
    """Titles at the front taken off, the longest first; nothing is left of "Vice President"."""
    for length in range(len(words), 0, -1):
        if words[:length] in _titles():
            return _without_title(words[length:])
    return words


def _person_key(words: tuple[str, ...]) -> NameKey | None:
    suffix = tuple(w for w in words[1:] if w in comparing_words("generation"))
    words = tuple(w for w in words if w not in suffix)
    if len(words) < 2:
        return NameKey(words, suffix, bare=True) if words else None
    given, *middle, family = words
    initials = tuple(w for w in middle if len(w) == 1)
    rest = tuple(w for w in middle if len(w) > 1)
    return NameKey((nicknames().get(given, given), *rest, family), initials + suffix)
