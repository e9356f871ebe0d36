"""What a person decides holds: in the graph at once, through every rebuild, and against whoever says otherwise."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace

import pytest
from tests.stories import story, told

from pressgraph.curation import find_troubles
from pressgraph.curation.exchange import log_lines, read_log
from pressgraph.errors import JudgementError
from pressgraph.graph.validation import validate
from pressgraph.judgements import Act, Judgement, active
from pressgraph.query import ask, ask_sparql
from pressgraph.store import CaseStore
from pressgraph.store.schema import FILE

KENNEY, PARS = "person:Jim Kenney", "agreement:PARS Agreement"
A = story("a", told("terminate", KENNEY, PARS, date="2018-07-26"), date="2018-07-27")
B = story("b", told("terminate", "person:J. Kenney", PARS, date="2018-07-26"), date="2018-07-28")
C = story("c", told("sue", "person:John Roberts", "organization:Acme"), date="2018-08-01")
D = story("d", told("support", "person:John Roberts", "organization:Acme"), date="2018-08-02")
E = story("e", told("demand", "person:Helen Gym", PARS, content="terminate"), date="2018-07-28")
F = story("f", told("meet", "person:John Roberts", "person:Helen Gym"), date="2018-08-03")
KENNEYS = ("person/jim-kenney", "person/j-kenney")


# --- merge ---


def test_a_merge_makes_one_entity_and_its_events_follow(newsroom):
    newsroom.add(A, B)
    assert len(newsroom.network().events) == 2
    judgement = newsroom.desk.merge(*KENNEYS, why="the mayor")
    network = newsroom.network()
    assert newsroom.names()["person/jim-kenney"] == "a b"
    (event,) = network.events
    assert len(event.claims) == 2
    (kenney,) = (e for e in network.entities if e.kind == "person")
    assert kenney.judgements == (judgement.id,)
    assert f"merge by Ann, {judgement.at[:10]}: the mayor" in kenney.reasons


def test_things_are_named_by_id_or_by_a_name_that_no_other_bears(newsroom):
    newsroom.add(A, B)
    newsroom.desk.merge("jim kenney", "J. Kenney", why="the mayor")
    assert "person/j-kenney" not in newsroom.names()


def test_an_undone_judgement_leaves_the_network_as_it_was_and_stays_in_the_log(newsroom):
    newsroom.add(A, B)
    before = newsroom.network()
    newsroom.desk.merge(*KENNEYS, why="the mayor")
    newsroom.desk.undo(1, why="two men")
    after = newsroom.network()
    assert (after.entities, after.events, after.claims) == (before.entities, before.events, before.claims)
    assert [j.act for j in after.judgements] == ["merge", "undo"]
    assert active(after.judgements) == []
    newsroom.desk.merge(*KENNEYS, why="the mayor")
    assert newsroom.names()["person/jim-kenney"] == "a b"


def test_a_merge_reaches_articles_that_come_later(newsroom):
    newsroom.add(A, B)
    newsroom.desk.merge(*KENNEYS, why="the mayor")
    newsroom.add(story("z", told("resign", "person:J. Kenney"), date="2019-01-01"))
    assert newsroom.parts("kenney") == ["a b z"]


# --- split ---


def test_a_split_divides_namesakes_and_a_new_one_joins_neither_by_itself(newsroom):
    newsroom.add(C, D)
    assert newsroom.names()["person/john-roberts"] == "c d"
    newsroom.desk.split("person/john-roberts", articles=["d"], why="d is the anchor")
    assert newsroom.parts("roberts") == ["c", "d"]
    newsroom.add(F)
    names = {v: k for k, v in newsroom.names().items() if "roberts" in k}
    assert set(names) == {"c", "d", "f"}
    newsroom.desk.merge(names["d"], names["f"], why="the anchor again")
    assert newsroom.parts("roberts") == ["c", "d f"]


def test_what_bears_the_name_of_one_side_alone_goes_with_it(newsroom):
    both = story("h", told("meet", "person:Jim Kenney"), aliases={"Jim Kenney": ("James Patrick Kenney",)})
    newsroom.add(both, story("i", told("sue", "person:James Patrick Kenney")))
    assert newsroom.parts("kenney") == ["h i"]
    newsroom.desk.split("person/james-patrick-kenney", articles=["i"], why="h speaks of his son")
    newsroom.add(story("k", told("resign", "person:Jim Kenney")), story("l", told("resign", "person:James Patrick Kenney")))
    assert newsroom.parts("kenney") == ["h k", "i", "l"]


def test_two_entities_are_kept_apart_when_a_later_article_would_join_them(newsroom):
    newsroom.add(A, story("b", told("sue", "person:James Patrick Kenney", "organization:Acme")))
    newsroom.desk.split("person/jim-kenney", "person/james-patrick-kenney", why="father and son")
    newsroom.add(story("x", told("resign", KENNEY), aliases={"Jim Kenney": ("James Patrick Kenney",)}))
    assert newsroom.parts("kenney") == ["a", "b", "x"]


# --- rename and retype ---


def test_a_name_and_a_kind_are_given_and_kept(newsroom):
    newsroom.add(A)
    newsroom.desk.rename("person/jim-kenney", "James F. Kenney", why="his full name")
    newsroom.desk.retype("PARS Agreement", "work", why="a database")
    newsroom.add(B, E)
    names = newsroom.names()
    assert names["person/james-f-kenney"] == "a"
    assert names["work/pars-agreement"] == "a b e"
    (kenney,) = (e for e in newsroom.network().entities if e.id == "person/james-f-kenney")
    assert kenney.aliases == ("Jim Kenney",)


# --- reject ---


def test_a_rejected_claim_is_in_no_answer_and_still_in_the_graph(newsroom):
    newsroom.add(A, B, C)
    (claim,) = (c for c in newsroom.network().claims if c.article == "a")
    judgement = newsroom.desk.reject_claim(claim.id, why="misread")
    assert newsroom.told() == ["J. Kenney terminate PARS Agreement", "John Roberts sue Acme"]
    with CaseStore(newsroom.folder) as store:
        graph = store.open_graph()
    assert [row["agent"] for row in ask(graph, "who-terminated-what")] == ["J. Kenney"]
    (row,) = ask_sparql(
        graph,
        """SELECT ?claim ?who ?why ?event ?sentence {
             ?c a pg:RejectedClaim ; dct:identifier ?claim ; prov:wasInvalidatedBy ?j ; pg:wasAbout/rdfs:label ?event ;
                pg:evidence/oa:hasSelector/oa:exact ?sentence .
             ?j prov:wasAssociatedWith/rdfs:label ?who ; rdfs:comment ?why ; prov:startedAtTime ?at }""",
    )
    assert (row["claim"], row["who"], row["why"]) == (claim.id, "Ann", "misread")
    assert "Jim Kenney" in str(row["event"]) and "Jim Kenney" in str(row["sentence"])
    assert newsroom.network().rejected.by == ((claim.id, judgement.id),)
    assert validate(graph).conforms


def test_a_rejected_event_takes_what_later_articles_tell_of_it(newsroom):
    newsroom.add(A, C)
    (event,) = (e for e in newsroom.network().events if e.action == "terminate")
    newsroom.desk.reject_event(event.id, why="it never happened")
    newsroom.add(story("z", told("terminate", KENNEY, PARS, date="2018-07-26"), date="2018-07-29"))
    assert newsroom.told() == ["John Roberts sue Acme"]
    assert len(newsroom.network().rejected.claims) == 2


def test_a_rejected_claim_changes_neither_date_nor_participants_of_what_is_left(newsroom):
    wide = story("w", told("terminate", KENNEY, PARS, date="2018-07"), date="2018-08-05")
    newsroom.add(A, wide)
    (claim,) = (c for c in newsroom.network().claims if c.article == "a")
    assert [e.date for e in newsroom.network().events] == ["2018-07-26"]
    newsroom.desk.reject_claim(claim.id, why="the day is invented")
    assert [e.date for e in newsroom.network().events] == ["2018-07"]


def test_a_demand_and_what_it_demands_fall_together(newsroom):
    newsroom.add(E, C)
    demand = next(c for c in newsroom.network().claims if c.article == "e" and not c.id.endswith("-content"))
    with pytest.raises(JudgementError, match="only what a demand demands; reject the demand: " + demand.id):
        newsroom.desk.reject_claim(f"{demand.id}-content", why="no")
    newsroom.desk.reject_claim(demand.id, why="no")
    assert newsroom.told() == ["John Roberts sue Acme"]
    assert len(newsroom.network().rejected.claims) == 2
    assert validate(_graph(newsroom)).conforms


# --- conflicts and mistakes ---


def _graph(newsroom):
    with CaseStore(newsroom.folder) as store:
        return store.open_graph()


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            lambda d: d.merge(*KENNEYS, why="one"),
            lambda d: d.split("person/jim-kenney", articles=["b"], why="two"),
            r"judgement 1 \(merge",
        ),
        (lambda d: d.split(*KENNEYS, why="two"), lambda d: d.merge(*KENNEYS, why="one"), r"judgement 1 \(split.*pressgraph undo 1"),
        (
            lambda d: d.rename("person/jim-kenney", "James Kenney", why="x"),
            lambda d: d.rename("person/james-kenney", "Jimmy Kenney", why="y"),
            r"judgement 1 \(rename",
        ),
        (
            lambda d: d.retype("person/jim-kenney", "group", why="x"),
            lambda d: d.retype("group/jim-kenney", "place", why="y"),
            r"judgement 1 \(retype",
        ),
        (
            lambda d: (d.rename("person/jim-kenney", "James Kenney", why="x"), d.rename("person/j-kenney", "Jack Kenney", why="y")),
            lambda d: d.merge("person/james-kenney", "person/jack-kenney", why="one"),
            r"judgement 1 \(rename.*judgement 2 \(rename",
        ),
        (lambda d: None, lambda d: d.merge("person/jim-kenney", "Jim Kenney", why="x"), "two different entities"),
        (
            lambda d: None,
            lambda d: d.merge("person/jim-keney", "J. Kenney", why="x"),
            "no entity .* mean person/jim-kenney",
        ),
        (lambda d: None, lambda d: d.merge(*KENNEYS, why=" "), "needs its reason"),
        (lambda d: None, lambda d: d.split("person/jim-kenney", articles=["a"], why="x"), "not none and not all, of: a"),
        (lambda d: None, lambda d: d.split("person/jim-kenney", articles=["c"], why="x"), "not mentioned in 'c'"),
        (lambda d: None, lambda d: d.rename("person/jim-kenney", "Jim Kenney", why="x"), "is called 'Jim Kenney'"),
        (lambda d: None, lambda d: d.retype("person/jim-kenney", "star", why="x"), "give another kind: person, "),
        (lambda d: None, lambda d: d.reject_claim("c-zzz", why="x"), "no claim 'c-zzz'"),
        (lambda d: None, lambda d: d.reject_event("terminate", why="x"), "several events begin with 'terminate'"),
        (lambda d: None, lambda d: d.undo(7, why="x"), "no judgement 7"),
        (lambda d: (d.merge(*KENNEYS, why="x"), d.undo(1, why="y")), lambda d: d.undo(1, why="z"), "undone already: judgement 2"),
        (lambda d: (d.merge(*KENNEYS, why="x"), d.undo(1, why="y")), lambda d: d.undo(2, why="z"), "is an undo"),
    ],
)
def test_what_cannot_be_is_refused_and_the_earlier_judgement_quoted(newsroom, first, second, message):
    newsroom.add(A, B)
    first(newsroom.desk)
    before = newsroom.dump()
    with pytest.raises(JudgementError, match=message):
        second(newsroom.desk)
    assert newsroom.dump() == before


def test_unnamed_sources_of_two_articles_are_never_one(newsroom):
    officials = [story(i, told("sue", KENNEY, "organization:Acme", speaker="group~officials"), date="2018-07-27") for i in "mn"]
    newsroom.add(*officials)
    with pytest.raises(JudgementError, match="unnamed sources of different articles are never one"):
        newsroom.desk.merge("source/m/officials", "source/n/officials", why="x")
    newsroom.desk.merge("source/m/officials", "person/jim-kenney", why="it was he")
    assert validate(_graph(newsroom)).conforms


def test_what_was_rejected_already_says_by_whom(newsroom):
    newsroom.add(A)
    (claim,) = newsroom.network().claims
    newsroom.desk.reject_claim(claim.id, why="misread")
    with pytest.raises(JudgementError, match="rejected already: judgement 1"):
        newsroom.desk.reject_claim(claim.id, why="again")


def test_contradictions_in_a_log_are_listed_and_none_is_followed(newsroom):
    newsroom.add(A, B)
    merge = newsroom.desk.merge(*KENNEYS, why="one")
    one, other = merge.entities
    with CaseStore(newsroom.folder) as store:  # as a hand would that passes by the desk
        store.add_judgement(replace(merge, act=Act.SPLIT, about="two", why="two", entities=(one, other), number=0))
    newsroom.add(C)
    assert {"person/jim-kenney", "person/j-kenney"} <= set(newsroom.names())
    (trouble,) = find_troubles(newsroom.network(), newsroom.records())
    assert (trouble.is_conflict, set(trouble.judgements)) == (True, {1, 2})
    assert "contradicts judgement 1 (merge" in str(trouble)


def test_two_names_for_one_entity_in_a_log_are_listed_and_none_is_followed(newsroom):
    newsroom.add(A)
    rename = newsroom.desk.rename("person/jim-kenney", "James Kenney", why="x")
    with CaseStore(newsroom.folder) as store:
        store.add_judgement(replace(rename, value="Jack Kenney", number=0))
    newsroom.add(B)
    assert "person/jim-kenney" in newsroom.names()
    (trouble,) = find_troubles(newsroom.network(), newsroom.records())
    assert "judgement 1 (rename" in str(trouble) and "judgement 2 (rename" in str(trouble)


# --- found again ---


def reread(told_story, *, shift=0):
    """An article read anew by another model: chains have other numbers, and mentions may stand elsewhere in a corrected text."""
    article, record = told_story
    article = replace(article, text="x" * shift + article.text)

    def moved(thing):
        return replace(thing, start=thing.start + shift, end=thing.end + shift)

    def renumbered(participants):
        return tuple(replace(moved(p), entity=f"n{p.entity}") for p in participants)

    entities = tuple(replace(e, id=f"n{e.id}", mentions=tuple(map(moved, e.mentions))) for e in reversed(record.entities))
    events = tuple(
        replace(
            event,
            trigger=moved(event.trigger),
            evidence=moved(event.evidence),
            agents=renumbered(event.agents),
            objects=renumbered(event.objects),
        )
        for event in record.events
    )
    return article, replace(record, entities=entities, events=events)


@pytest.mark.parametrize("shift", [0, 7])
def test_judgements_are_found_again_after_another_reading(newsroom, shift):
    newsroom.add(A, B, C, D)
    claim = next(c for c in newsroom.network().claims if c.article == "c")
    newsroom.desk.merge(*KENNEYS, why="one")
    newsroom.desk.reject_claim(claim.id, why="misread")
    newsroom.desk.split("person/john-roberts", articles=["d"], why="two")
    newsroom.add(*(reread(s, shift=shift) for s in (A, B, C, D)))
    assert newsroom.names()["person/jim-kenney"] == "a b"
    assert newsroom.parts("roberts") == ["c", "d"]
    assert "John Roberts sue Acme" not in newsroom.told()
    assert find_troubles(newsroom.network(), newsroom.records()) == ()


def test_what_is_no_longer_found_is_said(newsroom):
    newsroom.add(A, B, C)
    claim = next(c for c in newsroom.network().claims if c.article == "c")
    newsroom.desk.merge(*KENNEYS, why="one")
    newsroom.desk.reject_claim(claim.id, why="misread")
    newsroom.add(story("b", told("terminate", "person:Bill Green", PARS, date="2018-07-26"), date="2018-07-28"))
    newsroom.add(story("c", told("sue", "person:Bill Green", "organization:Acme"), date="2018-08-01"))
    texts = [str(trouble) for trouble in find_troubles(newsroom.network(), newsroom.records())]
    assert len(texts) == 2
    assert "judgement 1 (merge" in texts[0] and "no longer finds 'J. Kenney' in article b" in texts[0]
    assert "judgement 2 (reject claim" in texts[1] and f"no longer finds claim {claim.id} in article c" in texts[1]


def test_other_words_at_the_same_characters_are_another_claim(newsroom):
    newsroom.add(C)
    (claim,) = newsroom.network().claims
    newsroom.desk.reject_claim(claim.id, why="misread")
    newsroom.add(story("c", told("sue", "person:Jack Roberts", "organization:Acne"), date="2018-08-01"))
    assert [c.id for c in newsroom.network().claims] == [claim.id]
    (trouble,) = find_troubles(newsroom.network(), newsroom.records())
    assert "no longer finds claim" in str(trouble)


def test_a_judgement_waits_while_its_articles_are_withdrawn(newsroom):
    newsroom.add(A, B)
    newsroom.desk.merge(*KENNEYS, why="one")
    newsroom.withdraw("b")
    (trouble,) = find_troubles(newsroom.network(), newsroom.records())
    assert "waits: no article of the case has 'J. Kenney' (it was in b)" in str(trouble)
    newsroom.add(B)
    assert newsroom.names()["person/jim-kenney"] == "a b"


# --- the log ---


def judge_much(desk):
    desk.merge(*KENNEYS, why="one")
    desk.split("person/john-roberts", articles=["d"], why="two")
    desk.rename("organization/acme", "Acme Corporation of Ohio", why="its full name")
    desk.retype("agreement/pars-agreement", "work", why="a database")
    desk.undo(4, why="an agreement after all")
    event = next(c.event for c in _network(desk).claims if c.article == "c")
    desk.reject_event(event, why="never filed")


def _network(desk):
    with CaseStore(desk.folder) as store:
        return store.read_network()


def test_the_same_articles_and_log_give_the_same_bytes_in_any_order(newsroom, open_newsroom, tmp_path):
    stories = [A, B, C, D, E, F]
    newsroom.add(*stories[:4])
    judge_much(newsroom.desk)
    newsroom.add(*stories[4:])
    (tmp_path / "log.jsonl").write_text(log_lines(newsroom.network().judgements), encoding="utf-8")
    for seed in range(3):
        random.Random(seed).shuffle(stories)
        other = open_newsroom(f"other-{seed}")
        other.add(*stories[:3])
        applied = other.desk.apply(tmp_path / "log.jsonl")
        assert (len(applied.added), applied.refused) == (6, ())
        for one in stories[3:]:
            other.add(one)
        assert other.dump() == newsroom.dump()
    assert validate(_graph(newsroom)).conforms


def test_a_log_is_applied_once_and_what_contradicts_is_refused(newsroom, open_newsroom, tmp_path):
    newsroom.add(A, B, C, D)
    judge_much(newsroom.desk)
    path = tmp_path / "log.jsonl"
    path.write_text(log_lines(newsroom.network().judgements), encoding="utf-8")
    again = newsroom.desk.apply(path)
    assert (again.added, len(again.known)) == ((), 6)
    other = open_newsroom("other")
    other.add(A, B)
    other.desk.split(*KENNEYS, why="I know them both")
    applied = other.desk.apply(path)
    assert len(applied.added) == 5
    (refused,) = applied.refused
    assert "contradicts judgement 1 (split" in refused
    assert any("waits: no article of the case has 'John Roberts'" in text for text in applied.waiting)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda line: "{broken", ":1: no judgement"),
        (lambda line: "[]", ":1: no judgement"),
        (lambda line: '{"act": "merge"}', ":1: no judgement"),
        (lambda line: line.replace('"one"', '"another"'), ":1: changed by hand"),
        (lambda line: line.replace('"act": "merge"', '"act": "marry"'), ":1: no judgement"),
    ],
)
def test_a_spoilt_log_adds_nothing(newsroom, tmp_path, spoil, message):
    newsroom.add(A, B)
    newsroom.desk.merge(*KENNEYS, why="one")
    text = log_lines(newsroom.network().judgements)
    (tmp_path / "log.jsonl").write_text(spoil(text.strip()) + "\n" + text, encoding="utf-8")
    with pytest.raises(JudgementError, match=message):
        newsroom.desk.apply(tmp_path / "log.jsonl")
    assert len(newsroom.network().judgements) == 1


def test_a_missing_log_is_said(newsroom, tmp_path):
    newsroom.add(A)
    with pytest.raises(JudgementError, match="cannot be read"):
        newsroom.desk.apply(tmp_path / "none.jsonl")


def test_a_judgement_survives_json(newsroom):
    newsroom.add(A, B, C, D)
    judge_much(newsroom.desk)
    for judgement in newsroom.network().judgements:
        assert Judgement.from_json(json.loads(json.dumps(judgement.to_json()))) == judgement


def test_the_log_reads_back_and_cannot_be_changed(newsroom, tmp_path):
    newsroom.add(A, B)
    newsroom.desk.merge(*KENNEYS, why="one")
    log = newsroom.network().judgements
    (tmp_path / "log.jsonl").write_text(log_lines(log), encoding="utf-8")
    assert tuple(read_log(tmp_path / "log.jsonl")) == log
    with sqlite3.connect(newsroom.folder / FILE) as database:
        for change in ("DELETE FROM judgements", "UPDATE judgements SET why = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                database.execute(change)
    database.close()


def test_a_case_of_the_first_schema_gets_its_log(newsroom):
    newsroom.add(A, B)
    with sqlite3.connect(newsroom.folder / FILE) as database:
        database.executescript("DROP TABLE judgements; DROP TABLE rejected; PRAGMA user_version = 1;")
    database.close()
    newsroom.desk.merge(*KENNEYS, why="one")
    assert newsroom.names()["person/jim-kenney"] == "a b"
