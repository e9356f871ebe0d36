"""What ties an entity or an event together, and a person to an office; values that cross doors with those of ``model``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Membership:
    """An office that one article says a person holds when it appears; ids are of ResolvedEntity.

    Args:
        article: the article.
        person: who holds it.
        role: what it is called, in small letters: "mayor", "district attorney".
        of: the body or place whose office it is, where the article tells.
        words: the article's own words that give it, such as "Mayor Jim Kenney".
    """

    article: str
    person: str
    role: str
    of: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Why one chain belongs to its entity, or one claim to its event.

    Args:
        member: the chain, as ``ARTICLE/CHAIN``, or the claim's id.
        rule: the rule that joined it (``lexicons/join_rules.tsv``).
        score: how much the rule, or what was compared, speaks for it; it orders, it is no probability.
        why: the reason in words.
    """

    member: str
    rule: str
    score: float
    why: str
