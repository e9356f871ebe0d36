"""Which articles are copies of another: agency copy in five outlets is one source, however often it is printed.

Two texts are copies if most of their runs of five words are the same. Only articles that tell an event together are compared, since
nothing else asks; their runs are compared by a sample, the same for every order of the articles (the smallest hashes, "MinHash").
"""

from __future__ import annotations

import heapq
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from pressgraph.model import Network

# half of the runs the same: an agency's report with another headline and a paragraph more or less
ENOUGH = 0.5
SAMPLE = 256
RUN = 5
_WORD = re.compile(r"\w+")


def find_copies(network: Network) -> dict[str, str]:
    """For each article that is a copy, the first of those of its text: by date, then by id."""
    articles = {article.id: article for article in network.articles}
    together = _told_together(network)
    sketches = {id_: sketch(articles[id_].text) for id_ in {id_ for pair in together for id_ in pair} if id_ in articles}
    first: dict[str, str] = {}

    def root(id_: str) -> str:
        while (above := first.get(id_, id_)) != id_:
            id_ = above
        return id_

    for one, other in sorted(together):
        if one in sketches and other in sketches and resemblance(sketches[one], sketches[other]) >= ENOUGH:
            older, newer = sorted((root(one), root(other)), key=lambda id_: age(id_, articles[id_].date))
            if newer != older:
                first[newer] = older
    return {id_: root(id_) for id_ in sorted(first)}


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of a text's runs of words."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}
    return frozenset(heapq.nsmallest(SAMPLE, {zlib.crc32(run.encode("utf-8")) for run in runs}))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """How many of all their runs two texts share, estimated on the smallest hashes of both."""
    both = frozenset(heapq.nsmallest(SAMPLE, one | other))
    return len(both & one & other) / max(1, len(both))


def _told_together(network: Network) -> set[tuple[str, str]]:
    tellers: Mapping[str, set[str]] = defaultdict(set)
    for claim in network.claims:
        tellers[claim.event].add(claim.article)
    return {pair for articles in tellers.values() for pair in _pairs(articles)}


def _pairs(articles: Iterable[str]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(articles), 2)


def age(article_id: str, published: str | None) -> tuple[bool, str, str]:
    """What orders articles of one text: by date, those without last, then by id."""
    return published is None, published or "", article_id
