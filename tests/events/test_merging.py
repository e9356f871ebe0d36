"""Which tellings are one event, and that no order, batching or repetition of the articles changes the outcome."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories import story, told

from pressgraph.build import resolve
from pressgraph.events.tellings import find_tellings
from pressgraph.model import Entity, Form, Kind, Mention, Span, Status
from pressgraph.resources import read_table

KENNEY, PARS, ICE = "person:Jim Kenney", "agreement:PARS Agreement", "organization:Immigration Service"


def events(*stories):
    articles, records = zip(*stories, strict=True)
    network = resolve(articles, records)
    assert sorted(c.id for c in network.claims) == sorted(c for e in network.events for c in e.claims), "a claim is lost"
    return network.events


def ended(doc, when=None, published="2018-07-27", status="actual", **more):
    return story(doc, told("terminate", KENNEY, PARS, date=when, status=status, **more), date=published)


OFFICE = "organization:Governor's Office"


def left(doc, when=None, what="", who="person:Ann Lee", **more):
    return story(doc, told("resign", who, what, date=when, **more), date="2019-08-03")


ONE = {
    "the same day in two articles": (ended("a", "2018-07-26"), ended("b", "2018-07-26")),
    "a day and its month": (ended("a", "2018-07-26"), ended("b", "2018-07")),
    "a day and a week around it": (ended("a", "2018-07-26"), ended("b", "2018-07-23/2018-07-29")),
    "a day and no date in the news of that week": (ended("a", "2018-07-26"), ended("b", None, "2018-07-30")),
    "no date in the news of two days": (ended("a", None, "2018-07-27"), ended("b", None, "2018-07-28")),
    "asserted and denied": (ended("a", "2018-07-26"), ended("b", "2018-07-26", status="negated")),
    "announced and done": (ended("a", "2018-08-31", status="planned"), ended("b", "2018-08-31", "2018-09-01")),
    "an object that one does not name": (left("a", "2019-08-02"), left("b", "2019-08-02", OFFICE)),
    "an object that the denial does not name": (left("a", "2019-08-02", status="negated"), left("b", "2019-08-02", OFFICE)),
    "an object that the news of that week does not name": (
        left("a", "2019-07-29/2019-08-04"),
        left("b", "2019-08-02", OFFICE, status="planned"),
    ),
    "no object and a year": (left("a", "2019"), left("b", "2019-08-02", OFFICE)),
    "no object and no date in the news of one week": (left("a"), left("b", "2019-08-02", OFFICE)),
    "a contract that both only describe, in the news of one day": tuple(
        story(doc, told("terminate", KENNEY, "agreement~contract"), date="2018-07-27") for doc in ("a", "b")
    ),
    "the act without its agent, in the news of one week": (ended("a"), story("b", told("terminate", "", PARS), date="2018-07-28")),
    "a country and its army": tuple(
        story(doc, told("attack", who, "person:Ann Lee", date="2020-01-02"), date="2020-01-03")
        for doc, who in (("a", "place:United States"), ("b", "organization:US Army"))
    ),
    "one office": tuple(
        story(doc, told("appoint", "", f"person:Ann Lee; {post}"), date="2019-08-03")
        for doc, post in (("a", "as governor"), ("b", "as the new governor"))
    ),
    "the swearing-in, and that she was sworn in": tuple(
        story(doc, told("appoint", "", "person:Ann Lee", verb=verb), date="2019-08-03")
        for doc, verb in (("a", "swear in"), ("b", "swearing-in"))
    ),
    "a country and its people": tuple(
        story(doc, told("consent", who, "agreement:Brexit Treaty", date="2016-06-23"), date="2016-06-24")
        for doc, who in (("a", "place:United Kingdom"), ("b", "group:Britons"))
    ),
    "somebody and his administration": tuple(
        story(doc, told("suspend", who, PARS, date="2019-07-03"), date="2019-07-04")
        for doc, who in (("a", "person:Donald Trump"), ("b", "organization:Trump administration"))
    ),
    "the senate and its president": (
        story(
            "a",
            told("sue", "organization:Senate", "person:Ann Lee", date="2019-08-04"),
            told("sue", "person:Senate President Tom Rivera", "person:Ann Lee", date="2019-08-04"),
            date="2019-08-05",
        ),
    ),
    "a meeting that each of two is said to have": tuple(
        story(doc, told("meet", *who, date="2018-07-26"), date="2018-07-27")
        for doc, who in (("a", (KENNEY, "person:Ann Lee")), ("b", ("person:Ann Lee", KENNEY)))
    ),
    "a deal of two, and their deal": tuple(
        story(doc, told("agree", *who, date="2018-07-26"), date="2018-07-27")
        for doc, who in (("a", ("organization:Acme", PARS, ICE)), ("b", (f"organization:Acme; {ICE}", PARS)))
    ),
    "two parts of one quarter of a country": tuple(
        story(doc, told("attack", "place:Turkey", what, date="2019-10-09"), date="2019-10-10")
        for doc, what in (("a", "place:Northern Syria"), ("b", "place:northeast Syria"))
    ),
    "an acronym in words that differ in nothing else": tuple(
        story(doc, told("consent", "place:United Kingdom", what, date="2016-06-23"), date="2016-06-24")
        for doc, what in (("a", "other~leaving the EU"), ("b", "other~leaving the European Union"))
    ),
    "who is ruled against, and what": tuple(
        story(doc, told("rule", "organization:Supreme Court of Japan", what, date="2019-09-24"), date="2019-09-24")
        for doc, what in (("a", "person:Ann Lee"), ("b", "agreement:Sendai Act"))
    ),
    "a place that is attacked, and those who live there": tuple(
        story(doc, told("attack", "place:Iran", what, date="2019-09-24"), date="2019-09-24")
        for doc, what in (("a", "place:Erbil"), ("b", "group:Kurds"))
    ),
    "an order, and who signed it": tuple(
        story(doc, told("suspend", who, PARS, date="2019-07-03"), date="2019-07-03")
        for doc, who in (("a", KENNEY), ("b", "agreement:Order 13067"))
    ),
    "two words for an end": tuple(
        story(doc, told(action, KENNEY, PARS, date="2018-07-26"), date="2018-07-27")
        for doc, action in (("a", "terminate"), ("b", "withdraw"))
    ),
    "two words for a vote": tuple(
        story(doc, told(action, "organization:City Council of Boston", PARS, date="2018-07-26"), date="2018-07-27")
        for doc, action in (("a", "enact"), ("b", "consent"))
    ),
    "a law that was passed, told two years later": tuple(
        story(doc, told("enact", "", PARS, date=when), date=published)
        for doc, when, published in (("a", "2018-07-26", "2018-07-27"), ("b", None, "2020-07-30"))
    ),
    "an act, and the same with a year from which something lasts": tuple(
        story(doc, told("terminate", KENNEY, f"{PARS}{since}"), date="2018-07-27")
        for doc, since in (("a", ""), ("b", "; since 2014"))
    ),
    "alleged and asserted": (ended("a", None, status="alleged", speaker="person:Helen Gym"), ended("b", None)),
}
TWO = {
    "two days": (ended("a", "2018-07-26"), ended("b", "2018-07-27")),
    "no date in the news of another year": (ended("a", "2018-07-26"), ended("b", None, "2020-07-30")),
    "no dates at all": (ended("a", None, None), ended("b", None, None)),
    "a deed and a demand": (ended("a", "2018-07-26"), ended("b", "2018-07-26", status="demanded")),
    "a deed and an if": (ended("a", "2018-07-26"), ended("b", "2018-07-26", status="hypothetical")),
    "no object and another day": (left("a", "2019-08-01"), left("b", "2019-08-02", OFFICE)),
    "no object and another agent": (left("a", "2019-08-02", who="person:Jim Kenney"), left("b", "2019-08-02", OFFICE)),
    "no object and no agent": (left("a", "2019-08-02", who=""), left("b", "2019-08-02", OFFICE, who="")),
    "no object and a demand": (left("a", "2019-08-02", status="demanded"), left("b", "2019-08-02", OFFICE)),
    "no object and another audience": (
        left("a", "2019-08-02", recipients=ICE),
        left("b", "2019-08-02", OFFICE, recipients="organization:Acme"),
    ),
    "the act without its agent, and an agent that only a speaker names": (
        ended("a", speaker="person:Helen Gym"),
        story("b", told("terminate", "", PARS), date="2018-07-28"),
    ),
    "the act without its agent, a year later": (ended("a"), story("b", told("terminate", "", PARS), date="2019-07-28")),
    "two offices": tuple(
        story(doc, told("appoint", "person:Jim Kenney", f"person:Ann Lee; {post}"), date="2019-08-03")
        for doc, post in (("a", "as governor"), ("b", "as secretary"))
    ),
    "to be appointed and to be sworn in, by one in a sentence about another": tuple(
        story(doc, told("appoint", "", f"person:Ann Lee; {post}", verb=verb), date="2019-08-03")
        for doc, verb, post in (("a", "swear in", "as governor"), ("b", "appoint", "as secretary"))
    ),
    "two countries' armies": tuple(
        story(doc, told("attack", who, "person:Ann Lee", date="2020-01-02"), date="2020-01-03")
        for doc, who in (("a", "place:Iran"), ("b", "organization:US Army"))
    ),
    "two actions": (ended("a"), story("b", told("renew", KENNEY, PARS), date="2018-07-27")),
    "two agents": (ended("a"), story("b", told("terminate", "person:Helen Gym", PARS), date="2018-07-27")),
    "two announcements of nothing in particular": tuple(
        story(doc, told("inform", KENNEY), date="2018-07-27") for doc in ("a", "b")
    ),
    "two audiences": tuple(
        story(doc, told("inform", KENNEY, "", who, date="2018-07-26"), date="2018-07-27")
        for doc, who in (("a", ICE), ("b", "organization:Acme"))
    ),
    "two deals of one side": tuple(
        story(doc, told("agree", f"organization:Auto Workers; {who}", date="2018-07-26"), date="2018-07-27")
        for doc, who in (("a", "organization:Acme"), ("b", "organization:Hartley Motors"))
    ),
    "two quarters of a country": tuple(
        story(doc, told("attack", "place:Turkey", what, date="2019-10-09"), date="2019-10-10")
        for doc, what in (("a", "place:Northern Syria"), ("b", "place:Southern Syria"))
    ),
    "who is ruled against, and what, without a day": tuple(
        story(doc, told("rule", "organization:Supreme Court of Japan", what), date="2019-09-24")
        for doc, what in (("a", "person:Ann Lee"), ("b", "agreement:Sendai Act"))
    ),
    "two words for an end, without a day": tuple(
        story(doc, told(action, KENNEY, PARS), date="2018-07-27") for doc, action in (("a", "terminate"), ("b", "withdraw"))
    ),
    "two words for an end, of two things": tuple(
        story(doc, told(action, KENNEY, what, date="2018-07-26"), date="2018-07-27")
        for doc, action, what in (("a", "terminate", PARS), ("b", "withdraw", "agreement:INF Treaty"))
    ),
    "a ban that was imposed, told two years later": tuple(
        story(doc, told("enact", KENNEY, "agreement~ban", date=when), date=published)
        for doc, when, published in (("a", "2018-07-26", "2018-07-27"), ("b", None, "2020-07-30"))
    ),
    "orders without a number": tuple(
        story(doc, told("enact", who, "agreement:Executive Order", date="2018-07-26"), date="2018-07-27")
        for doc, who in (("a", KENNEY), ("b", ""))
    ),
    "people and things that one article tells were attacked": (
        story(
            "a",
            told("attack", "group~militants", "other~three trucks", date="2018-07-26"),
            told("attack", "group~militants", "group~passengers"),
            date="2018-07-27",
        ),
    ),
    "nobody does nothing": tuple(story(doc, told("protest", date="2018-07-26"), date="2018-07-27") for doc in ("a", "b")),
}


@pytest.mark.parametrize("stories", ONE.values(), ids=ONE)
def test_two_tellings_of_one_event(stories):
    (event,) = events(*stories)
    assert len(event.claims) == 2


@pytest.mark.parametrize("stories", TWO.values(), ids=TWO)
def test_two_events(stories):
    assert len(events(*stories)) == 2


def test_an_act_that_may_be_either_of_two_is_neither():
    found = events(ended("a"), story("b", told("terminate", "person:Helen Gym", PARS), date="2018-07-27"),
                   story("c", told("terminate", "", PARS), date="2018-07-27"))  # fmt: skip
    assert sorted(len(e.claims) for e in found) == [1, 1, 1]


@pytest.mark.parametrize("row", read_table("single_acts"), ids=lambda row: row["action"])
def test_a_single_act_is_one_event_if_one_telling_leaves_a_party_out(row):
    full = story("a", told(row["action"], KENNEY, PARS), date="2018-07-27")
    for less in (told(row["action"], "", PARS), told(row["action"], KENNEY)):
        assert len(events(full, story("b", less, date="2018-07-28"))) == 1
    assert row["example"].count(";") == 1


def test_one_sentence_with_two_objects_tells_two_acts():
    article, record = story("a", told("rule", "organization:Supreme Court", "person:Ann Lee"),
                            told("rule", "organization:Supreme Court", "agreement~law"), date="2019-08-03")  # fmt: skip
    sentence = Span(0, len(article.text), article.text)
    joined = replace(record, events=tuple(replace(event, evidence=sentence) for event in record.events))
    assert len(resolve([article], [joined]).events) == 2


@pytest.mark.parametrize(
    ("object_", "year"),
    [
        ("a 2005 law", None),
        ("the 2005 contract", None),
        ("a 2016 referendum", "2016"),
        ("the 2030 plan", None),
        ("it in 2019", None),
    ],
)
def test_the_only_year_of_a_sentence_is_that_of_the_act(object_, year):
    _, record = story("a", told("rule", "organization:Supreme Court", object_), date="2019-08-03")
    (telling,) = find_tellings(record, defaultdict(str))
    assert telling.year == year


@pytest.mark.parametrize(("words", "number"), [("call for", 1), ("continue to call for", 2), ("again call for", 2)])
def test_a_call_that_goes_on_is_an_act_of_its_own_day(words, number):
    def called(doc, day, trigger):
        article, record = story(doc, told("demand", KENNEY, PARS), date=day)
        (event,) = record.events
        said = replace(event, trigger=replace(event.trigger, text=trigger))
        return article, replace(record, events=(said,))

    assert len(events(called("a", "2018-07-26", "call for"), called("b", "2018-08-10", words))) == number


@pytest.mark.parametrize("row", read_table("merging_words"), ids=lambda row: row["class"])
def test_words_of_merging_stand_in_two_tellings(row):
    assert row["words"]
    assert row["example"].count(";") == 1


def test_an_article_may_tell_an_event_twice():
    twice = story("a", told("terminate", KENNEY, PARS, date="2018-07-26"), told("terminate", KENNEY, PARS), date="2018-07-27")
    (event,) = events(twice)
    assert (event.date, len(event.claims)) == ("2018-07-26", 2)


def test_a_wide_date_between_two_events_joins_neither():
    found = events(ended("a", "2018-07-03"), ended("b", "2018-07-09"), ended("c", "2018-07"))
    assert [e.date for e in sorted(found, key=lambda e: e.date)] == ["2018-07", "2018-07-03", "2018-07-09"]


def test_an_event_without_object_joins_none_of_two():
    found = events(left("a", "2019-08-02"), left("b", "2019-08-02", OFFICE), left("c", "2019-08-02", "organization:Acme"))
    assert sorted(len(e.claims) for e in found) == [1, 1, 1]


def test_an_event_takes_its_undated_tellings_along_to_its_object():
    twice = story("a", *(told("resign", "person:Ann Lee", date=day) for day in ("2019-08-02", None)), date="2019-08-03")
    alone, (event,) = events(left("z", "2019-08-02", OFFICE)), events(twice, left("z", "2019-08-02", OFFICE))
    assert (event.objects, len(event.claims)) == (("organization/governor-s-office",), 3)
    assert event.id == alone[0].id


def test_an_undated_telling_joins_the_event_of_its_own_article():
    own = story(
        "a", told("protest", "group:Occupy", PARS, date="2018-05-03"), told("protest", "group:Occupy", PARS), date="2018-07-27"
    )
    other = story("b", told("protest", "group:Occupy", PARS, date="2018-07-26"), date="2018-07-27")
    assert {(e.date, len(e.claims)) for e in events(own, other)} == {("2018-05-03", 2), ("2018-07-26", 1)}


def test_recipients_are_gathered_where_the_object_is_the_same():
    with_ice = story("a", told("terminate", KENNEY, PARS, ICE, date="2018-07-26"))
    (event,) = events(with_ice, ended("b", "2018-07-26"))
    assert event.recipients == ("organization/immigration-service",)


def test_a_demand_never_becomes_a_deed():
    demand = story("a", told("demand", "person:Helen Gym", PARS, content="terminate", date="2018-07-26"), date="2018-07-27")
    deed = ended("b", "2018-07-26")
    articles, records = zip(demand, deed, strict=True)
    network = resolve(articles, records)
    by_id = {e.id: e for e in network.events}
    asked = next(e for e in network.events if e.action == "demand")
    content = by_id[asked.content]
    done = next(e for e in network.events if e.action == "terminate" and e.agents)
    assert (content.action, content.agents, content.objects, content.date) == ("terminate", (), asked.objects, None)
    assert {c.status for c in network.claims if c.event == content.id} == {Status.DEMANDED}
    assert {c.status for c in network.claims if c.event == done.id} == {Status.ACTUAL}


def test_what_is_demanded_is_done_to_the_thing_and_not_to_the_words():
    article, record = story("a", told("demand", "person:Helen Gym", "end to the contract", content="terminate"))
    (event,) = record.events
    (words,) = event.objects
    inside = Mention(words.start + len("end to "), words.end, "the contract", Form.NOMINAL)
    contract = Entity("e9", "PARS contract", Kind.AGREEMENT, (inside,))
    network = resolve([article], [replace(record, entities=(*record.entities, contract))])
    content = next(e for e in network.events if e.action == "terminate")
    asked = next(e for e in network.events if e.action == "demand")
    assert content.objects == ("agreement/a/pars-contract",)
    assert asked.objects == ("other/a/end-to-the-contract",)


def test_two_outlets_report_one_demand_with_one_content():
    demands = [
        story(doc, told("demand", "person:Helen Gym", PARS, content="terminate", date="2018-07-26"), date=f"2018-07-2{day}")
        for doc, day in (("a", 7), ("b", 8))
    ]
    found = events(*demands)
    assert sorted((e.action, len(e.claims)) for e in found) == [("demand", 2), ("terminate", 2)]


def test_the_names_of_speakers_stay():
    network = resolve(*zip(ended("a", speaker="group~officials"), strict=True))
    (claim,) = network.claims
    assert (claim.speaker, claim.speaker_name) == ("source/a/officials", "officials")


# --- any order, any batching, any repetition ---

PEOPLE = [
    "person:Jim Kenney",
    "person:James Kenney",
    "person:Kenney",
    "person:George W. Bush",
    "person:George Bush",
    "group~officials",
]
THINGS = [
    PARS,
    "agreement~the city's contract",
    "agreement~the Paris climate deal",
    "agreement:Paris Agreement",
    "agreement~the Senate bill",
    "organization:Senate",
    "organization:ICE",
    "other:PARS Agreement",
    "ending it",
]
DATES = [None, "2018", "2018-07", "2018-07-26", "2018-07-20/2018-07-27", "2018-08-31", "P2M"]
DAYS = st.one_of(st.none(), st.integers(0, 120).map(lambda n: (date(2018, 6, 1) + timedelta(n)).isoformat()))
TELLINGS = st.builds(
    told,
    st.sampled_from(["terminate", "withdraw", "demand", "meet", "rule", "expire"]),
    st.sampled_from(["", *PEOPLE, "person:Jim Kenney; person:George Bush"]),
    st.sampled_from(["", *THINGS]),
    st.sampled_from(["", "organization:ICE"]),
    date=st.sampled_from(DATES),
    status=st.sampled_from([s.value for s in Status]),
    speaker=st.sampled_from([None, *PEOPLE]),
    content=st.sampled_from([None, "terminate"]),
)
STORIES = st.lists(st.tuples(st.lists(TELLINGS, max_size=4), DAYS), max_size=6).map(
    lambda parts: [story(f"a{n}", *told_here, date=day) for n, (told_here, day) in enumerate(parts)]
)


@settings(deadline=None)
@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(stories, random):
    shuffled = list(stories)
    random.shuffle(shuffled)
    articles, records = [a for a, _ in stories], [r for _, r in stories]
    assert resolve(articles, records) == resolve([a for a, _ in shuffled], [r for _, r in shuffled])


@settings(deadline=None)
@given(STORIES)
def test_every_extracted_event_is_a_claim_and_every_link_leads_somewhere(stories):
    network = resolve([a for a, _ in stories], [r for _, r in stories])
    entities, known = {e.id for e in network.entities}, {e.id for e in network.events}
    told_events = sum(len(r.events) + sum(bool(e.content) for e in r.events) for _, r in stories)
    assert len({c.id for c in network.claims}) == len(network.claims) == told_events
    assert len(known) == len(network.events)
    assert len(entities) == len(network.entities)
    for event in network.events:
        assert event.claims
        assert {*event.agents, *event.objects, *event.recipients} <= entities
        assert event.content is None or event.content in known
    assert {c.event for c in network.claims} == known
    chains = [chain for e in network.entities for chain in e.chains]
    assert len(chains) == len(set(chains))


@settings(deadline=None)
@given(STORIES)
def test_actual_claims_never_share_an_event_with_demands(stories):
    network = resolve([a for a, _ in stories], [r for _, r in stories])
    unreal = {Status.DEMANDED, Status.HYPOTHETICAL}
    for event in network.events:
        statuses = {c.status for c in network.claims if c.event == event.id}
        assert statuses <= unreal or not statuses & unreal
