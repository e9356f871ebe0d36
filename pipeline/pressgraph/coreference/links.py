"""Links that the sentence itself states: apposition, "X is the mayor", "known as X", relative pronouns, brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from pressgraph.coreference.chains import Chains, can_join, kinds_agree
from pressgraph.coreference.readings import Reading
from pressgraph.coreference.same_name import initials
from pressgraph.model import Form, Kind
from pressgraph.nouns import noun_kinds
from pressgraph.words import mention_words

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
COMMAS = frozenset({",", "(", "—", "–", "-", ":"})
QUOTES = frozenset({"“", '"', "‘", "``"})
IDENTITY = frozenset({"be", "become", "remain"})
UNCERTAIN = frozenset({"if", "whether", "unless", "not", "n't", "never", "would", "could", "may", "might", "should"})


def join_stated(readings: Sequence[Reading], chains: Chains) -> None:
    """Join the mentions that the grammar of one sentence says are the same."""
    at = {reading.head.i: reading for reading in readings}
    for reading in readings:
        target = _stated_target(reading, at)
        if target is not None and target is not reading and (_may_state(reading, target, chains) or _is_alias(reading, target, at)):
            chains.join(target.index, reading.index)


def _stated_target(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    if reading.form is Form.PRONOUN:
        return _antecedent_of_relative(reading, at)
    return (
        _holder_of_realm(reading, at)
        or _apposition(reading, at)
        or _second_subject(reading, at)
        or _predicate(reading, at)
        or _called(reading, at)
        or _bracketed(reading, at)
        or _named_after_of(reading, at)
        or _spelt_out(reading, at)
    )


def _may_state(a: Reading, b: Reading, chains: Chains) -> bool:
    if a.form is Form.PRONOUN:
        return True
    if a.form is Form.NAME and b.form is Form.NAME and not _is_short_for(a, b):
        return False
    return can_join(chains.of(a.index), chains.of(b.index)) or _is_named_role(a, b) or _is_named_role(b, a)


def _is_named_role(role: Reading, name: Reading) -> bool:
    # "Ford, a rival": owners, rivals and partners are persons, bodies or countries
    if role.form is not Form.NOMINAL or name.form is not Form.NAME or role.plural or name.plural:
        return False
    return role.kind is Kind.PERSON and name.kind in {Kind.ORGANIZATION, Kind.PLACE} and role.lemma in mention_words("either")


def _is_alias(reading: Reading, target: Reading, at: Mapping[int, Reading]) -> bool:
    # "the Hartley Police Exchange, known as the Hub": the text says outright that two names without a common word are one's
    if reading.form is not Form.NAME or target.form is not Form.NAME or _called(reading, at) is not target:
        return False
    return kinds_agree(reading.kind, target.kind) and not (reading.gender and target.gender and reading.gender != target.gender)


def _is_short_for(a: Reading, b: Reading) -> bool:
    if a.kind is not b.kind or a.kind is Kind.PLACE or (len(a.words) == 1) == (len(b.words) == 1):
        return False
    short, long = sorted((a.words, b.words), key=len)
    return short[0] in long or short[0].upper() in initials(long)


def _antecedent_of_relative(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    if reading.head.lower_ not in RELATIVE:
        return None
    verb = reading.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            found = at.get(verb.head.i)
            fits = found is not None and _relative_fits(reading.head.lower_, found)
            return found if fits else _nearest_person(reading, at)
        verb = verb.head
    return None


def _nearest_person(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "investigations of residents who had broken no law": "who" is nobody but the residents, whatever the parser says
    if reading.head.lower_ not in {"who", "whom"}:
        return None
    places = range(reading.head.i - 1, max(-1, reading.head.i - 7), -1)
    near = (at[i] for i in places if i in at)
    return next((r for r in near if r.kind in {Kind.PERSON, Kind.GROUP} and r.sentence == reading.sentence), None)


def _relative_fits(word: str, antecedent: Reading) -> bool:
    if word in {"who", "whom"}:
        return antecedent.kind is None or antecedent.kind not in {Kind.PLACE, Kind.EVENT, Kind.AGREEMENT, Kind.WORK}
    if word == "which":
        return antecedent.kind is not Kind.PERSON and not (antecedent.kind is Kind.GROUP and antecedent.head.tag_ == "NNS")
    return True


def _apposition(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    head = reading.head
    if head.dep_ != "appos" or any(c.dep_ == "conj" for c in head.children):
        return None
    if _in_list(head) or _is_quoted_verdict(head):
        return None
    return _holder_before(reading, at) or at.get(head.head.i)


def _holder_before(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    """As in "the mayor of Lagos, Ada Obi": a person stands in apposition to the office, not to its place."""
    prep = reading.head.head.head
    if reading.kind is not Kind.PERSON or reading.form is not Form.NAME or prep.dep_ != "prep":
        return None
    holder, realm = at.get(prep.head.i), at.get(reading.head.head.i)
    if holder is None or holder.kind is not Kind.PERSON or holder.form is not Form.NOMINAL or holder.plural:
        return None
    return None if realm is not None and realm.kind is Kind.PERSON else holder


def _holder_of_realm(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    """As in "the mayor of Lagos, Ada Obi, said" and "Ambassador to the European Union Gordon Sondland", read from the words."""
    if reading.kind is not Kind.PERSON or reading.form is not Form.NAME or len(reading.words) < 2:
        return None
    doc, first = reading.head.doc, reading.tokens[0].i
    last = first - 2 if first > 1 and doc[first - 1].text == "," else first - 1
    if first < 3 or not _is_closed(doc, first, reading) or doc[last].pos_ != "PROPN":
        return None
    for i in range(last, max(0, last - 5), -1):
        if doc[i].lower_ in {"of", "to"} and (holder := at.get(i - 1)) is not None:
            fits = holder.form is Form.NOMINAL and holder.kind is Kind.PERSON and not holder.plural and holder.head.i == i - 1
            return holder if fits else None
        if doc[i].is_punct or doc[i].pos_ not in {"PROPN", "DET", "ADP"}:
            return None
    return None


def _second_subject(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "António Guterres, the UN secretary-general, spoke": two subjects and no "and" are one, whatever the parser says
    head, first = reading.head, reading.tokens[0].i
    if head.dep_ != "nsubj" or reading.kind is not Kind.PERSON or reading.form is not Form.NOMINAL or first < 2:
        return None
    other = at.get(first - 2) if head.doc[first - 1].text == "," else None
    fits = other is not None and other.form is Form.NAME and other.head.head == head.head and other.head.dep_ == "nsubj"
    return other if fits and other is not None and other.kind is Kind.PERSON else None


def _is_closed(doc: Doc, first: int, reading: Reading) -> bool:
    """Whether the name stands between two commas, or follows without any and belongs to the same phrase."""
    end = reading.tokens[-1].i + 1
    if doc[first - 1].text == ",":
        return end < len(doc) and doc[end].text == ","
    return not doc[first - 1].is_punct


def _is_quoted_verdict(head: Token) -> bool:
    """Whether quoted words follow without a comma: "called ending the contract 'the right decision'"."""
    between = {t.text for t in head.doc[head.head.i + 1 : head.i]}
    return bool(between & QUOTES) and not between & COMMAS


def _in_list(head: Token) -> bool:
    """Whether what the parser takes for an apposition is a member of a list ("the bank, the tax office, and the ministry")."""
    conjuncts = [c for c in head.head.children if c.dep_ == "conj" and c.i > head.i]
    if head.ent_type_ == "PERSON" and any(t.dep_ == "appos" and t.ent_type_ == "PERSON" for c in conjuncts for t in c.children):
        return False  # "the mayor, *Ann Brown*, and the governor, John Smith"
    role = noun_kinds().get(head.lemma_.lower()) is Kind.PERSON or any(c.lower_ in {"a", "an"} for c in head.children)
    return bool(conjuncts) and not (head.head.pos_ == "PROPN" and head.pos_ == "NOUN" and role)


def _predicate(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    head, verb = reading.head, reading.head.head
    if head.dep_ != "attr" or verb.lemma_ not in IDENTITY or (reading.form is Form.NAME and reading.kind is Kind.PLACE):
        return None
    if any(c.lower_ in UNCERTAIN for c in verb.children) or any(c.text == "?" for c in verb.children):
        return None
    if any(
        c.dep_ in {"conj", "prep"} and c.lower_ in {"of", "among"} and reading.lemma in {"part", "member"} for c in head.children
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        subject = verb.head
    return at.get(subject.i) if subject is not None else None


def _spelt_out(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "PARS is an acronym for a database": the subject of "is"
    noun = reading.head.head.head
    if reading.head.dep_ != "pobj" or noun.dep_ != "attr" or noun.lemma_.lower() not in mention_words("short_form"):
        return None
    subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    return at.get(subject.i) if subject is not None else None


def _named_after_of(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "the US state of Alabama"
    if reading.form is not Form.NOMINAL or reading.lemma not in mention_words("territory"):
        return None
    for prep in reading.head.children:
        if prep.lower_ == "of" and prep.i == reading.head.i + 1:
            names = (at.get(c.i) for c in prep.children if c.dep_ == "pobj")
            return next((n for n in names if n is not None and n.form is Form.NAME and n.kind is Kind.PLACE), None)
    return None


def _called(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "a database, known as PARS"; "a group called Juntos"
    head = reading.head
    verb: Token = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else head.head
    if (
        verb.lemma_.lower() not in mention_words("called")
        or verb.dep_ not in {"acl", "relcl"}
        or head.dep_ not in {"pobj", "oprd", "dobj", "attr"}
    ):
        return None
    return at.get(verb.head.i)


def _bracketed(reading: Reading, at: Mapping[int, Reading]) -> Reading | None:
    # "the Korean Central News Agency (KCNA)": the parser is no help with brackets
    doc, first = reading.head.doc, reading.head.i
    if reading.form is not Form.NAME or len(reading.words) != 1 or first < 2 or first + 1 >= len(doc):
        return None
    if doc[first - 1].text != "(" or doc[first + 1].text != ")":
        return None
    for i in range(first - 2, max(-1, first - 8), -1):
        other = at.get(i)
        if other is not None and other.form is Form.NAME:
            return other
    return None
