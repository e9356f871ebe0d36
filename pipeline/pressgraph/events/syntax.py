"""Who does what in a parse: subjects and objects of verbs, through passive, coordination, control, relatives and participles.

The labels are those of spaCy's English models (ClearNLP). Every function returns heads of noun phrases (or of clauses);
coordination *inside* a noun phrase is opened later (``coordination``).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.grammar_words import bodies, doings, grammar_words, people
from pressgraph.events.headlines import is_headline_infinitive
from pressgraph.events.relatives import antecedent_of
from pressgraph.events.strays import (
    is_modifier,
    is_pending,
    is_region,
    is_said_beside,
    is_taken_object,
    misjoined_participle,
    misjoined_subject,
    named_first,
    place_holder,
    resumes,
    stray_objects,
    stray_subjects,
)
from pressgraph.events.tree import children, is_passive, is_verb, prepositional

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
# prepositions of a verb after which a gerund is done by the verb's object: "accused him of lying", "stop them from leaving"
OBJECT_GERUND = frozenset({"of", "for", "from", "into", "with"})
# prepositions of a passive whose noun may have the by-phrase in the parse: "was voted into office by the council"
CARRYING_BY = ("into", "to", "as", "in", "at", "on", "from")
CLAUSE_ENDS = frozenset({";", ":"})
PARTING = frozenset({",", '"', "“", "”", "—", "–"})


def subjects(verb: Token, seen: frozenset[int] = frozenset()) -> list[Token]:
    """The heads of those who do what an active verb says, or, of a passive one, the by-phrase."""
    if is_passive(verb):
        return by_phrase(verb) or _deciders(verb) or _hyphenated(verb)
    return outer_subjects(verb, seen)


def _hyphenated(verb: Token) -> list[Token]:
    """As in "*Rwanda*-backed rebels": who stands before the hyphen does it."""
    if verb.dep_ != "amod" or not verb.is_lower or verb.i < verb.sent.start + 2 or verb.nbor(-1).text != "-":
        return []
    return [t for t in (verb.nbor(-2),) if t.ent_type_ in {"GPE", "ORG", "NORP", "PERSON"} or t.lemma_.lower() in people()]


def _deciders(verb: Token) -> list[Token]:
    """As in "*the council* decided that the school would be closed": who decides on an act without a doer does it."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in grammar_words("deciding") or is_passive(verb.head):
        return []
    return outer_subjects(verb.head)


def by_phrase(verb: Token) -> list[Token]:
    """As in "by the police": noun heads only ("by voting" is no agent); "arrested and charged by the police" shares it."""
    given = children(verb, "dobj")
    places = [verb, *children(verb, "oprd"), *given]  # "was awarded a prize *by the academy*"
    places += [t for thing in given for t in children(thing, "amod")]  # "a contract worth $5 million *by the navy*"
    blames = prepositional(verb, "of", "for", "with")  # "accused of lying by the king", "threatened with sanctions by Norway"
    deeds = [t for t in blames if t.dep_ == "pcomp" or t.lemma_.lower() not in doings()]
    found = _by(places) or _by([*prepositional(verb, *CARRYING_BY), *deeds])
    if not found:
        for other in children(verb, "conj"):
            if is_passive(other) and not children(other, "nsubjpass", "nsubj"):
                found = by_phrase(other)
        if not found and verb.dep_ == "conj" and is_passive(verb.head) and not children(verb, *SUBJECTS):
            found = [t for c in children(verb.head, "agent") for t in children(c, "pobj")]
    return [t for t in found if not _is_deadline(t)]


def _by(places: Sequence[Token]) -> list[Token]:
    return [
        t
        for place in places
        for c in children(place, "agent", "prep")
        if c.lower_ == "by" and not children(c, "neg")  # "by the party, *not by* the state"
        for t in children(c, "pobj")
        if not is_pending(t)
    ]


def _is_deadline(token: Token) -> bool:
    """As in "by Friday", "by a vote of 66 to 27", "by law": no one who acts."""
    return token.ent_type_ in {"DATE", "TIME", "PERCENT", "MONEY"} or _is_manner(token)


def _is_manner(token: Token) -> bool:
    """As in "by force"; but "by Taliban forces" names who acts."""
    return token.lemma_.lower() in grammar_words("manner") and not children(token, "compound", "amod", "poss")


