"""Titles of persons: "District Attorney Larry Krasner", where an article that is quoted calls the person so."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import replace

from pressgraph.model import Kind, ResolvedEntity
from pressgraph.resources import read_table
from pressgraph.stories.material import Material
from pressgraph.stories.phrases import Phrase, Speller


class TitledSpeller(Speller):
    """Spells participants as another speller does, persons with the title that some articles give them.

    Args:
        speller: spells all else.
        articles: the ids of the articles.
    """

    def __init__(self, speller: Speller, articles: Collection[str]) -> None:
        super().__init__(speller.material, speller.thing)
        self._plain, self._articles = speller, articles

    def one(self, identifier: str) -> Phrase:
        """The words for one entity."""
        phrase, entity = self._plain.one(identifier), self.material.entities[identifier]
        if entity.kind is not Kind.PERSON or phrase.text != entity.name:
            return phrase
        title = find_title(self.material, entity, self._articles)
        return replace(phrase, text=f"{title} {phrase.text}") if title else phrase


def find_title(material: Material, person: ResolvedEntity, articles: Collection[str]) -> str:
    """The title that one of the articles puts before a person's full name, the longest; "" for none."""
    ending = f" {person.name}"
    found = sorted(
        (alias.removesuffix(ending) for alias in person.aliases if alias.endswith(ending)), key=lambda title: (-len(title), title)
    )
    texts = [material.articles[article].text for article in articles if article in material.articles]
    return next((title for title in found if _is_title(title) and any(_stands(title + ending, text) for text in texts)), "")


def _stands(name: str, text: str) -> bool:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", text) is not None


def _is_title(words: str) -> bool:
    """Whether words are a title of one person, with what qualifies it before.

    >>> _is_title("City Solicitor"), _is_title("Vice President"), _is_title("Sens."), _is_title("Senators")
    (True, True, False, False)
    """
    return any(words == title or words.endswith(f" {title}") for title in _titles())


@functools.cache
def _titles() -> frozenset[str]:
    known = {row["title"] for row in read_table("titles")}
    return frozenset(title for title in known if not (title.endswith("s.") and f"{title[:-2]}." in known))
