"""Words that stories know by class: determiners, pronouns, plurals … (``story_words.tsv``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pressgraph.resources import read_table


def story_words(name: str) -> frozenset[str]:
    """The words of one class; all lower case.

    Raises:
        KeyError: the table has no such class.
    """
    return _classes()[name]


@functools.cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in read_table("story_words")}
