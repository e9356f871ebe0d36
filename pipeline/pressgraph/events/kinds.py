"""What a word names: a person, an organisation, a place, a group, an agreement …"""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.events.cast import Cast
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.several import another_of, named_together
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds
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
NAMED = frozenset({"actor", "person", "organization", "place"})
DOUBTED = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE})


def kind_of(head: Token, cast: Cast) -> str:
    """What a head word names: by its entity, its entity label, the pronoun or the noun; empty if unknown."""
    kind = cast.kind_of(head)
    if kind:
        return kind.value
    if head.lower_ in PERSONS:
        return "person"
    if head.lower_ == "others":
        return "group"
    meant = named_together(head) or [t for t in (another_of(head),) if t is not None]
    kinds = [kind_of(t, cast) for t in meant]
    if kinds:
        return next((kind for kind in kinds if kind in ACTORS), kinds[0])
    noun = noun_kinds().get(head.lemma_.lower())
    return NAMED_ENTITIES.get(head.ent_type_) or (noun.value if noun else "") or ("group" if _is_head_count(head) else "")


def _is_head_count(head: Token) -> bool:
    """As in "*Six* freed in Yemen", "*dozens* held": a number alone counts people."""
    is_number = (head.tag_ == "CD" and head.lower_ != "one") or head.lemma_.lower() in grammar_words("crowd")
    return is_number and head.ent_type_ in {"", "CARDINAL"} and not any(c.dep_ in {"prep", "nmod"} for c in head.children)


def is_doubtful_name(head: Token, cast: Cast) -> bool:
    """Whether a name is one word of which nothing tells the kind: the recogniser takes Comey for a body, and overlooks Tsarnaev."""
    found = cast.meant_by(head)
    if found is None:
        return False
    is_bare = found[0].kind is Kind.OTHER and head.pos_ == "PROPN"  # a name of which the recogniser made nothing: Gorsuch
    if not is_bare and (not head.ent_type_ or found[0].kind not in DOUBTED):
        return False
    name = found[0].name
    return " " not in name and not name.isupper() and name.lower() not in _known_names()


@functools.cache
def _known_names() -> frozenset[str]:
    """Words of which a table tells what they name, in small letters: places, "Reuters", "Parliament"."""
    places = (name for row in read_table("places") for name in (row["place"], *row["aliases"].split(";")))
    names = (row["name"] for row in read_table("metonyms"))
    return frozenset(name.strip().lower() for name in (*places, *names, *noun_kinds()) if name)
