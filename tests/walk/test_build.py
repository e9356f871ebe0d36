"""The whole walk over real files: what is read, what is read again, what is taken out; the same bytes in any order."""

from __future__ import annotations

import functools
import json
import random
import shutil
from dataclasses import replace

import pytest

import pressgraph as pg
from pressgraph.build import BATCH_SIZE, erase_words, read_record, read_records, reader_label, withdraw
from pressgraph.errors import CaseError
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.ingest import read_articles
from pressgraph.store import CaseStore

TEXTS = {
    "ledger": "Mayor Jim Kenney terminated the PARS agreement on Thursday. District Attorney Larry Krasner opposes its renewal.",
    "courier": "PHILADELPHIA - Jim Kenney terminated the PARS agreement on Thursday. Helen Gym praised the decision.",
    "docket": "Larry Krasner sued Jim Kenney last month. City officials said the court had ruled for Kenney.",
    "undated": "The European Union sanctioned Belarus.",
}
DATES = {"ledger": "2018-07-27", "courier": "2018-07-28", "docket": "2018-08-02"}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        date = DATES.get(name)
        head = f"---\ntitle: {name.title()}\ndate: {date}\n---\n" if date else ""
        (place / f"{name}.txt").write_text(head + text + "\n", encoding="utf-8")
    return place


@pytest.fixture
def build(nlp):
    """``pressgraph.build`` with the pipeline that is loaded already: loading takes two seconds."""
    return functools.partial(pg.build, model=nlp)


def dump(case):
    return canonical_nquads(quads(case.resolved()))


def test_a_folder_becomes_a_case(build, folder, tmp_path):
    case = build(folder, case=tmp_path / "case")
    assert (case.summary.read, case.summary.changed, case.summary.unchanged) == (4, 0, 0)
    assert case.summary.undated == ("undated",)
    assert "1 article without a date, relative dates unresolved: undated" in str(case.summary)
    assert {a.id for a in case.resolved().articles} == set(TEXTS)
    assert "person/jim-kenney" in {e.id for e in case.resolved().entities}


def test_a_second_build_does_nothing_and_says_so(build, folder, tmp_path):
    first = build(folder, case=tmp_path / "case")
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "case" / "graph").rglob("*")}
    second = build(folder, case=tmp_path / "case")
    assert second.summary.did_nothing
    assert str(second.summary).startswith("nothing to do: 4 articles unchanged")
    assert second.resolved() == first.resolved()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "case" / "graph").rglob("*")} == files


def test_two_builds_give_the_same_bytes(build, folder, tmp_path):
    assert dump(build(folder, case=tmp_path / "one")) == dump(build(folder, case=tmp_path / "two"))


def test_neither_order_nor_batching_of_the_articles_matters(build, folder, tmp_path):
    paths = sorted(folder.iterdir())
    whole = dump(build(folder, case=tmp_path / "whole"))
    for seed in range(3):
        random.Random(seed).shuffle(paths)
        for path in paths:
            case = build(path, case=tmp_path / f"case{seed}")
        assert dump(case) == whole


def test_adding_and_withdrawing_leaves_what_was_there(build, folder, tmp_path):
    rest = [path for path in folder.iterdir() if path.stem != "courier"]
    before = dump(build(rest, case=tmp_path / "case"))
    build(folder / "courier.txt", case=tmp_path / "case")
    case = withdraw("courier", case=tmp_path / "case")
    assert dump(case) == before
    assert b"courier" not in in_files(case)


def in_files(case):
    return b"".join(path.read_bytes() for path in case.folder.rglob("*") if path.is_file())


