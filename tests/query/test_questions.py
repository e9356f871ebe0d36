"""Named questions: their headers, their binding, and the same rows from two engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import blamed

from pressgraph.errors import QueryError, TableError
from pressgraph.graph.rdf import quads
from pressgraph.query import Answer, ask, find_question, questions, to_rdflib
from pressgraph.query.questions import FORMS, LITERALS, read_question
from pressgraph.resources import read_table

REQUIRED = {"object": "pars", "name": "pars", "agent": "kenney"}
Column = Callable[[Answer, str], list[object]]


def column(answer: Answer, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in answer]


def test_there_are_at_least_fourteen_questions() -> None:
    assert len(questions()) >= 14


@pytest.mark.parametrize("name", questions())
def test_a_question_gives_the_same_rows_in_rdflib_and_pyoxigraph(name: str, store: ox.Store, dataset: rdflib.Dataset) -> None:
    given = {p.name: REQUIRED[p.name] for p in find_question(name).parameters if p.required}
    answer = ask(store, name, **given)
    assert answer == ask(dataset, name, **given)
    assert answer.rows or name == "other-agents", "the sample has something for every question but one, which has its own test"
    assert len(answer.sentences()) == len(answer)


@pytest.mark.parametrize("name", questions())
def test_a_file_runs_as_it_stands_and_its_sentence_uses_its_columns(name: str, store: ox.Store) -> None:
    question = find_question(name)
    solutions = store.query(question.text, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    columns = {v.value for v in solutions.variables}
    assert {field for _, field, _, _ in Formatter().parse(question.answer) if field} <= columns | {"act"}
    assert question.title.endswith("?")
    assert question.answer


@pytest.mark.parametrize("name", questions())
def test_no_question_uses_what_an_engine_is_slow_or_odd_at(name: str) -> None:
    text = find_question(name).text.upper()
    assert "GRAPH ?" not in text
    assert "UNION" not in text, "rdflib evaluates it apart from the rest: 350 s where a property in VALUES took 0.4 s"
    assert text.count("GROUP_CONCAT") == text.count("SEPARATOR")


@pytest.mark.parametrize(
    ("name", "given", "columns", "expected"),
    [
        ("who-terminated-what", {}, "agent object status", [("Jim Kenney", "PARS agreement", "actual")] * 2),
        ("who-terminated-what", {"object": "THE contract"}, "claim", [("terminate-pars-1",), ("terminate-pars-2",)]),
        ("who-terminated-what", {"object": "treaty"}, "claim", []),
        ("who-terminated-what", {"agent": "mayor"}, "claim", [("terminate-pars-1",), ("terminate-pars-2",)]),
        ("who-terminated-what", {"agent": "gym"}, "claim", []),
        ("who-terminated-what", {"status": "demanded"}, "agent object speaker", [(None, "PARS agreement", "Helen Gym")]),
        ("who-withdrew-consent", {}, "agent recipient when", [("Larry Krasner", "ICE", "../2018-07-27")]),
        (
            "who-demanded-what",
            {},
            "agent action content object when",
            [("Helen Gym", "demand", "terminate", "PARS agreement", "2018-07-26")],
        ),
        ("who-protested-what", {}, "agent object", [("demonstrators", "PARS agreement")]),
        ("who-sued-whom", {}, "agent object", [("Jim Kenney", "Trump administration")]),
        ("who-met-whom", {"name": "chaput"}, "one other", [("Jim Kenney", "Charles Chaput")] * 2),
        ("other-days", {}, "action when other_when", [("meet", "2018-07-26", "2018-07-27")]),
        ("who-met-whom", {"name": "krasner"}, "one", []),
        (
            "who-held-what-office",
            {},
            "person office body when",
            [("Jim Kenney", "mayor", "Philadelphia", "2018-07-27"), ("Larry Krasner", "district attorney", None, "2018-07-27")],
        ),
        ("who-held-what-office", {"office": "attorney"}, "person", [("Larry Krasner",)]),
        ("who-held-what-office", {"body": "the city"}, "person", [("Jim Kenney",)]),
        ("who-held-what-office", {"name": "gym"}, "person", []),
        ("what-expires-when", {}, "agent object when", [(None, "PARS agreement", "2018-08-31")]),
        (
            "who-did-what-to",
            {"object": "pars"},
            "agent action content",
            [
                ("court system", "abstain", None),
                ("Jim Kenney", "consent", None),
                ("demonstrators", "protest", None),
                ("Larry Krasner", "withdraw_consent", None),
                ("Helen Gym", "demand", "terminate"),
                ("Jim Kenney", "terminate", None),
                ("Jim Kenney", "terminate", None),
                (None, "expire", None),
            ],
        ),
        ("who-did-what-to", {"object": "pars", "action": "abstain"}, "agent speaker", [("court system", "officials")]),
        ("what-did-they-do", {"agent": "pratt"}, "action recipient", [("inform", "ICE")]),
        ("who-said-what", {"speaker": "officials"}, "agent action", [("court system", "abstain")]),
        ("who-said-what", {"about": "agency"}, "speaker status", [("activists", "alleged")]),
        ("unnamed-sources", {}, "speaker", [("officials",), ("his spokesman",)]),
        ("disputed", {}, "event_id status", [("kenney-consent", "actual"), ("kenney-consent", "negated")]),
        ("corroborated", {}, "event sources articles claims", [("Termination: Jim Kenney → PARS agreement", 2, 2, 2)]),
        ("low-confidence", {"below": 0.35}, "claim confidence", [("kenney-consent-2", 0.3)]),
        ("between-dates", {"since": "2018-08", "until": "2018-09"}, "action", [("sue",), ("expire",)]),
        ("between-dates", {"until": "2018-01-31"}, "action", [("withdraw_consent",), ("sue",)]),
        ("parties-and-actions", {"object": "pars", "status": "alleged"}, "party role", [("ICE", "agent")]),
    ],
)
def test_a_question_finds(
    store: ox.Store, name: str, given: dict[str, str], columns: str, expected: list[tuple[object, ...]]
) -> None:
    assert column(ask(store, name, **given), *columns.split()) == expected


def test_the_story_holds_demands_and_denials_in_order(store: ox.Store) -> None:
    answer = ask(store, "story-of", name="PARS")
    assert column(answer, "when", "action", "status")[:3] == [
        ("../2018-07-27", "withdraw_consent", "actual"),
        ("2018-07-26", "demand", "actual"),
        ("2018-07-26", "terminate", "actual"),
    ]
    assert {row["status"] for row in answer} == {"actual", "demanded", "negated", "alleged", "hypothetical"}


def test_evidence_shows_sentence_offsets_and_rule(store: ox.Store) -> None:
    (row,) = ask(store, "evidence", agent="kenney", action="sue")
    assert (row["sentence"], row["trigger"], row["part"], row["rule"]) == (
        "The mayor sued the Trump administration.", "sued", "action", "verb",
    )  # fmt: skip
    assert int(row["end"] or 0) - int(row["start"] or 0) == len(str(row["sentence"]))


def test_single_source_leaves_out_what_two_articles_tell(store: ox.Store) -> None:
    assert "terminate" not in {row["action"] for row in ask(store, "single-source")}


def test_sentences_never_state_what_is_not_actual_as_a_deed(store: ox.Store) -> None:
    assert ask(store, "who-terminated-what", status="demanded").sentences() == ["(not named) – termination of PARS agreement"]
    assert "Helen Gym called for the termination of PARS agreement" in " ".join(ask(store, "story-of", name="pars").sentences())


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-terminate-what", {}, "there is no question 'who-terminate-what'; did you mean who-terminated-what?"),
        ("zzzz", {}, "there is no question 'zzzz'; there are: between-dates, "),
        ("story-of", {}, "the question story-of needs name: an agreement"),
        ("story-of", {"name": " "}, "needs name"),
        ("who-terminated-what", {"objekt": "x"}, "has no parameter 'objekt' (it has: object, agent, status); did you mean object?"),
        ("disputed", {"object": "x"}, "has no parameter 'object' (it has: none)"),
        ("who-terminated-what", {"status": "sure"}, "status='sure' is no status (actual, planned"),
        ("who-did-what-to", {"object": "x", "action": "fly"}, "action='fly' is no action"),
        ("low-confidence", {"below": "half"}, "below='half' is no number"),
        ("between-dates", {"since": "July"}, "since='July' is no date: 2018-07-26"),
        ("between-dates", {"since": "../2018"}, "is no date"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(store: ox.Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as error:
        ask(store, name, **given)
    assert message in str(error.value)


def test_none_is_not_given(store: ox.Store) -> None:
    assert ask(store, "who-terminated-what", object=None, agent=None) == ask(store, "who-terminated-what")


@pytest.mark.parametrize(
    "text", ['" } } INSERT', '"} . ?s ?p ?o . #', "\\", '\\"', "'", "\n", "PARS\\1\\g<head>", "\u202ePARS", "}} #"]
)
def test_hostile_text_is_only_text(store: ox.Store, dataset: rdflib.Dataset, text: str) -> None:
    given = {"object": f"x{text}x"}
    assert ask(store, "who-terminated-what", **given).rows == ask(dataset, "who-terminated-what", **given).rows == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_is_bound_as_itself(text: str) -> None:
    bound = find_question("who-terminated-what").bind({"object": text})
    value = next(line for line in bound.split("\n") if "VALUES ?ask_object" in line)
    (solution,) = ox.Store().query(f"SELECT ?ask_object {{ {value} }}")  # type: ignore[misc]
    assert solution["ask_object"].value == text.strip()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "no '# title:'"),
        ("# title: x?\n# param: object text y optional\n", "should read: name  type  what it is about"),
        ("# title: x?\n# param: object  colour  y  optional\n", "should read"),
        ("# title: x?\n# param: object  text  y  maybe\n", "should read"),
        ("# title: x?\n# param: object  text  y  optional\nSELECT * {}", r"no line 'VALUES \?ask_object"),
    ],
)
def test_a_malformed_question_file_says_so(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.rq").write_text(text)
    with pytest.raises(TableError, match=message):
        read_question(tmp_path / "x.rq")


def test_every_type_of_parameter_has_a_form() -> None:
    assert set(LITERALS) == set(FORMS)


def test_one_act_with_two_agents_is_shown_with_both() -> None:
    store = ox.Store()
    store.bulk_extend(quads(blamed()))
    answer = ask(store, "other-agents")
    assert column(answer, "agent", "other_agent", "action", "object", "article", "other_article") == [
        ("Russia", "Ukraine", "attack", "Mariinka", "a", "b"),
        ("Russia", "Ukraine", "attack", "Mariinka", "c", "b"),
    ]
    assert answer == ask(to_rdflib(store), "other-agents")


OTHERWISE = {
    "denied": {"status": "negated"},
    "planned": {"status": "planned"},
    "another object": {"object_": "place/popasna"},
    "another day": {"date": "2022-03-09"},
    "no day": {"date": None},
}


@pytest.mark.parametrize("otherwise", OTHERWISE.values(), ids=OTHERWISE)
def test_two_acts_with_two_agents_do_not_disagree(otherwise: dict[str, str | None]) -> None:
    network = blamed(**otherwise)
    store = ox.Store()
    store.bulk_extend(quads(network))
    assert ask(store, "other-agents").rows == ()


def test_the_acts_that_one_does_once_are_those_of_the_table() -> None:
    asked = set(find_question("other-agents").text.split("VALUES ?action {")[1].split("}")[0].replace('"', "").split())
    assert asked <= {row["action"] for row in read_table("single_acts")}
