"""A thing's story: what belongs to it, in which order, in which words."""

from __future__ import annotations

import json

import pytest
from tests.factories import philadelphia
from tests.stories import told

from pressgraph.case import Case
from pressgraph.errors import QueryError
from pressgraph.model import Network
from pressgraph.stories import Story, tell_story, trace_stance
from pressgraph.stories.story import COLUMNS

KENNEY, KRASNER, GYM, PARS = "person:Jim Kenney", "person:Larry Krasner", "person:Helen Gym", "agreement:PARS agreement"


def lines(story: Story) -> list[str]:
    return [f"{step.when}: {step.says}" for step in story.steps]


def test_a_story_is_told_in_the_order_of_time(network_of) -> None:
    story = tell_story(
        *network_of(
            ("c", [told("expire", "", PARS, date="2018-08-31", status="planned")], {"date": "2018-07-28"}),
            ("b", [told("withdraw_consent", KRASNER, PARS, date="2018-07"), told("protest", "group:Juntos", PARS)], {}),
            ("a", [told("agree", "place:Philadelphia", PARS, date="2008"), told("meet", KENNEY, KRASNER)], {"date": "2018-07-20"}),
            ("d", [told("terminate", KENNEY, PARS), told("renew", "", PARS, status="demanded")], {"date": "2018-07-27"}),
        ),
        "pars agreement",
    )
    assert lines(story) == [
        "2008: Philadelphia agreed to PARS agreement.",
        "July 2018: Larry Krasner withdrew consent to PARS agreement.",
        "by 27 July 2018: Jim Kenney ended PARS agreement.",
        "told on 27 July 2018 (demanded): Somebody demanded that PARS agreement be renewed.",
        "31 August 2018 (planned): PARS agreement is to expire.",
        "undated: Juntos protested over PARS agreement.",
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2018-07-26", "26 July 2018"),
        ("2018-07", "July 2018"),
        ("../2018-07-26", "until 26 July 2018"),
        ("2018-07-26/..", "since 26 July 2018"),
        ("P2W", "by 27 July 2018, for 2 weeks"),
        ("soon", "by 27 July 2018"),
        (None, "by 27 July 2018"),
    ],
)
def test_when_it_was_is_said_in_words(network_of, date: str | None, expected: str) -> None:
    (step,) = tell_story(*network_of(("a", [told("terminate", KENNEY, PARS, date=date)], {"date": "2018-07-27"})), "PARS").steps
    assert step.moment.words == expected


def test_what_is_demanded_is_told_once_with_the_demand() -> None:
    story = tell_story(philadelphia(), (), "PARS agreement")
    assert [step.says for step in story.steps if step.action in {"demand", "terminate"}] == [
        "Jim Kenney ended the PARS agreement.",
        "Helen Gym called for the termination of the PARS agreement.",
    ]
    assert {step.content for step in story.steps} == {None, "terminate"}


def test_a_denial_and_an_assertion_of_one_event_stand_side_by_side() -> None:
    story = tell_story(philadelphia(), (), "PARS agreement")
    (consent,) = (step for step in story.steps if step.action == "consent")
    assert [(d.what, d.says) for d in consent.differences] == [("status", "Jim Kenney approved the PARS agreement.")]
    assert len(consent.voices) == 2


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (told("terminate", KENNEY, PARS), told("terminate", KENNEY, PARS, status="negated", speaker=GYM), "status"),
        (told("terminate", KENNEY, PARS, date="2018-07-26"), told("terminate", KENNEY, PARS, date="2018-09-02"), "date"),
        (told("terminate", KENNEY, PARS, date="2018-07-26"), told("terminate", GYM, PARS, date="2018-07-26"), "agent"),
        (told("abstain", "organization:Court System", PARS), told("abstain", "group~the courts", PARS, status="negated"), "status"),
        (told("withdraw_consent", KENNEY, PARS), told("withdraw_consent", KRASNER, PARS), None),
        (told("abstain", KENNEY, PARS), told("abstain", KRASNER, PARS, status="negated"), None),
        (told("abstain", KENNEY, PARS), told("abstain", "person:Jim Lee", PARS, status="negated"), None),
        (told("demand", KENNEY, "a renewal", PARS), told("demand", KENNEY, "an end", PARS, status="negated"), None),
        (told("renew", KENNEY, PARS, date="2018-07-26"), told("renew", KENNEY, PARS, date="2019-07-26"), None),
        (told("terminate", KENNEY, PARS, date="2018-07-26"), told("terminate", KENNEY, PARS, status="demanded"), None),
        (told("terminate", KENNEY, PARS, date="2018"), told("terminate", GYM, PARS, date="2018"), None),
    ],
)
def test_what_is_told_otherwise_is_found(network_of, one, other, what: str | None) -> None:
    story = tell_story(*network_of(("a", [one], {"date": "2018-07-27"}), ("b", [other], {"date": "2018-07-29"})), "PARS agreement")
    found = {difference.what for step in story.steps for difference in step.differences}
    assert found == ({what} if what else set())


