"""What a word names: a person, an organisation, a place, a group, an agreement …"""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.events.participants import Cast
from pressgraph.events.several import another_of, named_together
from pressgraph.nouns import noun_kinds

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
    return NAMED_ENTITIES.get(head.ent_type_) or (noun.value if noun else "")
