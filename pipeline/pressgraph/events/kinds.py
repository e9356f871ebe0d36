"""What a word names: a person, an organisation, a place, a group, an agreement …"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from spacy.tokens import Token

from pressgraph.events.participants import Cast
from pressgraph.resources import read_table

NAMED_ENTITIES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "agreement",
}
PERSONS = frozenset({"i", "he", "she", "him", "her", "his", "me", "my", "who", "whom"})
ACTORS = frozenset({"person", "organization", "place", "group"})


@functools.cache
def noun_kinds() -> Mapping[str, str]:
    """What a common noun names: lemma → kind, from ``nouns.tsv``."""
    return {row["lemma"]: row["kind"] for row in read_table("nouns")}


def kind_of(head: Token, cast: Cast) -> str:
    """What a head word names: by its entity, its entity label, the pronoun or the noun; empty if unknown."""
    kind = cast.kind_of(head)
    if kind:
        return kind.value
    if head.lower_ in PERSONS:
        return "person"
    if head.lower_ == "others":
        return "group"
    return NAMED_ENTITIES.get(head.ent_type_) or noun_kinds().get(head.lemma_.lower(), "")
