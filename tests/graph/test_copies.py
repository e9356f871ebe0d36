"""Which articles are copies of one text, and that copies count as one source."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from tests.factories import INQUIRER, LEDGER, philadelphia

from pressgraph.graph.copies import find_copies, resemblance, sketch
from pressgraph.graph.rdf import quads
from pressgraph.model import Article, Network
from pressgraph.query import ask

TEXT = INQUIRER.text
OTHER = (
    "The harbour board met on Tuesday to choose a builder for the new pier. Three firms had sent in plans, and the board took the "
    "one that costs least. Work is to begin in the autumn and will last two years, the chairman said."
)
RESEMBLING = {
    "the same text": (TEXT, TEXT, True),
    "another headline": (TEXT, "City drops deal\n\n" + TEXT.split("\n\n", 1)[1], True),
    "a paragraph less": (TEXT, TEXT[: 3 * len(TEXT) // 4], True),
    "other spacing and capitals": (TEXT, TEXT.upper().replace(" ", "  "), True),
    "another text": (TEXT, OTHER, False),
    "one sentence in common": (OTHER, TEXT.split(". ")[0] + ". " + OTHER[::-1], False),
    "two short texts": ("Kenney met Gym.", "Krasner met Gym.", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), RESEMBLING.values(), ids=RESEMBLING)
def test_copies_resemble_each_other(one: str, other: str, expected: bool) -> None:
    assert (resemblance(sketch(one), sketch(other)) >= 0.5) is expected


def printed(*copies: Article) -> Network:
    """The Philadelphia network, and one claim more about the end of the agreement in each of some articles."""
    network = philadelphia()
    claim = next(c for c in network.claims if c.event == "terminate-pars" and c.article == INQUIRER.id)
    more = tuple(replace(claim, id=f"copy-{article.id}", article=article.id) for article in copies)
    return replace(network, articles=(*network.articles, *copies), claims=(*network.claims, *more))


def copy(name: str, day: str | None) -> Article:
    return replace(INQUIRER, id=name, date=day, url=None)


@pytest.mark.parametrize("order", [1, -1])
def test_the_first_article_of_a_text_is_its_source(order: int) -> None:
    copies = (copy("later", "2018-07-29"), copy("earlier", "2018-07-20"), copy("undated", None))[::order]
    network = printed(*copies)
    assert find_copies(network) == {INQUIRER.id: "earlier", "later": "earlier", "undated": "earlier"}
    assert find_copies(replace(network, articles=network.articles[::-1])) == find_copies(network)


def test_articles_that_tell_nothing_together_are_not_compared() -> None:
    network = philadelphia()
    assert find_copies(replace(network, articles=(*network.articles, copy("silent", None)))) == {}


def test_five_prints_of_one_report_are_one_source() -> None:
    store = ox.Store()
    store.extend(quads(printed(*(copy(f"outlet-{n}", "2018-07-28") for n in range(5)))))
    (row,) = ask(store, "corroborated")
    assert (row["sources"], row["articles"]) == (2, 7)
    assert LEDGER.id not in find_copies(printed())
