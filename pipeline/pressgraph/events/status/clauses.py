"""What the form of a clause says by itself, without a cue of the table.

Conditions by inversion ("should he resign"), bare forms after "that" ("insisted that he resign"), clauses of time that are still to
come ("once approved, …, after regulators approve it"), and delays ("was not released until 2004": it was released).
"""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.tree import children

# what may stand before an auxiliary that is inverted for another reason: "nor had he", "so had he", "than had he", "what had he"
INVERTING = frozenset({"ADV", "SCONJ", "PART"})
JOINING = frozenset({"and", "but", "or"})
TIME = frozenset({"after", "before", "until", "till", "once", "when", "whenever"})
# their past is spelled as their base, so that the tagger cannot tell "that he quit" from "that he quit yesterday"
UNCHANGED = frozenset(
    {"bid", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "set", "shed", "shut", "split", "spread"}
)
PRONOUNS = frozenset({"he", "she", "it"})


def inverted_auxiliary(verb: Token) -> Token | None:
    """The auxiliary that makes a clause a condition by standing before its subject: "*should* he resign", "*had* he known"."""
    if _ends_with_question(verb):
        return None
    for aux in children(verb, "aux", "auxpass"):
        fits = aux.lower_ == "should" or (aux.lower_ in {"had", "were"} and verb.dep_ == "advcl")
        if fits and any(s.left_edge.i == aux.i + 1 and s.i < verb.i for s in children(verb, *SUBJECTS)) and _opens(aux):
            return aux
    return None


def opening_condition(verb: Token) -> Token | None:
    """The participle that makes a clause a condition: "*provided* that parliament ratifies the treaty"."""
    first = verb.left_edge.i
    places = (i for i in (first, first - 1) if 0 <= i < verb.i - 1)
    return next(
        (verb.doc[i] for i in places if verb.doc[i].lower_ in grammar_words("condition") and verb.doc[i + 1].lower_ == "that"), None
    )


def is_subjunctive(verb: Token) -> bool:
    """A bare form after "that", which asks for the act: "insisted that he *resign*", "on condition that it *be opened*"."""
    if verb.dep_ not in {"ccomp", "acl", "relcl"} or not any(m.lower_ == "that" for m in children(verb, "mark")):
        return False
    if children(verb, "aux"):
        return False
    passive = children(verb, "auxpass")
    if passive or verb.lower_ == "be":
        return all(t.lower_ == "be" for t in passive)
    if verb.tag_ not in {"VB", "VBP"} or verb.lower_ in UNCHANGED:
        return False
    subjects = children(verb, *SUBJECTS)
    third = any(s.lower_ in PRONOUNS for s in subjects)
    return third or (verb.tag_ == "VB" and any(s.tag_ in {"NN", "NNP"} and not children(s, "conj") for s in subjects))


def time_word(verb: Token) -> Token | None:
    """The conjunction of a clause of time in the present or present perfect: "*before* it has given its approval"."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.lower_ in TIME:
        return verb.head  # "*before* being signed into law"
    if verb.dep_ != "advcl" or not is_present(verb):
        return None
    return next((c for c in children(verb, "mark", "advmod") if c.lower_ in TIME and c.i < verb.i), None)


def is_forestalled(verb: Token) -> bool:
    """What something came before is not done: "the talks collapsed before they could *sign*"."""
    marks = children(verb, "mark")
    could = any(c.lower_ == "could" for c in children(verb, "aux"))
    return verb.dep_ == "advcl" and could and any(m.lower_ == "before" for m in marks)


def is_disbelieved(verb: Token) -> bool:
    """Whether a clause is what somebody does not think: "I *don't believe* that he should go" asks for nothing of the kind."""
    above = verb.head
    return verb.dep_ == "ccomp" and above.lemma_ in {"believe", "think", "feel", "suppose"} and bool(children(above, "neg"))


def is_present(verb: Token) -> bool:
    """Whether the clause is in the present or the present perfect."""
    forms = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ in {"VBZ", "VBP"} for t in forms) and not any(t.tag_ in {"VBD", "MD"} for t in forms)


def is_delayed(verb: Token) -> bool:
    """Whether a negation only says how late: "was not released *until* 2004"."""
    forms = [verb, *children(verb, "aux", "auxpass")]
    if not any(t.tag_ == "VBD" for t in forms):
        return False
    clauses = (m for c in children(verb, "advcl") for m in children(c, "mark"))
    return any(t.lower_ in {"until", "till"} and t.i > verb.i for t in (*children(verb, "prep"), *clauses))


def _opens(aux: Token) -> bool:
    if aux.i == aux.sent.start:
        return True
    before = aux.nbor(-1)
    return before.lower_ in JOINING or not (before.pos_ in {*INVERTING, "CCONJ"} or before.tag_.startswith("W"))


def _ends_with_question(token: Token) -> bool:
    last = next((t for t in reversed(token.sent) if not t.is_space and not t.is_quote), None)
    return last is not None and last.text == "?"
