"""Reporting clauses: a verb or noun that reports, its speaker, and what the parse alone says it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.events.attribution.cues import ReportingCue, document_nouns, reporting_nouns, reporting_verbs, voicing_verbs
from pressgraph.events.attribution.quotations import is_mark
from pressgraph.events.attribution.statement import StatementKind, TokenRange
from pressgraph.events.syntax import by_phrase, subjects
from pressgraph.events.tree import children, prepositional
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds

FIRST_PERSON = frozenset({"i", "we", "me", "us"})
NOT_SPEAKERS = frozenset({"it", "this", "that", "these", "those", "there", "which", "what"})
DETACHED = frozenset({"relcl", "acl", "appos", "parataxis"})
STOPS = frozenset({",", ".", ";", ":", "!", "?", "—", "–", "--", "(", ")"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TIMES = frozenset({"DATE", "TIME"})
SPEAKERS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP})
SIGNS = frozenset({"indicating", "suggesting", "showing", "demonstrating", "revealing"})
# "said Joshua Wong *on Twitter*" is no part of the name, "Ministry *of* Health" and "Alliance *for* Peace" are
CIRCUMSTANCES = frozenset({"on", "at", "after", "during", "before", "via", "to", "by"})
CONTINUING = frozenset({"go", "continue", "proceed", "begin", "start", "come"})
ISSUING = frozenset({"issue", "release", "publish", "post", "write", "send", "file", "put", "make"})
COMPLEMENTS = frozenset({"ccomp", "parataxis", "dep"})


@dataclass(frozen=True, slots=True)
class Report:
    """A word that reports, who speaks, and what the parse gives as content (perhaps nothing: see the quotations)."""

    verb: Token
    speaker: Token
    cue: ReportingCue
    clause: TokenRange
    content: tuple[TokenRange, ...]

    @property
    def kind(self) -> StatementKind:
        """The cue's kind; what a report or a lawsuit says is ``document``."""
        reads = self.speaker.lemma_.lower() in document_nouns()
        return StatementKind.DOCUMENT if reads and self.cue.kind is StatementKind.SPEECH else self.cue.kind


def find_reports(doc: Doc) -> tuple[Report, ...]:
    """Every reporting verb or noun with a speaker, in order."""
    return tuple(report for token in doc if (report := _report(token)))


def introduction(colon: Token) -> Report | None:
    """The clause before a colon that introduces a quotation without a reporting verb: "The king issued this statement: …"."""
    before = colon.doc[colon.sent.start : colon.i]
    verb = next((t for t in before if t.pos_ == "VERB" and not any(a.pos_ == "VERB" and a.i < colon.i for a in t.ancestors)), None)
    speaker = _speaker(verb) if verb is not None else None
    if verb is None or speaker is None:
        return None
    cue = ReportingCue(verb.lemma_, StatementKind.SPEECH, frozenset({"quote"}))
    return Report(verb, speaker, cue, (verb.i, verb.i + 1), ())


def source_range(head: Token) -> TokenRange:
    """The noun phrase of a speaker as written, without what is detached from it (appositions, relative clauses).

    "Jeff Rathke, the State Department spokesman" → "Jeff Rathke".
    """
    cut = {t.i for child in head.children if child.dep_ in DETACHED for t in child.subtree}
    cut |= {t.i for t in children(head, "case")}
    if any(c.lower_ not in {"and", "or", "&", "nor"} for c in children(head, "cc")):
        cut |= {t.i for c in children(head, "cc", "conj") for t in c.subtree}
    if head.pos_ == "PROPN":
        cut |= {t.i for prep in children(head, "prep") if prep.lower_ in CIRCUMSTANCES for t in prep.subtree}
    inside = {t.i for t in head.subtree if t.i not in cut and not t.is_space}
    start = end = head.i
    while start - 1 in inside and not _ends_phrase(head.doc[start - 1]):
        start -= 1
    while end + 1 in inside:
        end += 1
    while end > head.i and head.doc[end].is_punct:
        end -= 1
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start, end + 1


def _report(token: Token) -> Report | None:
    if token.pos_ == "VERB" and (cue := reporting_verbs().get(token.lemma_.lower())):
        speaker = _speaker(token)
    elif token.pos_ == "NOUN" and (cue := reporting_nouns().get(token.lemma_.lower())):
        speaker = _noun_speaker(token)
    else:
        return None
    if speaker is None or _is_denied(token) or not _is_asserted(token):
        return None
    clause = _clause(token)
    return Report(token, speaker, cue, clause, tuple(_content(token, cue, clause)))


