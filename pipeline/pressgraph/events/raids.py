"""Who did what was done in a raid: "killed in a *rebel* attack", "arrested in a *police* raid", "hit in an *Israeli* strike"."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.events.grammar_words import bodies, grammar_words
from pressgraph.events.syntax import children, is_passive, prepositional
from pressgraph.resources import read_table


def raiders(verb: Token) -> list[Token]:
    """Those named before the raid in which something was done, of a passive that names nobody by "by"."""
    raids = prepositional(verb, "in", "during") if is_passive(verb) else []
    raids = [raid for raid in raids if raid.lemma_.lower() in grammar_words("raid")]
    return [t for raid in raids for t in children(raid, "compound", "nmod", "amod") if _acts(t)][:1]


def _acts(modifier: Token) -> bool:
    """Whether a word before "attack" names who attacks: Kabul is only where the Kabul attack was, a terrorist is nobody known."""
    if modifier.ent_type_ == "GPE":
        return modifier.lower_.replace(".", "") in _countries()
    if modifier.ent_type_ in {"NORP", "ORG"}:
        return True
    return modifier.lemma_.lower() in bodies() - {"terrorist", "suicide"} and modifier.pos_ in {"NOUN", "ADJ"}


@functools.cache
def _countries() -> frozenset[str]:
    rows = [row for row in read_table("places") if row["sort"] == "country"]
    names = (name for row in rows for name in (row["place"], *row["aliases"].split(";")))
    return frozenset(name.strip().lower().replace(".", "") for name in names if name.strip())
