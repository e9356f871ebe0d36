"""Which merges are proposed to a person, with what reasons, and which never."""

from __future__ import annotations

import pytest
from tests.stories import story, told

from pressgraph.curation.evidence import sentence_around
from pressgraph.desk import Desk
from pressgraph.entities.likeness import offices_in
from pressgraph.entities.names import name_words
from pressgraph.resources import read_table
from pressgraph.tables import REVIEW_COLUMNS, review_table

PROPOSED = [
    ("person:Kenney", "person:Jim Kenney", "the same last name, one without a first name"),
    ("person:Kenney", "person:Kenney", "the same last name"),
    ("person:J. Kenney", "person:Jim Kenney", "an initial that fits the first name"),
    ("person:Alex Smith", "person:Alexandra Smith", "may be short for the other"),
    ("person:Larry Krasner", "person:Larry Krassner", "last names that are nearly the same"),
    ("person:Ricardo Rossello", "person:Ricarda Rossello", "first names that are nearly the same"),
    ("organization:ICE", "organization:Immigration and Customs Enforcement", "may be the acronym"),
    ("organization:Fiat Chrysler", "organization:Fiat Chrysler Automobiles", "one name within the other"),
    ("organization:Hartley Institute", "organization:Hartly Institute", "names that are nearly the same"),
    ("organization:Hartley Guards", "organization:Islamic Hartley Guard", "one name within the other"),
    ("organization:Hartley Workers", "group:Hartley Workers union", "one name within the other"),
    ("work:Panama Papers", "work:Panama Paper", "names that are nearly the same"),
]
NOT_PROPOSED = [
    ("person:Jim Kenney", "person:Jason Kenney"),
    ("person:George W. Bush", "person:George H. W. Bush"),
    ("person:Hunter Biden", "person:Joe Biden"),
    ("person:Kenney", "person:Larry Krasner"),
    ("person:John Roberts", "place:John Roberts"),
    ("place:Austria", "place:Australia"),
    ("place:Iran", "place:Iraq"),
    ("place:Germany", "group:Germans"),
    ("place:Las Vegas", "organization:Las Vegas Gazette"),
    ("place:South Sudan", "place:Sudan"),
    ("agreement:Article 50 Agreement", "agreement:Article 51 Agreement"),
    ("group~officials", "group~officials"),
    ("organization:Supreme Court", "organization:Supreme Court"),
    ("organization:AP", "organization:Alliance Party"),
    ("organization:Hartley", "organization:Hartley Network"),
    ("organization:US State Department", "organization:US Department of Agriculture"),
    ("group:Germans", "organization:German government"),
    ("organization:DCA", "organization:Movement for Democratic Change in Asia"),
    ("organization~the court", "organization:Court of Appeal"),
]


def pair(newsroom, one, other, **dates):
    newsroom.add(story("a", told("resign", one), date=dates.get("a")), story("b", told("resign", other), date=dates.get("b")))
    return newsroom.desk.review()


@pytest.mark.parametrize(("one", "other", "reason"), PROPOSED)
def test_a_doubtful_pair_is_proposed_with_its_reason(newsroom, one, other, reason):
    (doubt,) = pair(newsroom, one, other)
    assert reason in doubt.proposal.reasons[0]
    assert 0.4 <= doubt.proposal.score < 1
    assert {s.article for side in doubt.sentences for s in side} == {"a", "b"}


@pytest.mark.parametrize(("one", "other"), NOT_PROPOSED)
def test_what_cannot_be_one_is_not_proposed(newsroom, one, other):
    assert pair(newsroom, one, other) == []


def test_an_office_of_one_holder_is_proposed_where_its_articles_are_set_in_one_place(newsroom):
    for name, holder in (("a", "Moamer Gaddafi"), ("b", "Muammar Qaddafi")):
        aliases = {holder: (f"President {holder}",)}
        newsroom.add(story(name, told("meet", f"person:{holder}", "place:Libya"), aliases=aliases))
    (doubt,) = newsroom.desk.review()
    assert doubt.proposal.reasons == ("both are called president in articles set in Libya, and their names sound alike",)


def test_a_name_that_many_bear_is_proposed_where_its_articles_have_more_in_common(newsroom):
    for name in "ab":
        newsroom.add(story(name, told("sue", "organization:Supreme Court", "person:Helen Gym", "place:Ohio")))
    (doubt,) = newsroom.desk.review()
    assert "a name that many bear" in doubt.proposal.reasons[0]


def test_one_word_of_a_name_is_proposed_where_both_are_named_beside_the_same(newsroom):
    for name, body in (("a", "Hartley"), ("b", "Hartley Network")):
        newsroom.add(story(name, told("sue", f"organization:{body}", "person:Helen Gym", "organization:Acme")))
    (doubt,) = newsroom.desk.review()
    assert doubt.proposal.reasons[:2] == (
        "'Hartley' and 'Hartley Network': one name within the other",
        "both are named beside Acme, Helen Gym",
    )


