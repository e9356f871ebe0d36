"""Short names that the article introduces: "X (ABC)", "ABC (X)", "known as ABC", "ABC is an acronym for X"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from pressgraph.mentions.lexicon import noun_kind
from pressgraph.mentions.naming import Name
from pressgraph.model import Kind
from pressgraph.words import mention_words

SHORT = re.compile(r"[A-Z][A-Za-z0-9]?(?:[A-Z0-9.&-]|[a-z](?=[A-Z])){1,8}s?")


def is_acronym(text: str) -> bool:
    """Whether a word is written as an acronym is ("ICE", "U.N.", "CoP")."""
    return SHORT.fullmatch(text) is not None and sum(c.isupper() for c in text) >= 2


def introduced_kinds(doc: Doc, names: Iterable[Name]) -> dict[str, Kind]:
    """The short names that the article introduces, with the kind of what they stand for."""
    found: dict[str, Kind] = {}
    for name in names:
        if name.end + 2 < len(doc) and doc[name.end].text == "(" and doc[name.end + 2].text == ")":
            short, long = doc[name.end + 1].text, doc[name.bare : name.end].text
            if is_acronym(short):
                found.setdefault(short, name.kind)
            elif is_acronym(long) and doc[name.end + 1].text[0].isupper():
                found.setdefault(long, name.kind)
    for name in names:
        short = "".join(t.text[0] for t in doc[name.bare : name.end] if t.text[0].isupper())
        if len(short) > 2 and name.kind is Kind.ORGANIZATION:
            found.setdefault(short, name.kind)  # sought, not asserted: most names are never shortened
    for token in doc:
        if is_acronym(token.text) and (kind := _described_kind(token)):
            found[token.text] = kind
    return found


def _described_kind(token: Token) -> Kind | None:
    noun = _named_noun(token) or _explained_noun(token)
    return noun_kind(noun) if noun is not None else None


def _named_noun(token: Token) -> Token | None:
    # "a database, known as PARS": the participle hangs on the noun
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
    if verb.lemma_.lower() in mention_words("called") and verb.dep_ in {"acl", "relcl"}:
        return verb.head
    return None


def _explained_noun(token: Token) -> Token | None:
    # "PARS is an acronym for a database of arrests"
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    for attribute in (c for c in token.head.children if c.dep_ == "attr" and c.lemma_.lower() in mention_words("short_form")):
        for prep in attribute.children:
            if prep.lower_ == "for":
                return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None
