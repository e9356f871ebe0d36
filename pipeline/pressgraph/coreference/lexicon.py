"""What the tables know about who may be who: genders, places, synonyms, nouns that stand in for names."""

from __future__ import annotations

import functools
from collections import defaultdict

from pressgraph.model import Kind
from pressgraph.resources import read_table


@functools.cache
def noun_genders() -> dict[str, str]:
    """Nouns and title nouns that tell a gender, to ``m`` or ``f``."""
    return {row["lemma"].lower(): row["gender"] for row in read_table("nouns") if row["gender"]}


@functools.cache
def titles() -> dict[str, tuple[str, str]]:
    """Titles in small letters to the gender they tell and the noun that can stand for them."""
    return {row["title"].lower(): (row["gender"], row["noun"]) for row in read_table("titles")}


@functools.cache
def title_words() -> frozenset[str]:
    """Titles of one word, in small letters."""
    return frozenset(title for title in titles() if " " not in title)


@functools.cache
def given_genders() -> dict[str, str]:
    """Given names that tell a gender, to ``m`` or ``f``."""
    return {row["name"]: row["gender"] for row in read_table("given_names") if row["gender"]}


@functools.cache
def nicknames() -> dict[str, str]:
    """Short forms of given names, in small letters, to the full form."""
    return {row["nickname"].lower(): row["name"].lower() for row in read_table("nicknames")}


@functools.cache
def places() -> dict[str, tuple[str, str]]:
    """Names of places in small letters to the name of ``places.tsv`` and its sort (country, state, city ...)."""
    return {
        name.strip().lower(): (row["place"], row["sort"])
        for row in read_table("places")
        for name in (row["place"], *row["aliases"].split(";"))
        if name.strip()
    }


@functools.cache
def demonyms() -> dict[str, str]:
    """Words for what belongs to a place, in small letters, to the place."""
    return {row["demonym"].lower(): row["place"] for row in read_table("demonyms")}


@functools.cache
def synonyms() -> dict[str, frozenset[str]]:
    """Nouns to the classes of ``synonyms.tsv`` that they are in."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table("synonyms"):
        for word in row["words"].split():
            found[word].add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


@functools.cache
def stand_ins() -> dict[str, tuple[Kind, str]]:
    """Nouns that can stand for a name, to the kind of the name and its sort."""
    return {row["noun"]: (Kind(row["kind"]), row["sort"]) for row in read_table("stand_ins")}


@functools.cache
def thing_verbs() -> dict[tuple[str, str], float]:
    """Verbs with the place (subject, object, or after a preposition) where a contract or law stands, to how surely."""
    return {(row["verb"], row["place"]): {"strong": 1.0, "weak": 0.35}[row["strength"]] for row in read_table("thing_verbs")}


@functools.cache
def object_control() -> frozenset[str]:
    """Verbs whose infinitive is done by their object: "asked *the agency* to help it"."""
    return frozenset(
        word for row in read_table("grammar_words") if row["class"] == "object_control" for word in row["words"].split()
    )


@functools.cache
def reporting_verbs() -> frozenset[str]:
    """Single verbs that report speech."""
    return frozenset(row["cue"] for row in read_table("reporting_verbs"))


def place_of(word: str) -> str | None:
    """The place that a name or demonym points to, or None."""
    low = word.lower()
    return demonyms().get(low) or (places()[low][0] if low in places() else None)
