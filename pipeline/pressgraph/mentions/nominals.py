"""Noun phrases that name somebody or something by a common noun: "a federal judge", "as many as 90 strikers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pressgraph.mentions.lexicon import demonyms, hyphenated, is_plural, noun_kind
from pressgraph.model import Form, Kind, Mention
from pressgraph.nouns import noun_kinds

# parts of a noun phrase that stand before its head and belong to the short form of it
BEFORE = frozenset(
    {"det", "predet", "poss", "amod", "compound", "nummod", "nmod", "quantmod", "advmod", "case", "punct", "npadvmod"}
)
INNER = frozenset({"compound", "nmod", "amod", "npadvmod"})
MAXIMUM = 12
LONGEST = 7  # words after the head: "of the Association of African Jurists"


def find_nominals(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """Mentions headed by a noun of ``nouns.tsv``.

    Args:
        doc: the parsed article.
        taken: tokens that lie in names.
    """
    for token in doc:
        if _is_one_named(token):
            yield mention(doc[token.i : token.i + 1], token, Form.NOMINAL, None)
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ in INNER:
            continue
        if token.pos_ == "ADJ" and hyphenated(token)[1] == token.i + 1 and not _is_nominal_adjective(token):
            continue
        kind, parts = _kind_and_parts(token)
        if (
            kind is not None
            and not _is_condition(token)
            and (token.pos_ != "PROPN" or token.ent_type_ not in {"DATE", "TIME"})
            and not _is_bare_role(token, kind)
        ):
            start, end = _edges(token) if parts is None else (_edges(doc[parts.start])[0], parts.end)
            yield mention(doc[start:end], token, Form.NOMINAL, _with_number(kind, token))


def _kind_and_parts(token: Token) -> tuple[Kind | None, Span | None]:
    """What a noun names, and the hyphenated word that it stands for: "vice-president" is one noun, read at its root."""
    start, end = hyphenated(token)
    if end - start == 1:
        return noun_kind(token), None
    parts = token.doc[start:end]
    kind = noun_kinds().get(parts.text.lower())
    if kind is None:
        return (noun_kind(token), None) if token.i == end - 1 else (None, None)
    return (kind, parts) if parts.root == token else (None, None)


def _is_condition(token: Token) -> bool:
    # "a state of emergency" is no land
    thing = next((t for c in token.rights if c.lower_ == "of" for t in c.children if c.i == token.i + 1), None)
    return token.lower_ == "state" and thing is not None and thing.pos_ == "NOUN" and thing.left_edge == thing


def _is_one_named(token: Token) -> bool:
    # "One of them, District Attorney Larry Krasner, left": the one is he, not they
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)
    return named and token.lower_ == "one" and any(c.lower_ == "of" for c in token.children)


def _is_nominal_adjective(token: Token) -> bool:
    # "the homeless", "the wounded"
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and any(c.dep_ == "det" for c in token.children)


def _is_date(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in {"DATE", "TIME"}  # "March"


def _is_bare_role(token: Token, kind: Kind) -> bool:
    # "as president", "in person", "for mayor": nobody in particular
    if kind is Kind.ORGANIZATION and token.head.lower_ != "on":  # "on board"
        return False
    return (
        kind in {Kind.PERSON, Kind.ORGANIZATION}
        and token.tag_ == "NN"
        and token.dep_ == "pobj"
        and not any(c.i < token.i for c in token.children)
    )


def _with_number(kind: Kind, head: Token) -> Kind:
    return Kind.GROUP if kind is Kind.PERSON and is_plural(head) and head.lower_ not in demonyms() else kind


def _edges(head: Token) -> tuple[int, int]:
    """First token and end of the short phrase: from its determiner to its head, and a short name after "of"."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if (
            child.dep_ not in BEFORE
            or child.right_edge.i != start - 1
            or child.is_space
            or child.tag_ == "WRB"
            or child.text in {"(", "—", "–", ":", ";"}
            or (child.dep_ == "amod" and _is_begun(head, start))
        ):
            break
        if head.i - child.left_edge.i > MAXIMUM:
            break
        start = child.left_edge.i
    doc = head.doc
    while start < head.i and doc[start].pos_ in {"PUNCT", "SPACE", "ADV", "CCONJ"} and not _may_begin(doc[start], head):
        start += 1
    if start < head.i and doc[start].dep_ == "case":
        start += 1  # the 's of an owner that was left out
    brackets = [t.i for t in doc[start : head.i] if t.text == ")"]
    if brackets and not any(t.text == "(" for t in doc[start : head.i]):
        start = brackets[-1] + 1
    if doc[start].text in {'"', "“"} and not any(t.text in {'"', "”"} for t in doc[start + 1 : head.i + 1]):
        start += 1
    return start, _after(head)


def _is_begun(head: Token, start: int) -> bool:
    # "struck down as unconstitutional *the state's law*": an adjective before the article is none of the noun's
    return start < head.i and any(c.dep_ in {"det", "poss"} and c.left_edge.i == start for c in head.lefts)


def _may_begin(token: Token, head: Token) -> bool:
    # an opening quotation mark, or an adverb of the number: "as many as 90 strikers"
    return token.text in {'"', "“"} or (token.head != head and token.pos_ == "ADV")


def _after(head: Token) -> int:
    doc, end = head.doc, head.i + 1
    if end < len(doc) and doc[end].lower_ in {"of", "from"} and doc[end].head == head:
        edge = doc[end].right_edge.i + 1
        if edge - end <= LONGEST and doc[edge - 1].pos_ == "PROPN" and not any(t.is_punct or t.is_space for t in doc[end:edge]):
            return edge
    return end


def mention(span: Span, head: Token, form: Form, kind: Kind | None) -> Mention:
    """The mention of a span with the given head."""
    return Mention(span.start_char, span.end_char, span.text, form, head.idx, kind)
