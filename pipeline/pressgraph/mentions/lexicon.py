"""What the tables know about words: nouns, titles, places, demonyms, given names."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Token

from pressgraph.model import Kind
from pressgraph.nouns import lemma, noun_kinds, singular
from pressgraph.resources import read_table


@functools.cache
def titles() -> frozenset[str]:
    """Words that stand before a surname, as they are written."""
    return frozenset(row["title"] for row in read_table("titles"))


@functools.cache
def title_words() -> frozenset[str]:
    """Titles of one word."""
    return frozenset(title for title in titles() if " " not in title)


@functools.cache
def places() -> dict[str, str]:
    """Names of places and their other names, in small letters, to the name used in ``places.tsv``."""
    return {
        name.strip().lower(): row["place"]
        for row in read_table("places")
        for name in (row["place"], *row["aliases"].split(";"))
        if name.strip()
    }


@functools.cache
def place_starts() -> frozenset[str]:
    """The first words of the places that are of several words, in small letters."""
    return frozenset(re.split(r"[ -]", name)[0] for name in places() if re.search(r"[ -]", name))


@functools.cache
def demonyms() -> dict[str, str]:
    """Words for what or who belongs to a place, in small letters, to their use: ``adjective``, ``noun`` or ``both``."""
    return {row["demonym"].lower(): row["use"] for row in read_table("demonyms")}


@functools.cache
def given_names() -> dict[str, str]:
    """Given names to ``m``, ``f`` or nothing."""
    return {row["name"]: row["gender"] for row in read_table("given_names")}


@functools.cache
def organization_words() -> frozenset[str]:
    """Last words that make a name an organization, in small letters."""
    return frozenset(row["word"].lower() for row in read_table("organization_words"))


@functools.cache
def known_names() -> dict[str, Kind]:
    """Names whose kind the words do not tell ("White House"), in small letters."""
    return {row["name"].lower(): Kind(row["kind"]) for row in read_table("metonyms")}


@functools.cache
def name_words() -> dict[tuple[str, str], Kind]:
    """Words that tell what a name is, with their place in it (``first``, ``head``, ``site``)."""
    return {(row["word"], row["place"]): Kind(row["kind"]) for row in read_table("name_words")}


def noun_kind(token: Token) -> Kind | None:
    """What the noun phrase that this noun heads names: several words first ("task force"), then the noun alone."""
    head = lemma(token)
    if token.i and token.nbor(-1).dep_ in {"compound", "amod", "poss", "case"}:
        kind = noun_kinds().get(f"{token.nbor(-1).lower_} {head}")
        if kind is not None:
            return kind
    return noun_kinds().get(head) or noun_kinds().get(token.lower_)


def hyphenated(token: Token) -> tuple[int, int]:
    """First token and end of the word that a token is part of: spaCy cuts "president-elect" into three."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_:
        start -= 2
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        end += 2
    return start, end


def is_plural(token: Token) -> bool:
    """Whether a noun is plural, by its tag, or by its form where it is a proper noun."""
    if token.tag_ in {"NNS", "NNPS"}:
        return True
    return token.pos_ == "PROPN" and singular(token.text) != token.lower_
