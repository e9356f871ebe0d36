"""A large case is a small file, and opens without a long wait; how long, `make pagespeed` measures on a quiet machine."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from tests.browser.conftest import Visit
from tests.browser.first_use import read_sentence
from tests.crowd import crowd

from pressgraph.export.html import render_page

# nodes, edges, most megabytes, most seconds until the first sentence is read: many times what is promised, so that only a page
# that hangs is found, not a machine that is busy
BOUNDS = [(500, 1000, 2.0, 30.0), (5000, 10_000, 8.0, 60.0)]


@pytest.mark.slow
@pytest.mark.parametrize(("nodes", "edges", "megabytes", "seconds"), BOUNDS)
def test_a_large_page_opens_soon(nodes: int, edges: int, megabytes: float, seconds: float, visit: Callable[..., Visit]) -> None:
    html = render_page(crowd(nodes, edges))
    assert len(html.encode("utf-8")) < megabytes * 1e6
    begin = time.perf_counter()
    found = visit(html)
    read_sentence(found.page)
    assert time.perf_counter() - begin < seconds
    assert found.troubles == []
