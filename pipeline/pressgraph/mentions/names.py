"""Names of people, bodies, places, laws and works."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from pressgraph.mentions.acronyms import introduced_kinds
from pressgraph.mentions.naming import Name
from pressgraph.mentions.recognition import capitalised_names, listed_places, numbered_names, recognised_names
from pressgraph.mentions.repair import missed_names, settle_kinds
from pressgraph.mentions.titled import attach_title, describe, split_title


def find_names(doc: Doc) -> list[Name]:
    """The names of an article, in text order, none inside another; their kinds are one over the whole article."""
    names = [split_title(doc, name) for name in (*recognised_names(doc), *listed_places(doc), *numbered_names(doc))]
    taken = _tokens(names)
    names = _apart(attach_title(doc, name, taken) for name in names)
    introduced = introduced_kinds(doc, names)
    names += _further(doc, missed_names(doc, settle_kinds(doc, names, introduced), introduced), names)
    names += _further(doc, capitalised_names(doc, _tokens(names)), names)
    introduced = introduced_kinds(doc, names)
    names += _further(doc, missed_names(doc, settle_kinds(doc, names, introduced), introduced), names)
    names = settle_kinds(doc, _apart(names), introduced)
    taken = _tokens(names)
    return [describe(doc, name, taken) for name in names]


def _further(doc: Doc, found: Iterable[Name], names: Iterable[Name]) -> list[Name]:
    taken = _tokens(names)
    return [attach_title(doc, split_title(doc, name), taken) for name in found]


def _tokens(names: Iterable[Name]) -> set[int]:
    return {i for name in names for i in range(name.start, name.end)}


def _apart(names: Iterable[Name]) -> list[Name]:
    """Without those that overlap an earlier or longer one."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, not n.sure, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
