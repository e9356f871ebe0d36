"""A case of stories, and a desk to judge it at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.stories import READER

from pressgraph.build import write_network
from pressgraph.desk import Desk
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.model import Article, Network, Record
from pressgraph.store import CaseStore

Story = tuple[Article, Record]


class Newsroom:
    """One case on disk, its articles written as stories."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk(folder, who="Ann")

    def add(self, *stories: Story) -> None:
        """Add or replace articles; what was read of them is given."""
        with CaseStore(self.folder, create=True) as store, store.lock():
            for article, record in stories:
                store.write_articles([article], [record], reader=READER)
            write_network(store)

    def withdraw(self, *articles: str) -> None:
        """Take articles out."""
        with CaseStore(self.folder) as store:
            store.delete_articles(articles)
            write_network(store)

    def network(self) -> Network:
        """The case as it stands."""
        with CaseStore(self.folder) as store:
            return store.read_network()

    def records(self) -> dict[str, Record]:
        """What was read, by article."""
        with CaseStore(self.folder) as store:
            return {record.doc: record for record in store.read_records()}

    def names(self) -> dict[str, str]:
        """The articles of each entity, by its id."""
        return {e.id: " ".join(sorted({article for article, _ in e.chains})) for e in self.network().entities}

    def parts(self, word: str) -> list[str]:
        """The articles of each entity that has a word in its id, sorted."""
        return sorted(articles for identifier, articles in self.names().items() if word in identifier)

    def told(self) -> list[str]:
        """What the claims say, as ``agent action object``."""
        network = self.network()
        names = {entity.id: entity.name for entity in network.entities}
        events = {event.id: event for event in network.events}
        lines = []
        for claim in network.claims:
            event = events[claim.event]
            lines.append(" ".join([*(names[i] for i in event.agents), event.action, *(names[i] for i in event.objects)]))
        return sorted(lines)

    def dump(self) -> str:
        """The canonical N-Quads of the case."""
        return canonical_nquads(quads(self.network(), vocabulary=False))


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """An empty case."""
    return Newsroom(tmp_path / "case")


@pytest.fixture
def open_newsroom(tmp_path: Path) -> Callable[[str], Newsroom]:
    """More cases, by name."""
    return lambda name: Newsroom(tmp_path / name)
