"""The words of names as they are compared: without accents, case and possessive, countries written out; several stages share it."""

from __future__ import annotations

import functools
import re
import unicodedata

from pressgraph.resources import read_table

_POSSESSIVE = re.compile(r"['’]s?$")
# "U.S.", "J.K.": full stops between single letters are no word breaks
_INITIALISM = re.compile(r"\b(?:\w\.){2,}")
_WORD = re.compile(r"\w+")
# letters that Unicode does not take apart into a Latin letter and a mark
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def mention_words(name: str) -> frozenset[str]:
    """The words of one class of ``mention_words.tsv``: lemmas in small letters, or words as they are written.

    Raises:
        KeyError: the table has no such class.
    """
    return _mention_classes()[name]


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents, possessive and the full stops of initials.

    >>> name_words("the U.S.–México border's")
    ('the', 'us', 'mexico', 'border')
    """
    joined = _INITIALISM.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", name.strip()))
    folded = unicodedata.normalize("NFKD", joined.casefold().translate(_LETTERS))
    return tuple(_WORD.findall("".join(c for c in folded if not unicodedata.combining(c))))


@functools.cache
def countries() -> dict[tuple[str, ...], str]:
    """Countries by the words of their names and of what belongs to them: "UK", "Britain" and "British" are the United Kingdom."""
    known: dict[tuple[str, ...], str] = dict(_country_names())
    for row in read_table("demonyms"):
        if country := known.get(name_words(row["place"])):
            known[name_words(row["demonym"])] = country
    return known


def full_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with short names of countries written out, so that "US Constitution" is "United States Constitution"."""
    names, position = _country_names(), 0
    full: list[str] = []
    while position < len(words):
        length = next((n for n in (4, 3, 2, 1) if words[position : position + n] in names), 0)
        full += name_words(names[words[position : position + length]]) if length else words[position : position + 1]
        position += length or 1
    return tuple(full)


@functools.cache
def _mention_classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in read_table("mention_words")}


@functools.cache
def _country_names() -> dict[tuple[str, ...], str]:
    rows = [row for row in read_table("places") if row["sort"] == "country"]
    return {name_words(name): row["place"] for row in rows for name in (row["place"], *row["aliases"].split(";")) if name}