def outer_subjects(verb: Token, seen: frozenset[int] = frozenset()) -> list[Token]:
    """The surface subject a verb has, or shares, or inherits from the clause around it; of a passive, what is acted on."""
    if verb.i in seen:
        return []
    seen = seen | {verb.i}
    if is_headline_infinitive(verb):
        return [verb.head]
    own = children(verb, *SUBJECTS) or [t for aux in children(verb, "aux") for t in children(aux, *SUBJECTS)]
    own = own or [t for report in children(verb, "parataxis") if (t := _parted_subject(verb, report)) is not None]
    own = own or stray_subjects(verb)
    if any(_parted_subject(clause, verb) is not None for clause in children(verb, "ccomp")):
        own = own[-1:]
    if children(verb, "expl"):  # "said *there* are no plans to leave": nobody is said to plan
        return []
    if own:
        return [t for subject in _joined_subjects(own) for t in _resolve_relative(place_holder(subject), verb)]
    if (participle := misjoined_participle(verb)) is not None:
        return outer_subjects(participle, seen)
    mistaken = misjoined_subject(verb) if verb.dep_ in {"conj", "advcl"} and not children(verb, "mark") else None
    if mistaken is not None:
        return [mistaken]
    if verb.dep_ == "conj":
        reporter = _verb_around(verb)
        if reporter is not None:
            return outer_subjects(reporter, seen)
        return outer_subjects(verb.head, seen) if is_verb(verb.head) else children(verb.head, *SUBJECTS)
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_controller(verb, seen)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _complement_controller(verb, seen)
    if verb.dep_ == "acomp":  # "is opposed to", "is committed to"
        return outer_subjects(verb.head, seen)
    if verb.dep_ in {"advcl", "pcomp", "prep", "dep", "oprd"}:
        return _adverbial_controller(verb, seen)
    if verb.dep_ == "amod" and (verb.tag_ == "VBN" or verb.i > verb.head.i):
        return [verb.head]
    return []


def _parted_subject(verb: Token, report: Token) -> Token | None:
    """The subject of a clause that its report parts, where the parser makes two of the report.

    As in '"*The deal*," said Mr Okoro, "was signed"' and "*the airline*, the union said on Monday, fired him".
    """
    own = children(report, *SUBJECTS)
    parted = len(own) > 1 and own[0].i < report.i < verb.i and not children(verb, *SUBJECTS)
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (verb, *children(verb, "aux", "auxpass")))
    return own[0] if parted and finite and any(t.text in PARTING for t in verb.doc[own[-1].i + 1 : verb.i]) else None


def _joined_subjects(own: list[Token]) -> list[Token]:
    """The last subject, and those before it from which only a comma parts it (an apposition that the parser took for a subject)."""
    own = [t for t in own if not is_taken_object(t) and not is_region(t)] or own
    joined = [own[-1]]
    for subject in reversed(own[:-1]):
        between = subject.doc[subject.right_edge.i + 1 : joined[0].left_edge.i]
        if any(not t.is_punct or t.text in CLAUSE_ENDS for t in between):
            break
        joined.insert(0, subject)
    names = [t for t in joined if t.pos_ == "PROPN"]
    return names if len(joined) == 2 and len(names) == 1 and not children(joined[0], "conj") else joined


def _verb_around(verb: Token) -> Token | None:
    """As in "Wade said that others should pay, and *called* for aid": a finite verb is not joined to a bare one."""
    clause = verb.head
    is_bare = clause.tag_ == "VB" and clause.dep_ in {"ccomp", "xcomp"} and verb.tag_ in {"VBD", "VBZ", "VBP"}
    return clause.head if is_bare and is_verb(clause.head) and verb.tag_ == clause.head.tag_ else None


def _resolve_relative(subject: Token, verb: Token) -> list[Token]:
    """As in "the people who voted": the noun, not the pronoun."""
    if subject.tag_ in {"WDT", "WP"} or (subject.lower_ in RELATIVES and subject.dep_ in SUBJECTS and verb.dep_ == "relcl"):
        relative = verb
        while relative.dep_ == "conj":
            relative = relative.head
        if relative.dep_ in {"relcl", "acl"} and relative.head.pos_ in NOMINALS:
            return [antecedent_of(subject, relative.head)]
        if relative.dep_ in {"relcl", "ccomp", "advcl"} and is_verb(relative.head):
            return []
    return [subject]