def test_parties_of_one_name_are_two_in_two_countries_and_a_proposal_says_where(newsroom):
    for name, place in (("a", "Britain"), ("b", "New Zealand")):
        story_here = told("sue", "organization:Labour Party", "person:Helen Gym", f"place:{place}")
        newsroom.add(story(name, *[story_here] * 2))
    (doubt,) = newsroom.desk.review(least=0)
    assert "but their articles are set in Britain and in New Zealand, and such a name many places have" in doubt.proposal.reasons


def test_an_acronym_that_has_its_full_name_already_is_not_proposed_with_another(newsroom):
    press = story("a", told("sue", "organization:Associated Print Press"), aliases={"Associated Print Press": ("APP",)})
    newsroom.add(press, story("b", told("sue", "organization:Alliance Peoples Party")))
    assert newsroom.desk.review() == []


def test_company_and_office_raise_the_score_and_one_article_that_tells_apart_lowers_it(newsroom, open_newsroom):
    plain, better, worse = newsroom, open_newsroom("better"), open_newsroom("worse")
    plain.add(story("a", told("resign", "person:Kenney")), story("b", told("resign", "person:Jim Kenney")))
    better.add(
        story("a", told("meet", "person:Kenney", "person:Helen Gym"), aliases={"Kenney": ("Mayor Kenney",)}),
        story("b", told("meet", "person:Jim Kenney", "person:Helen Gym"), aliases={"Jim Kenney": ("Mayor Jim Kenney",)}),
    )
    worse.add(story("a", told("meet", "person:Kenney", "person:Jim Kenney")))
    scores = [max((d.proposal.score for d in n.desk.review(least=0)), default=0) for n in (better, plain, worse)]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 3


def test_a_last_name_of_several_is_proposed_with_each_and_says_so(newsroom):
    newsroom.add(
        *(story(i, told("resign", f"person:{n}")) for i, n in zip("abc", ("Kenney", "Jim Kenney", "Jason Kenney"), strict=True))
    )
    doubts = newsroom.desk.review()
    assert len(doubts) == 2
    assert all("2 bear it" in doubt.proposal.reasons for doubt in doubts)


def test_what_a_person_has_judged_is_never_proposed_again(newsroom):
    (doubt,) = pair(newsroom, "person:J. Kenney", "person:Jim Kenney")
    newsroom.desk.split(*(entity.id for entity in doubt.entities), why="two men")
    assert newsroom.desk.review() == []
    newsroom.desk.undo(1, why="one after all")
    assert len(newsroom.desk.review()) == 1
    newsroom.desk.merge(*(entity.id for entity in doubt.entities), why="one")
    assert newsroom.desk.review() == []


def test_the_namesake_of_a_split_is_proposed_with_both(newsroom):
    newsroom.add(*(story(i, told("sue", "person:John Roberts", "organization:Acme")) for i in "cd"))
    newsroom.desk.split("person/john-roberts", articles=["d"], why="the anchor")
    newsroom.add(story("f", told("resign", "person:John Roberts")))
    assert len([d for d in newsroom.desk.review() if d.proposal.reasons[0].endswith("the same name")]) == 2


def test_the_order_of_articles_does_not_change_the_proposals(newsroom, open_newsroom):
    stories = [
        story(i, told("resign", f"person:{n}")) for i, n in zip("abcd", ("Kenney", "Jim Kenney", "J. Kenney", "Kenny"), strict=True)
    ]
    newsroom.add(*stories)
    other = open_newsroom("other")
    other.add(*reversed(stories))
    assert [d.proposal for d in newsroom.desk.review()] == [d.proposal for d in other.desk.review()]


def test_a_review_is_a_table_too(newsroom):
    table = review_table(pair(newsroom, "person:Kenney", "person:Jim Kenney"), {"one": "kenney"})
    assert tuple(table.columns) == REVIEW_COLUMNS
    assert len(table) == 1


@pytest.mark.parametrize("row", read_table("sole_offices"), ids=lambda row: row["office"])
def test_every_office_is_a_title_and_found_in_its_example(row):
    assert row["office"] in {title["title"] for title in read_table("titles")}
    name = row["example"].partition("Hartley")[0] + "Hartley"
    assert offices_in([name]) >= {" ".join(name_words(row["office"]))}
    assert offices_in([row["office"]]) == frozenset()


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One left. Kenney stayed. Two left.", "Kenney", "Kenney stayed."),
        ("A headline\n\nKenney stayed", "Kenney", "Kenney stayed"),
        ("He said so. “Kenney stayed.” Two left.", "Kenney", "“Kenney stayed.”"),
        ("Kenney " + "and so on " * 100, "Kenney", "Kenney " + ("and so on " * 29).strip() + " …"),
    ],
)
def test_the_sentence_around_a_mention(text, words, sentence):
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == sentence


def test_the_login_name_judges_where_none_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "carol")
    assert Desk(tmp_path).who == "carol"
