"""Who an act comes from: "criticism of the plan came *from the unions*"."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.syntax import is_verb, prepositional


def source(noun: Token) -> list[Token]:
    """As in "the call came *from student leaders*", "support has come *from Spain*": who gives what the noun names."""
    verb = noun.head
    is_coming = noun.dep_ == "nsubj" and is_verb(verb) and verb.lemma_.lower() in grammar_words("coming")
    return prepositional(verb, "from") if is_coming else []
