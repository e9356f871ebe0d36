"""Whether a row of the action table applies: its conditions on slots, grammar and company."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Token

from pressgraph.events.actions import Condition, Match, word_classes
from pressgraph.events.cast import Cast
from pressgraph.events.clauses import clause_objects
from pressgraph.events.kinds import ACTORS, NAMED, is_doubtful_name, kind_of
from pressgraph.events.listing import open_heads
from pressgraph.events.participants import through_partitive
from pressgraph.events.slots import Roles, clauses_of, fill
from pressgraph.events.strays import is_naming
from pressgraph.events.tree import children, forms, is_passive


def holds(condition: Condition, match: Match, roles: Roles, cast: Cast) -> bool:
    """Whether one condition of a row holds for these roles."""
    return _is_met(condition, match, roles, cast) is condition.wanted


def _is_met(condition: Condition, match: Match, roles: Roles, cast: Cast) -> bool:
    test = GRAMMAR.get(condition.slot)
    if test is not None:
        return test(match.token)
    if condition.slot == "clause":
        return bool(roles.content or clauses_of(match.token, match.company))
    if condition.slot == "company":
        return _has_company(match.token, condition.words | condition.kinds)
    if condition.slot == "own_act":
        return _is_own_act(roles)
    heads = _heads_of(condition.slot, match, roles)
    if not condition.kinds and not condition.words:
        return bool(heads)
    return any(_fits(head, condition, cast) for place in heads for head in open_heads(place))


def _heads_of(slot: str, match: Match, roles: Roles) -> Sequence[Token]:
    named = {"agent": roles.agents, "object": (*roles.objects, *roles.content), "recipient": roles.recipients}
    return named[slot] if slot in named else fill(match, slot)


def _fits(head: Token, condition: Condition, cast: Cast) -> bool:
    head = through_partitive(head, cast)
    titled = condition.wanted or head.lemma_.lower() not in word_classes()["weapon"]  # a car bomb is no car
    titles = [head, *(c for c in head.children if c.dep_ == "appos" or (c.dep_ == "compound" and titled))]
    if any(not condition.words.isdisjoint(forms(t)) for t in titles):
        return True
    found = kind_of(head, cast)
    if found in condition.kinds or ("actor" in condition.kinds and found in ACTORS):
        return True
    return cast.is_generous and condition.wanted and not condition.kinds.isdisjoint(NAMED) and is_doubtful_name(head, cast)


def _has_company(token: Token, words: frozenset[str]) -> bool:
    own = [c for c in token.children if c.tag_ != "TO" or c.dep_ != "aux"]  # the "to" of "voted to condemn" is no company
    near = [*own, *(g for c in own for g in c.children), token.head]
    return any(t.lower_ in words or t.lemma_.lower() in words for t in near)


def _is_own_act(roles: Roles) -> bool:
    """As in "warned that he would attack": what is threatened is done by the one who warns."""
    return any(
        t.tag_ == "PRP" and t.dep_ == "nsubj" and any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.children)
        for clause in roles.content
        for t in clause.children
    )


def _is_intransitive(token: Token) -> bool:
    return not is_passive(token) and not children(token, "dobj", "ccomp", "xcomp", "dative")


def _controls_object(token: Token) -> bool:
    """As in "told residents to leave", "wants the minister to resign"."""
    clauses = [c for c in clause_objects(token) if c.head == token or c.dep_ == "conj"]
    clauses = [c for c in clauses if any(a.lower_ == "to" and a.dep_ == "aux" for a in c.children) or _is_small_clause(c)]
    if not clauses:
        return False
    return bool(children(token, "dobj", "dative", "nsubjpass")) or any(children(c, "nsubj", "nsubjpass") for c in clauses)


def _asks_for_act(token: Token) -> bool:
    """As in "asked him *to* leave", "asked *that* it be ended"; "asked if he would leave" only wants to know."""
    clauses = children(token, "xcomp", "ccomp", "advcl")
    return any(a.lower_ in {"to", "that"} and a.dep_ in {"aux", "mark"} for c in clauses for a in c.children)


def _is_subjunctive(token: Token) -> bool:
    """As in "suggested that talks *be* held", "that he *should* go", "that the union *agree*", where one would say "agrees".

    "Suggested that he had gone" proposes nothing.
    """
    clauses = clause_objects(token)
    forms = [t for c in clauses for t in (c, *children(c, "aux", "auxpass"))]
    singular = [c for c in clauses if c.tag_ == "VBP" and any(s.tag_ in {"NN", "NNP"} for s in children(c, "nsubj"))]
    return any(t.tag_ in {"VB", "VBG"} or t.lower_ == "should" or t in singular for t in forms) and not any(
        t.tag_ in {"VBD", "VBZ"} or (t.tag_ == "MD" and t.lower_ != "should") or t.lower_ == "to" for t in forms
    )


def _is_small_clause(clause: Token) -> bool:
    """As in "wants *the man extradited*": a participle, which may be tagged as a past tense, with a subject and no auxiliary."""
    is_participle = clause.tag_ == "VBN" or (clause.tag_ == "VBD" and is_passive(clause))
    has_subject = bool(children(clause, "nsubj", "nsubjpass"))
    return is_participle and has_subject and not children(clause, "aux", "auxpass", "mark")


GRAMMAR: Mapping[str, Callable[[Token], bool]] = {
    "passive": is_passive,
    "plural": lambda token: token.tag_ in {"NNS", "NNPS"},
    "negated": lambda token: bool(children(token, "neg") or (token.dep_ == "acomp" and children(token.head, "neg"))),
    "not": lambda token: any(c.dep_ == "neg" for c in token.subtree),
    "intransitive": _is_intransitive,
    "objectcontrol": _controls_object,
    "reflexive": lambda token: any(t.lower_.endswith(("self", "selves")) for t in children(token, "dobj", "dative")),
    "adverbial": lambda token: token.dep_ in {"advcl", "acl"},
    "direct": lambda token: bool(children(token, "dobj")),
    "attributive": lambda token: token.dep_ == "amod",
    "reduced": lambda token: token.dep_ == "acl" and not is_naming(token),
    "numbered": lambda token: bool(children(token, "nummod")),
    "infinitive": _asks_for_act,
    "subjunctive": _is_subjunctive,
    "oprd": lambda token: bool(children(token, "oprd", "xcomp", "ccomp")),
}
