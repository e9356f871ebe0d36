"""Offices and names: who "the director of the prison, Ann Lee" is, and that "president and CEO Tim Cook" is one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pressgraph.events.cast import Cast
from pressgraph.events.grammar_words import people
from pressgraph.events.tree import children
from pressgraph.model import Entity, Form, Kind, Mention
from pressgraph.nouns import noun_kinds


def without_titles(heads: Sequence[Token], cast: Cast) -> list[Token]:
    """The heads but those that are only a further title of the next: "*author* and critic Ann Lee" is one person."""
    kept: list[Token] = []
    for head in reversed(heads):
        if not (kept and _is_title_of(head, kept[0], cast)):
            kept.insert(0, head)
    return kept


def _is_title_of(noun: Token, holder: Token, cast: Cast) -> bool:
    """Whether a bare role before "and" is one more of somebody named after it; "*the* author and critic Ann Lee" may be two."""
    known = cast.meant_by(noun)
    is_role = noun.tag_ in {"NN", "NNP"} and noun.ent_type_ != "PERSON" and noun.lemma_.lower() in people()
    if not is_role or (known is not None and _is_named(known[0])) or noun.i > holder.i:
        return False
    named = cast.meant_by(holder)
    if named is None or named[0].kind is not Kind.PERSON or not _is_named(named[0]) or children(holder, "det", "poss"):
        return False
    is_name = named[1].form is Form.NAME
    has_title = any(c.dep_ in {"compound", "nmod", "amod"} and c.ent_type_ != "PERSON" for c in holder.lefts)
    joints = noun.doc[noun.right_edge.i if noun.right_edge.i < holder.left_edge.i else noun.i : holder.left_edge.i]
    is_joined = any(t.dep_ == "cc" or t.text == "," for t in joints)
    return is_joined and ((has_title and not children(noun, "det", "poss")) if is_name else not children(noun, "poss"))


def name_after(noun: Token, cast: Cast) -> tuple[Entity, Mention] | None:
    """As in "met his counterpart, *Ann Lee*, on Friday", "the head of the school, *Bob Roe*": the name stands after the office."""
    known = cast.meant_by(noun)
    is_open = noun.tag_ == "NN" and bool(children(noun, "det", "poss")) and (known is None or not _is_named(known[0]))
    kind = noun_kinds().get(noun.lemma_.lower())
    if not is_open or not (kind is Kind.PERSON or (kind is None and any(c.tag_ == "PRP$" for c in noun.lefts))):
        return None
    ends = {noun.i + 1, *(p.right_edge.i + 1 for p in children(noun, "prep") if p.i == noun.i + 1)}
    return next((found for end in sorted(ends) if (found := _apposed(noun.doc, end, cast)) is not None), None)


def _is_named(entity: Entity) -> bool:
    return any(mention.form is Form.NAME for mention in entity.mentions)


def _apposed(doc: Doc, comma: int, cast: Cast) -> tuple[Entity, Mention] | None:
    """The person whose name alone stands after a comma, its nationality apart."""
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    known = (cast.by_offset.get(t.idx) for t in doc[comma + 1 : comma + 3])
    starts = {t.idx for t in doc[comma + 1 : comma + 3]}
    found = next((f for f in known if f is not None and f[0].kind is Kind.PERSON and f[1].start in starts), None)
    if found is None:
        return None
    name = doc.char_span(found[1].start, found[1].end)
    if name is None or name.root.dep_ not in {"appos", "npadvmod", "dep", "nmod"} or name.end >= len(doc):
        return None
    after = doc[name.end]
    return found if after.is_punct or after.dep_ in {"prep", "punct"} else None
