"""One store and one server for all tests of the endpoint; neither is changed."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from tests.factories import philadelphia
from tests.serve.sparql.serving import Server, hostile_quads, running

from pressgraph.graph.rdf import quads


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The Philadelphia network and hostile texts, on disk, opened to be read."""
    place = str(tmp_path_factory.mktemp("graph") / "store")
    written = ox.Store(place)
    written.bulk_extend(quads(philadelphia()))
    written.bulk_extend(hostile_quads())
    written.flush()
    del written
    return ox.Store.read_only(place)


@pytest.fixture(scope="session")
def server(store: ox.Store) -> Iterator[Server]:
    """The endpoint as it is served without options."""
    with running(lambda: store) as found:
        yield found
