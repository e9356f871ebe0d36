"""The parse, read word by word: children, verbs, passives, what a preposition governs.

The labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.headlines import is_headline_participle
from pressgraph.events.strays import is_choice, is_naming, misjoined_participle, repeated

CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "relcl", "conj"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these labels, in text order."""
    return [c for c in token.children if c.dep_ in deps]


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form that heads a clause; of "demanded that Syria *detain* him" also what looks like a noun."""
    if token.pos_ in {"VERB", "AUX"} or (token.tag_.startswith("VB") and token.dep_ in CLAUSES):
        return True
    inside = {c.dep_ for c in token.children}
    return token.dep_ == "ccomp" and token.tag_ in {"NN", "JJ"} and {"mark", "nsubj", "dobj"} <= inside


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was arrested", "arrested and charged", "people arrested by police"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if is_naming(verb) or is_choice(verb):
        return False
    if verb.lemma_ in grammar_words("headline_passive") and is_headline_participle(verb):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head) and _is_gapped_passive(verb):
        return True
    if (
        verb.dep_ == "ccomp"
        and verb.head.lemma_ in {"want", "need", "like", "prefer", "order"}
        and not children(verb, "aux", "dobj")
    ):
        return True  # "wants the man extradited"
    if any(c.dep_ in {"nsubj", "aux"} for c in verb.children):
        return False
    if verb.dep_ == "acl" and children(verb, "agent"):
        return True  # "the accord, agreed last week by twenty countries", whatever the tag
    if misjoined_participle(verb) is not None:
        return True
    if verb.dep_ == "amod" and verb.i > verb.head.i:
        return False  # "the leader, previously committed to a trial": a predicate that the parser took for a modifier
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "advcl", "relcl", "oprd"}:
        return True
    if verb.dep_ == "conj" and is_verb(verb.head):
        return verb.tag_ == "VBN" and is_passive(verb.head)
    return False


def _is_gapped_passive(verb: Token) -> bool:
    """As in "two were killed and five *wounded*", "he was contacted and *asked* to leave": the auxiliary stands once."""
    if children(verb, "dobj", "aux", "ccomp"):
        return False
    if verb.lemma_ in grammar_words("headline_passive") and children(verb, "nsubj"):
        return True  # "the club was fined and its captain *banned*", whatever the tag
    return verb.tag_ == "VBN" or (verb.lemma_ in grammar_words("object_control") and bool(children(verb, "xcomp")))


def prepositional(token: Token, *words: str) -> list[Token]:
    """What the prepositions ``words`` on the token govern: noun heads, or gerunds."""
    found = []
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative", "prt", "advmod", "mark"} and prep.lower_ in words:
            found += [*children(prep, "pobj", "pcomp"), *repeated(prep)]
    return found


def forms(word: Token) -> tuple[str, ...]:
    """A word and its lemma, which a capital hides: "*Troops* were sent", "*Activists* occupied the building"."""
    plain = (word.lemma_.lower(), word.lower_)
    return (*plain, word.lower_.removesuffix("s")) if word.tag_ == "NNPS" or word.pos_ == "PROPN" else plain
