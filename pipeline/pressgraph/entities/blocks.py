"""By what chains of different articles learn of each other: keys, so that a change is followed to what it touches and no further.

Two chains of which one has any say in what the other is joined with, or is called, have a key in common; so the chains that keys
lead to from one chain, over and over, are grouped among themselves as they would be among all. A rule of ``linking``, ``people``,
``agreements`` or ``bodies`` that looks at something new over articles needs its key here: tests/walk/test_upkeep.py is the judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from pressgraph.entities.agreements import proper_words, words_of
from pressgraph.entities.around import Scene
from pressgraph.entities.bodies import body_of
from pressgraph.entities.chains import Body, Chain
from pressgraph.entities.linking import full_key, supported_names
from pressgraph.entities.names import NameKey, comparing_words, countries, is_capitals, name_key, name_words
from pressgraph.entities.people import known_name, squeeze
from pressgraph.model import Kind

Key = tuple[object, ...]


def block_keys(chain: Chain, scene: Scene) -> Iterator[Key]:
    """The keys of a chain of an article with this scene."""
    if chain.id.startswith("text:"):
        yield "text", chain.article, " ".join(chain.name.casefold().split())
    if chain.known:
        yield "known", chain.known.id
    if chain.body:
        yield from _body_keys(chain.body, scene)
    if chain.expires:
        yield "expires", chain.article, chain.expires
        for number, one in enumerate(scene.persons):
            yield from (("expires", chain.expires, one, other) for other in scene.persons[number + 1 :])
    if full_key(chain):
        yield from _name_keys(chain, scene)
    if chain.kind is Kind.PERSON and chain.names and (key := name_key(known_name(chain), chain.kind)):
        yield "slip", chain.article, "".join(sorted(key.words[-1]))
        yield "surname", key.words[-1]


def watched_names(chain: Chain) -> Iterator[Key]:
    """The names that may be an owner's, of which it depends what an agreement is joined with."""
    if full_key(chain) and chain.kind is Kind.AGREEMENT:
        yield "owner", proper_words(chain)[:-1]
        yield from (owner_key(name_words(word)) for word in chain.name.split() if is_capitals(word))


def owner_key(words: tuple[str, ...]) -> Key:
    """The key of a name of an owner."""
    return "owner", words


def _name_keys(chain: Chain, scene: Scene) -> Iterator[Key]:
    for name in (chain.name, *supported_names(chain)):
        if key := name_key(name, chain.kind):
            yield "words", key.words
            if chain.kind is Kind.PERSON and not key.bare:
                yield from _person_keys(key)
    if chain.kind is Kind.AGREEMENT:
        yield from (("words", words) for words in (words_of(chain), proper_words(chain)) if words)
    if chain.kind is not Kind.PERSON:
        yield from _other_keys(chain, scene)


def _person_keys(key: NameKey) -> Iterator[Key]:
    words = key.words
    yield "spelled", squeeze(words)
    yield "ends", words[0], words[-1]
    yield from (("begins", words[:length]) for length in range(2, len(words) + 1))


def _other_keys(chain: Chain, scene: Scene) -> Iterator[Key]:
    for name in chain.names:
        if body := body_of(name):
            yield from _body_keys(body, scene)
    words = name_words(chain.name)
    for length in range(1, len(words) - 1):
        key = name_key(" ".join(words[length:]), Kind.PERSON) if words[:length] in countries() else None
        if key:
            yield "words", key.words


def _body_keys(body: Body, scene: Scene) -> Iterator[Key]:
    if place := body.place or scene.place:
        yield "body", body.words, place
        yield from (("short", word, place) for word in body.words if word in comparing_words("short"))
