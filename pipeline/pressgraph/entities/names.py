"""Names as they are compared: without titles, articles, legal forms, accents, case and short forms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from normality import ascii_text
from rigour.names import remove_org_prefixes, remove_person_prefixes, replace_org_types_compare

from pressgraph.model import Kind
from pressgraph.resources import read_table

_POSSESSIVE = re.compile(r"['’]s?$")
# "U.S.", "J.K.": full stops between single letters are no word breaks
_INITIALISM = re.compile(r"\b(?:\w\.){2,}")
_WORD = re.compile(r"\w+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


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

    >>> name_key("Mr. Jim F. Kenney", Kind.PERSON)
    NameKey(words=('james', 'kenney'), mark=('f',), bare=False)
    """
    if kind is Kind.PERSON:
        return _person_key(_words(remove_person_prefixes(name)))
    words = _words(replace_org_types_compare(remove_org_prefixes(name).casefold()))
    return NameKey(words) if words else None


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name``, as "ICE" of "Immigration and Customs Enforcement".

    Words in lower case and a leading "U.S." may be left out.
    """
    letters = short.replace(".", "")
    if len(letters) < 2 or not letters.isalpha() or not letters.isupper():
        return False
    words = re.findall(r"[^\W_]+", name.replace(".", ""))
    capitals = "".join(w[0] for w in words if w[0].isupper())
    everything = "".join(w[0] for w in words).upper()
    return len(words) > 1 and (letters == everything or capitals.endswith(letters))


@functools.cache
def nicknames() -> dict[str, str]:
    """Given names by their short forms, from ``lexicons/nicknames.tsv``."""
    return {row["nickname"]: row["name"] for row in read_table("nicknames")}


def _words(text: str) -> tuple[str, ...]:
    joined = _INITIALISM.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text.strip()))
    return tuple(_WORD.findall((ascii_text(joined) or joined).casefold()))


def _person_key(words: tuple[str, ...]) -> NameKey | None:
    suffix = tuple(w for w in words[1:] if w in _SUFFIXES)
    words = tuple(w for w in words if w not in suffix)
    if len(words) < 2:
        return NameKey(words, suffix, bare=True) if words else None
    given, *middle, family = words
    initials = tuple(w for w in middle if len(w) == 1)
    rest = tuple(w for w in middle if len(w) > 1)
    return NameKey((nicknames().get(given, given), *rest, family), initials + suffix)
