"""A case read with a user's own action table: what it remembers, when it reads again; graph, questions and page show it."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import pressgraph as pg
import pressgraph.component  # registers the component
from pressgraph.build import read_record, reader_label, withdraw
from pressgraph.events import read_actions
from pressgraph.events.actions import COLUMNS
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.graph.validation import validate
from pressgraph.language import load_language
from pressgraph.query import ask
from pressgraph.resources import rules_digest

TEXTS = {
    "strike": "Three unions boycotted the hearing. The mayor sued the firm.",
    "bakery": "The party boycotted the election. Nurses demanded a boycott of the clinic.",
}
HEADER = "\t".join((*COLUMNS, "edge", "definition", "like"))
BOYCOTT = "boycott\tboycott\tV\t\tobj\t\t\tThree unions boycotted the hearing.\tboycotted\tRefusing to take part.\tprotest"
NOUN = "boycott\tboycott\tN\tby,poss,light\tof,against\t\t\tThe boycott of the bus company went on."


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(f"---\ndate: 2018-07-27\n---\n{text}\n", encoding="utf-8")
    return place


@pytest.fixture
def table(tmp_path):
    """Writes the table and gives its path."""

    def write(*rows: str) -> Path:
        path = tmp_path / "boycott.tsv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def build(nlp, tmp_path):
    return functools.partial(pg.build, model=nlp, case=tmp_path / "case")


def acts(case):
    return set(case.events().action)


def test_a_new_action_is_in_the_graph_the_questions_and_the_page(build, folder, table, tmp_path):
    case = build(folder, actions=table(BOYCOTT, NOUN))
    assert "read with the actions of boycott.tsv" in str(case.summary)
    assert set(case.events(action="boycott", status="actual").agent) == {"Three unions", "party"}
    assert acts(case) == {"boycott", "sue", "demand"}
    assert case.ask("who-did-what-to", action="boycott", object="hearing").agent.tolist() == ["Three unions"]
    rows = case.sparql(
        "SELECT ?label ?family { ?who own:boycotted ?what . ?e a own:Boycott ; pg:agent ?who ; pg:object ?what ."
        " ?what rdfs:label ?label . own:Boycott rdfs:subClassOf ?family }"
    )
    assert {tuple(row) for row in rows.itertuples(index=False)} == {
        (what, "https://w3id.org/pressgraph/ns#ProtestAction") for what in ("hearing", "election")
    }
    assert validate(quads(case.resolved())).conforms
    told = ask(case._graph(), "who-did-what-to", object="hearing").sentences()
    assert told == ["Three unions: boycotted hearing"]
    case.export("html", tmp_path / "page.html")
    assert "boycotted" in (tmp_path / "page.html").read_text(encoding="utf-8")
    for form in ("trig", "turtle", "jsonld", "nquads", "graphml", "gexf"):
        case.export(form, tmp_path / f"case.{form}")
    assert "own:boycotted" in (tmp_path / "case.trig").read_text(encoding="utf-8")
    assert "own:Boycott" in (tmp_path / "case.jsonld").read_text(encoding="utf-8")


def test_what_is_demanded_may_be_an_action_of_one_s_own(build, folder, table):
    case = build(folder, actions=table(BOYCOTT, NOUN))
    assert case.ask("who-demanded-what").content.tolist() == ["boycott"]
    told = ask(case._graph(), "story-of", name="boycott").sentences()
    assert any("Nurses called for the boycott of" in sentence for sentence in told)


def test_without_the_table_nothing_changes(build, folder):
    case = build(folder)
    assert acts(case) == {"protest", "sue", "demand"}
    assert case.resolved().actions == ()
    assert "read with the actions" not in str(case.summary)
    with pytest.raises(pg.QueryError, match="action='boycott' is no action"):
        case.ask("who-did-what-to", action="boycott", object="hearing")


def test_the_case_remembers_its_table(build, folder, table, tmp_path):
    path = table(BOYCOTT)
    before = build(folder, actions=path).resolved()
    path.unlink()
    second = build(folder)
    assert second.summary.did_nothing
    boycotts = len(second.events(action="boycott"))
    assert "read with the actions of boycott.tsv" in str(second.summary)
    (folder / "more.txt").write_text("Drivers boycotted the fair.\n", encoding="utf-8")
    third = build(folder)
    assert (third.summary.read, third.summary.unchanged) == (1, 2)
    assert len(third.events(action="boycott")) == boycotts + 1
    left = withdraw("more", case=tmp_path / "case")
    assert canonical_nquads(quads(left.resolved())) == canonical_nquads(quads(before))


def test_another_table_reads_all_articles_again(build, folder, table):
    build(folder, actions=table(BOYCOTT))
    only = folder / "strike.txt"
    assert build(only, actions=table(BOYCOTT)).summary.did_nothing
    changed = build(only, actions=table(BOYCOTT.replace("protest", "") + "\n" + NOUN))
    assert (changed.summary.changed, changed.summary.unchanged) == (2, 0)
    assert validate(quads(changed.resolved())).conforms
    forgotten = build(only, actions="")
    assert (forgotten.summary.changed, acts(forgotten)) == (2, {"protest", "sue", "demand"})
    assert build(only).summary.did_nothing
    fresh = build(folder, case=folder.parent / "fresh")
    assert canonical_nquads(quads(fresh.resolved())) == canonical_nquads(quads(forgotten.resolved()))


def test_a_build_that_is_broken_off_is_made_good(build, folder, table, tmp_path):
    def broken_off(articles):
        yield from articles
        raise KeyboardInterrupt

    build(folder, actions=table(BOYCOTT))
    with pytest.raises(KeyboardInterrupt):
        build(folder / "strike.txt", actions="", progress=broken_off)
    half = pg.open_case(tmp_path / "case")
    assert "boycott" in acts(half)
    left = withdraw("strike", case=tmp_path / "case")
    assert acts(left) == {"boycott", "demand", "protest"}  # of the noun, which this table leaves to the package
    assert validate(quads(left.resolved())).conforms
    assert acts(build(folder)) == {"protest", "sue", "demand"}


def test_a_malformed_table_is_refused_before_anything_is_made(folder, table, tmp_path):
    path = table(BOYCOTT, NOUN.replace("The boycott of the bus company went on.", ""))
    with pytest.raises(pg.TableError, match=r"boycott\.tsv:3: no example"):
        pg.build(folder, case=tmp_path / "case", actions=path)
    assert not (tmp_path / "case").exists()


def test_records_tell_by_which_tables_they_were_read(nlp, table):
    path = table(BOYCOTT)
    article = pg.Article("a", TEXTS["strike"])
    plain, own = read_record(nlp, article), read_record(nlp, article, actions=path)
    assert [e.action for e in plain.events] == ["protest", "sue"]
    assert [e.action for e in own.events] == ["boycott", "sue"]
    assert own.model == reader_label(nlp, read_actions(path)) == f"{plain.model} actions-{read_actions(path).digest}"
    assert plain.model.endswith(f" rules-{rules_digest()}")


def test_the_component_takes_a_table(nlp, table):
    path = table(BOYCOTT)
    pipeline = load_language()
    pipeline.add_pipe("pressgraph", config={"actions": str(path)})
    record = pipeline(TEXTS["strike"])._.pressgraph
    assert record == read_record(nlp, pg.Article("doc", TEXTS["strike"]), actions=path)
