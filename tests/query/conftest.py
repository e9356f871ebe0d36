"""One graph for both engines; no test may change it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from tests.factories import philadelphia

from pressgraph.graph.rdf import quads
from pressgraph.query import to_rdflib


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The graph of the hand-built Philadelphia network."""
    found = ox.Store()
    found.extend(quads(philadelphia()))
    return found


@pytest.fixture(scope="module")
def dataset(store: ox.Store) -> rdflib.Dataset:
    """The same graph for rdflib."""
    return to_rdflib(store)
