"""The case on disk: what is written is read back, and a case survives whatever happens to it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pyoxigraph as ox
import pytest
from tests.factories import philadelphia
from tests.stories import READER, story, told

from pressgraph.build import resolve
from pressgraph.errors import CaseError
from pressgraph.graph.rdf import canonical_nquads, quads
from pressgraph.store import CaseStore, record_key
from pressgraph.store.schema import FILE

KENNEY, PARS = "person:Jim Kenney", "agreement:PARS Agreement"
A = story(
    "a", told("terminate", KENNEY, PARS, date="2018-07-26", speaker="group~officials"), date="2018-07-27", title="Über “PARS”"
)
B = story("b", told("demand", "person:Helen Gym", PARS, content="terminate"), date="2018-07-28")


@pytest.fixture
def store(tmp_path):
    with CaseStore(tmp_path / "case", create=True) as opened:
        yield opened


def fill(store, *stories):
    with store.lock():
        store.write_articles([a for a, _ in stories], [r for _, r in stories], reader=READER)
        store.write_network(resolve(store.read_articles(), list(store.read_records())))


def test_articles_and_records_come_back_as_they_were(store):
    fill(store, B, A)
    assert list(store.read_articles()) == [A[0], B[0]]
    assert list(store.read_records()) == [A[1], B[1]]
    assert store.find_article("a") == A[0]
    assert store.find_article("c") is None


def test_the_network_comes_back_as_it_was(store):
    store.write_network(philadelphia())
    found = store.read_network()
    assert (found.entities, found.events, found.claims) == (philadelphia().entities, philadelphia().events, philadelphia().claims)


def test_the_graph_is_that_of_the_network(store):
    fill(store, A, B)
    network = store.read_network()
    assert network == resolve([A[0], B[0]], [A[1], B[1]])
    assert canonical_nquads(store.open_graph()) == canonical_nquads(quads(network))


def test_a_graph_that_was_deleted_is_made_again(store):
    fill(store, A)
    before = canonical_nquads(store.open_graph())
    shutil.rmtree(store.folder / "graph")
    assert not store.is_current()
    assert canonical_nquads(store.open_graph()) == before
    assert store.is_current()


def test_a_stale_graph_is_made_again(store):
    fill(store, A)
    (graph,) = (store.folder / "graph").iterdir()
    graph.rename(graph.with_name("another"))
    assert not store.is_current()
    store.open_graph()
    assert store.is_current()


def test_a_change_makes_the_network_stale(store):
    fill(store, A)
    assert store.is_current()
    store.write_articles([B[0]], [B[1]], reader=READER)
    assert not store.is_current()


def test_two_articles_of_one_text_have_one_record(store):
    copy = type(A[0])("copy", A[0].text, title="Agency copy", date=A[0].date)
    store.write_articles([A[0]], [A[1]], reader=READER)
    assert store.has_record(record_key(copy, READER))
    store.write_articles([copy], [], reader=READER)
    records = list(store.read_records())
    assert [(r.doc, r.title) for r in records] == [("a", "Über “PARS”"), ("copy", "Agency copy")]
    assert records[0].events == records[1].events


def test_what_is_withdrawn_leaves_no_trace_in_the_files(store):
    fill(store, A, B)
    store.delete_articles(["a"])
    store.write_network(resolve(store.read_articles(), list(store.read_records())))
    store.close()
    with sqlite3.connect(store.folder / FILE) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    data = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert "Über".encode() not in data
    assert b"Helen Gym" in data


def test_half_a_batch_is_never_written(store):
    fill(store, A)
    with pytest.raises(AttributeError):
        store.write_articles([B[0], None], [], reader=READER)
    bad = type(B[0])(None, "text")
    with pytest.raises(sqlite3.Error):
        store._database.execute("PRAGMA query_only = ON")
        store.write_articles([bad], [], reader=READER)
    assert [a.id for a in store.read_articles()] == ["a"]


def test_a_record_depends_on_text_date_model_and_version():
    article = A[0]
    keys = {
        record_key(article, "m-1 pressgraph-1"),
        record_key(article, "m-2 pressgraph-1"),
        record_key(article, "m-1 pressgraph-2"),
        record_key(type(article)("a", article.text, date="2018-07-28"), "m-1 pressgraph-1"),
        record_key(type(article)("a", article.text + " ", date=article.date), "m-1 pressgraph-1"),
    }
    assert len(keys) == 5
    assert record_key(type(article)("z", article.text, date=article.date), "m-1 pressgraph-1") in keys


def foreign(folder):
    folder.mkdir()
    with sqlite3.connect(folder / FILE) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()


def damaged(folder):
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database" * 500)


def newer(folder):
    CaseStore(folder, create=True).close()
    with sqlite3.connect(folder / FILE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def crowded(folder):
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


def a_file(folder):
    folder.write_text("mine", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "create", "message"),
    [
        (lambda folder: None, False, "no case here; make one with: pressgraph build ARTICLES --case"),
        (foreign, False, "another program"),
        (foreign, True, "another program"),
        (damaged, False, "cannot be opened"),
        (newer, True, "newer Pressgraph"),
        (crowded, True, "holds other files"),
        (a_file, True, "cannot be made a folder"),
    ],
)
def test_a_folder_that_is_no_case_says_what_it_is(tmp_path, spoil, create, message):
    spoil(tmp_path / "case")
    with pytest.raises(CaseError, match=message):
        CaseStore(tmp_path / "case", create=create)


def test_a_case_without_a_finished_build_says_so(store):
    with pytest.raises(CaseError, match="never finished"):
        store.read_network()


def test_a_second_writer_is_told_to_wait(store):
    held = "import sys\nfrom pressgraph.store import CaseStore\nfrom pressgraph.errors import CaseError\n"
    held += "try:\n    with CaseStore(sys.argv[1]).lock(): pass\nexcept CaseError as e: print(e)"
    with store.lock():
        result = subprocess.run([sys.executable, "-c", held, str(store.folder)], capture_output=True, text=True, check=True)
    assert "another process is changing this case" in result.stdout
    with store.lock():
        pass


def test_a_reader_keeps_its_graph_while_another_is_written(store):
    fill(store, A)
    with CaseStore(store.folder) as reader:
        graph, before = reader.open_graph(), reader.read_network()
        fill(store, B)
        assert len(list(graph.quads_for_pattern(None, None, None, None))) == len(set(quads(before)))
        assert {a.id for a in reader.read_network().articles} == {"a", "b"}
        assert len(reader.open_graph()) > len(graph)


def test_readers_and_a_writer_go_together(store):
    fill(store, A)
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            with CaseStore(store.folder) as reader:
                seen.add(len(reader.open_graph()))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for n in range(5):
            fill(store, story(f"n{n}", told("meet", KENNEY, "person:Helen Gym", date=f"2018-07-0{n + 1}")))
    finally:
        stop.set()
        thread.join()
    assert seen


def test_the_graph_opens_in_any_tool_that_reads_oxigraph_stores(store):
    fill(store, A)
    (graph,) = (store.folder / "graph").iterdir()
    assert len(ox.Store.read_only(str(graph))) == len(store.open_graph())


def test_the_database_can_be_queried_by_hand(store):
    fill(store, A, B)
    rows = store._database.execute("SELECT article, status, speaker, sentence FROM claims ORDER BY article, id").fetchall()
    assert rows[0][:3] == ("a", "actual", "officials")
    assert "terminate" in rows[0][3]


def test_a_case_of_an_older_version_is_read(tmp_path):
    with CaseStore(tmp_path, create=True) as store:
        fill(store, A)
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        older = "CREATE TABLE memberships (article TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, body TEXT);"
        row = "INSERT INTO memberships VALUES ('a', 'person/jim-kenney', 'mayor', NULL);"
        database.executescript(f"DROP TABLE memberships; {older} {row} PRAGMA user_version = 3;")
    with CaseStore(tmp_path) as store:
        assert [(held.role, held.words) for held in store.read_network().memberships] == [("mayor", "")]
        fill(store, A, B)
