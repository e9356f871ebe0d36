"""What the rules that join chains know besides the chains themselves: of each article who and what it names, and who owns names.

Everything here is said by one article alone, or counted over articles: so it can be kept, and chains be grouped without the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressgraph.entities.agreements import companions, owners
from pressgraph.entities.bodies import settings
from pressgraph.entities.chains import Chain
from pressgraph.entities.names import name_key
from pressgraph.entities.people import known_name
from pressgraph.model import Kind

# of an article that names more, the first ones count: pairs grow with the square
_MOST_PERSONS = 30
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What one article says around its chains.

    Args:
        persons: those that it names in full.
        place: where it is set (``bodies.settings``).
        companions: whom and what it names (``agreements.companions``).
        owners: the names that may only say whose an agreement is (``agreements.owners``).
    """

    persons: tuple[Words, ...] = ()
    place: str | None = None
    companions: frozenset[Words] = frozenset()
    owners: frozenset[Words] = frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """The scenes of articles, and all names of owners in the case."""

    scenes: Mapping[str, Scene]
    owners: Container[Words]

    def place(self, article: str) -> str | None:
        """Where an article is set."""
        return self.scenes[article].place if article in self.scenes else None

    def persons(self, article: str) -> Sequence[Words]:
        """Those whom an article names in full."""
        return self.scenes[article].persons if article in self.scenes else ()

    def company(self, article: str) -> Sequence[tuple[Words, ...]]:
        """The pairs of persons that an article names in full."""
        return list(combinations(self.scenes[article].persons, 2)) if article in self.scenes else ()

    def companions(self, article: str) -> frozenset[Words]:
        """Whom and what an article names."""
        return self.scenes[article].companions if article in self.scenes else frozenset()


def look_around(chains: Iterable[Chain]) -> Around:
    """What stands around chains, if these are all chains of the case that are joined by name."""
    by_article: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        by_article[chain.article].append(chain)
    scenes = {article: scene_of(here) for article, here in by_article.items()}
    return Around(scenes, frozenset().union(*(scene.owners for scene in scenes.values())))


def scene_of(chains: Sequence[Chain]) -> Scene:
    """The scene of one article, whose chains that are joined by name these are, in the order of the text."""
    persons: set[Words] = set()
    for chain in chains:
        key = name_key(known_name(chain), chain.kind) if chain.names and chain.kind is Kind.PERSON else None
        if key and not key.bare and len(persons) < _MOST_PERSONS:
            persons.add(key.words)
    article = chains[0].article if chains else ""
    place = settings(chains).get(article)
    return Scene(tuple(sorted(persons)), place, companions(chains)[article], owners(chains))
