"""From the cues around a word to one status, with the words that say so.

The innermost cue decides: in "allegations that he tried to pressure them to investigate", the investigation is what was demanded. A
cue's own negation turns it ("no plans to leave"). What is said in an allegation is alleged unless it is already less than a deed.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.events.attribution.statement import Statement, StatementKind
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.status.clauses import (
    inverted_auxiliary,
    is_delayed,
    is_disbelieved,
    is_forestalled,
    is_present,
    is_subjunctive,
    opening_condition,
    time_word,
)
from pressgraph.events.status.cues import StatusCue, find_cue, is_look_alike
from pressgraph.events.status.scope import (
    FINITE,
    MODIFIERS,
    RANKS,
    coordinator,
    is_finite,
    is_infinitive,
    is_noun_purpose,
    is_past_form,
    is_perfect_gerund,
    is_verbal,
    links,
    shared_heads,
)
from pressgraph.events.tree import children
from pressgraph.model import Reason, Status

Verdict = tuple[Status, Reason]
# of two cues on one word, which prevails ("should not", "allegedly will"); negation turns the others through the table
STRENGTH = (Status.DEMANDED, Status.ALLEGED, Status.HYPOTHETICAL, Status.PLANNED, Status.NEGATED)
CONDITIONS = frozenset({"if", "unless"})
UNREAL = frozenset({Status.DEMANDED, Status.PLANNED, Status.HYPOTHETICAL})
DOUBTFUL = frozenset({Status.ALLEGED, Status.HYPOTHETICAL})
WISHES = frozenset({"wish", "want", "like"})
# "plans to fight the bill *by* lawsuit": the means shares the status of the act
MEANS = frozenset({"by", "through", "via"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
FARTHEST = 6


def status_for(
    trigger: Token, statement: Statement | None, *, future: bool = False, timed: bool = False
) -> tuple[Status, tuple[Reason, ...]]:
    """How far the event that a word names is said to be the case.

    Args:
        trigger: a verb, noun or adjective that names the event.
        statement: the innermost statement that covers it (``attribution.speaker_for``).
        future: whether the event's date lies after the publication; what is told in the present tense is then planned.
        timed: whether it comes to pass by itself on a day fixed before: "refused to renew the lease, which *ran out* on 31 August".
    """
    if _is_performed(trigger):
        return Status.ACTUAL, ()
    verdict = _climb(trigger, statement)
    if verdict is None or _is_asked(trigger):
        verdict = _question(trigger) or verdict or _headline(trigger) or _from_statement(statement, trigger)
    if verdict is None and future and (timed or not _is_past(trigger)):
        verdict = _verdict(Status.PLANNED, trigger, "future-date")
    return (verdict[0], (verdict[1],)) if verdict else (Status.ACTUAL, ())


def _is_performed(trigger: Token) -> bool:
    """What is done by the words that wish to do it: "I want to *thank* the nurses"."""
    wish = trigger.head
    if trigger.dep_ != "xcomp" or wish.lemma_ not in WISHES or trigger.lemma_.lower() not in grammar_words("performed"):
        return False
    return any(t.lower_ in {"i", "we"} for t in children(wish, "nsubj")) and not children(wish, "neg")


def _climb(trigger: Token, statement: Statement | None) -> Verdict | None:
    token = trigger
    for _ in range(FARTHEST):
        if verdict := _form(token) or _own(token, statement) or _shared(token, statement):
            return verdict
        above = _governed(token, statement)
        if not isinstance(above, Token):
            return above
        token = above
    return None


def _form(token: Token) -> Verdict | None:
    """What the form of the clause says: "*should* he resign", "insisted *that* he resign"."""
    if (auxiliary := inverted_auxiliary(token)) is not None:
        return _verdict(Status.HYPOTHETICAL, auxiliary, "inverted-condition")
    if (participle := opening_condition(token)) is not None:
        return _verdict(Status.HYPOTHETICAL, participle, "condition")
    if is_subjunctive(token):
        return _verdict(Status.DEMANDED, next(c for c in token.children if c.dep_ == "mark"), "subjunctive")
    if is_forestalled(token):
        return _verdict(Status.NEGATED, next(c for c in token.children if c.dep_ == "mark"), "forestalled")
    return None


def _own(token: Token, statement: Statement | None, *, terminated_by: str = "") -> Verdict | None:
    """What the words on the token itself say: auxiliaries, negation, adverbs, adjectives, determiners, conjunctions."""
    found = [(cue, child) for child, cue in _modifiers(token) if terminated_by not in cue.terminators]
    negation = next((child for cue, child in found if cue.status is Status.NEGATED), None)
    if negation is not None and negation.dep_ == "neg" and is_delayed(token):
        negation = None
    verdicts = [
        (_turned(cue, negated=negation is not None), cue, child) for cue, child in found if cue.status is not Status.NEGATED
    ]
    for status in STRENGTH:
        for verdict, cue, child in verdicts:
            if verdict is status:
                return _refined(status, token, child, cue, statement)
    return _verdict(Status.NEGATED, negation, "negation") if negation is not None else None


def _modifiers(token: Token) -> Iterator[tuple[Token, StatusCue]]:
    for child in _nearest(token):
        cue = next((c for relation in _relations(child, token) if (c := find_cue(child, relation))), None)
        if cue and not is_look_alike(child):
            yield child, cue


def _relations(child: Token, token: Token) -> Iterator[str]:
    """The scopes in which a word below may be a cue: ``own``; ``present`` for conjunctions of time; ``argument`` for "nobody"."""
    if child.dep_ in {*MODIFIERS, "prep"} or (child.dep_ == "acl" and child.tag_ == "VBN"):
        yield "own"
    if child.dep_ == "mark" and (not _is_past(token) or is_present(token)):
        yield "present"
    if child.dep_ in ARGUMENTS:
        yield "argument"


def _nearest(token: Token) -> Iterator[Token]:
    """The children, what hangs on an auxiliary instead ("didn’t"), and the determiners of subject and object ("*no* one").

    Of a predicate the subject stands at the copula: "*neither* the union nor the firm was happy".
    """
    arguments = [t for t in token.children if t.dep_ in ARGUMENTS]
    arguments += [t for by in children(token, "agent") for t in children(by, "pobj")]
    arguments += children(token.head, "nsubj") if token.dep_ == "acomp" else []
    for child in token.children:
        yield child
        if child.dep_ in {"aux", "auxpass"}:
            yield from child.children
    for argument in arguments:
        yield from children(argument, "det", "neg", "preconj")


def _turned(cue: StatusCue, *, negated: bool) -> Status | None:
    return cue.negated if negated else cue.status


def _refined(status: Status, token: Token, child: Token, cue: StatusCue, statement: Statement | None) -> Verdict | None:
    """What the clause makes of a modal: a reported "would" is a plan, a plan that is feared or under a condition is hypothetical.

    "should have left" did not happen, "should not have left" did.
    """
    conditional = _has_condition(token)
    if status is Status.DEMANDED and is_disbelieved(token):
        return _verdict(Status.NEGATED, token.head, "disbelieved")
    if status is Status.DEMANDED and any(c.lower_ == "have" for c in children(token, "aux")):
        return None if children(token, "neg") else _verdict(Status.HYPOTHETICAL, child, "unfulfilled")
    if cue.text == "would" and status is not Status.NEGATED and not conditional and _is_reported_future(statement, token):
        return _verdict(Status.PLANNED, child, "reported-future")
    if status is Status.PLANNED and conditional:
        return _verdict(Status.HYPOTHETICAL, child, "condition")
    if status is Status.PLANNED and isinstance(above := _governed(token, statement), tuple) and above[0] is Status.HYPOTHETICAL:
        return above
    return _verdict(status, child, f"{status}-modifier")


def _shared(token: Token, statement: Statement | None) -> Verdict | None:
    """What the words on the first member say of the others ("did not sign or *ratify*"), up to a terminator.

    The "not" of a copula is no part of the next clause ("was not afraid and *supported* them"); an adverb that opens the
    sentence is ("*reportedly* two were killed and three *were injured*").
    """
    if fronted := _fronted(token, statement):
        return fronted
    if _has_own_auxiliary(token) or (not is_verbal(token) and children(token, "det", "amod", "poss")):
        return None
    joint = coordinator(token) if token.dep_ == "conj" else ""
    for head in shared_heads(token):
        verdict = _own(head, statement, terminated_by=joint)
        if verdict and not (_is_copula_negation(head, verdict) and token.tag_ in FINITE):
            return verdict
        joint = coordinator(head) if head.dep_ == "conj" else ""
    return None


def _is_copula_negation(verb: Token, verdict: Verdict) -> bool:
    bare = not children(verb, "aux", "auxpass")
    return bare and verdict[1].rule == "negation" and any(c.text == verdict[1].cue for c in children(verb, "neg"))


def _fronted(token: Token, statement: Statement | None) -> Verdict | None:
    """What an adverb before the subject of the first clause says of the clauses joined to it by "and"."""
    if token.dep_ != "conj" or not is_verbal(token) or coordinator(token) == "but":
        return None
    subject = next(iter(children(token.head, "nsubj", "nsubjpass")), None)
    if subject is None or not children(token, "nsubj", "nsubjpass"):
        return _fronted(token.head, statement)
    before = [(cue, child) for child, cue in _modifiers(token.head) if child.dep_ == "advmod" and child.i < subject.left_edge.i]
    verdicts = (_verdict(cue.status, child, f"{cue.status}-fronted") for cue, child in before if cue.status in DOUBTFUL)
    return next(verdicts, None) or _fronted(token.head, statement)


def _has_own_auxiliary(token: Token) -> bool:
    return is_verbal(token) and bool(children(token, "aux")) and not is_infinitive(token)


def _governed(token: Token, statement: Statement | None) -> Verdict | Token | None:
    """What the words above say: a verdict, or the governor whose own status the token shares, or None."""
    first = [token, *shared_heads(token)][-1]
    for link in links(first):
        cue = find_cue(link.governor, link.relation)
        if cue is None or (len(cue.words) == 1 and is_look_alike(link.governor)):
            continue
        if cue.status in UNREAL and is_perfect_gerund(first):
            continue
        if cue.status is None or (cue.text == "have" and is_past_form(link.governor)):
            return link.governor  # "had to close the plant": they did
        status = _turned(cue, negated=_is_negated(link.governor))
        if status is None:
            return link.governor
        verdict = None if status is Status.ACTUAL else _verdict(status, link.governor, f"{status}-{link.relation}")
        return _within(verdict, link.governor, statement)
    if is_noun_purpose(first) and not is_look_alike(first.head):
        return _verdict(Status.PLANNED, first.head, "noun-infinitive")
    if (word := time_word(first)) is not None:
        return _still_to_come(first, word, statement)
    return _transparent(first)


def _still_to_come(token: Token, word: Token, statement: Statement | None) -> Verdict | None:
    """A clause of time is as far off as what it dates: "asked them not to merge *before* it has given its approval"."""
    dated = _climb(word.head if word == token.head else token.head, statement)
    if dated is None or dated[0] is Status.ALLEGED:
        return dated
    return _verdict(Status.PLANNED if dated[0] is Status.PLANNED else Status.HYPOTHETICAL, word, "time-to-come")


def _within(verdict: Verdict | None, governor: Token, statement: Statement | None) -> Verdict | None:
    """What an outer cue leaves of an inner one: alleged attempts are alleged, a failure that is merely possible is no failure."""
    if verdict is not None and verdict[0] is Status.DEMANDED:
        asked = _own(governor, statement)
        return asked if asked and asked[0] is Status.HYPOTHETICAL else verdict  # "may be required to", "would have to"
    if verdict is None or verdict[0] not in {Status.HYPOTHETICAL, Status.NEGATED}:
        return verdict
    outer = _climb(governor, statement) or _from_statement(statement, governor)
    if outer is None:
        return verdict
    if verdict[0] is Status.HYPOTHETICAL and outer[0] is Status.ALLEGED:
        return outer
    if verdict[0] is Status.NEGATED and outer[0] in {Status.HYPOTHETICAL, Status.DEMANDED}:
        return Status.HYPOTHETICAL, outer[1]
    return verdict


def _transparent(token: Token) -> Token | None:
    """Governors that are no cue and still carry their status down: "will *begin* to leave", "voted to *end*", "let them *go*"."""
    if token.dep_ == "acomp" or (token.dep_ == "xcomp" and is_verbal(token.head)):
        return token.head
    if token.dep_ == "ccomp" and not is_finite(token) and token.tag_ in {"VB", "VBG", "VBN"} and token.i > token.head.i:
        return token.head
    if token.dep_ == "advcl" and is_infinitive(token) and is_verbal(token.head):
        return token.head
    if token.dep_ in {"pobj", "pcomp"} and token.head.lower_ in MEANS and token.head.dep_ == "prep" and is_verbal(token.head.head):
        return token.head.head
    return None


def _is_negated(token: Token) -> bool:
    """Whether a cue is itself negated: "not planned", "no plans", "without plans", "not likely" (the copula bears the "not")."""
    bearers = [token, token.head] if token.dep_ == "acomp" else [token]
    if any(cue.status is Status.NEGATED for bearer in bearers for _, cue in _modifiers(bearer)):
        return True
    governors = (link.governor for link in links(token) if link.relation == "object")
    return any(cue.status is Status.NEGATED for governor in governors if (cue := find_cue(governor, "object")))


def _has_condition(token: Token) -> bool:
    clauses = children(token, "advcl")
    return any(m.lower_ in CONDITIONS for c in clauses for m in children(c, "mark")) or any(
        m.lower_ == "should" and m.i == c.left_edge.i for c in clauses for m in children(c, "aux")
    )


def _is_reported_future(statement: Statement | None, token: Token) -> bool:
    """The main clause of past speech with "would" ("said he *would resign*"), but not with "would have"."""
    if statement is None or statement.kind not in {StatementKind.SPEECH, StatementKind.DOCUMENT}:
        return False
    if any(c.lemma_ == "have" for c in children(token, "aux")):
        return False
    cue = token.doc[statement.cue[0]]
    while _is_complement(token) and token.head != token and token != cue:
        token = token.head
    return token == cue and cue.tag_ in {"VBD", "VBN", "NN"}


def _is_complement(token: Token) -> bool:
    """A clause that is said; of "told his people in a speech *that Turkey would help*" also the words between it and the verb."""
    if token.dep_ in {"ccomp", "conj", "xcomp", "acl"}:
        return True
    if token.dep_ == "relcl":
        return any(m.lower_ == "that" for m in children(token, "mark"))
    return token.dep_ in {"dobj", "pobj", "prep"} and token.pos_ in {"NOUN", "ADP"}


def _headline(trigger: Token) -> Verdict | None:
    """An infinitive in a sentence without a finite verb ("PM to quit")."""
    token = next((t for t in [trigger, *trigger.ancestors] if is_infinitive(t)), None)
    if token is None or not (token == trigger or trigger.dep_ in {"conj", "xcomp"}):
        return None
    if token.dep_ not in {"ROOT", "acl", "relcl", "advcl", "xcomp"} or (token.dep_ != "ROOT" and token.head.dep_ != "ROOT"):
        return None
    if any(t.tag_ in FINITE for t in trigger.sent) or any(t.lower_ in RANKS for t in trigger.doc[trigger.sent.start : token.i]):
        return None  # "Taiwan first in Asia to legalise it" has done so
    return _verdict(Status.PLANNED, next(c for c in token.children if c.lower_ == "to"), "headline-infinitive")


def _question(trigger: Token) -> Verdict | None:
    last = next((t for t in reversed(trigger.sent) if not t.is_space and not t.is_quote), None)
    if last is None or last.text != "?":
        return None
    asked = trigger.dep_ == "ROOT" or (trigger.head.dep_ == "ROOT" and not _is_background(trigger))
    return _verdict(Status.HYPOTHETICAL, last, "question") if asked else None


def _is_asked(trigger: Token) -> bool:
    """Whether it is asked if there is such a plan: "*Will* the mayor resign?"; "when will he resign?" takes it for granted."""
    return trigger.dep_ == "ROOT" and any(c.lower_ == "will" and c.i == trigger.left_edge.i for c in children(trigger, "aux"))


def _is_background(trigger: Token) -> bool:
    """A clause in the past that only dates or explains what is asked: "did they object when you *accepted* it?"."""
    return trigger.dep_ in {"advcl", "relcl"} and _is_past(trigger)


def _from_statement(statement: Statement | None, trigger: Token) -> Verdict | None:
    if statement is None:
        return None
    cue = trigger.doc[statement.cue[0]]
    if statement.kind in {StatementKind.ALLEGATION, StatementKind.BELIEF}:
        return _verdict(Status.ALLEGED, cue, f"{statement.kind}-content")
    if statement.kind is StatementKind.DENIAL:
        return _verdict(Status.NEGATED, cue, "denial-content")
    return None


def _is_past(trigger: Token) -> bool:
    """Whether the clause is told in the past; a participle after "is" or "are" is not ("until the plant *is shut*")."""
    auxiliaries = children(trigger, "aux", "auxpass")
    if any(t.dep_ == "auxpass" and t.tag_ in {"VBZ", "VBP"} for t in auxiliaries):
        return False
    return any(t.tag_ in {"VBD", "VBN"} for t in [trigger, *auxiliaries])


def _verdict(status: Status, cue: Token, rule: str) -> Verdict:
    return status, Reason("status", cue.text, rule)
