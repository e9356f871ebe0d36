"""Words that the grammar of events knows by class: verbs of object control, partitive nouns … (``grammar_words.tsv``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pressgraph.resources import read_table


def grammar_words(name: str) -> frozenset[str]:
    """The words of one class; all lower case.

    Raises:
        KeyError: the table has no such class.
    """
    return _classes()[name]


@functools.cache
def people() -> frozenset[str]:
    """Nouns for persons and groups of persons, from ``nouns.tsv``."""
    return frozenset(row["lemma"] for row in read_table("nouns") if row["kind"] in {"person", "group"})


@functools.cache
def bodies() -> frozenset[str]:
    """Nouns for persons, groups and organisations, from ``nouns.tsv``: those who may be set up or hired to do something."""
    return people() | frozenset(row["lemma"] for row in read_table("nouns") if row["kind"] == "organization")


@functools.cache
def doings() -> frozenset[str]:
    """Nouns for what is done or happens, from ``nouns.tsv``: what stands with "by" after one may have done it."""
    return frozenset(row["lemma"] for row in read_table("nouns") if row["kind"] == "event")


@functools.cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in read_table("grammar_words")}
