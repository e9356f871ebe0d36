"""What governs a word: the links up the parse along which a status reaches it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pressgraph.events.tree import children

RELATION = {
    "xcomp": "clause",
    "ccomp": "clause",
    "csubj": "subject",
    "csubjpass": "passive",
    "dobj": "object",
    "attr": "object",
    "oprd": "object",
    "nsubj": "subject",
    "nsubjpass": "passive",
    "compound": "compound",
    "nmod": "compound",
}
RANKS = frozenset(["first", "second", "third", "last", "only", "latest", "next", "most", "largest", "youngest", "second-youngest"])
COPULAS = frozenset({"be", "remain", "seem", "become", "look", "appear"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MODIFIERS = frozenset(
    {"aux", "auxpass", "neg", "advmod", "amod", "det", "mark", "preconj", "compound", "cc", "predet", "nmod", "npadvmod"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: the governor, and how the word below stands to it (a scope of the table)."""

    relation: str
    governor: Token


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def is_infinitive(token: Token) -> bool:
    """Whether the token is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def is_finite(token: Token) -> bool:
    """Whether the token's clause is finite."""
    return any(t.tag_ in FINITE for t in [token, *children(token, "aux", "auxpass")])


def is_past_form(verb: Token) -> bool:
    """Whether a verb is in the past or the perfect, without a modal: "had", "have had", not "would have had"."""
    return verb.tag_ in {"VBD", "VBN"} and not any(c.tag_ == "MD" for c in children(verb, "aux"))


def links(token: Token) -> Iterator[Link]:
    """The governors one step above a word, the nearest first; none where its clause stands by itself."""
    head = token.head
    if head == token:
        return
    if token.dep_ in {"pobj", "pcomp"} and not (token.dep_ == "pcomp" and is_finite(token)):
        yield Link("object", head)
        if head.head != head:
            if token.tag_ == "VBG":
                yield Link(f"{head.lower_}+gerund", head.head)
            yield Link(head.lower_, head.head)
    elif token.dep_ in {"acl", "relcl", "advcl"}:
        yield from _clause_links(token)
    elif token.dep_ in RELATION and not is_parenthetic(token):
        yield from _argument_links(token)


def is_parenthetic(token: Token) -> bool:
    """A clause before its verb without "that" is quoted or merely strung together ("Clinton was impeached; the vote failed")."""
    return token.dep_ == "ccomp" and token.i < token.head.i and not children(token, "mark")


def _argument_links(token: Token) -> Iterator[Link]:
    """Of a copula the predicate governs ("a strike is *possible*"); by itself it only tells that something takes place."""
    head, relation = token.head, RELATION[token.dep_]
    predicates = children(head, "acomp", "attr", "oprd") if head.lemma_ in COPULAS and token.dep_ != "attr" else []
    yield from (Link(relation, predicate) for predicate in predicates if predicate.dep_ != "attr")
    if not predicates:
        yield from (Link(form, head) for form in _complement_forms(token))
        yield Link(relation, head)


def _complement_forms(token: Token) -> Iterator[str]:
    """The finer scopes of a complement clause, before plain ``clause``."""
    if token.dep_ == "xcomp" and children(token.head, "auxpass", "nsubjpass"):
        yield "raised"
    if token.dep_ == "ccomp" and any(t.lower_ == "it" for t in children(token.head, "nsubjpass")):
        yield "told"  # "it was alleged that *he left*"
    if token.dep_ == "ccomp" and not is_finite(token) and children(token, "nsubj", "nsubjpass"):
        yield "another"
    if is_infinitive(token):
        yield "infinitive"
    elif token.tag_ == "VBG" and not is_finite(token):
        yield "gerund"


def _clause_links(token: Token) -> Iterator[Link]:
    """A plan *to leave*, allegations *that he left*, calling *for it to be ended*; others stand apart."""
    marks = [c.lower_ for c in children(token, "mark")]
    if is_infinitive(token):
        yield from (Link(relation, token.head) for relation in (("for", "clause") if "for" in marks else ("infinitive", "clause")))
    elif (token.dep_ == "acl" and (is_finite(token) or "that" in marks)) or _is_bare_clause(token):
        yield Link("clause", token.head)


def _is_bare_clause(token: Token) -> bool:
    """A finite clause after a noun that lacks nothing, so it is no relative clause ("the allegation *he assaulted her*")."""
    whole = children(token, "dobj", "ccomp", "xcomp", "auxpass") and children(token, "nsubj", "nsubjpass")
    return (
        token.dep_ == "relcl"
        and bool(whole)
        and not any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in token.subtree if t.i < token.i)
    )


def is_noun_purpose(token: Token) -> bool:
    """Whether an infinitive says what a noun is for ("a contract *to supply* tankers", not "the first country *to ban* them")."""
    if token.dep_ not in {"acl", "relcl"} or not is_infinitive(token) or token.head.pos_ != "NOUN":
        return False
    picked_out = [c for c in token.head.children if c.dep_ in {"amod", "nummod"}]
    return not any(c.tag_ in {"JJS", "RBS"} or c.lower_ in RANKS for c in picked_out) and token.head.tag_ != "JJ"


def is_perfect_gerund(token: Token) -> bool:
    """Whether a gerund tells a fact, whatever governs it ("for *having hugged* him")."""
    return any(c.lower_ == "having" for c in children(token, "aux"))


def shared_heads(token: Token) -> Iterator[Token]:
    """The first members of the coordinations whose modifiers and governors the token shares, the nearest first.

    "did not sign or *ratify*" shares; "failed and *left*" (an own tense) and "A signed and B *left*" (an own subject) do not.
    """
    while token.dep_ == "conj" and token.head != token:
        head = token.head
        if is_verbal(token) and (children(token, "nsubj", "nsubjpass") or not _same_form(token, head)):
            return
        yield head
        token = head


def coordinator(token: Token) -> str:
    """The word that joins a conjunct to what stands before it ("and", "but", "or")."""
    between = [c.lower_ for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
    return between[-1] if between else "and"


def _same_form(token: Token, head: Token) -> bool:
    if not is_verbal(head):
        return True
    return token.tag_ == head.tag_ or {token.tag_, head.tag_} <= {"VBN", "VBD"}
