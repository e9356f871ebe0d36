"""The case in Python: tables, questions, views and explanations of the same facts."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest
import rdflib
from tests.stories import READER, story, told

import pressgraph as pg
from pressgraph.build import resolve
from pressgraph.graph.rdf import quads
from pressgraph.store import CaseStore

KENNEY, PARS = "person:Jim Kenney", "agreement:PARS Agreement"
STORIES = [
    story(
        "ledger",
        told("terminate", KENNEY, PARS, date="2018-07-26", confidence=0.9),
        told("withdraw_consent", f"{KENNEY}; person:Larry Krasner", PARS),
        told("abstain", "organization:City Court", speaker="group~officials"),
        told("demand", "person:Helen Gym", PARS, content="terminate", date="2018-07-26"),
        date="2018-07-27",
        title="Mayor ends contract",
        aliases={"Jim Kenney": ("Mayor Kenney",)},
    ),
    story(
        "courier",
        told("terminate", KENNEY, PARS, date="2018-07-26", status="negated", speaker="person:Helen Gym"),
        date="2018-07-28",
    ),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api") / "case"
    with CaseStore(folder, create=True) as store:
        store.write_articles([a for a, _ in STORIES], [r for _, r in STORIES], reader=READER)
        store.write_network(resolve(store.read_articles(), list(store.read_records())))
    return pg.open_case(folder)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 7),
        ({"action": "terminate"}, 3),
        ({"action": ["terminate", "abstain"]}, 4),
        ({"agent": "kenney"}, 3),
        ({"agent": "mayor kenney"}, 3),
        ({"agent": "Krasner", "object": "PARS"}, 1),
        ({"agent": None, "action": "abstain"}, 0),
        ({"object": None}, 1),
        ({"date": "2018-07"}, 3),
        ({"date": "2018-08"}, 0),
        ({"status": "negated"}, 1),
        ({"speaker": "officials"}, 1),
        ({"article": "courier"}, 1),
        ({"article": "cour"}, 0),
        ({"confidence": 0.9}, 1),
    ],
)
def test_events_are_filtered_by_keywords(case, filters, count):
    assert len(case.events(**filters)) == count


def test_events_have_a_row_for_each_agent_and_object(case):
    table = case.events(action="withdraw_consent")
    assert list(table.agent) == ["Jim Kenney", "Larry Krasner"]
    assert table.claim.nunique() == 1
    assert list(table.columns[:6]) == ["action", "agent", "object", "recipient", "date", "status"]


def test_an_unknown_column_is_named(case):
    with pytest.raises(pg.QueryError, match="no column 'actor'; there are: action, agent"):
        case.events(actor="Kenney")


def test_entities_and_articles_are_tables(case):
    entities = case.entities(kind="person")
    assert entities.iloc[0].to_dict() | {"aliases": "Mayor Kenney"} == {
        "name": "Jim Kenney", "kind": "person", "aliases": "Mayor Kenney", "offices": "mayor, 2018-07-27", "articles": 2,
        "events": 2, "unnamed": False, "id": "person/jim-kenney",
    }  # fmt: skip
    assert list(case.articles().claims) == [1, 5]
    assert list(case.articles(title="contract").article) == ["ledger"]


def test_the_named_questions_answer_with_tables(case):
    table = case.ask("who-terminated-what", object="PARS")
    assert isinstance(table, pd.DataFrame)
    assert list(table.agent) == ["Jim Kenney"]
    assert "terminate" in table.sentence[0]
    with pytest.raises(pg.QueryError):
        case.ask("who-terminated-what", what="PARS")


def test_sparql_and_rdflib_see_the_same_facts(case):
    query = "SELECT ?who { ?event a pg:Termination ; pg:agent/rdfs:label ?who }"
    assert list(case.sparql(query).who) == ["Jim Kenney"]
    dataset = case.rdf()
    assert isinstance(dataset, rdflib.Dataset)
    assert [str(row.who) for row in dataset.query(query)] == ["Jim Kenney"]
    assert len(dataset) == len({quad.triple for quad in quads(case.resolved())})


def test_networkx_pyvis_and_jupyter_see_the_same_facts(case):
    graph = case.network()
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.has_edge("person/jim-kenney", "agreement/pars-agreement")
    assert "person/jim-kenney" in case.pyvis().get_nodes()
    assert "Jim Kenney" in case.show()._repr_html_()
    assert "<table>" in case._repr_html_()
    assert repr(case).endswith("2 articles, 5 events>")


def test_a_case_is_exported(case, tmp_path):
    case.export("graphml", tmp_path / "case.graphml")
    assert "Jim Kenney" in (tmp_path / "case.graphml").read_text(encoding="utf-8")
    with pytest.raises(pg.ExportError):
        case.export("docx", tmp_path / "case.docx")


def test_an_explanation_shows_sentence_cue_rule_speaker_and_article(case):
    (event,) = set(case.events(action="terminate", agent="Kenney").event)
    text = str(case.explain(event))
    for part in (
        event, "Jim Kenney (person/jim-kenney)", "2 claims in 2 articles", "ledger: “Mayor ends contract”, 2018-07-27", "negated",
        "Helen Gym", "“Jim Kenney terminate PARS Agreement”", "why action   'terminate': verb",
    ):  # fmt: skip
        assert part in text, part


def test_an_explanation_is_found_by_claim_and_by_beginning(case):
    row = case.events(action="abstain").iloc[0]
    expected = case.explain(row.event)
    assert case.explain(row.claim) == case.explain(row.event[:-3]) == case.explain("abstain") == expected
    with pytest.raises(pg.QueryError, match="no event or claim 'nothing'"):
        case.explain("nothing")
    with pytest.raises(pg.QueryError, match="is the beginning of"):
        case.explain("terminate")
    with pytest.raises(pg.QueryError):
        case.explain("")


def test_a_demand_and_its_content_are_explained(case):
    (row,) = case.events(action="demand").itertuples()
    text = str(case.explain(row.event))
    assert "content      terminate-" in text


def test_a_table_in_a_notebook_begins_at_the_left_leaves_the_unknown_empty_and_escapes(case) -> None:
    table = case.events()[["agent", "date", "sentence"]].head(4)
    table.loc[0, "sentence"] = "<td><script>alert(1)</script>"
    shown = table._repr_html_()
    assert "NaN" not in shown and "<script>" not in shown and "<td>" not in shown
    assert shown.count('<td style="text-align: left">') == table.size
    assert '<td style="text-align: left"></td>' in shown and "&lt;td&gt;&lt;script&gt;" in shown