def _speaker(verb: Token) -> Token | None:
    found = _cited(verb) or _main_subject(verb) or _strung_on(verb) or subjects(verb) or _inverted(verb)
    found = [t for t in found if t.lower_ not in FIRST_PERSON]
    if found and _is_sign(verb, found[0]):
        return None
    if not found or (found[0].lower_ in NOT_SPEAKERS and (found[0].lower_ != "it" or _is_expletive(verb))):
        return None
    return author_of(found[0])


def _is_sign(verb: Token, subject: Token) -> bool:
    """As in "his name heads the list, *indicating* that he may return": a thing that is neither read nor heard says nothing."""
    if verb.dep_ != "advcl" or verb.lower_ not in SIGNS or subject.pos_ != "NOUN" or subject.ent_type_:
        return False
    return noun_kinds().get(subject.lemma_.lower()) is None and subject.lemma_.lower() not in document_nouns()


def _cited(verb: Token) -> list[Token]:
    """As in "Reuters cited *officials* as saying that …"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return []
    return children(verb.head.head, "dobj") if verb.head.head.pos_ == "VERB" else []


def _main_subject(verb: Token) -> list[Token]:
    """As in "*the minister* defended the ban on players, saying that …" where the parser has the players say it."""
    if not verb.i or verb.dep_ != "acl" or verb.tag_ != "VBG" or verb.head.dep_ not in {"dobj", "pobj"}:
        return []
    if not any(t.text in STOPS or is_mark(t) for t in (verb.nbor(-1), verb.doc[min(verb.i + 1, len(verb.doc) - 1)])):
        return []
    above = next((a for a in verb.head.ancestors if a.tag_ in FINITE or children(a, "nsubj")), None)
    return subjects(above) if above is not None else []


def _inverted(verb: Token) -> list[Token]:
    """'"…," added KCNA': after a quotation the parser takes the speaker for an object."""
    quoted = any(is_mark(t) for t in verb.doc[max(0, verb.i - 2) : verb.i])
    return [t for t in children(verb, "dobj", "attr") if t.pos_ in {"PROPN", "NOUN"}] if quoted else []


def _strung_on(verb: Token) -> list[Token]:
    """As in "the bank has closed, reported *the BBC*", "…, claims *the union*": a whole clause, a comma, the verb, who says it."""
    if verb.i < 2 or verb.nbor(-1).text != "," or verb.tag_ not in FINITE or children(verb, "nsubj"):
        return []
    before = [verb.head] if verb.dep_ == "conj" else [c for c in children(verb, "ccomp") if c.i < verb.i]
    if not any(_is_finite(c) for c in before) or any(children(c, "cc") for c in (verb, *before)):
        return []
    named = children(verb, "dobj")
    return [t for t in named if t.pos_ == "PROPN" or (verb.tag_ == "VBZ" and noun_kinds().get(t.lemma_.lower()) in SPEAKERS)]


def author_of(speaker: Token) -> Token:
    """Whose a document is, where the text says so: of "a tweet by Mike Pompeo", "Pompeo's tweet", "a letter sent by Pompeo"
    and "said Pompeo in a statement which added …", Pompeo.
    """
    if speaker.lemma_.lower() not in document_nouns():
        return speaker
    named = [*prepositional(speaker, "by", "from"), *children(speaker, "poss")]
    named += [author for clause in children(speaker, "acl") if clause.tag_ == "VBN" for author in by_phrase(clause)]
    if not named and speaker.dep_ == "pobj" and speaker.head.lower_ == "in":
        named = subjects(speaker.head.head)
    if not named and speaker.dep_ == "dobj" and speaker.head.lemma_ in ISSUING:
        named = subjects(speaker.head)  # "*the UN* issued a statement saying that …"
    return next((t for t in named if t.ent_type_ not in TIMES), speaker)


def _noun_speaker(noun: Token) -> Token | None:
    """The possessor, the by-phrase, or who voices it: "expressed optimism that", "repeated the claim that"."""
    found = [*children(noun, "poss"), *prepositional(noun, "by", "from")]
    if not found and noun.dep_ == "dobj" and noun.head.lemma_ in voicing_verbs():
        found = subjects(noun.head)
    return next((t for t in found if t.lower_ not in {"my", "our", *FIRST_PERSON}), None)


def _ends_phrase(token: Token) -> bool:
    """A coordinator or verb to the left of the head shows that the parser took in too much."""
    return (token.dep_ == "cc" and token.head.i > token.i) or (token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB")


def _is_expletive(verb: Token) -> bool:
    return bool(children(verb, "nsubjpass", "auxpass"))


def _is_denied(token: Token) -> bool:
    return any(c.i < token.i or (c.i == token.i + 1 and c.lower_ in {"n't", "n’t"}) for c in children(token, "neg"))


def _is_asserted(token: Token) -> bool:
    """Whether the saying itself took place: not "may say that", nor "encouraged to say that", but "went on to say that"."""
    while token.dep_ == "conj" and not children(token, "nsubj", "aux") and token.tag_ == "VB":
        token = token.head
    modal = any(c.tag_ == "MD" and c.lower_ != "would" for c in children(token, "aux"))
    infinitive = any(c.lower_ == "to" for c in children(token, "aux"))
    return not modal and (not infinitive or (token.dep_ in {"xcomp", "advcl"} and token.head.lemma_ in CONTINUING))


def _clause(verb: Token) -> TokenRange:
    """The reporting clause where it stands apart: from its subject to the next punctuation ("…, the mayor said on Friday, …")."""
    members = [verb, *children(verb, "aux", "auxpass")]
    members += [t for subject in children(verb, "nsubj") for t in subject.subtree]
    start, end = min(t.i for t in members), max(t.i for t in members) + 1
    limit = verb.sent.end
    while end < limit and verb.doc[end].text not in STOPS and not is_mark(verb.doc[end]):
        end += 1
    return start, end


def _content(verb: Token, cue: ReportingCue, clause: TokenRange) -> Iterator[TokenRange]:
    frames = cue.frames
    if "aside" in frames:
        yield from _around(verb, clause)
    if "that" in frames:
        following = [c for c in children(verb, *COMPLEMENTS) if c.i > verb.i and _is_finite(c)]
        following += [
            c
            for noun in (verb, *children(verb, "dobj"), *prepositional(verb, "in"))
            for c in children(noun, "acl", "relcl")
            if _is_that_clause(c)
        ]
        yield from (_extent(c) for c in following if c.left_edge.i > verb.i)
    infinitives = {"to": {"VB"}, "ing": {"VBG"}}
    for frame, tags in infinitives.items():
        if frame in frames:
            yield from (_extent(c) for c in children(verb, "xcomp", "ccomp", "acl") if c.i > verb.i and c.tag_ in tags)
    for word in frames & {"of", "for", "as"}:
        yield from (_extent(t) for t in prepositional(verb, word))
    if "object" in frames:
        yield from (_extent(c) for c in children(verb, "oprd"))


def _around(verb: Token, clause: TokenRange) -> Iterator[TokenRange]:
    """What stands before, or on both sides of, a reporting clause: in its own part of the sentence where semicolons part it."""
    as_clause = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ == "parataxis" or as_clause or (verb.dep_ == "conj" and _strung_on(verb)):
        span = _between_semicolons(_extent(_host(verb)), clause, verb)
        yield from _without(span, _extent(verb) if as_clause else clause)
    elif any(c.right_edge.i < verb.i for c in children(verb, "ccomp")) and _stands_apart(verb, clause):
        yield from _without(_between_semicolons(_extent(verb), clause, verb), clause)


def _host(verb: Token) -> Token:
    """The clause that a reporting clause stands in; in "rebels (officials *say*) attacked the town" it hangs on the rebels."""
    return next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), verb.head)


def _between_semicolons(span: TokenRange, clause: TokenRange, verb: Token) -> TokenRange:
    """What a clause in the middle of its part of the sentence does not reach back to: "he left; she, officials say, stayed"."""
    doc = verb.doc
    following = next((i for i in range(clause[1], span[1]) if doc[i].is_alpha or doc[i].text == ";"), None)
    before = [i + 1 for i in range(span[0], clause[0]) if doc[i].text == ";"]
    goes_on = following is not None and doc[following].text != ";"
    return (before[-1], span[1]) if before and goes_on else span


def _stands_apart(verb: Token, clause: TokenRange) -> bool:
    """Set off by punctuation, and with no pronoun as its object ("it confirmed them")."""
    before = verb.doc[clause[0] - 1] if clause[0] else None
    apart = before is not None and before.text != ";" and (before.text in STOPS or is_mark(before))
    return apart and not any(c.pos_ == "PRON" for c in children(verb, "dobj"))


def _extent(token: Token) -> TokenRange:
    return token.left_edge.i, token.right_edge.i + 1


def _without(span: TokenRange, hole: TokenRange) -> Iterator[TokenRange]:
    for start, end in ((span[0], min(hole[0], span[1])), (max(hole[1], span[0]), span[1])):
        if start < end:
            yield start, end


def _is_finite(clause: Token) -> bool:
    forms = [clause, *children(clause, "aux", "auxpass")]
    return any(t.tag_ in FINITE for t in forms) or bool(children(clause, "nsubj", "nsubjpass", "csubj"))


def _is_that_clause(clause: Token) -> bool:
    """The claim *that he left*; the parser also hangs the clause of "reminded residents that he left" on the residents."""
    return _is_finite(clause) and any(c.lower_ == "that" for c in children(clause, "mark"))
