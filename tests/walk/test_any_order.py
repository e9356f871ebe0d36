"""Any order and any batching of the same articles, and adding and withdrawing, give the same canonical N-Quads, byte for byte."""

from __future__ import annotations

from datetime import date, timedelta
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.stories import READER, story, told

from pressgraph.build import resolve
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.model import Status
from pressgraph.store import CaseStore

NAMES = [
    "person:Jim Kenney",
    "person:James F. Kenney",
    "person:Kenney",
    "person:Volodymyr Zelensky",
    "person:Volodymyr Zelenskyy",
    "person:Pedro Pierluisi",
    "person:Pedro R. Pierluisi Urrutia",
    "person:Pierliusi",
    "person:Senate President Ann Lee",
    "person:Mayor Jim Kenney",
    "person~the mayor of Philadelphia",
    "organization:Kremlin",
    "organization:Russian government",
    "place:Washington",
    "group:the British",
    "organization:Senate",
    "organization:US Senate",
    "organization:House",
    "organization:US House of Representatives",
    "organization~the courts",
    "organization~Philadelphia's courts",
    "organization:United States Army",
    "place:Philadelphia",
    "place:Puerto Rico",
    "place:US",
    "group~officials",
    "agreement:PARS Agreement",
    "agreement:Executive Order",
    "place:Northern Syria",
    "place:northeast Syria",
    "agreement~the city's contract",
]
TELLINGS = st.builds(
    told,
    st.sampled_from(["terminate", "withdraw", "abstain", "appoint", "inform", "demand", "meet", "rule", "enact"]),
    st.sampled_from(["", *NAMES]),
    st.sampled_from(["", *NAMES, "person:Jim Kenney; as governor", "person:Jim Kenney; a 2005 law"]),
    date=st.sampled_from([None, "2018", "2018-07", "2018-07-26"]),
    status=st.sampled_from([s.value for s in Status]),
    speaker=st.sampled_from([None, "group~officials", "person:Jim Kenney"]),
    verb=st.sampled_from(["verb", "swear in", "elect"]),
)
DAYS = st.integers(0, 60).map(lambda n: (date(2018, 7, 1) + timedelta(n)).isoformat())
CORPORA = st.lists(st.tuples(st.lists(TELLINGS, min_size=1, max_size=4), st.none() | DAYS), min_size=1, max_size=6).map(
    lambda parts: [story(f"a{n}", *here, date=day) for n, (here, day) in enumerate(parts)]
)


def unlike(*stories):
    """Whether no two texts are the same: a case keeps one record of one text, and these stories tell it in two ways."""
    return len({article.text for article, _ in stories}) == len(stories)


def dump(store):
    return canonical_nquads(quads(resolve(store.read_articles(), list(store.read_records())), vocabulary=False))


def add(store, *stories):
    articles, records = zip(*stories, strict=True)
    store.write_articles(articles, records, reader=READER)


@settings(deadline=None, max_examples=60)
@given(CORPORA, st.randoms(use_true_random=False), st.data())
def test_order_batches_and_withdrawals_leave_no_trace(corpus, random, data):
    assume(unlike(*corpus))
    shuffled = random.sample(corpus, len(corpus))
    cut = data.draw(st.integers(0, len(corpus)))
    with TemporaryDirectory() as scratch, CaseStore(f"{scratch}/whole", create=True) as whole:
        add(whole, *corpus)
        with CaseStore(f"{scratch}/parts", create=True) as parts:
            for batch in filter(None, (shuffled[:cut], shuffled[cut:])):
                add(parts, *batch)
            everything = dump(whole)
            assert dump(parts) == everything
            extra = story("zz", *data.draw(st.lists(TELLINGS, min_size=1, max_size=3)), date="2018-07-27")
            assume(unlike(*corpus, extra))
            add(parts, extra)
            dump(parts)
            parts.delete_articles(["zz"])
            assert dump(parts) == everything
