"""Bodies that share one noun: "the Greek and Moldovan *governments*" are two governments."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.model import Kind, Participant
from pressgraph.nouns import noun_kinds

NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
BODIES = frozenset({Kind.ORGANIZATION, Kind.PERSON, Kind.GROUP})
JOINTS = frozenset({"and", "&"})
LONGEST = 3  # words of one owner


def sharers(head: Token) -> tuple[Participant, ...]:
    """One participant for each owner of a plural noun, named like "Greek government"; none where it has fewer than two."""
    kind = noun_kinds().get(head.lemma_.lower())
    if head.tag_ not in {"NNS", "NNPS"} or kind not in BODIES or any(c.dep_ == "nummod" for c in head.lefts):
        return ()
    owners = list(_owners(head))
    if len(owners) < 2:
        return ()
    noun = head.lemma_.lower() if kind is Kind.ORGANIZATION else head.text
    shared = [t.text for t in head.doc[owners[-1][-1].i + 1 : head.i]] + [noun]
    return tuple(_named(owner, shared) for owner in owners)


def _named(owner: list[Token], shared: list[str]) -> Participant:
    span = owner[0].doc[owner[0].i : owner[-1].i + 1]
    return Participant(" ".join((span.text, *shared)), span.text, span.start_char, span.end_char, None)


def _owners(head: Token) -> Iterator[list[Token]]:
    """The names listed before the noun, the last joined by *and*, in the order of the text."""
    doc, end = head.doc, head.i
    while end > head.left_edge.i and doc[end - 1].ent_type_ not in NAMES and doc[end - 1].dep_ in {"amod", "compound"}:
        end -= 1
    found: list[list[Token]] = []
    while (owner := _owner_before(doc[end], head.sent.start)) and len(owner) <= LONGEST:
        found.append(owner)
        joint = owner[0].i - 1
        if joint < head.sent.start or doc[joint].lower_ not in (JOINTS if len(found) == 1 else {","}):
            break
        end = joint - 1 if doc[joint - 1].text == "," else joint
    yield from reversed(found)


def _owner_before(token: Token, first: int) -> list[Token]:
    """The words of the name that ends before a token."""
    words: list[Token] = []
    for other in reversed(token.doc[first : token.i]):
        if other.ent_type_ not in NAMES or other.pos_ not in {"PROPN", "ADJ", "NOUN"}:
            break
        words.append(other)
    return words[::-1]