def _noun_controller(verb: Token, seen: frozenset[int]) -> list[Token]:
    """Of "demonstrators chanting" the demonstrators; of "its decision to leave" the possessor, or who made the decision."""
    noun = verb.head
    if is_verb(noun):
        return outer_subjects(noun, seen)
    if noun.lower_ == "court" and noun.dep_ == "pobj" and not any(noun.lefts) and is_verb(noun.head.head):
        return outer_subjects(noun.head.head, seen)  # "*the man* appeared in court charged with arson"
    if verb.tag_ in {"VBG", "VBN", "VBD"} or verb.dep_ == "relcl" or is_passive(verb):
        if is_said_beside(verb):
            return outer_subjects(noun.head, seen)
        return [noun] if noun.pos_ in NOMINALS else []
    if noun.dep_ == "dobj" and noun.head.lemma_ in grammar_words("founding") and noun.lemma_.lower() in bodies():
        return [noun]  # "set up *a commission* to investigate the spill"
    return nominal_agents(noun, seen)


def nominal_agents(noun: Token, seen: frozenset[int] = frozenset()) -> list[Token]:
    """Who does what a noun names: the possessor, the by-phrase, or the subject of the verb it is the object of."""
    owner = children(noun, "poss")
    if owner:
        return owner
    found = prepositional(noun, "by")
    if found:
        return found
    is_judged = noun.head.lemma_ in grammar_words("judging")  # who rejects a bill to repeal a law does not repeal it
    if noun.dep_ in {"dobj", "attr"} and is_verb(noun.head) and not is_judged and noun.head.i not in seen:
        return outer_subjects(noun.head, seen)
    return []


def _complement_controller(verb: Token, seen: frozenset[int]) -> list[Token]:
    head = verb.head
    if is_modifier(verb):
        return []
    if not is_verb(head):
        return _adjective_subject(head, seen)
    if verb.dep_ == "xcomp" and (founded := _founded(head)):
        return founded
    if verb.dep_ == "ccomp" and (parted := _parted_subject(verb, head)) is not None:
        return [parted]
    if head.lemma_ in grammar_words("object_control") and not is_passive(head):
        found = children(head, "dobj", "dative") or prepositional(head, "on", "to", "for", "upon")
        if found:
            return found
    found = outer_subjects(head, seen)
    if head.lemma_ != "be":
        return found
    # "the *ad's* purpose was to shame her"
    return [owner for t in found for owner in (nominal_agents(t) if t.lemma_.lower() in grammar_words("aim") else [t])]


def _founded(verb: Token) -> list[Token]:
    """As in "set up *a commission* to investigate the spill": who is set up to do something does it."""
    if verb.lemma_ not in grammar_words("founding"):
        return []
    return [t for t in children(verb, "nsubjpass" if is_passive(verb) else "dobj") if t.lemma_.lower() in bodies()]


def _adjective_subject(head: Token, seen: frozenset[int]) -> list[Token]:
    if head.dep_ in {"acomp", "attr", "oprd"} and is_verb(head.head):
        return outer_subjects(head.head, seen)
    return nominal_agents(head, seen) if head.pos_ == "NOUN" else []


def _adverbial_controller(verb: Token, seen: frozenset[int]) -> list[Token]:
    head = verb.head
    if head.dep_ in {"prep", "agent", "prt", "mark"} or (verb.dep_ == "pcomp" and not is_verb(head)):
        governor = head.head
        if (
            verb.dep_ == "pcomp"
            and is_verb(governor)
            and head.lower_ in OBJECT_GERUND
            and governor.lemma_ in grammar_words("object_gerund")
        ):
            return objects(governor)
        if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and head.lower_ == "as" and is_verb(governor) and not is_passive(governor):
            return objects(governor)  # "portrays *him* as failing to help"
        if governor.pos_ == "ADJ" and governor.dep_ in {"amod", "acl"}:
            return [governor.head]
        while not is_verb(governor) and governor.head != governor:
            if governor.dep_ == "dobj" and _blames_object(head, governor.head):
                return [governor]  # "accused the banker of lying", where *of* hangs on the banker
            if governor.pos_ in {"NOUN", "PROPN"}:
                found = nominal_agents(governor, seen)
                if found:
                    return found
            governor = governor.head
        if _blames_object(head, governor) and head.head.dep_ != "advmod":  # "stopped short of attacking" stops nobody
            return objects(governor)[:1]
        return outer_subjects(governor, seen) if is_verb(governor) else []
    if is_verb(head):
        if children(verb, "aux") and (founded := _founded(head)):
            return founded
        # "the camp was attacked by rebels, killing ten"
        doers = by_phrase(head) if verb.tag_ == "VBG" and is_passive(head) else []
        return doers or outer_subjects(head, seen)
    return nominal_agents(head, seen) if head.pos_ == "NOUN" else _adjective_subject(head, seen)


