"""Where an event happens: the place that a preposition at the trigger names."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from pressgraph.events.cast import Cast
from pressgraph.events.participants import as_participant
from pressgraph.events.tree import children
from pressgraph.model import Kind, Participant

WHERE = frozenset({"in", "at", "near", "inside"})


def place_for(token: Token, cast: Cast, *, taken: Collection[str | None]) -> Participant | None:
    """The place of an act, or None where its own words name none: "met the king *in Paris*", "talks *in Geneva*".

    Args:
        token: the trigger.
        cast: who and what the article speaks of.
        taken: ids of entities that have another role in the event, and so are no place of it.
    """
    for prep in children(token, "prep"):
        if prep.lower_ in WHERE:
            for head in children(prep, "pobj"):
                if cast.kind_of(head) is Kind.PLACE:
                    place = as_participant(head, cast)
                    if place and place.entity not in taken:
                        return place
    return None
