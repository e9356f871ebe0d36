"""What is brought up to date step by step is what a rebuild gives: every row, every quad, after any changes and judgements."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.stories import READER, story
from tests.walk.test_any_order import DAYS, TELLINGS

from pressgraph.build import resolve, write_network
from pressgraph.desk import Desk
from pressgraph.errors import JudgementError
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.store import CaseStore

NUMBERS = st.integers(0, 5)
STORIES = st.tuples(NUMBERS, st.lists(TELLINGS, min_size=1, max_size=4), st.none() | DAYS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.lists(STORIES, min_size=1, max_size=3)),
        st.tuples(st.just("withdraw"), NUMBERS),
        st.tuples(st.sampled_from(["merge", "split", "rename", "retype", "reject_claim", "reject_event", "undo"]), NUMBERS),
    ),
    min_size=1,
    max_size=7,
)


def write(store, stories):
    pairs = {f"a{number}": story(f"a{number}", *told, date=day) for number, told, day in stories}
    articles, records = zip(*pairs.values(), strict=True)
    # a case keeps one record of one text, and these stories may tell one in two ways: each gets a text of its own
    articles = [replace(a, text=f"{a.text} {r.events}") for a, r in zip(articles, records, strict=True)]
    store.write_articles(articles, records, reader=READER)


def judge(store, act, seed):
    """A judgement of this kind about whatever the case has; one that is refused is none."""
    network, dice, desk = store.read_network(), Random(seed), Desk(store.folder, who="Ann")
    entities = [entity.id for entity in network.entities]
    about = {
        "merge": lambda: desk.merge(*dice.sample(entities, 2), why="one"),
        "split": lambda: desk.split(*dice.sample(entities, 2), why="two"),
        "rename": lambda: desk.rename(dice.choice(entities), dice.choice(["Jim Kenney", "Somebody Else"]), why="name"),
        "retype": lambda: desk.retype(dice.choice(entities), dice.choice(["person", "organization"]), why="kind"),
        "reject_claim": lambda: desk.reject_claim(dice.choice(network.claims).id, why="wrong"),
        "reject_event": lambda: desk.reject_event(dice.choice(network.events).id, why="none"),
        "undo": lambda: desk.undo(seed, why="no"),
    }
    with suppress(JudgementError, ValueError, IndexError):
        about[act]()


def do(store, what, how):
    if what == "write":
        write(store, how)
    elif what == "withdraw":
        store.delete_articles([f"a{how}"])
    with store.lock():
        write_network(store)
    if what not in ("write", "withdraw"):
        judge(store, what, how)


def is_as_anew(store):
    """Network and graph are what is worked out from the articles and judgements alone."""
    whole = resolve(store.read_articles(), list(store.read_records()), store.read_judgements())
    assert store.is_current()
    assert store.read_network() == whole
    assert canonical_nquads(store.open_graph()) == canonical_nquads(quads(whole))
    return True


# each example writes a graph or two to disk: to shrink one takes minutes
@settings(deadline=None, max_examples=15, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_changes_and_judgements_lead_to_what_a_rebuild_gives(steps):
    with TemporaryDirectory() as scratch, CaseStore(f"{scratch}/case", create=True) as store:
        for what, how in steps:
            do(store, what, how)
            assert is_as_anew(store), (what, how)