def _blames_object(preposition: Token, governor: Token) -> bool:
    """As in "accused him *of lying*": the deed after the preposition is the object's."""
    return is_verb(governor) and preposition.lower_ in OBJECT_GERUND and governor.lemma_ in grammar_words("object_gerund")


def objects(verb: Token) -> list[Token]:
    """What a verb is done to: its object, the subject of a passive, or the noun that a relative or a participle is about."""
    own = [inner for t in children(verb, "dobj") if not is_pending(t) for inner in _filled_time(t, verb)]
    sums = [t for t in own if _is_sum(t)]
    if sums:  # "fined *the bank* two million dollars", "*the bank* was fined two million dollars"
        receivers = [t for t in children(verb, "dative") if t.pos_ != "ADP"]
        receivers += [t for sum_ in sums for t in children(sum_, "nsubj")]  # a slip of the parser
        receivers += _passive_objects(verb) if is_passive(verb) else []
        own = [*receivers, *(t for t in own if t not in sums)] or own
    own = [t for t in own if not resumes(t)] or own
    if own:
        return [antecedent for t in own for antecedent in _resolve_relative_object(named_first(t), verb)]
    if is_passive(verb):
        return _passive_objects(verb)
    if verb.dep_ == "relcl" and _has_gap(verb):
        return [verb.head]
    return stray_objects(verb) or _shared_objects(verb)


def _is_sum(noun: Token) -> bool:
    """As in "*5 million dollars*"; of other currencies the entity finder often says no more than that it is a quantity."""
    return noun.ent_type_ == "MONEY" or (bool(noun.ent_type_) and noun.lemma_.lower() in grammar_words("currency"))


def _filled_time(noun: Token, verb: Token) -> list[Token]:
    """As in "began ten days *of talks*": what fills the time; else the noun itself."""
    runs = verb.lemma_.lower() in grammar_words("happening") | grammar_words("organising")
    return (prepositional(noun, "of") if runs and noun.ent_type_ in {"DATE", "TIME"} else []) or [noun]


def _shared_objects(verb: Token) -> list[Token]:
    """As in "took over and held *a stairway*": an object that stands once, after the last of several verbs."""
    shared = [c for c in children(verb, "conj") if is_verb(c) and not children(c, *SUBJECTS)]
    own = children(verb, "ccomp", "xcomp") + [
        t for p in children(verb, "prep") for t in children(p, "pobj") if t.ent_type_ not in {"DATE", "TIME"}
    ]
    if not shared or own or children(shared[0], "ccomp", "xcomp"):  # "agreed and ordered the firm to pay" agrees with no firm
        return []
    return children(shared[0], "dobj")


def _resolve_relative_object(token: Token, verb: Token) -> list[Token]:
    if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return [verb.head]
    if token.tag_ == "WDT" and verb.dep_ in {"ccomp", "advcl"} and token.i and token.nbor(-1).pos_ in {"NOUN", "PROPN"}:
        return [token.nbor(-1)]  # "paid the school *that* the council closed", where the parser saw no relative clause
    return [token]


def _passive_objects(verb: Token) -> list[Token]:
    """The subject; of a participle that describes an object the object: "the crash left *his brother* injured"."""
    if verb.dep_ in {"oprd", "xcomp"} and is_verb(verb.head) and not is_passive(verb.head) and not children(verb, *SUBJECTS):
        return children(verb.head, "dobj") or outer_subjects(verb)
    return outer_subjects(verb)


def _has_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the deal (that) they signed"."""
    subject = children(verb, "nsubj")
    return bool(subject) and subject[0].lower_ not in RELATIVES and not children(verb, "dobj", "ccomp", "xcomp")
