"""Objects and subjects where the parser saw none: after a number of two words, below a participle, in a phrase of time."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.grammar_words import bodies, grammar_words, people
from pressgraph.events.headlines import is_headline

# prepositions that may open a clause
CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
REACH = 6  # words of a short noun phrase
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OWNERS = frozenset({"GPE", "ORG", "PERSON"})
TWICE = 2
# what a noun that stands for a verb would have: a subject, an auxiliary, an object
CLAUSAL = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "cop", "mark"})
# "two were killed and *many more* wounded": those whom the parser takes for an adverb
LEFTOVER = frozenset({"more", "others", "another"})
PARTICIPIAL = frozenset({"acl", "amod", "relcl", "advcl", "oprd"})


def stray_objects(verb: Token) -> list[Token]:
    """The objects of an active verb that has none of its own in the parse."""
    return [
        *_bare(verb),
        *_after_particle(verb),
        *_described(verb),
        *_counted(verb),
        *_modified(verb),
        *_taken(verb),
        *_after_verdict(verb),
        *_named(verb),
    ]


def is_modifier(participle: Token) -> bool:
    """Whether a participle right after a verb belongs to the noun after it, though the parser made a clause of it."""
    is_clause = participle.dep_ in {"xcomp", "ccomp"} and participle.tag_ in {"VBN", "VBD"}
    has_object = any(t.dep_ == "dobj" and t.i > participle.i for t in participle.children)
    return is_clause and has_object and participle.i == participle.head.i + 1


def _bare(verb: Token) -> Iterator[Token]:
    """As in the headline "Court rejects *bid* to halt deportation"."""
    yield from (c for c in verb.children if is_bare_noun(c))


def is_bare_noun(word: Token) -> bool:
    """Whether the parser took the noun right after a verb of a headline, where articles are left out, for a verb."""
    is_next = word.dep_ in {"xcomp", "ccomp"} and word.i == word.head.i + 1 and word.tag_ in {"VB", "VBP", "VBN", "VBD"}
    return is_next and not any(c.i < word.i for c in word.children) and is_headline(word)


def _described(verb: Token) -> Iterator[Token]:
    """As in "India banned *imports* of beef", where the parser took the verb, subject and all, for a modifier of its object."""
    if verb.dep_ == "amod" and verb.head.dep_ == "ROOT" and verb.head.i > verb.i and any(c.dep_ == "nsubj" for c in verb.children):
        yield verb.head


def _counted(verb: Token) -> Iterator[Token]:
    """As in "kidnapped *up to* 16 advisers", where the parser took a number of two words for prepositions."""
    for prep in verb.children:
        if prep.lower_ == "to" and prep.dep_ == "prep" and prep.i > 0 and prep.nbor(-1).lower_ == "up":
            yield from (t for t in prep.children if t.dep_ == "pobj" and t.left_edge.i == prep.i + 1 and t.left_edge.like_num)


def _modified(verb: Token) -> Iterator[Token]:
    """As in "rejected *proposed* changes", where the parser took the participle for a verb and the changes for its object."""
    for participle in verb.children:
        if is_modifier(participle):
            yield from (t for t in participle.children if t.dep_ == "dobj")


def _after_verdict(verb: Token) -> Iterator[Token]:
    """As in "rejected as unworkable *a set of rules*", where the parser made one phrase of the verdict and what it is about."""
    for prep in verb.children:
        if prep.lower_ == "as" and prep.dep_ == "prep" and all(t.dep_ == "prt" for t in verb.doc[verb.i + 1 : prep.i]):
            yield from (t for t in prep.children if t.dep_ == "pobj" and _has_outer_adjective(t, prep.i + 1))


def _after_particle(verb: Token) -> Iterator[Token]:
    """As in "struck down *the law*", where the parser saw that *down* is a particle and joined the law to it all the same."""
    yield from (t for c in verb.children if c.dep_ == "prt" for t in c.children if t.dep_ == "pobj")


def _named(verb: Token) -> list[Token]:
    """As in "named *Castex* prime minister", where the parser made a name and an office one phrase, or two predicates."""
    said = [t for t in verb.children if t.dep_ == "oprd" and t.i > verb.i]
    if not said or verb.lemma_ not in grammar_words("naming"):
        return []
    if len(said) == TWICE and said[0].pos_ == "PROPN":
        return said[:1]
    names = [t for t in said[0].lefts if t.dep_ in {"compound", "nmod", "amod"} and t.tag_ == "NNP"]
    is_office = said[0].pos_ == "NOUN" and said[0].lemma_.lower() in people()
    return names[-1:] if is_office and names and names[-1].left_edge.i == verb.i + 1 else []


def is_naming(verb: Token) -> bool:
    """Whether a verb names somebody to an office, though the parser made a participle of it: "*the king* named Castex premier"."""
    is_participle = verb.dep_ in {"acl", "ROOT"} and verb.i > 0 and verb.nbor(-1).pos_ in {"NOUN", "PROPN"}
    return is_participle and not is_headline(verb) and bool(_named(verb))


def is_choice(verb: Token) -> bool:
    """As in "the council neither *approved* nor rejected the plan", where the parser made a participle of the first verb."""
    is_first = verb.dep_ == "acl" and any(c.dep_ == "preconj" and c.lower_ == "neither" for c in verb.lefts)
    return is_first and any(c.dep_ == "dobj" for other in verb.rights if other.dep_ == "conj" for c in other.children)


def _has_outer_adjective(noun: Token, place: int) -> bool:
    first, after = noun.doc[place], noun.doc[place + 1]
    return first.dep_ == "amod" and first.head == noun and after.i < noun.i and (after.dep_ == "det" or after.ent_type_ in OWNERS)


def _taken(verb: Token) -> Iterator[Token]:
    """As in "the decision to sanction *Belarus* was welcomed", where the parser made Belarus a subject of the welcome."""
    after = verb.doc[verb.i + 1 : verb.i + 1 + REACH]
    yield from (t for t in after if is_taken_object(t) and t.left_edge.i == verb.i + 1)


def is_taken_object(subject: Token) -> bool:
    """Whether a second subject is the object of an infinitive at the first: "the decision to sanction *Belarus* was welcomed"."""
    before = subject.doc[max(subject.left_edge.i - 1, 0)]
    if subject.dep_ not in SUBJECTS or before.dep_ != "acl" or not any(c.lower_ == "to" for c in before.lefts):
        return False
    noun = before.head
    return noun.dep_ in SUBJECTS and noun.head == subject.head and not any(c.dep_ == "dobj" for c in before.children)


def is_region(subject: Token) -> bool:
    """As in "the train from London to Brussels, *Belgium* was delayed": a place that only tells where another lies."""
    first = subject.left_edge.i
    is_after = first > 1 and subject.doc[first - 1].text == "," and subject.doc[first - 2].ent_type_ == "GPE"
    return is_after and subject.ent_type_ == "GPE" and subject.doc[first - 2].dep_ not in SUBJECTS


def place_holder(subject: Token) -> Token:
    """As in "*envoys* in Britain, Norway and Turkey were told": the last of several places is no subject, who is there is."""
    cut = subject.left_edge.i - 1
    before = [t for t in subject.doc[max(cut - 3, 0) : cut] if t.ent_type_ == "GPE"] if cut > 0 else []
    if subject.ent_type_ != "GPE" or subject.dep_ not in SUBJECTS or subject.doc[cut].dep_ != "cc" or not before:
        return subject
    place = before[-1]
    while place.dep_ == "conj":
        place = place.head
    is_listed = place.dep_ == "pobj" and place.head.dep_ == "prep" and place.head.lower_ == "in" and place.i < before[-1].i
    return place.head.head if is_listed and place.head.head.pos_ == "NOUN" else subject


def stray_subjects(verb: Token) -> list[Token]:
    """The subject of a finite verb that has none of its own in the parse."""
    if verb.dep_ == "conj":
        return [*_leftover(verb), *_after_conjunction(verb)]
    return _in_phrase_of_time(verb) or _before_then(verb) or _given_to_participle(verb) or _given_to_report(verb)


def _before_then(verb: Token) -> list[Token]:
    """As in "*she* cast her vote, then urged others to vote", where the parser made the first verb a clause of the second."""
    first = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_ == "VBD"), None)
    is_next = first is not None and any(t.lower_ == "then" for t in verb.doc[first.right_edge.i + 1 : verb.i])
    return [t for t in first.children if t.dep_ in SUBJECTS] if first is not None and is_next else []


def _leftover(verb: Token) -> Iterator[Token]:
    """As in "two were killed and *many more* injured", where the parser took the subject for an adverb."""
    yield from (t for t in verb.lefts if t.lower_ in LEFTOVER and t.dep_ == "advmod" and verb.tag_ == "VBN" and any(t.lefts))


def _is_finite(verb: Token) -> bool:
    forms = (verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"}))
    return any(t.tag_ in FINITE for t in forms)


def _given_to_participle(verb: Token) -> list[Token]:
    """As in "*the king* speaking in Paris, appealed for calm", where the parser gave the subject to the participle."""
    before = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i < verb.i] if _is_finite(verb) else []
    return [t for c in before if not _is_finite(c) for t in c.children if t.dep_ == "nsubj" and t.i < c.i][:1]


def _given_to_report(verb: Token) -> list[Token]:
    """As in "papers report *the man*, a clerk, may have sold them", where the parser made an object of the subject."""
    aux = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE), None)
    if (
        aux is None
        or verb.dep_ not in {"advcl", "ccomp", "dep"}
        or any(c.dep_ in {"mark", "advmod"} and c.i < aux.i for c in verb.lefts)
    ):
        return []
    things = (t for t in verb.head.children if t.dep_ == "dobj" and verb.head.i < t.i < aux.i)
    return [t for t in things if all(w.is_punct for w in verb.doc[t.right_edge.i + 1 : aux.i])][:1]


def _in_phrase_of_time(verb: Token) -> list[Token]:
    """As in "On Friday *the legislature*, the upper house, voted", where the parser joined both nouns to *on*."""
    for prep in verb.children:
        nouns = [t for t in prep.children if t.dep_ == "pobj"] if prep.dep_ == "prep" and prep.i < verb.i else []
        if len(nouns) == TWICE and nouns[0].ent_type_ == "DATE" and nouns[1].i < verb.i:
            return nouns[1:]
    return []


def _after_conjunction(verb: Token) -> list[Token]:
    """As in "he left after *the Union*, at its meeting, had refused": a second verb that nothing joins to the first."""
    head = verb.head
    is_finite = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
    if not is_finite or any(c.dep_ == "cc" and c.i < verb.i for c in head.children):
        return []
    clauses = [p for p in head.children if p.dep_ == "prep" and p.lower_ in CONJUNCTIONS and head.i < p.i < verb.i]
    return [t for prep in clauses[-1:] for t in prep.children if t.dep_ == "pobj" and t.ent_type_ != "DATE"]


def after_place(verb: Token, word: str) -> Iterator[Token]:
    """As in "protested for weeks *against the dam*", "in the square *over the law*": a phrase joined to time or place."""
    if word in {"against", "over"}:
        first = [n for p in verb.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj"]
        second = [p for n in first for p in n.children if p.dep_ == "prep" and p.lower_ == word]
        yield from (t for p in second for t in p.children if t.dep_ in {"pobj", "pcomp"})


def resumes(noun: Token) -> bool:
    """As in "accused the king of lying, *a charge* he denied": what sums up the clause is no object of its verb."""
    is_late = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text in {",", "—", "–"}
    return is_late and any(c.dep_ == "relcl" for c in noun.children) and any(c.lower_ in {"a", "an"} for c in noun.lefts)


def named_first(noun: Token) -> Token:
    """As in "appointed *Ann Brown* prime minister": a name before an office is who gets it; a title would stand before the name."""
    names = [c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.ent_type_ == "PERSON" and c.pos_ == "PROPN"]
    is_office = noun.pos_ == "NOUN" and noun.head.lemma_ in grammar_words("naming") and noun.lemma_.lower() in people()
    return names[-1] if names and is_office else noun


def misjoined_subject(verb: Token) -> Token | None:
    """As in "Portugal will train the pilots and *Belgium* has pledged jets": a subject joined to the object before it."""
    aux = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE), None)
    if aux is None and verb.tag_ in FINITE and not any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights):
        aux = verb  # "links to a bloc that rules the country and *the union* accuses Iran": the only "and" joins the clauses
    if aux is None or aux.i < 2:
        return None
    noun = aux.nbor(-1)
    is_joined = noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "pobj", "attr"} and noun.pos_ in {"NOUN", "PROPN"}
    return noun if is_joined and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc" else None


def repeated(preposition: Token) -> Iterator[Token]:
    """What else a preposition governs: "called for a vote and *for an inquiry*", "called for reform, and *standing* up for it".

    The parser joins the second phrase to what stands before it, and a gerund to the finite verb, though the two cannot be joined.
    """
    for place in preposition.subtree:
        if place.dep_ == "conj" and place.pos_ == "ADP" and place.lower_ == preposition.lower_:
            yield from (t for t in place.children if t.dep_ in {"pobj", "pcomp"})
    for other in preposition.head.children:
        if other.dep_ == "conj" and other.tag_ == "VBG" and preposition.head.tag_ in FINITE and preposition.i < other.i:
            bare = not any(c.dep_ in {"aux", *SUBJECTS} for c in other.children)
            yield from [other] if bare and _is_last_phrase(preposition, other) else []


def _is_last_phrase(preposition: Token, other: Token) -> bool:
    after = other.doc[preposition.right_edge.i + 1 : other.left_edge.i]
    return any(t.dep_ == "cc" for t in after) and all(t.dep_ == "cc" or t.is_punct for t in after)


def joined_to_verb(noun: Token) -> Iterator[Token]:
    """A noun coordinated with this one that the parser joined to the verb, though a noun is no second verb.

    As in "seized the ferry, two ships from Malta, and *tugs*"; a name goes with the last name of its sort ("the killings of Ann Lee
    in 2009 and *Bob Roe* in 2010").
    """
    verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    for other in verb.children if verb is not None else ():
        is_noun = other.dep_ == "conj" and other.pos_ in {"NOUN", "PROPN"} and noun.i < other.i
        if is_noun and not any(c.dep_ in CLAUSAL for c in other.children) and verb is not None and _joint(verb, other) == noun:
            yield other


def _joint(verb: Token, other: Token) -> Token | None:
    """With which noun after the verb a noun is coordinated."""
    if other.left_edge.i == 0 or other.left_edge.nbor(-1).dep_ != "cc":
        return None
    before = [t for t in verb.doc[verb.i + 1 : other.left_edge.i] if t.dep_ in {"dobj", "pobj", "conj", "appos"}]
    if other.ent_type_ == "PERSON" and other.pos_ == "PROPN":
        return next((t for t in reversed(before) if t.ent_type_ == "PERSON" and t.pos_ == "PROPN"), None)
    own = [t for t in before if t.dep_ == "dobj" and t.head == verb]
    return own[-1] if own else None


def is_pending(noun: Token) -> bool:
    """As in "released him *pending investigation*": a time, not an object."""
    return any(c.lower_ == "pending" and c.i == noun.left_edge.i for c in noun.lefts)


def misjoined_participle(verb: Token) -> Token | None:
    """As in "*accused* of leaking secrets and *detained*": the participle that a second one belongs to, and not the gerund."""
    gerund = verb.head
    is_second = verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ == "dobj" for c in verb.children)
    if not is_second or gerund.dep_ != "pcomp" or gerund.tag_ != "VBG":
        return None
    first = gerund.head.head
    is_passive = first.dep_ in PARTICIPIAL or any(c.dep_ == "auxpass" for c in first.children)
    return first if first.tag_ == "VBN" and is_passive else None


def is_said_beside(verb: Token) -> bool:
    """As in "*Norway* tried to stop the vote accusing Japan of delay": no vote accuses, whatever the parser joined to it."""
    noun = verb.head
    is_speech = verb.tag_ == "VBG" and verb.lemma_ in grammar_words("accusing")
    is_mute = noun.pos_ == "NOUN" and not noun.ent_type_ and noun.lemma_.lower() not in bodies()
    is_object = noun.dep_ == "dobj" and noun.head.pos_ == "VERB"
    return is_speech and is_mute and is_object and not any(c.dep_ == "poss" for c in noun.children)
