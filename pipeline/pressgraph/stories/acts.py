"""Words that name an act: which actions they are words for, by the table of actions."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pressgraph.resources import read_table

# a word of the table counts alone, and beside words for agreements; "drop" beside charges is no end of an agreement
_COMPANIES = frozenset({"", "@consent", "@deal", "@law", "@plan", "@terms"})
_WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


@functools.cache
def act_words() -> Mapping[str, frozenset[str]]:
    """The actions that each word may stand for: ``{"renewal": {"renew"}, "end": {"terminate", "expire"}, …}``."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table("actions"):
        words, _, company = row["trigger"].partition(" ")
        if company in _COMPANIES:
            for word in words.lower().split("|"):
                found[word].add(row["action"])
    return {word: frozenset(actions) for word, actions in found.items()}


def forms(word: str) -> Iterator[str]:
    """A word, and what it may be the -ing form or the plural of.

    >>> list(forms("dropping")), list(forms("renewal"))
    (['dropping', 'dropp', 'droppe', 'drop'], ['renewal'])
    """
    yield word
    stem = word.removesuffix("ing")
    if stem != word:
        yield from (stem, stem + "e", stem[:-1])
    elif word.endswith("s"):
        yield word[:-1]


def names_act(text: str, action: str) -> bool:
    """Whether words name an act of this kind themselves, as "his resignation" does and "the contract" does not.

    >>> names_act("an inquiry into it", "investigate"), names_act("the contract", "terminate")
    (True, False)
    """
    return any(action in act_words().get(form, ()) for word in words_of(text) for form in forms(word))
