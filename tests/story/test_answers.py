"""Answers in sentences: every named question, what is said of each answer, and what is never said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from string import Formatter

import pyoxigraph as ox
import pytest
from tests.factories import INQUIRER, blamed, philadelphia

from pressgraph.case import Case
from pressgraph.graph.rdf import quads
from pressgraph.model import Article, Claim, Kind, Network, OwnAction, ResolvedEntity, ResolvedEvent, Span, Status
from pressgraph.query import ask, find_question, questions
from pressgraph.stories import Reply, Voice, reply
from pressgraph.stories.answers import reported
from pressgraph.stories.material import Material
from pressgraph.stories.moments import adverbial
from pressgraph.stories.titles import find_title

REQUIRED = {"object": "pars", "name": "pars", "agent": "kenney"}
GAPS = {"says", "reported", "read", "otherwise", "other"}


def asked(network: Network, name: str, /, **given: str) -> Reply:
    """The reply to a question over a network."""
    store = ox.Store()
    store.extend(quads(network))
    return reply(network, find_question(name), ask(store, name, **given), given=given)


def sentences(found: Iterable[object]) -> list[str]:
    return [one.sentence for one in found]


@pytest.mark.parametrize("name", questions())
def test_every_question_is_answered_in_sentences(name: str) -> None:
    question = find_question(name)
    given = {p.name: REQUIRED[p.name] for p in question.parameters if p.required}
    network = blamed() if name == "other-agents" else philadelphia()
    found = asked(network, name, **given)
    assert len(found), "the factories have something for every question"
    for one in found:
        assert re.fullmatch(r"[A-Z“].*[.”]", one.sentence, re.DOTALL) and "{" not in one.sentence and "None" not in one.sentence
        assert one.sources and one.evidence and all(voice.sentence for voice in one.sources)
        assert "reported" in one.sentence
    columns = {field.partition(":")[0] for _, field, _, _ in Formatter().parse(question.sentence) if field} - GAPS
    assert columns <= set(ask(ox.Store(), name, **given).columns)


ENDED = "On 26 July 2018, Jim Kenney ended the PARS agreement"
INQUIRER_SAYS = "reported 27 July 2018 by The Example Inquirer"


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        (
            "who-terminated-what",
            {"object": "PARS"},
            [f"{ENDED}; {INQUIRER_SAYS}.", f"{ENDED}, according to his spokesman; reported in the article ledger."],
        ),
        (
            "who-withdrew-consent",
            {},
            [f"By 27 July 2018, District Attorney Larry Krasner had withdrawn consent to the PARS agreement; {INQUIRER_SAYS}."],
        ),
        (
            "who-terminated-what",
            {"status": "demanded"},
            [f"On 26 July 2018, Councilwoman Helen Gym called for the termination of the PARS agreement; {INQUIRER_SAYS}."],
        ),
        (
            "who-demanded-what",
            {},
            [f"On 26 July 2018, Councilwoman Helen Gym called for the termination of the PARS agreement; {INQUIRER_SAYS}."],
        ),
        ("who-protested-what", {}, [f"For 2 weeks, demonstrators protested over the PARS agreement; {INQUIRER_SAYS}."]),
        (
            "single-source",
            {"action": "abstain"},
            [f"The court system abstained on the PARS agreement, according to officials; {INQUIRER_SAYS} alone."],
        ),
        (
            "low-confidence",
            {"below": "0.45"},
            [
                f"Philadelphia might suspend the PARS agreement; {INQUIRER_SAYS}. Confidence: 40%.",
                "Jim Kenney approved the PARS agreement; reported in the article ledger. Confidence: 30%.",
            ],
        ),
        (
            "disputed",
            {},
            [
                "Jim Kenney approved the PARS agreement; reported in the article ledger.",
                "Jim Kenney did not approve the PARS agreement; reported in the article ledger.",
            ],
        ),
        (
            "other-days",
            {},
            [
                "On 26 July 2018, Jim Kenney met Charles Chaput; reported in the article ledger. "
                f"The other day: On 27 July 2018, Jim Kenney met Charles Chaput; {INQUIRER_SAYS}."
            ],
        ),
        (
            "corroborated",
            {},
            [
                f"{ENDED}; {INQUIRER_SAYS}. Sources in all: 2. "
                f"Also: {ENDED}, according to his spokesman; reported in the article ledger."
            ],
        ),
        (
            "who-did-what-to",
            {"object": "pars", "status": "alleged"},
            [f"ICE is said to have violated the PARS agreement, according to activists; {INQUIRER_SAYS}."],
        ),
        (
            "who-held-what-office",
            {},
            [f"Jim Kenney was mayor (Philadelphia); {INQUIRER_SAYS}.", f"Larry Krasner was district attorney; {INQUIRER_SAYS}."],
        ),
        (
            "evidence",
            {"agent": "kenney", "action": "sue"},
            [f"In 2018, Jim Kenney sued the Trump administration; {INQUIRER_SAYS}. Read off: action “sued” (verb)."],
        ),
    ],
)  # fmt: skip
def test_an_answer_reads(name: str, given: dict[str, str], expected: list[str]) -> None:
    assert sorted(sentences(asked(philadelphia(), name, **given))) == sorted(expected)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ACTUAL])
@pytest.mark.parametrize("name", [name for name in questions() if "status" in {p.name for p in find_question(name).parameters}])
def test_what_is_no_deed_is_never_told_as_one(name: str, status: Status) -> None:
    given = {p.name: REQUIRED[p.name] for p in find_question(name).parameters if p.required}
    for one in asked(philadelphia(), name, status=status.value, **given):
        assert one.status is status and not one.is_deed
        assert re.search(r"\b(?:is|are) to |\b(?:demanded|urged|called for)\b|\bmight |\bcould |\bnot |\bis said to ", one.sentence)
        assert not re.search(r"(?:Kenney|Krasner|Philadelphia|ICE) (?:ended|renewed|suspended|violated)", one.sentence)


def test_an_answer_says_in_whose_names_a_part_of_a_name_was_found() -> None:
    network = philadelphia()
    renamed = tuple(replace(e, aliases=(*e.aliases, "PARS")) if e.id == "organization/ice" else e for e in network.entities)
    found = asked(replace(network, entities=renamed), "story-of", name="pars")
    (note,) = found.notes
    assert re.fullmatch(r"“pars” is in the names of PARS agreement \(\d+ answers\), ICE \(\d+ answers\)\.", note)
    assert note in " ".join(str(found).split()) and note in found._repr_html_() and found.to_json()["notes"] == [note]
    assert asked(network, "story-of", name="pars").notes == ()


@pytest.mark.parametrize("date", ["2018-08-31", None])
def test_a_day_ahead_that_an_articles_claim_or_another_gives_is_no_day_past(date: str | None) -> None:
    network = philadelphia()
    claims = tuple(replace(c, status=Status.ACTUAL, date=date) if c.event == "expire" else c for c in network.claims)
    (one,) = asked(replace(network, claims=claims), "what-expires-when")
    assert one.sentence == f"On 31 August 2018, the PARS agreement is to expire; {INQUIRER_SAYS}."
    assert (one.status, one.sources[0].status) == (Status.PLANNED, Status.PLANNED)


GYM = f"On 26 July 2018, Councilwoman Helen Gym called for the termination of the PARS agreement; {INQUIRER_SAYS}."


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (None, GYM),
        ("person/helen-gym", GYM),
        ("group/activists", f"Activists demanded that the PARS agreement be ended; {INQUIRER_SAYS}."),
    ],
)
def test_what_is_demanded_is_told_once_with_who_demands_it(speaker: str | None, expected: str) -> None:
    network = philadelphia()
    claims = tuple(replace(c, speaker=speaker) if c.event == "gym-demand-end" else c for c in network.claims)
    changed = replace(network, claims=claims)
    (one,) = asked(changed, "who-terminated-what", status="demanded")
    assert (one.sentence, one.status, one.sources[0].status) == (expected, Status.DEMANDED, Status.DEMANDED)
    told = [text for text in sentences(asked(changed, "story-of", name="pars")) if "called for" in text or "demanded" in text]
    assert told.count(expected) == 1 and len(told) == len({GYM, expected})


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-07-26", "on 26 July 2018"),
        ("2018-07", "in July 2018"),
        ("2018", "in 2018"),
        ("2018-22", "in summer 2018"),
        ("2018-07~", "around July 2018"),
        ("2018-07-26?", "around 26 July 2018"),
        ("2018-07-23/2018-07-29", "between 23 July 2018 and 29 July 2018"),
        ("../2018-07-27", "by 27 July 2018"),
        ("/2018-07-27", "by 27 July 2018"),
        ("2018-07-27/..", "from 27 July 2018 on"),
        ("P2W", "for 2 weeks"),
        ("P1D", "for 1 day"),
        ("199X", ""),
        ("PT3H", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_a_date_stands_in_a_sentence(edtf: str | None, expected: str) -> None:
    assert adverbial(edtf) == expected


def voice(outlet: str | None, day: str | None, *, title: str | None = None, article: str = "a") -> Voice:
    return Voice("c", Status.ACTUAL, None, "X.", "X.", None, None, article, title, outlet, day, None, 0.9)


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([voice("A", "2018-07-27")], "reported 27 July 2018 by A"),
        ([voice("A", "2018-07-27"), voice("A", "2018-07-27")], "reported 27 July 2018 by A"),
        ([voice("A", "2018-07-27"), voice("B", "2018-07-27")], "reported 27 July 2018 by A and B"),
        ([voice("A", "2018-07-27"), voice("B", "2018-07-27"), voice("C", "2018-07-27")], "reported 27 July 2018 by A, B and C"),
        ([voice("B", "2018-07-28"), voice("A", "2018-07-27")], "reported 27 July 2018 by A, and 28 July 2018 by B"),
        ([voice(None, "2018-07-27", title="City ends pact")], "reported 27 July 2018 in “City ends pact”"),
        ([voice("A", None), voice(None, None, article="memo")], "reported by A and in the article memo"),
    ],
)
def test_several_sources_are_joined(voices: list[Voice], expected: str) -> None:
    assert reported(voices) == expected


def test_an_empty_answer_says_what_was_asked() -> None:
    found = asked(philadelphia(), "who-terminated-what", object="treaty")
    assert found.title == "Who terminated what? (object: treaty; status: actual)"
    assert found.summary.startswith("Nothing in this case answers this with object “treaty” and status “actual”. Only what is told")
    assert found.summary in " ".join(str(found).split()) and found.summary in found._repr_html_()
    assert asked(philadelphia(), "who-said-what", speaker="x").summary == "Nothing in this case answers this with speaker “x”."
    assert list(found.frame().columns)[:3] == ["sentence", "status", "evidence"] and found.to_json()["answers"] == []


@pytest.mark.parametrize(
    ("aliases", "text", "expected"),
    [
        (("District Attorney Larry Krasner",), "District Attorney Larry Krasner withdrew.", "District Attorney"),
        (("District Attorney Larry Krasner",), "District\nAttorney Larry Krasner withdrew.", "District Attorney"),
        (("District Attorney Larry Krasner",), "Larry Krasner withdrew.", ""),
        (("City Solicitor Larry Krasner", "Solicitor Larry Krasner"), "City Solicitor Larry Krasner.", "City Solicitor"),
        (("Senators Larry Krasner",), "Senators Larry Krasner and Helen Gym.", ""),
        (("Sens. Larry Krasner",), "Sens. Larry Krasner and Helen Gym.", ""),
        (("Krasner", "old Larry Krasner"), "old Larry Krasner", ""),
    ],
)
def test_a_title_is_one_that_the_article_gives(aliases: tuple[str, ...], text: str, expected: str) -> None:
    krasner = ResolvedEntity("person/larry-krasner", "Larry Krasner", Kind.PERSON, aliases, (("a", "e1"),))
    material = Material.of(Network((Article("a", text), Article("b", aliases[0])), (krasner,), (), ()))
    assert find_title(material, krasner, ["a"]) == expected


def own_network(status: Status, *, objects: tuple[str, ...] = ("organization/bank",)) -> Network:
    """A network with an action of a user's own."""
    text = "Students boycotted the bank."
    people = (
        ResolvedEntity("group/students", "students", Kind.GROUP, (), (("a", "e1"),)),
        ResolvedEntity("organization/bank", "bank", Kind.ORGANIZATION, (), (("a", "e2"),)),
    )
    claim = Claim("c", "e", "a", Span(9, 18, "boycotted"), Span(0, 28, text), status, 0.9)
    event = ResolvedEvent("e", "boycott", ("group/students",), objects, (), None, None, ("c",))
    own = OwnAction("boycott", "Boycott", "boycotted", "Refusing to deal with somebody.", text)
    return Network((Article("a", text, outlet="The Ledger"),), people, (event,), (claim,), actions=(own,))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.ACTUAL, "Students boycotted the bank; reported by The Ledger."),
        (Status.NEGATED, "There was no boycott of the bank by students; reported by The Ledger."),
        (Status.PLANNED, "There is to be a boycott of the bank by students; reported by The Ledger."),
    ],
)
def test_an_action_of_ones_own_is_told(status: Status, expected: str) -> None:
    (one,) = asked(own_network(status), "what-did-they-do", agent="students", status=status.value)
    assert one.sentence == expected


