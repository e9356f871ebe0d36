"""Where a participant stands: the slots that the action table names, read off the parse.

``fill`` answers for every slot; the slots that only some words have (``cause``, ``under``, ``letter`` …) stand in ``SPECIAL``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.clauses import clause_objects
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.kinds import ACTORS, NAMED_ENTITIES
from pressgraph.events.listing import renamed
from pressgraph.events.occasions import carriers, forum, guests, raiders
from pressgraph.events.origins import causal_verbs, cause, organiser, source, undergoer, writers
from pressgraph.events.strays import after_place
from pressgraph.events.syntax import nominal_agents, objects, outer_subjects, subjects
from pressgraph.events.tree import children, is_passive, is_verb, prepositional
from pressgraph.nouns import noun_kinds
from pressgraph.resources import read_table

# prepositions by which a passive verb carries an act upon its subject: "the bill was passed *with* support"
CARRYING = frozenset({"by", "with", "without", "despite"})
GIVERS = frozenset({"by", "from", "between", "among"})  # these name who does what a noun tells
GIVEN = frozenset({"support", "consent"})  # one side gives these to the other: who "has the support of" somebody is supported
DEMONYM_TAGS = frozenset({"NORP", "GPE", "ORG", "PERSON"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads that fill the roles of one act; ``content`` are clause heads that are its object."""

    agents: tuple[Token, ...]
    objects: tuple[Token, ...]
    recipients: tuple[Token, ...]
    content: tuple[Token, ...]
    agent_slot: str
    object_slot: str


def fill(match: Match, slot: str, *, near: bool = False) -> list[Token]:
    """The heads that stand in one slot of the trigger; with ``near`` only those that the parser joined to the trigger itself."""
    token = match.token
    if slot == "word":
        nouns = [t for t in match.company if t.pos_ in {"NOUN", "PROPN"} or t.ent_type_ == "MONEY"]
        return nouns[-1:]
    if slot == "self":
        return [token]
    if slot == "clause":
        return clauses_of(token, match.company)
    verbal = is_verb(token)
    if slot == "subj":
        return subjects(token) if verbal else _adjective_subject(token)
    if slot == "obj":
        return [t for t in objects(token) if t.i not in {c.i for c in match.company}] if verbal else []
    if slot == "iobj":
        is_given = verbal and is_passive(token) and bool(children(token, "dobj"))  # "*the rebels* were offered a deal"
        found = [t for c in children(token, "dative") for t in (children(c, "pobj") if c.pos_ == "ADP" else [c])]
        return found or (outer_subjects(token) if is_given else [])
    if slot == "psubj":
        return outer_subjects(token) if is_passive(token) else []
    if slot == "csubj":
        return [t for clause in clause_objects(token) for t in children(clause, "nsubj", "nsubjpass")][:1]
    if slot == "opred":
        return _described(token)
    if slot in {"poss", "comp", "light"}:
        return _noun_slot(match, slot)
    if slot in SPECIAL:
        return SPECIAL[slot](token)
    if slot == "of" and not verbal and match.row.nature in GIVEN and _is_given_by(token):
        return []
    places = [*match.tokens, *(_carrier(token) if slot != "by" or token.head.lemma_.lower() in light_verbs() else ())]
    places += carriers(token) if slot in {"between", "with"} else ()
    found = [_asked_about(t) for place in places for t in prepositional(place, slot)]
    if not found and not verbal and slot in {"against", "over"}:
        found = [t for t in prepositional(_clause_around(token), slot) if t.i > token.i]
    found = found or (list(after_place(token, slot)) if verbal and match.row.nature == "protest" else [])
    if not found and verbal and _is_stranded(token, slot):
        return outer_subjects(token)
    if not found and verbal and not near:  # "laid charges of fraud *against the banker*"
        found = [t for noun in match.company if noun.pos_ == "NOUN" for t in _one_deeper(noun, slot)] if slot == "against" else []
    return found if found or verbal or near else _one_deeper(token, slot)


