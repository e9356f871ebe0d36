"""Titles: "Mayor Kenney", "City Solicitor Marcel Pratt", "Sen. Smith"."""

from __future__ import annotations

from spacy.tokens import Doc

from pressgraph.mentions.lexicon import given_names, noun_kinds, singular, title_words, titles
from pressgraph.mentions.naming import Name, is_capitalised
from pressgraph.model import Kind


def split_title(doc: Doc, name: Name) -> Name:
    """A name whose first words are a title is a person: the title stays in the mention, and ``bare`` is where the name proper begins."""
    bare = name.start
    while bare < name.end - 1 and _is_title(doc, bare):
        bare += 1
    if bare == name.start or doc[bare].lower_ == "of":
        return name
    person = name.kind is Kind.PERSON or doc[bare].text in given_names()
    return Name(name.start, name.end, Kind.PERSON, sure=True, bare=bare) if person else name


def attach_title(doc: Doc, name: Name, taken: set[int]) -> Name:
    """Extend a name to the left over its title, and over the words that qualify it ("City Solicitor")."""
    start = name.start
    while start and _is_title(doc, start - 1) and not doc[start - 1].is_sent_end:
        start -= 1
    if start == name.start or (name.sure and name.kind is not Kind.PERSON):
        return name
    while start and start - 1 not in taken and doc[start - 1].dep_ == "compound" and _qualifies(doc, start - 1):
        start -= 1
    return Name(start, name.end, Kind.PERSON, sure=True, bare=name.bare)


def _qualifies(doc: Doc, i: int) -> bool:
    return doc[i].pos_ == "PROPN" and is_capitalised(doc[i]) and not doc[i].is_sent_end


def _is_title(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.text in title_words() or token.text.rstrip(".") in title_words() or token.text in titles():
        return True
    return is_capitalised(token) and len(token) > 3 and noun_kinds().get(singular(token.text)) is Kind.PERSON and token.text not in given_names()
