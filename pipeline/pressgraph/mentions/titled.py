"""Titles: "Mayor Kenney", "City Solicitor Marcel Pratt", "Sen. Smith"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pressgraph.mentions.lexicon import given_names, organization_words, places, title_words, titles
from pressgraph.mentions.naming import Name, is_capitalised
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds, singular

BUSINESS = frozenset({"General", "Major", "Premier", "Private", "Father", "Sister", "Chief", "Justice"})  # "General Electric"


def split_title(doc: Doc, name: Name) -> Name:
    """A name whose first words are a title is a person: the title stays, and ``bare`` is where the name proper begins."""
    name = _without_realm(doc, name)
    bare = name.start
    while bare < name.end - 1 and (length := _title_from(doc, bare, name.end - 1)):
        bare += length
    if bare > name.start and doc[bare].lower_ in {"of", "to", "for"}:
        bare = _after_realm(doc, bare, name.end)
    if bare == name.start:
        return name
    person = name.kind is Kind.PERSON or doc[bare].text in given_names() or _addressed(doc, name, bare)
    return Name(name.start, name.end, Kind.PERSON, sure=True, bare=bare) if person else name


def _without_realm(doc: Doc, name: Name) -> Name:
    """The person of a name that begins with the realm of an office: "Ukraine Volodymyr Zelenskyy" behind "President of"."""
    for length in (1, 2):
        first = name.start + length
        if first + 1 < name.end and _realm_before(doc, first) == length + 2 and doc[first].text in given_names():
            return Name(first, name.end, Kind.PERSON, sure=True, bare=first)
    return name


def _after_realm(doc: Doc, bare: int, end: int) -> int:
    """Where the name begins in "President of Argentina Alberto Fernández"; 0 words of title if that cannot be told."""
    return next(
        (i for i in range(bare + 2, end) if doc[i].text in given_names() and doc[i].lower_ not in places()), doc[bare].i - 1
    )


def _addressed(doc: Doc, name: Name, bare: int) -> bool:
    """Whether a written title stands before a name that is no body ("Mr Key", not "General Motors")."""
    last = doc[name.end - 1].text
    if last.lower() in organization_words() or singular(last) in noun_kinds():
        return doc[name.start].text.rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}
    title = doc[name.start : bare].text
    return title in titles() and (name.kind is not Kind.ORGANIZATION or title not in BUSINESS)


def attach_title(doc: Doc, name: Name, taken: set[int]) -> Name:
    """Extend a name to the left over its title, and over the words that qualify it ("City Solicitor")."""
    start = name.start
    while length := _title_before(doc, start):
        start -= length
    if start == name.start or (name.sure and name.kind is not Kind.PERSON):
        return name
    while start and start - 1 not in taken and doc[start - 1].dep_ == "compound" and _qualifies(doc, start - 1):
        start -= 1
    return Name(start, name.end, Kind.PERSON, sure=True, bare=name.bare)


def _title_from(doc: Doc, start: int, limit: int) -> int:
    """How many words from ``start`` on are one title."""
    for length in (3, 2):
        if start + length <= limit and doc[start : start + length].text in titles():
            return length
    return int(_is_title(doc, start))


def _title_before(doc: Doc, end: int) -> int:
    """How many words before ``end`` are one title."""
    for length in (3, 2):
        if end >= length and doc[end - length : end].text in titles():
            return length
    if end > 0 and _is_title(doc, end - 1) and not _ends_sentence(doc, end - 1):
        return 1
    return _realm_before(doc, end)


def _realm_before(doc: Doc, end: int) -> int:
    """How many words before ``end`` are a title with its place: "President of Argentina", "Ambassador to Germany"."""
    for length in (1, 2):
        start = end - length
        if (
            start > 1
            and doc[start - 1].lower_ in {"of", "to", "for"}
            and doc[start:end].text.lower() in places()
            and _is_title(doc, start - 2)
        ):
            return length + 2
    return 0


def _ends_sentence(doc: Doc, i: int) -> bool:
    return bool(doc[i].is_sent_end) and doc[i].text not in titles()  # "Sen." is no end


def describe(doc: Doc, name: Name, taken: set[int]) -> Name:
    """Extend a person's name over the role that stands right before it in small letters ("spokesperson Miguel Andrade")."""
    head = doc[name.bare : name.end].root
    start = name.start
    if name.kind is not Kind.PERSON or start != name.bare:
        return name
    while start > 0 and start - 1 not in taken and _describes(doc, start - 1, head, name.start):
        start -= 1
    return Name(start, name.end, name.kind, name.sure, name.bare)


def _describes(doc: Doc, i: int, head: Token, first: int) -> bool:
    token = doc[i]
    if token.dep_ not in {"compound", "nmod", "amod"} or not token.is_alpha or token.is_sent_end:
        return False
    if i == first - 1:
        return token.head == head and token.tag_ == "NN" and noun_kinds().get(token.lemma_.lower()) is Kind.PERSON
    return token.head.i in range(i, head.i + 1)


def _qualifies(doc: Doc, i: int) -> bool:
    return doc[i].pos_ == "PROPN" and doc[i].ent_type_ not in {"DATE", "TIME"} and is_capitalised(doc[i]) and not doc[i].is_sent_end


def _is_title(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.text in title_words() or token.text.rstrip(".") in title_words():
        return True
    return (
        is_capitalised(token)
        and len(token) > 3
        and noun_kinds().get(singular(token.text)) is Kind.PERSON
        and token.text not in given_names()
    )
