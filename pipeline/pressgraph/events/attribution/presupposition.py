"""What a speaker takes for granted rather than says: "police said *the ban* worked" does not make the ban the police's claim."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from spacy.tokens import Token

from pressgraph.events.syntax import children
from pressgraph.resources import read_table

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SCOPES = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object"}


def is_presupposed(trigger: Token) -> bool:
    """Whether the trigger is a definite noun, unless its verb is what tells that it takes place ("the talks could *resume*")."""
    if trigger.pos_ not in {"NOUN", "PROPN"} or not any(c.lower_ in DEFINITE for c in children(trigger, "det")):
        return False
    if trigger.dep_ == "nsubj" and children(trigger.head, "attr", "acomp", "oprd"):
        return True
    return SCOPES.get(trigger.dep_, "") not in carriers().get(trigger.head.lemma_.lower(), frozenset())


@functools.cache
def carriers() -> Mapping[str, frozenset[str]]:
    """Verbs that tell that their subject or object takes place, by lemma, with its scopes: the cues that hand their status on."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("status_cues"):
        if row["status"] == "same":
            word = row["cue"].split()[0]
            found[word] = found.get(word, frozenset()) | frozenset(row["scope"].split())
    return found