def test_words_may_be_erased_later_and_are_in_no_answer_until_then(build, folder, tmp_path):
    case = build(folder, case=tmp_path / "case")
    before = {path.name for path in (case.folder / "graph").iterdir()}
    left = withdraw("courier", case=case.folder, erase=False)
    assert "courier" not in set(left.articles().article)
    assert "courier" not in dump(left)
    assert b"courier" in in_files(left)
    erase_words(case.folder)
    assert b"courier" not in in_files(left)
    after = {path.name for path in (case.folder / "graph").iterdir()}
    assert len(after) == 1
    assert not after & before
    assert dump(pg.open_case(case.folder)) == dump(left)


def test_a_build_erases_the_words_of_texts_that_were_corrected(build, folder, tmp_path):
    case = build(folder, case=tmp_path / "case")
    text = (folder / "ledger.txt").read_text(encoding="utf-8")
    (folder / "ledger.txt").write_text(text.replace("PARS", "Quondam"), encoding="utf-8")
    build(folder, case=tmp_path / "case")
    (folder / "ledger.txt").write_text(text, encoding="utf-8")
    assert dump(build(folder, case=tmp_path / "case")) == dump(case)
    assert b"Quondam" not in in_files(case)


def test_an_erasure_that_fails_is_done_by_the_next_build(build, folder, tmp_path):
    case = build(folder, case=tmp_path / "case")
    left = withdraw("courier", case=case.folder, erase=False)
    (current,) = (case.folder / "graph").glob("*/CURRENT")
    current.rename(tmp_path / "CURRENT")
    with pytest.raises(CaseError):
        erase_words(case.folder)
    with CaseStore(case.folder) as store:
        assert store.unerased() > store.counts().articles
    (tmp_path / "CURRENT").rename(current)
    (folder / "courier.txt").unlink()
    assert dump(build(folder, case=case.folder)) == dump(left)
    assert b"courier" not in in_files(case)


def test_only_a_changed_article_is_read_again(build, folder, tmp_path):
    build(folder, case=tmp_path / "case")
    (folder / "ledger.txt").write_text(
        "---\ndate: 2018-07-27\n---\nMayor Jim Kenney renewed the PARS agreement.\n", encoding="utf-8"
    )
    summary = build(folder, case=tmp_path / "case").summary
    assert (summary.read, summary.changed, summary.unchanged, summary.did_nothing) == (0, 1, 3, False)
    case = pg.open_case(tmp_path / "case")
    assert set(case.events(article="ledger").action) == {"renew"}


def test_a_new_title_is_taken_over_without_reading_again(build, folder, tmp_path):
    build(folder, case=tmp_path / "case")
    with CaseStore(tmp_path / "case") as store:
        key = store.record_key("ledger")
    text = (folder / "ledger.txt").read_text(encoding="utf-8")
    (folder / "ledger.txt").write_text(text.replace("title: Ledger", "title: Kenney acts"), encoding="utf-8")
    case = build(folder, case=tmp_path / "case")
    assert case.summary.changed == 1
    assert "1 article put in place of what the case had by that name: ledger" in str(case.summary)
    assert "Kenney acts" in set(case.articles().title)
    with CaseStore(tmp_path / "case") as store:
        assert store.record_key("ledger") == key


def test_another_date_is_another_reading(build, folder, tmp_path):
    build(folder / "undated.txt", case=tmp_path / "case")
    case = build(folder / "undated.txt", case=tmp_path / "case", date="2020-10-02")
    assert (case.summary.changed, case.summary.undated) == (1, ())


def test_reread_reads_everything_again(build, folder, tmp_path):
    first = build(folder, case=tmp_path / "case")
    again = build(folder, case=tmp_path / "case", reread=True)
    assert (again.summary.changed, again.summary.did_nothing) == (4, False)
    assert again.resolved() == first.resolved()


