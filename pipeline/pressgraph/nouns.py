"""What common nouns name, and their lemmas: the stages that read text share it."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.model import Kind
from pressgraph.resources import read_table


@functools.cache
def noun_kinds() -> dict[str, Kind]:
    """What each noun of ``nouns.tsv`` names, by lemma in small letters; some lemmas are of several words."""
    return {row["lemma"].lower(): Kind(row["kind"]) for row in read_table("nouns")}


def singular(word: str) -> str:
    """The likely lemma of a capitalised common noun, in small letters."""
    low = word.lower()
    if low in noun_kinds() or len(low) < 3:
        return low
    for ending, stem in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if low.endswith(ending) and low[: -len(ending)] + stem in noun_kinds():
            return low[: -len(ending)] + stem
    return low


def lemma(token: Token) -> str:
    """The lemma of a word in small letters; spaCy leaves proper nouns as they stand."""
    return singular(token.text) if token.pos_ == "PROPN" else token.lemma_.lower()