def test_a_story_without_events_says_so() -> None:
    network = philadelphia()
    alone = Network(network.articles, network.entities, (), ())
    story = tell_story(alone, (), "PARS agreement")
    assert str(story) == "The story of the PARS agreement\nnothing is told about it"
    assert (len(story.frame()), list(story.frame().columns), story.sentences()) == (0, list(COLUMNS), [])
    assert "nothing is told about it" in story._repr_html_() and "<svg" not in story.to_html()


def test_a_story_of_an_empty_case_is_an_error() -> None:
    with pytest.raises(QueryError, match="nothing in this case"):
        tell_story(Network((), (), (), ()), (), "PARS agreement")


def test_a_story_is_plain_data_and_a_table_too() -> None:
    story = tell_story(philadelphia(), (), "PARS agreement")
    data = json.loads(json.dumps(story.to_json()))
    assert data["thing"]["id"] == "agreement/pars"
    table = story.frame()
    assert len(table) == len(story.steps) == len(data["steps"])
    row = table[table.action == "terminate"].iloc[0]
    assert (row.when, row.date, row.status, row.claims, row.articles) == ("26 July 2018", "2018-07-26", "actual", 2, 2)
    assert row.outlet == "The Example Inquirer; ledger"


def test_everything_of_a_page_is_escaped() -> None:
    network = philadelphia()
    hostile = Network(
        tuple(
            a.__class__(a.id, a.text, title="<img src=x onerror=alert(1)>", outlet="<b>", url="javascript:alert(1)")
            for a in network.articles
        ),
        tuple(e.__class__(e.id, f"{e.name}<script>", e.kind, e.aliases, e.chains, e.unnamed) for e in network.entities),
        network.events,
        network.claims,
    )
    story = tell_story(hostile, (), "agreement/pars")
    for text in (story.to_html(), story._repr_html_(), str(story.picture())):
        assert "<script" not in text and "<img" not in text and "javascript:" not in text


def test_no_escape_sequence_reaches_the_terminal(network_of) -> None:
    network, records = network_of(("a", [told("terminate", "person:Ann Lee\x1b[31m", PARS)], {"date": "2018-07-27"}))
    assert "\x1b" not in str(tell_story(network, records, "PARS agreement"))
    assert "\x1b" not in str(trace_stance(network, records, "Ann Lee", "PARS agreement"))


def test_500_events_are_told_in_order(network_of) -> None:
    events = [
        told("terminate", f"person:Ann Lee{chr(97 + n % 26)}{chr(97 + n // 26)}", PARS, date=f"{1500 + n}") for n in range(500)
    ]
    story = tell_story(*network_of(("a", events, {"date": "2018-07-27"})), "PARS agreement")
    assert [step.date for step in story.steps] == [str(1500 + n) for n in range(500)]
    assert str(story.picture()).count('role="group"') == 500


def test_a_flood_of_differences_is_counted(network_of) -> None:
    events = [told("abstain", f"group:Court {chr(65 + n)}bel", PARS, status="negated") for n in range(8)]
    network, records = network_of(("a", [told("abstain", "", PARS), *events], {"date": "2018-07-27"}))
    story = tell_story(network, records, "PARS agreement")
    assert str(story).count("≠ status differs") == 5 + 8 and "≠ and 3 more" in str(story)
    assert "≠ and 3 more" in str(story.picture())


# --- the sample corpus, read by the real pipeline ---

PHILADELPHIA = (
    "July 2018: Jim Kenney and Larry Krasner withdrew consent to the PARS agreement.",
    "27 July 2018: Jim Kenney announced that the city would let the PARS agreement expire on Aug. 31.",
    "by 27 July 2018: Jim Kenney ended the PARS agreement.",
    "by 27 July 2018: City officials refused to renew the contract.",
    "by 27 July 2018: Philadelphia's courts abstained on the PARS agreement, according to city officials.",
    "by 27 July 2018: Larry Krasner opposed a renewal of the agreement.",
    "told on 27 July 2018 (hypothetical): Either side may end the PARS agreement, according to Marcel Pratt.",
    "31 August 2018 (planned): The PARS agreement is to expire.",
)


def test_the_story_of_the_sample_reads_as_its_articles_tell_it(sample: Case) -> None:
    found = lines(sample.story("pars agreement"))
    assert [line for line in PHILADELPHIA if line not in found] == []
    assert [line for line in found if line in PHILADELPHIA] == list(PHILADELPHIA)


def test_the_denial_of_the_sample_stands_beside_what_it_denies(sample: Case) -> None:
    story = sample.story("pars agreement")
    (abstained,) = (step for step in story.steps if step.action == "abstain" and step.status == "actual")
    denial = "Philadelphia's courts did not abstain on the PARS agreement, according to Harold Finch."
    assert denial in [d.says for d in abstained.differences]
    assert "≠ status differs: Philadelphia's courts did not abstain on the PARS agreement" in str(story)


def test_a_date_is_shown_as_written_and_as_resolved(sample: Case) -> None:
    assert "date: 2018-07-27, written “Friday” in an article of 31 July 2018" in str(sample.story("pars agreement"))