def _asked_about(token: Token) -> Token:
    """As in "a probe into whether *the minister* lied": of an indirect question its subject."""
    is_question = token.dep_ == "pcomp" and any(c.lower_ in {"whether", "if", "how", "why"} for c in token.children)
    return next(iter(children(token, "nsubj", "nsubjpass")), token) if is_question else token


def _one_deeper(noun: Token, slot: str) -> list[Token]:
    """Phrases that the parser joined to the first phrase of an event noun, not to the noun.

    As in "requests for leniency *from the lawyers*", "the offensive by the army *against the rebels*".
    """
    if noun.dep_ == "pobj" and noun.lower_ in grammar_words("adverbial"):
        return []  # "resigned in protest of the killings by the army"
    places = [p for p in children(noun, "prep") if slot in GIVERS or p.lower_ in GIVERS or (slot == "against" and p.lower_ == "of")]
    inside = [t for prep in places for t in children(prep, "pobj") if not (slot in GIVERS and _is_topic(prep, t))]
    return [t for thing in inside for t in prepositional(thing, slot)] if slot != "of" else []


def _is_topic(preposition: Token, noun: Token) -> bool:
    """Whether a deed is what the event noun is about, so that its doer did not do both: "protests *against abuses* by the army"."""
    is_actor = noun.ent_type_ in NAMED_ENTITIES or noun_kinds().get(noun.lemma_.lower()) in ACTORS
    return preposition.lower_ in {"against", "over", "about", "into"} and not is_actor


def _carrier(token: Token) -> list[Token]:
    """The verb that carries an event noun and may have its phrases in the parse: "stated his opposition *to the bill*"."""
    if is_verb(token) or token.dep_ not in {"dobj", "nsubjpass", "attr"} or not is_verb(token.head):
        return []
    return [token.head]


def _is_stranded(verb: Token, slot: str) -> bool:
    """As in "the plan was objected *to* by Norway": a preposition whose noun is the subject of the passive."""
    return is_passive(verb) and any(c.dep_ == "prep" and c.lower_ == slot and not any(c.children) for c in verb.children)


def _clause_around(noun: Token) -> Token:
    """The verb around a noun, which may have its phrases in the parse: "months of protests in town, *over the law*"."""
    return next((a for a in noun.ancestors if is_verb(a)), noun)


def clauses_of(token: Token, company: Sequence[Token]) -> list[Token]:
    """Clauses that are the object of a verb, or that tell the content of a noun: "his refusal *to sign*"."""
    if is_verb(token):
        found = clause_objects(token)
        return found or [c for t in company for c in (*children(t, "acl"), *_purposes(t, token)) if not _is_bare_participle(c)]
    return [c for c in children(token, "acl", "ccomp", "xcomp") if is_verb(c) and not _is_bare_participle(c)]


def _purposes(noun: Token, verb: Token) -> list[Token]:
    """As in "joined calls *to impose* a ban", where the parser joined the content of the calls to the joining."""
    after = noun.right_edge.i + 1
    return [c for c in children(verb, "advcl") if noun.dep_ == "dobj" and c.left_edge.i == after and _is_infinitive(c)]


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_bare_participle(verb: Token) -> bool:
    """As in "a pledge *made* in May"; but "an assurance that nobody *was harmed*" tells a content."""
    return verb.tag_ == "VBN" and not children(verb, "aux", "auxpass", "mark")


def _described(verb: Token) -> list[Token]:
    """What is called or described: "called *the ruling* a victory", "*the ruling*, which he described as a victory"."""
    own = objects(verb)
    if own and not children(verb, "ccomp"):
        subjects_inside = [t for noun in own for t in children(noun, "nsubj")]  # "made *the engineer* its director"
        return (subjects_inside or own)[:1]
    clauses = children(verb, "ccomp", "oprd", "xcomp")
    inside = [t for c in clauses for t in children(c, "nsubj", "nsubjpass", "csubj")] + [c for c in clauses if c.tag_ == "VBG"]
    inside = inside or [c for c in clauses if c.pos_ in {"NOUN", "PROPN"} and children(c, "acomp")]  # "made public *the memo*"
    return inside[:1] or own[:1]


