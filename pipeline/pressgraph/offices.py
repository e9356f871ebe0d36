"""Offices that an article says persons hold: "District Attorney Larry Krasner", "the mayor of Philadelphia", "Senate President Li".

An office is read off what an article calls somebody, and holds for the day on which the article appears. Who was, will be or
may be something ("former", "acting") holds no office by it. Holder and office are linked, never one entity. The body or
place is one that the same article names; where it names none, the office stands alone. All is said by one record alone.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressgraph.model import Entity, Form, Kind, Mention, Record
from pressgraph.resources import read_table
from pressgraph.words import countries, name_words

Words = tuple[str, ...]
_BODIES = frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP})
_OF = frozenset({"of", "for"})
_CAPITALS = re.compile(r"(?:\b(?:[A-Z][\w.'’-]*|former|then|acting|interim|late|ex) ){1,4}$")
_TOKEN = re.compile(r"[^\s,;()“”\"]+|[,;()]")


@dataclass(frozen=True, slots=True)
class Title:
    """An office as a text gives it: "President", and whose it is, "Ukrainian"."""

    role: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that one chain of a record holds.

    Args:
        chain: who holds it.
        role: what it is called.
        of: the chain of the body or place, where the record names it.
        words: those that give it, where they first stand: "Mayor Jim Kenney".
    """

    chain: str
    role: str
    of: str | None = None
    words: str = ""


def read_offices(record: Record) -> tuple[Held, ...]:
    """The offices that a record's persons hold, sorted; one that is told with its body and without is told with it."""
    bodies = _bodies_of(record)
    found: dict[tuple[str, str], dict[str | None, str]] = defaultdict(dict)
    for chain in record.entities:
        if chain.kind is Kind.PERSON:
            for title, words in titles_of(chain, record):
                found[chain.id, title.role].setdefault(_body_of(title.whose, bodies), words)
    return tuple(
        Held(chain, role, of, told[of])
        for (chain, role), told in sorted(found.items())
        for of in sorted(filter(None, told)) or (None,)
    )


def titles_of(chain: Entity, record: Record) -> Iterator[tuple[Title, str]]:
    """The offices that a chain's mentions tell, of chains that have a name, each with the words that tell it."""
    if any(mention.form is Form.NAME for mention in chain.mentions):
        for mention in chain.mentions:
            is_name = mention.form is Form.NAME
            text = f"{_leading(record, mention)}{mention.text}" if is_name else mention.text
            if mention.form is not Form.PRONOUN and (title := read_title(text, is_name=is_name)):
                yield title, " ".join(text.split())


def _leading(record: Record, mention: Mention) -> str:
    """The words in capitals before a name, as far as its sentence is kept: of "Ukrainian President Zelensky" Ukrainian."""
    for event in record.events:
        evidence = event.evidence
        if evidence.start <= mention.start < evidence.end:
            found = _CAPITALS.search(evidence.text[: mention.start - evidence.start])
            return found[0] if found else ""
    return ""


def read_title(text: str, *, is_name: bool) -> Title | None:
    """The office in a name with a title, or in a description; None if it tells none, or one that is over.

    >>> read_title("Ukrainian President Volodymyr Zelensky", is_name=True)
    Title(role='president', whose='Ukrainian')
    >>> read_title("the mayor of Philadelphia", is_name=False)
    Title(role='mayor', whose='Philadelphia')
    >>> read_title("former Mayor Michael Nutter", is_name=True)
    """
    tokens = _TOKEN.findall(text)
    low = [token.casefold().strip(".") for token in tokens]
    found = _last_office(low, before=len(low) - 1 if is_name else len(low))
    if found is None or any(word in _words("not holding") for word in low):
        return None
    start, end = found
    if is_name and not _is_name(tokens[end:]):
        return None
    after = tokens[end:] if not is_name else []
    if after and low[end] not in _OF:
        return None
    before = [token for token, word in zip(tokens[:start], low, strict=False) if word not in _words("plain")]
    whose = " ".join(after[1:]) or " ".join(before)
    return Title(" ".join(low[start:end]), re.sub(r"['’]s?$", "", whose).removeprefix("the "))


def _is_name(tokens: Sequence[str]) -> bool:
    return bool(tokens) and all(token[:1].isupper() or len(token) <= 3 for token in tokens)


def _last_office(words: Sequence[str], *, before: int) -> tuple[int, int] | None:
    """The longest office that ends before a place, the last of them: "Senate President" has president."""
    for end in range(before, 0, -1):
        for start in range(end):
            if tuple(words[start:end]) in _offices_known():
                return start, end
    return None


def _bodies_of(record: Record) -> Mapping[Words, str]:
    """The chains of bodies and places that an article names, by the words of their names; what two bear is left out."""
    found: dict[Words, set[str]] = defaultdict(set)
    for chain in record.entities:
        for mention in chain.mentions if chain.kind in _BODIES else ():
            if mention.form is not Form.PRONOUN:
                words = _body_words(mention.text)
                found[words].add(chain.id)
                if country := countries().get(words):
                    found[name_words(country)].add(chain.id)
    return {words: next(iter(ids)) for words, ids in found.items() if words and len(ids) == 1}


def _body_of(whose: str, bodies: Mapping[Words, str]) -> str | None:
    words = _body_words(whose)
    country = countries().get(words)
    return bodies.get(words) or (bodies.get(name_words(country)) if country else None)


def _body_words(name: str) -> Words:
    return tuple(word for word in name_words(name) if word != "the")


@functools.cache
def _offices_known() -> frozenset[Words]:
    return frozenset(tuple(row["office"].casefold().split()) for row in read_table("offices"))


@functools.cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("office_words") if row["role"] == role)
