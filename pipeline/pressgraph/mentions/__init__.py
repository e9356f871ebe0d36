"""Mentions: where an article refers to somebody or something, and what each mention alone says about its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pressgraph.mentions.names import find_names
from pressgraph.mentions.naming import Name
from pressgraph.mentions.nested import nested_names
from pressgraph.mentions.nominals import find_nominals, mention
from pressgraph.mentions.pronouns import find_pronouns
from pressgraph.model import Form, Mention

__all__ = ["find_mentions"]


def find_mentions(doc: Doc, *, boilerplate: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
    """Every name, nominal and pronoun of an article, in text order; each head word has one mention.

    Args:
        doc: the parsed article.
        boilerplate: runs of characters that state no facts. A person may be introduced there, so mentions are found all the same.
    """
    names = find_names(doc)
    taken = {i for name in names for i in range(name.start, name.end)}
    found = [_name_mention(doc, name) for name in names]
    found += [_name_mention(doc, name) for name in nested_names(doc, names)]
    found += find_nominals(doc, taken)
    found += find_pronouns(doc)
    return tuple(_one_per_head(found))


def _name_mention(doc: Doc, name: Name) -> Mention:
    span = doc[name.start : name.end]  # headed by "Secretary" in "Secretary of State Hillary Clinton", where the verb finds it
    return mention(span, span.root, Form.NAME, name.kind)


def _one_per_head(mentions: Iterable[Mention]) -> list[Mention]:
    heads: dict[int, Mention] = {}
    for found in mentions:
        heads.setdefault(found.head, found)
    return sorted(heads.values(), key=lambda m: (m.start, -m.end))