def test_a_reply_is_a_table_and_plain_data() -> None:
    found = asked(philadelphia(), "who-terminated-what", object="PARS")
    table, data = found.frame(), found.to_json()
    assert list(table["outlet"]) == ["The Example Inquirer", "ledger"] and list(table["status"]) == ["actual", "actual"]
    assert data["asked"] == {"object": "PARS", "status": "actual"} and len(found) == len(data["answers"]) == 2
    source = data["answers"][0]["sources"][0]
    assert (source["url"], source["title"], source["published"]) == (INQUIRER.url, INQUIRER.title, "2018-07-27")
    assert str(found).splitlines()[:2] == [found.title, "2 answers, from 2 articles"]


def test_a_hostile_article_cannot_leave_its_place() -> None:
    network, bad = philadelphia(), "<script>alert(1)</script>"
    articles = tuple(replace(a, title=bad, outlet=bad, url="javascript:alert(1)") for a in network.articles)
    entities = tuple(replace(entity, name=bad) for entity in network.entities)
    html = asked(replace(network, articles=articles, entities=entities), "who-did-what-to", object="script")._repr_html_()
    assert "<script" not in html and "href" not in html and "&lt;script&gt;" in html


def test_the_sample_case_is_answered(sample: Case) -> None:
    found = sample.answer("who-withdrew-consent", object="PARS")
    assert sentences(found) == [
        "In July 2018, Mayor Jim Kenney and District Attorney Larry Krasner withdrew consent to the PARS agreement; "
        "reported 27 July 2018 by The Riverside Ledger (invented), and 28 July 2018 by Delaware Valley Courier (invented)."
    ]
    assert "Harold Finch" in str(sample.answer("disputed"))
    assert re.search(r"<mark[^>]*><b>pulled[^<]*</b></mark>", found._repr_html_())
