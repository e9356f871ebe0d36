"""What is brought up to date step by step is what a rebuild gives: every row, every quad, after any changes and judgements."""

from __future__ import annotations

from dataclasses import replace
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories import READER, story
from tests.walk.test_any_order import DAYS, TELLINGS

from pressgraph.build import resolve, write_network
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.store import CaseStore

STORIES = st.tuples(st.lists(TELLINGS, min_size=1, max_size=4), st.none() | DAYS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.lists(st.tuples(st.integers(0, 5), STORIES), min_size=1, max_size=3)),
        st.tuples(st.just("withdraw"), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=6,
)


def write(store, numbered):
    stories = {f"a{number}": story(f"a{number}", *told, date=day) for number, (told, day) in numbered}
    articles, records = zip(*stories.values(), strict=True)
    # a case keeps one record of one text, and these stories may tell one in two ways: each gets a text of its own
    articles = [replace(a, text=f"{a.text} {r.events}") for a, r in zip(articles, records, strict=True)]
    store.write_articles(articles, records, reader=READER)


def same_as_anew(store):
    """Whether network, graph and workings are those that are worked out from the articles and judgements alone."""
    whole = resolve(store.read_articles(), list(store.read_records()), store.read_judgements())
    network = store.read_network()
    assert network.entities == whole.entities
    assert network.events == whole.events
    assert network.claims == whole.claims
    assert network == whole
    assert canonical_nquads(store.open_graph()) == canonical_nquads(quads(whole))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_changes_lead_to_what_a_rebuild_gives(steps):
    with TemporaryDirectory() as scratch, CaseStore(f"{scratch}/case", create=True) as store:
        for what, how in steps:
            if what == "write":
                write(store, how)
            else:
                store.delete_articles([f"a{how}"])
            with store.lock():
                write_network(store)
            same_as_anew(store)
