"""What a speaker takes for granted rather than says: "police said *the ban* worked" does not make the ban the police's claim."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from spacy.tokens import Token

from pressgraph.events.attribution.quotations import is_mark
from pressgraph.events.tree import children
from pressgraph.resources import read_table

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SCOPES = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object"}


def is_presupposed(trigger: Token, cue: Token) -> bool:
    """Whether the trigger picks out what is spoken of and is not what is said of it.

    A definite noun does, unless its verb is what tells that it takes place ("the talks could *resume*"); so does, outside quotation
    marks, a clause without a comma after a definite noun ("said the man *arrested* on Monday had confessed").

    Args:
        trigger: the word that names the event.
        cue: the word that reports.
    """
    if trigger.pos_ == "VERB":
        return _picks_out(trigger) and not any(is_mark(t) for t in trigger.doc[min(cue.i, trigger.i) : max(cue.i, trigger.i)])
    if trigger.pos_ not in {"NOUN", "PROPN"} or not any(c.lower_ in DEFINITE for c in children(trigger, "det")):
        return False
    if trigger.dep_ == "nsubj" and children(trigger.head, "attr", "acomp", "oprd"):
        return True
    return SCOPES.get(trigger.dep_, "") not in carriers().get(trigger.head.lemma_.lower(), frozenset())


def _picks_out(verb: Token) -> bool:
    """Whether a verb heads a clause, or is a participle, that says which one is meant."""
    noun = verb.head
    if verb.dep_ not in {"relcl", "acl"} or verb.i < noun.i or noun.pos_ != "NOUN" or verb.tag_ == "VB":
        return False
    commas = any(t.text in {",", "—", "–"} for t in verb.doc[noun.i + 1 : verb.left_edge.i + 1])
    said = any(c.dep_ == "mark" for c in verb.children)  # "the claim that he left"
    return not commas and not said and any(c.lower_ in DEFINITE for c in children(noun, "det"))


@functools.cache
def carriers() -> Mapping[str, frozenset[str]]:
    """Verbs that tell that their subject or object takes place, by lemma, with its scopes: the cues that hand their status on."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("status_cues"):
        if row["status"] == "same":
            word = row["cue"].split()[0]
            found[word] = found.get(word, frozenset()) | frozenset(row["scope"].split())
    return found