def test_articles_read_by_other_rules_are_counted_and_can_be_read_again(build, nlp, folder, tmp_path):
    first = build(folder, case=tmp_path / "case")
    assert (first.summary.outdated, "other rules" in str(first.summary)) == (0, False)
    with CaseStore(first.folder) as store:
        old = "en_core_web_md-3.8.0 pressgraph-0.1.0 rules-00000000"
        articles = [store.find_article(name) for name in ("docket", "courier")]
        store.write_articles(articles, [replace(store.find_record(a.id), model=old) for a in articles], reader=old)
    second = build(folder / "ledger.txt", case=first.folder)
    assert second.summary.outdated == 2
    assert "2 articles of the case read by other rules or another model; --reread reads them too" in str(second.summary)
    third = build(folder / "ledger.txt", case=first.folder, reread=True)
    assert (third.summary.changed, third.summary.outdated) == (3, 0)
    assert third.resolved() == first.resolved()


def test_bad_inputs_are_collected_and_the_others_go_through(build, folder, tmp_path):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    said = []
    case = build([folder, tmp_path / "missing.txt"], case=tmp_path / "case", on_error=said.append)
    assert case.summary.read == 4
    assert list(case.summary.failed) == said
    assert sorted(e.path.rsplit("/", 1)[-1] for e in said) == ["empty.txt", "missing.txt"]
    assert "2 inputs could not be read" in str(case.summary)


def test_nothing_but_bad_input_is_an_error(build, tmp_path):
    with pytest.raises(pg.InputError, match="no such file"):
        build(tmp_path / "missing.txt", case=tmp_path / "case")


def test_a_build_that_was_broken_off_goes_on(build, folder, tmp_path):
    for number in range(12):
        shutil.copy(folder / "ledger.txt", folder / f"ledger-{number}.txt")

    def broken(articles):
        for number, article in enumerate(articles):
            if number == BATCH_SIZE + 2:
                raise KeyboardInterrupt
            yield article

    with pytest.raises(KeyboardInterrupt):
        build(folder, case=tmp_path / "case", progress=broken)
    case = build(folder, case=tmp_path / "case")
    assert (case.summary.read, case.summary.unchanged) == (16 - BATCH_SIZE, BATCH_SIZE)
    assert dump(case) == dump(build(folder, case=tmp_path / "whole"))


def test_a_graph_that_was_lost_is_made_again(build, folder, tmp_path):
    build(folder, case=tmp_path / "case")
    shutil.rmtree(tmp_path / "case" / "graph")
    case = build(folder, case=tmp_path / "case")
    assert (case.summary.unchanged, case.summary.did_nothing) == (4, False)
    assert len(case.sparql("SELECT * { ?s a pg:Article }")) == 4


def test_withdrawing_what_is_not_there_names_what_is_near(build, folder, tmp_path):
    build(folder, case=tmp_path / "case")
    with pytest.raises(pg.CaseError, match="no article 'ledgr' in this case; did you mean ledger"):
        withdraw(["ledgr"], case=tmp_path / "case")


def test_agency_copy_is_read_once(build, folder, tmp_path):
    shutil.copy(folder / "ledger.txt", folder / "copy.txt")
    case = build(folder, case=tmp_path / "case")
    with CaseStore(tmp_path / "case") as store:
        assert store.record_key("copy") == store.record_key("ledger")
        assert {r.doc for r in store.read_records()} == {*TEXTS, "copy"}
    assert set(case.events(article="copy").action) == set(case.events(article="ledger").action)


# --- reading ---


def test_a_record_names_its_reader_and_points_into_its_text(nlp, folder):
    for article in read_articles([folder]):
        record = read_record(nlp, article)
        assert record.model == reader_label(nlp)
        assert f" pressgraph-{pg.__version__} " in record.model
        spans = (
            [e.evidence for e in record.events]
            + [e.trigger for e in record.events]
            + [m for c in record.entities for m in c.mentions]
        )
        assert all(article.text[s.start : s.end] == s.text for s in spans)
        assert json.loads(json.dumps(record.to_json()))["doc"] == article.id


def test_records_come_in_the_order_of_the_articles(nlp, folder):
    articles = list(read_articles([folder]))
    many = [type(a)(f"{a.id}{n}", a.text, date=a.date) for n in range(5) for a in articles]
    records = list(read_records(nlp, many))
    assert [r.doc for r in records] == [a.id for a in many]
    assert records[0].events == records[4].events


