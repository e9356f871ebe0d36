"""Names and IRIs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressgraph.graph import vocab
from pressgraph.graph.vocab import PG
from pressgraph.model import Span

ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_a_misspelt_term_is_an_error_that_suggests_the_right_one() -> None:
    assert PG.Claim.value == "https://w3id.org/pressgraph/ns#Claim"
    with pytest.raises(AttributeError, match="did you mean Claim"):
        _ = PG.Clame
    with pytest.raises(AttributeError, match=r"no term 'zzzzzz'$"):
        _ = PG.zzzzzz


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (vocab.article("2018 a/b#c"), "article/2018%20a%2Fb%23c"),
        (vocab.article_graph("x"), "graph/article/x"),
        (vocab.entity("person/jim-kenney"), "entity/person/jim-kenney"),
        (vocab.entity("source/a b/officials"), "entity/source/a%20b/officials"),
        (vocab.event("terminate-1"), "event/terminate-1"),
        (vocab.claim("c-1"), "claim/c-1"),
        (vocab.reason("c-1", 2), "claim/c-1#reason-2"),
        (vocab.passage("x", Span(3, 9, "")), "article/x#char=3,9"),
        (vocab.selector("x", Span(3, 9, ""), "quote"), "article/x#quote=3,9"),
        (vocab.run("0.1.0", "m 1"), "run/0.1.0/m%201"),
        (vocab.entity("../x/."), "entity/%2E%2E/x/%2E"),
    ],
)
def test_iris_are_made_from_ids(iri: ox.NamedNode, expected: str) -> None:
    assert iri.value == vocab.KG + expected


@given(ids, ids)
def test_two_ids_never_share_an_iri(one: str, other: str) -> None:
    for mint in (vocab.article, vocab.entity, vocab.event, vocab.claim):
        assert (mint(one) == mint(other)) == (one == other)


@given(ids)
def test_an_iri_is_not_changed_by_resolving_it(text: str) -> None:
    data = f"@base <http://example.org/a/b> . {vocab.entity(text)} a {vocab.article(text)} ."
    (quad,) = ox.parse(data, format=ox.RdfFormat.TURTLE)
    assert (quad.subject, quad.object) == (vocab.entity(text), vocab.article(text))


def test_known_iris_are_shortened_for_messages() -> None:
    assert vocab.shorten(PG.Claim.value) == "pg:Claim"
    assert vocab.shorten(vocab.claim("c").value) == "kg:claim/c"
    assert vocab.shorten("https://example.org/") == "https://example.org/"