def _adjective_subject(token: Token) -> list[Token]:
    if token.dep_ in {"acomp", "attr", "oprd"} and is_verb(token.head):
        return outer_subjects(token.head)
    return [token.head] if token.dep_ == "amod" else []


def _listed(noun: Token) -> list[Token]:
    """As in "the demands *include* an inquiry", "their demand *is* an inquiry"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in {"include", "be", "expand", "cover", "comprise"}:
        return []
    return children(verb, "dobj", "attr", "ccomp") + prepositional(verb, "to")


def _undergoing(noun: Token) -> list[Token]:
    """As in "the members *under* investigation", "the bank is under pressure"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"under", "on"}:
        return []
    governor = noun.head.head
    if is_verb(governor):
        return objects(governor) or outer_subjects(governor)
    return [governor] if governor.pos_ in {"NOUN", "PROPN"} else []


def _aimed(noun: Token) -> list[Token]:
    """As in "anti-government protests", "protests by anti-war students": what the protest is against or for."""
    places = [noun, *prepositional(noun, "by", "of")]
    for place in places:
        for token in place.doc[place.left_edge.i : place.i]:
            if token.lower_ in {"anti", "pro"} and token.i + 2 < place.i and token.nbor(1).text in {"-", "‑", "–"}:
                return [token.nbor(2)]
    return []


def _targeted(noun: Token) -> list[Token]:
    """As in "the firm has been the subject of sanctions": the subject is what they are against."""
    holder = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if holder.lemma_ in {"subject", "target", "victim", "focus"} and holder.dep_ == "attr" and is_verb(holder.head):
        return outer_subjects(holder.head)
    return []


def _governed(noun: Token) -> list[Token]:
    """As in "arrested *the man* on a charge of fraud": who is arrested is charged."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "over"} and is_verb(noun.head.head):
        return objects(noun.head.head)
    return []


def _culprit(noun: Token) -> list[Token]:
    """As in "convicted *the man* of the murder of two", "*he* was behind the killings": who is blamed for an act has done it."""
    if noun.dep_ != "pobj":
        return []
    preposition, verb = noun.head.lower_, noun.head.head
    if preposition == "behind" and verb.lemma_ == "be":
        return outer_subjects(verb)
    if preposition == "for" and verb.lower_ == "responsible":
        return _adjective_subject(verb)
    if preposition == "for" and verb.lower_ == "responsibility" and verb.dep_ == "dobj":
        return subjects(verb.head)  # "*the rebels* claimed responsibility for the attack"
    is_blame = preposition in {"of", "for", "over", "with"} and verb.lemma_ in grammar_words("object_gerund") and is_verb(verb)
    return objects(verb) if is_blame else []


def _receiver(noun: Token) -> list[Token]:
    """As in "*the bill* received support from both parties": who receives support is supported."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in grammar_words("receiving"):
        return subjects(noun.head)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in grammar_words("giving"):
        return children(noun.head, "dative")  # "gave *the minister* his full support"
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_ == "meet":
        return outer_subjects(noun.head.head)  # "*the plan* met with criticism"
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in CARRYING and is_verb(verb) and is_passive(verb):
        # "prompted by the visit, she left": nobody visits her; and who is charged with murder is not murdered
        is_cause = noun.head.lower_ == "by" and verb.lemma_.lower() in causal_verbs()
        return [] if is_cause or _culprit(noun) else outer_subjects(verb)
    return []


