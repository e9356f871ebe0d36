"""Phrases that credit a sentence to a source ("according to the police"), headlines ("Kenney: …") and lists after a colon."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressgraph.events.attribution.cues import ReportingCue, document_nouns, reporting_phrases
from pressgraph.events.attribution.quotations import is_list_item, paragraphs
from pressgraph.events.attribution.reports import author_of, source_range
from pressgraph.events.attribution.statement import Statement, StatementKind, TokenRange, merged
from pressgraph.events.tree import children
from pressgraph.resources import read_table

SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
LONGEST_SOURCE = 6


def find_phrases(doc: Doc) -> Iterator[Statement]:
    """Statements made by a phrase, in order."""
    longest = max((len(words) for words in reporting_phrases()), default=0)
    for token in doc:
        for length in range(longest, 0, -1):
            words = tuple(t.lower_ for t in doc[token.i : token.i + length])
            cue = reporting_phrases().get(words)
            if cue and (statement := _statement(doc, (token.i, token.i + len(words)), cue)):
                yield statement
                break
        if token.lower_ == "in" and (statement := _possessed(token)):
            yield statement


def _possessed(preposition: Token) -> Statement | None:
    """As in "in *the mayor's* view", which is "in the view of the mayor"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
    if noun is None or owner is None or owner.lower_ in {"my", "our", "your"}:
        return None
    cue = reporting_phrases().get(("in", "the", noun.lower_, "of"))
    if cue is None:
        return None
    content = [_scope(preposition), *list_after(preposition.doc, preposition.sent.end)]
    whole = (preposition.i, noun.i + 1)
    return Statement((noun.i, noun.i + 1), source_range(owner), owner.i, merged(content, without=[whole]), cue.kind)


def find_headline(doc: Doc) -> Iterator[Statement]:
    """The speaker before or after the only colon of the headline ("Kenney: contract must end", "Contract must end: Kenney")."""
    for start, end in paragraphs(doc)[:1]:
        colons = [t.i for t in doc[start:end] if t.text == ":"]
        if len(colons) != 1 or doc[end - 1].text in {".", "”", '"'}:
            continue
        sides = [((start, colons[0]), (colons[0] + 1, end)), ((colons[0] + 1, end), (start, colons[0]))]
        for source, content in sides:
            if (head := _source_head(doc, source)) is not None and any(t.pos_ in {"VERB", "AUX"} for t in doc[slice(*content)]):
                yield Statement((colons[0], colons[0] + 1), source, head.i, (content,), StatementKind.SPEECH)
                break


def list_after(doc: Doc, sentence_end: int) -> tuple[TokenRange, ...]:
    """The list items that follow a sentence which ends with a colon at the end of its paragraph."""
    last = sentence_end - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    if last < 0 or doc[last].text != ":":
        return ()
    spans = paragraphs(doc)
    following = [span for span in spans if span[0] > last]
    items: list[TokenRange] = []
    for span in following:
        if not is_list_item(doc, span):
            break
        items.append(span)
    ends_paragraph = any(end == last + 1 for _, end in spans)
    return tuple(items) if ends_paragraph else ()


def _statement(doc: Doc, phrase: TokenRange, cue: ReportingCue) -> Statement | None:
    source = next((c for c in doc[phrase[1] - 1].children if c.dep_ in {"pobj", "pcomp"} and c.i >= phrase[1]), None)
    if source is None or (source.lemma_.lower() in _not_sources() and not source.ent_type_):
        return None
    opening = doc[phrase[0]]
    whole = (phrase[0], max(phrase[1], source.right_edge.i + 1))
    content = [_scope(opening), *list_after(doc, opening.sent.end)]
    kind = cue.kind
    if kind is StatementKind.SPEECH and source.lemma_.lower() in document_nouns():
        kind = StatementKind.DOCUMENT
    author = author_of(source)
    return Statement(phrase, source_range(author), author.i, merged(content, without=[whole]), kind)


def _scope(opening: Token) -> TokenRange:
    """The sentence; inside a "that" or a relative clause only that clause; after "and" the rest of the sentence."""
    sentence = opening.sent
    before = opening.doc[opening.i - 1] if opening.i > sentence.start else None
    if before is not None and before.dep_ == "mark":
        clause = _finite_clause(before.head)
        return clause.left_edge.i, clause.right_edge.i + 1
    if before is not None and before.dep_ == "cc":
        return opening.i, sentence.end
    head = opening.head
    while head.head != head and head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    inner = head.dep_ in {"ccomp", "relcl"} and head.left_edge.i < opening.i < head.i and head.left_edge.i > head.head.i
    if inner:
        return head.left_edge.i, head.right_edge.i + 1
    semicolon = next((t.i for t in opening.doc[opening.i : sentence.end] if t.text == ";"), sentence.end)
    return sentence.start, semicolon


def _finite_clause(token: Token) -> Token:
    """The clause of "that" where the parser hangs "that" on a participle: "that, according to a note *made* public, it left"."""
    while token.tag_ in {"VBN", "VBG"} and token.dep_ in {"advcl", "acl"} and not children(token, "aux", "auxpass"):
        token = token.head
    return token


def _not_sources() -> frozenset[str]:
    rows = read_table("reporting_phrases")
    return frozenset(word for row in rows for word in row["look_alike"].split())


def _source_head(doc: Doc, span: TokenRange) -> Token | None:
    tokens = [t for t in doc[span[0] : span[1]] if not t.is_space]
    if not 0 < len(tokens) <= LONGEST_SOURCE or any(t.pos_ in {"VERB", "AUX", "NUM"} for t in tokens):
        return None
    head = next((t for t in tokens if t.head.i < span[0] or t.head.i >= span[1] or t.head == t), tokens[-1])
    speaks = head.ent_type_ in SPEAKING or head.lemma_.lower() in document_nouns() or head.tag_ == "NNS"
    return head if speaks else None
