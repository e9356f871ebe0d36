"""What speakers demand, praise or condemn by what they say: "talks must resume, she said", "the verdict was unjust, he said".

A deontic modal in somebody's speech is that speaker's demand; a word of praise or blame said of a thing is the
speaker's support of it
or opposition to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pressgraph.events.actions import ActionRow, Match, word_classes
from pressgraph.events.attribution import Statement, StatementKind, speaker_for, statements_by_token
from pressgraph.events.cast import Cast
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.kinds import ACTORS, kind_of
from pressgraph.events.slots import Roles
from pressgraph.events.status.clauses import inverted_auxiliary, is_disbelieved
from pressgraph.events.syntax import outer_subjects, subjects
from pressgraph.events.tree import children, is_passive, is_verb

DEONTIC = frozenset({"must", "should", "ought"})
SELF = frozenset({"i", "it", "there", "that", "this", "what", "you"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
OPINION = frozenset({StatementKind.SPEECH, StatementKind.BELIEF, StatementKind.DOCUMENT})
ACTIONS = {"praise": "support", "blame": "oppose"}


def find_opinions(doc: Doc, statements: Sequence[Statement], cast: Cast) -> Iterator[tuple[Match, Roles]]:
    """Yield the demands and judgements that statements make, each as a reading with the speaker as agent."""
    around = statements_by_token(statements)
    for token in doc:
        statement = speaker_for(token, around.get(token.i, ()))
        if statement is None or statement.kind not in OPINION:
            continue
        speaker = doc[statement.head]
        if is_verb(token) and _is_deontic(token):
            yield (
                _match("demand", "must|should", token),
                Roles((speaker,), (), _obliged(token, speaker, cast), (token,), "speaker", "clause"),
            )
            continue
        if is_verb(token) and token.lemma_.lower() in grammar_words("wrongdoing"):
            accused = [t for t in outer_subjects(token) if t.lower_ not in SELF and t != speaker and kind_of(t, cast) in ACTORS]
            if accused and not is_passive(token) and not children(token, "neg"):
                yield _match("accuse", "wrongdoing", token), Roles((speaker,), (accused[0],), (), (), "speaker", "accused")
                continue
        for word_class, action in ACTIONS.items():
            judged = _judged(token, word_classes()[word_class])
            if judged is not None and judged != speaker:
                yield _match(action, f"@{word_class}", token), Roles((speaker,), (judged,), (), (), "speaker", "judged")


def _is_deontic(verb: Token) -> bool:
    modal = any(c.dep_ == "aux" and c.lower_ in DEONTIC for c in verb.children)
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    state = verb.lemma_ == "be" or verb.lemma_ in {"know", "mean", "seem", "like"}
    subject = [t for t in children(verb, "nsubj", "nsubjpass") if t.lower_ in SELF]
    stands_for = verb.lemma_ in {"act", "serve"} and any(p.lower_ == "as" for p in children(verb, "prep"))
    denied = (
        children(verb, "neg")
        or is_disbelieved(verb)
        or any(t.lower_ in NOBODY or any(c.lower_ in NOBODY for c in t.lefts) for t in outer_subjects(verb))
    )
    state = (state and not is_passive(verb)) or stands_for
    return modal and not perfect and not state and not subject and not denied and inverted_auxiliary(verb) is None


def _obliged(verb: Token, speaker: Token, cast: Cast) -> tuple[Token, ...]:
    """Who must do what a speaker demands: "*Iran* must leave, she said"."""
    doers = subjects(verb)
    return tuple(t for t in doers if t != speaker and t.lower_ not in SELF and kind_of(t, cast) in ACTORS)


def _judged(token: Token, words: frozenset[str]) -> Token | None:
    """What a word of praise or blame is said of: "the strikes were *unacceptable*", "this was an *unhelpful* speech"."""
    if token.lemma_.lower() not in words and token.lower_ not in words:
        return None
    predicate = token.head if token.dep_ == "amod" and token.head.dep_ == "attr" else token
    copula = predicate.head
    if predicate.dep_ not in {"acomp", "attr"} or copula.lemma_ not in {"be", "remain", "seem"} or children(copula, "neg"):
        return None
    if any(not any(p.children) and p.i < predicate.i for p in children(copula, "prep")):
        return None  # "was in otherwise excellent health", cut apart by the parser
    subject = next(iter(outer_subjects(copula)), None)
    if subject is None or subject.lower_ in SELF - {"this", "that"} or _is_matter_of_fact(subject, token):
        return None
    if subject.lower_ in {"this", "that"}:
        return predicate if predicate.pos_ == "NOUN" and predicate is not token else None
    return subject


def _is_matter_of_fact(subject: Token, word: Token) -> bool:
    """As in "the weather was bad", "the cause was engine *failure*": nobody is praised or blamed."""
    lemma = subject.lemma_.lower()
    return lemma in grammar_words("natural") or (word.pos_ == "NOUN" and lemma in grammar_words("identified"))


def _match(action: str, trigger: str, token: Token) -> Match:
    row = ActionRow(
        action,
        (frozenset({token.lemma_.lower()}),),
        frozenset(),
        "V" if is_verb(token) else "A",
        ("speaker",),
        ("clause",),
        (),
        (),
        trigger,
        "",
    )
    return Match(row, token, ())
