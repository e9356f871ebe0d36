"""Who "he", "her", "it", "their", "I" is."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pressgraph.coreference.chains import Chain, Chains
from pressgraph.coreference.lexicon import object_control, thing_verbs
from pressgraph.coreference.quotations import Quotation
from pressgraph.coreference.readings import Reading
from pressgraph.dependencies import SUBJECTS
from pressgraph.model import Form, Kind

FIRST = frozenset(["i", "me", "my", "mine", "myself"])
FIRST_PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])
REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
AHEAD = 12  # mentions within which the subject after an opening phrase is looked for
WINDOW = 4  # sentences back
FAR = 12  # sentences back for the last person named, over a long quotation
ROLES = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "dobj": 0.35,
    "pobj": 0.1,
    "poss": 0.25,
    "attr": 0.0,
    "appos": 0.0,
    "conj": 0.2,
    "ROOT": 0.4,
    "agent": 0.3,
}
THINGS = frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.AGREEMENT, Kind.WORK, Kind.EVENT, Kind.OTHER})


def join_pronoun(reading: Reading, chains: Chains, others: Sequence[Reading]) -> None:
    """Join a pronoun of the third person to what it stands for, if that can be told.

    Args:
        reading: the pronoun.
        chains: the chains so far; everything before the pronoun is settled.
        others: those whom it does not stand for: the speaker of the quotation that it stands in, who does not speak of himself as
            "he"; whom its own quotation names.
    """
    word = reading.head.lower_
    if word in FIRST or word in FIRST_PLURAL or (reading.plural is None and reading.gender is None):
        return
    best = _named_next(reading, chains) or _best_candidate(reading, chains, others)
    if best is not None:
        chains.join(best.index, reading.index)


def join_first_person(reading: Reading, chains: Chains, speaker: Reading) -> None:
    """Join "I" to the speaker of its quotation, and "we" where a body speaks; after all else, so that the speaker is known."""
    word = reading.head.lower_
    chain = chains.of(speaker.index)
    if (word in FIRST and chain.plural is not True) or (word in FIRST_PLURAL and chain.kind is Kind.ORGANIZATION):
        chains.join(speaker.index, reading.index)


def _named_next(reading: Reading, chains: Chains) -> Reading | None:
    """The subject that follows an opening phrase: "In *his* letter, Marcel Pratt wrote", "In *its* ruling, the court found"."""
    pronoun = reading.head
    if pronoun.tag_ != "PRP$":
        return None
    opening = next((a for a in pronoun.ancestors if a.dep_ in {"prep", "advcl"} and _is_opening(a)), None)
    if opening is None:
        return None
    for other in chains.readings[reading.index + 1 : reading.index + AHEAD]:
        is_subject = other.head.head == opening.head and other.head.dep_ in SUBJECTS
        is_subject = is_subject and not (reading.plural is False and any(c.dep_ == "conj" for c in other.head.children))
        is_known = other.form is Form.NAME or (other.form is Form.NOMINAL and other.definite)
        if is_subject and is_known and _agrees(reading, other, chains.of(other.index)):
            return other
    return None


def _is_opening(phrase: Token) -> bool:
    """Whether a phrase opens its sentence, before the subject."""
    return phrase.left_edge.i <= phrase.sent.start + 1 and phrase.i < phrase.head.i


def _best_candidate(reading: Reading, chains: Chains, others: Sequence[Reading]) -> Reading | None:
    """The best of the last sentences; failing that, the last person named, since an article goes on about one."""
    excluded = [chains.of(r.index) for r in (*others, *_co_arguments(reading, chains))]
    wish = _wish_for_thing(reading.head)
    best: Reading | None = None
    best_score = -1.5 if reading.gender in {"m", "f"} else -1.0
    for i in range(reading.index - 1, -1, -1):
        other, chain = chains.readings[i], chains.of(i)
        distance = reading.sentence - other.sentence
        if distance > FAR or (distance > WINDOW and (best is not None or reading.gender not in {"m", "f"})):
            break
        if any(chain is e for e in excluded) or not _is_candidate(reading, other, chain):
            continue
        if distance > WINDOW:
            if chain.names:
                return other
        elif (score := _score(reading, other, chain) + _granted(wish, chain.kind)) > best_score + 1e-9:
            best, best_score = other, score
    return best if best is None or not _is_of_several(reading, best, chains) else None


def _wish_for_thing(pronoun: Token) -> float:
    """How much the verb of a pronoun wants a contract, law or text in its place: "it expires", "renew it", "vote on it"."""
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in {"it", "they", "them"}:
        return 0.0
    if pronoun.dep_ == "pobj":
        place, verb = pronoun.head.lower_, pronoun.head.head
    else:
        place, verb = ("subject" if pronoun.dep_ == "nsubj" else "object"), pronoun.head
    return thing_verbs().get((verb.lemma_.lower(), place), 0.0)


def _granted(wish: float, kind: Kind | None) -> float:
    if kind in {Kind.AGREEMENT, Kind.WORK}:
        return wish
    return 0.0 if kind in {None, Kind.OTHER, Kind.EVENT} else -wish


def _is_of_several(reading: Reading, best: Reading, chains: Chains) -> bool:
    """Whether "they" are rather the several who are the subject of the sentence: "Lithuania and Latvia went further: they ..."."""
    if reading.head.lower_ != "they" or (best.sentence == reading.sentence and chains.of(best.index).plural):
        return False
    before = chains.readings[max(best.index, reading.index - 12) : reading.index]
    here = [r for r in before if r.sentence == reading.sentence and r.head.dep_ in SUBJECTS]
    return any(c.dep_ == "conj" and c.i < reading.head.i for r in here for c in r.head.children)


def _is_candidate(reading: Reading, other: Reading, chain: Chain) -> bool:
    return other.mention.end <= reading.mention.start and _agrees(reading, other, chain)


def _agrees(reading: Reading, other: Reading, chain: Chain) -> bool:
    kind = chain.kind
    if reading.gender in {"m", "f"}:
        return kind is Kind.PERSON and chain.plural is not True and chain.gender in {None, reading.gender}
    if reading.gender == "n":
        return (
            (kind in THINGS or (kind is Kind.GROUP and chain.plural is None))
            and chain.plural is not True
            and (kind is not Kind.PLACE or _acts(other, chain))
        )
    if kind is Kind.PERSON:
        return False
    if reading.head.lower_ == "both":
        return chain.plural is True and not any(c.dep_ == "nummod" and c.lower_ not in {"two", "2"} for c in other.head.children)
    if kind is None:
        return other.head.lower_ not in {"that", "which"}
    return chain.plural is True or kind in {Kind.ORGANIZATION, Kind.GROUP}


def _acts(other: Reading, chain: Chain) -> bool:
    return other.head.dep_ in SUBJECTS | {"dobj", "poss"} or len(chain.members) > 2


def _co_arguments(reading: Reading, chains: Chains) -> list[Reading]:
    """What the pronoun cannot be: the subject whose verb it is an object of ("he told him"), or what its own verb acts on."""
    pronoun = reading.head
    nearby = chains.readings[max(0, reading.index - 12) : reading.index]
    if pronoun.dep_ == "nsubj":  # "the police, whom they blame"; "in a letter to the council it wrote"
        return [r for r in nearby if _is_object_of(r, pronoun.head)]
    if pronoun.dep_ not in {"dobj", "pobj", "dative"} or pronoun.lower_ in REFLEXIVE:
        return []
    verb = _with_subject(_governor(pronoun))
    doer = verb.head if verb.dep_ in {"relcl", "acl"} and any(c.tag_ == "TO" for c in verb.children) else None
    # of "the first leader to call Cameron and congratulate *him*" the leader
    return [r for r in nearby if (r.head.head == verb and r.head.dep_ in SUBJECTS) or r.head == doer]


def _is_object_of(other: Reading, verb: Token) -> bool:
    head = other.head
    if head.head == verb:
        return head.dep_ in {"dobj", "dative"}
    return head.dep_ == "pobj" and head.head.lower_ == "to" and verb in {head.head.head, head.head.head.head.head}


def _governor(pronoun: Token) -> Token:
    """The verb that a pronoun is an object of: "told him", "spoke to him", "withdrew the case against him", "held ten of them"."""
    if pronoun.dep_ != "pobj":
        return pronoun.head
    noun = pronoun.head.head
    return noun.head if pronoun.head.lower_ in {"against", "of"} and noun.dep_ == "dobj" else noun


def _with_subject(verb: Token) -> Token:
    """The verb that has the subject of an infinitive or a second verb: "telephoned Ardern to congratulate her"."""
    own = verb
    for _ in range(3):
        if any(c.dep_ in SUBJECTS for c in verb.children):
            return own if verb is not own and any(c.dep_ == "nsubjpass" for c in verb.children) else verb
        if verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return verb
        if verb.dep_ == "xcomp" and verb.head.lemma_ in object_control() and any(c.dep_ == "dobj" for c in verb.head.children):
            return verb  # "asked the agency to help it"
        verb = verb.head
    return verb


def _score(reading: Reading, other: Reading, chain: Chain) -> float:
    distance = reading.sentence - other.sentence
    score = -0.8 * distance + ROLES.get(other.head.dep_, 0.1)
    score += min(len(chain.members), 8) * 0.06
    score += 0.3 if chain.names else 0.0
    score += 0.2 if chain.gender is not None and chain.gender == reading.gender else 0.0
    score += _kind_bonus(reading, other, chain)
    if distance == 0 and other.head.dep_ in SUBJECTS and reading.head.dep_ in SUBJECTS | {"poss"}:
        score += 0.3
    score -= min(reading.index - other.index, 30) * 0.02
    return score


def _kind_bonus(reading: Reading, other: Reading, chain: Chain) -> float:
    if reading.plural:
        return 0.4 if chain.plural is True else -0.9
    if reading.gender == "n":
        return {Kind.ORGANIZATION: 0.3, Kind.AGREEMENT: 0.1, Kind.PLACE: 0.0, Kind.OTHER: 0.1}.get(chain.kind or Kind.OTHER, -0.1)
    return 0.2 if other.form is Form.PRONOUN else 0.0


def quotation_at(quotations: Sequence[Quotation], token: Token) -> Quotation | None:
    """The quotation that a word stands in."""
    return next((q for q in quotations if q.start <= token.i < q.end), None)
