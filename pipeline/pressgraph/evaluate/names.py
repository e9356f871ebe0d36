"""Whether two names may stand for one thing, as the yardstick compares them: by their content words, crudely stemmed."""

from __future__ import annotations

import functools
import re

_STOP_WORDS = (
    "a an the of to in on for and or by with at from as its his her their our this that these those all any some new mr mrs ms dr "
    "sir be is are was were been it he she they them him who which s"
)
_TITLE_WORDS = (
    "mayor president senator sen governor gov minister prime secretary judge justice chief director spokesman spokeswoman "
    "spokesperson councilwoman councilman councilmember representative rep congressman congresswoman attorney general district "
    "solicitor chancellor king queen prince princess pope premier chairman chairwoman chair ceo leader officer city federal state "
    "former"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
TITLE_WORDS = frozenset(_TITLE_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_ENDING = re.compile(r"(?<=\w{3})(ing|ed|es|s|ion|ions|ation|ment)$")


@functools.lru_cache(maxsize=50_000)
def content_words(name: str) -> tuple[str, ...]:
    """The content words of a name in lower case, without their endings.

    >>> content_words("the City’s contracts with ICE")
    ('city', 'contract', 'ice')
    """
    plain = name.lower().replace("’", "'").replace("'s", " ").replace(".", "")
    return tuple(_ENDING.sub("", word) for word in _WORD.findall(plain) if word not in STOP_WORDS)


@functools.lru_cache(maxsize=200_000)
def is_same_name(one: str, other: str) -> bool:
    """Whether the names are equal, or one is contained in the other, or they share more than half of their words.

    >>> is_same_name("Mayor Jim Kenney", "Kenney")
    True
    >>> is_same_name("Jim Kenney", "Marcel Pratt")
    False
    """
    left, right = content_words(one), content_words(other)
    if not left or not right:
        return one.strip().lower() == other.strip().lower()
    if left == right:
        return True
    core_left, core_right = _core(left), _core(right)
    shared = len(core_left & core_right)
    is_contained = shared == min(len(core_left), len(core_right))
    return bool(shared) and (is_contained or shared / len(core_left | core_right) > 0.5)


def _core(words: tuple[str, ...]) -> frozenset[str]:
    """The words without titles, unless they are all titles."""
    return frozenset(word for word in words if word not in TITLE_WORDS) or frozenset(words)
