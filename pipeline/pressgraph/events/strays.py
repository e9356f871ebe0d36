"""Objects and subjects where the parser saw none: after a number of two words, below a participle, in a phrase of time."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.events.grammar_words import bodies, grammar_words, people
from pressgraph.events.headlines import is_headline
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# prepositions that may open a clause
CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
REACH = 6  # words of a short noun phrase
OWNERS = frozenset({"GPE", "ORG", "PERSON"})
TWICE = 2
LOCATING = frozenset({"ADP", "DET", "ADJ", "NUM", "PROPN", "NOUN"})  # what stands between a noun and the name of its place
NEAR = 5  # words between people and a name that follows them
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
    ]


def _after_particle(verb: Token) -> Iterator[Token]:
    """As in "voted *down* the budget", where the parser saw a particle and yet joined the noun to it."""
    yield from (t for c in verb.children if c.dep_ == "prt" for t in c.children if t.dep_ == "pobj")


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


def stray_subjects(verb: Token) -> list[Token]:
    """The subject of a finite verb that has none of its own in the parse."""
    if verb.dep_ == "conj":
        return _after_conjunction(verb)
    return _in_phrase_of_time(verb)


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
    aux = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    if aux is None or aux.i < 2:
        return None
    noun = aux.nbor(-1)
    is_joined = noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "pobj", "attr"} and noun.pos_ in {"NOUN", "PROPN"}
    return noun if is_joined and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc" else None


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


def antecedent(noun: Token, pronoun: Token) -> Token:
    """The noun that a relative clause is about, which need not be the name that the parser joined it to.

    In "protests by *demonstrators* against the agency, who …" *who* are people; in "a *crash* near Paris that killed ten" *that*
    takes up no name.
    """
    if noun.pos_ != "PROPN":
        return noun
    if pronoun.lower_ == "that" and noun.ent_type_ not in {"ORG", "NORP"}:
        return _common_noun(noun) or noun
    if pronoun.lower_ != "who" or noun.ent_type_ in {"PERSON", "NORP"} or noun.dep_ != "pobj":
        return noun
    before = noun.doc[max(noun.i - NEAR, noun.sent.start) : noun.i]
    return next((t for t in reversed(before) if t.tag_ == "NNS" and t.lemma_.lower() in people()), noun)


def _common_noun(name: Token) -> Token | None:
    """The noun whose place a name tells: the *crash* of "a crash near the airport of Paris, France"."""
    for token in reversed(name.doc[name.sent.start : name.i]):
        if token.pos_ == "NOUN" and noun_kinds().get(token.lemma_.lower()) is not Kind.PLACE:
            return token
        if token.pos_ not in LOCATING and token.text != ",":
            return None
    return None
