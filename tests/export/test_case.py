"""A case on disk is exported as its network is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factories import philadelphia

from pressgraph.case import Case
from pressgraph.errors import QueryError
from pressgraph.export import EXPORTERS, export
from pressgraph.export.base import FileExporter
from pressgraph.model import Record
from pressgraph.store import CaseStore


@pytest.fixture
def case(tmp_path: Path) -> Case:
    network = philadelphia()
    records = [Record(a.id, a.title, a.date, a.url, (), (), (), "by hand") for a in network.articles]
    with CaseStore(tmp_path / "case", create=True) as store:
        store.write_articles(network.articles, records, reader="by hand")
        store.write_network(network)
    return Case(tmp_path / "case")


@pytest.mark.parametrize("name", [name for name, exporter in EXPORTERS.items() if isinstance(exporter, FileExporter)])
def test_a_case_and_its_network_give_the_same_file(name: str, case: Case, tmp_path: Path) -> None:
    export(case, name, tmp_path / "a")
    export(case.resolved(), name, tmp_path / "b")
    case.export(name, tmp_path / "c")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()


def test_nquads_are_the_statements_of_the_case(case: Case, tmp_path: Path) -> None:
    case.export("nquads", tmp_path / "a.nq")
    assert len((tmp_path / "a.nq").read_text(encoding="utf-8").splitlines()) == len(set(case.rdf().quads()))


def test_what_a_notebook_shows_is_the_page(case: Case, tmp_path: Path) -> None:
    case.export("html", tmp_path / "a.html")
    assert case.show().html == (tmp_path / "a.html").read_text(encoding="utf-8")
    case.export("pyvis", tmp_path / "b.html")
    assert case.pyvis().generate_html() == (tmp_path / "b.html").read_text(encoding="utf-8")


def test_an_article_of_a_case_is_read_in_a_frame(case: Case) -> None:
    page = case.read("ledger")
    assert page.title == "Reading view of ledger" and ">ended</a>" in page.html
    with pytest.raises(QueryError, match="did you mean 'ledger'"):
        case.read("legder")