def test_an_article_without_a_date_has_no_dates_from_weekdays(nlp, folder):
    dated, undated = (
        read_record(nlp, next(read_articles([folder / "ledger.txt"]))),
        read_record(nlp, pg.Article("x", TEXTS["ledger"])),
    )
    assert "2018-07-26" in {d.value for d in dated.dates}
    assert {d.value for d in undated.dates if d.text == "Thursday"} <= {None}
    assert {e.date for e in undated.events} == {None}


def test_a_fault_in_a_stage_names_the_article(nlp):
    broken = pg.Article("the-one", "A text.", boilerplate=("here",))
    with pytest.raises((TypeError, ValueError)) as caught:
        read_record(nlp, broken)
    assert caught.value.__notes__ == ["while reading article 'the-one'"]


@pytest.fixture(scope="module")
def sample(nlp, root, tmp_path_factory):
    """The case of the sample corpus."""
    return pg.build(root / "data" / "articles", case=tmp_path_factory.mktemp("sample"), model=nlp)


def test_what_two_outlets_of_the_sample_corpus_tell_is_corroborated(sample):
    rows = sample.ask("corroborated").to_dict("records")
    assert ("PARS agreement", "2018-08-31", 2) in {(r["event"].split(" → ")[-1], r["earliest"], int(r["articles"])) for r in rows}


def test_two_articles_of_the_sample_corpus_contradict_each_other(sample):
    rows = sample.ask("disputed").to_dict("records")
    courts = {(r["status"], r["published"]) for r in rows if r["action"] == "abstain"}
    assert {("actual", "2018-07-27"), ("negated", "2018-07-31")} <= courts
    assert len({r["event_id"] for r in rows}) == 1, "nothing else is disputed there"


def test_a_list_of_entities_wins_and_is_kept(build, folder, tmp_path):
    (tmp_path / "known.csv").write_text("name,aliases,kind,id\nJames Kenney,,person,mayor-99\n", encoding="utf-8")
    case = build(folder, case=tmp_path / "case", entities=tmp_path / "known.csv")
    assert {e.name for e in case.resolved().entities if e.id == "person/mayor-99"} == {"James Kenney"}
    assert build(folder, case=tmp_path / "case").summary.did_nothing
    again = build(folder, case=tmp_path / "case", entities="")
    assert "person/jim-kenney" in {e.id for e in again.resolved().entities}


def test_a_list_that_cannot_be_read_changes_nothing(build, folder, tmp_path):
    (tmp_path / "known.csv").write_text("name,kind\nAnn,yacht\n", encoding="utf-8")
    with pytest.raises(pg.InputError, match=r"known.csv:2: no kind 'yacht'"):
        build(folder, case=tmp_path / "case", entities=tmp_path / "known.csv")
    assert not (tmp_path / "case").exists()


def test_the_named_agreements_of_the_sample_corpus_are_one_in_all_their_articles(sample):
    articles = {e.id: {article for article, _ in e.chains} for e in sample.resolved().entities}
    assert articles["agreement/pars-agreement"] >= {"philadelphia-pars", "philadelphia-pars-courts"}
    assert {"paris-agreement-exit", "paris-agreement-return"} in articles.values()


def test_an_article_in_another_language_is_named_and_nothing_is_read_in_it(build, tmp_path):
    text = "Die Gewerkschaft hat am Montag den Vertrag beendet. Der Rat sagte, dass die Gespräche mit der Stadt weitergehen. " * 3
    (tmp_path / "streik.txt").write_text(text, encoding="utf-8")
    case = build(tmp_path / "streik.txt", case=tmp_path / "case")
    assert case.summary.foreign == ("streik",)
    assert "1 article not in English, it seems: streik" in str(case.summary)
    assert case.events().empty and case.entities().empty
