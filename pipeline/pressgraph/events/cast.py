"""Who and what an article speaks of, found by the place in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.model import Entity, Form, Kind, Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article speaks of, found by the place in the text.

    ``is_generous``: whether a name of doubtful kind counts as a person, a body and a place alike.
    """

    doc: Doc
    by_head: dict[int, tuple[Entity, Mention]]
    by_offset: dict[int, tuple[Entity, Mention]]
    is_generous: bool = False

    @classmethod
    def from_entities(cls, doc: Doc, entities: Iterable[Entity]) -> Cast:
        """Index mentions by the offset of their head word, and names by each word they cover."""
        by_head: dict[int, tuple[Entity, Mention]] = {}
        by_offset: dict[int, tuple[Entity, Mention]] = {}
        for entity in entities:
            for mention in entity.mentions:
                by_head.setdefault(mention.head, (entity, mention))
                if mention.form is Form.NAME:
                    for offset in range(mention.start, mention.end):
                        by_offset.setdefault(offset, (entity, mention))
        return cls(doc, by_head, by_offset)

    def meant_by(self, head: Token) -> tuple[Entity, Mention] | None:
        """The entity whose mention has this head word, or a name that ends in it."""
        found = self.by_head.get(head.idx)
        if found:
            return found
        found = self.by_offset.get(head.idx)
        if found and found[1].end <= head.idx + len(head.text):
            return found
        return None

    def kind_of(self, head: Token) -> Kind | None:
        """The kind of the entity meant by a head word."""
        found = self.meant_by(head)
        return found[0].kind if found else None