def _motive(noun: Token) -> list[Token]:
    """As in "resigned in protest *of the killings*", "left the cabinet in protest *at the plan*"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.lower_ not in grammar_words("adverbial") or any(noun.lefts):
        return []
    beside = [p for p in noun.head.head.children if p.dep_ == "prep" and p.i == noun.right_edge.i + 1]
    found = prepositional(noun, "of", "at") or [
        t for p in beside if p.lower_ in {"at", "of", "over", "against"} for t in children(p, "pobj")
    ]
    return [t for t in found if t.ent_type_ not in {"DATE", "TIME"}]


def _is_given_by(noun: Token) -> bool:
    """As in "has *the* support of the union", where *of* names the giver; but "won support of the plan"."""
    is_received = noun.dep_ == "dobj" and noun.head.lemma_ != "lose" and bool(_receiver(noun))
    return is_received and any(c.lower_ == "the" for c in noun.children)


def _blamed(verb: Token) -> list[Token]:
    """As in "blamed the attack *on the rebels*", where the phrase may hang on the attack."""
    return [t for place in (verb, *children(verb, "dobj")) for t in prepositional(place, "on")]


def _granted(noun: Token) -> list[Token]:
    """As in "won the endorsement *of the union*": after a verb of receiving, *of* names the giver."""
    return prepositional(noun, "of") if _receiver(noun) else []


def _noun_slot(match: Match, slot: str) -> list[Token]:
    places = [t for t in match.tokens if t.pos_ in {"NOUN", "PROPN"}]
    if slot == "poss":
        return [t for place in places for t in children(place, "poss")]
    if slot == "comp":
        found = [t for place in places for t in place.lefts if _is_naming_modifier(t)]
        # "the Sudan protest" is not held by Sudan
        return [t for t in found if match.row.nature != "protest" or t.ent_type_ not in {"GPE", "LOC", "FAC"}]
    return _light_subject(match.token)


def _is_naming_modifier(token: Token) -> bool:
    """A noun or a demonym before a noun: "police investigation", "Russian invasion"; what names no actor does nothing."""
    if token.dep_ in {"compound", "nmod"} and token.pos_ in {"NOUN", "PROPN"}:
        is_counted = any(c.dep_ == "nummod" and c.nbor(1).text == "-" for c in token.lefts)  # "six-party talks"
        is_actor = noun_kinds().get(token.lemma_.lower()) in ACTORS - {"place"} and not is_counted
        return token.ent_type_ in NAMED_ENTITIES or is_actor
    return token.dep_ == "amod" and token.ent_type_ in DEMONYM_TAGS


def _light_subject(noun: Token) -> list[Token]:
    """As in "made an arrest", "held a rally", "came under criticism": the subject of a verb that only carries the noun."""
    if noun.dep_ in {"conj"} and noun.head.pos_ == "NOUN":
        return _light_subject(noun.head)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in light_verbs() and not children(noun.head, "oprd", "ccomp"):
        return subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lower_ in grammar_words("adverbial") and not any(noun.lefts):
        governor = noun.head.head
        return outer_subjects(governor) if is_verb(governor) else _adjective_subject(governor)
    if noun.dep_ in {"attr"} or (
        noun.dep_ == "pobj" and noun.head.lower_ in {"out", "in", "on"} and noun.head.head.lemma_.lower() in light_verbs()
    ):
        found = nominal_agents(noun)
        return [t for t in found if t.dep_ != "poss"]
    if noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in light_verbs():
        return subjects(noun.head)
    return []


def light_verbs() -> frozenset[str]:
    """Verbs that carry an event noun and add nothing: *make*, *hold*, *launch* …"""
    return frozenset(row["verb"] for row in read_table("light_verbs"))


# slots that only some words have
SPECIAL: Mapping[str, Callable[[Token], list[Token]]] = {
    "incl": _listed,
    "under": _undergoing,
    "letter": writers,
    "cause": cause,
    "aimed": _aimed,
    "target": _targeted,
    "governed": _governed,
    "culprit": _culprit,
    "forum": forum,
    "receiver": _receiver,
    "granted": _granted,
    "organiser": organiser,
    "motive": _motive,
    "blamed": _blamed,
    "undergoer": undergoer,
    "source": source,
    "raiders": raiders,
    "guests": guests,
    "appos": renamed,
}
# slots tried last for every agent, and for every object, of a part of speech
LATENT_AGENT: Mapping[str, tuple[str, ...]] = {
    "N": ("culprit", "granted", "organiser", "source", "guests"),
    "V": ("forum", "raiders"),
    "A": (),
}
LATENT: Mapping[str, tuple[str, ...]] = {"N": ("undergoer", "motive", "target", "receiver"), "V": (), "A": ()}
