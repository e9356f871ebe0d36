"""``nlp.add_pipe("pressgraph")`` reads what ``pressgraph extract`` reads."""

from __future__ import annotations

import dataclasses

import pytest

import pressgraph.component  # noqa: F401  # registers the component
from pressgraph.build import read_record
from pressgraph.ingest import find_boilerplate
from pressgraph.language import load_language
from pressgraph.model import Article

TEXT = (
    "Mayor ends contract\n\nMayor Jim Kenney terminated the contract on Thursday. The court has abstained, officials said.\n\n"
    "About the author: Ann Lee is a staff writer."
)


@pytest.fixture(scope="module")
def pipeline():
    nlp = load_language()
    nlp.add_pipe("pressgraph")
    return nlp


@pytest.mark.parametrize("date", ["2018-07-27", None])
def test_the_component_gives_the_record_of_extract(nlp, pipeline, date):
    article = Article("doc", TEXT, date=date, boilerplate=find_boilerplate(TEXT))
    doc = pipeline.make_doc(TEXT)
    doc._.published = date
    assert pipeline(doc)._.pressgraph == read_record(nlp, article)


def test_id_title_and_date_may_come_with_the_document(nlp, pipeline):
    doc = pipeline.make_doc(TEXT)
    doc.user_data |= {"published": "2018-07-27", "id": "ledger", "title": "Mayor ends contract", "url": "https://example.org/1"}
    record = pipeline(doc)._.pressgraph
    plain = Article(
        "ledger", TEXT, "Mayor ends contract", "2018-07-27", "https://example.org/1", boilerplate=find_boilerplate(TEXT)
    )
    assert record == read_record(nlp, plain)
    assert dataclasses.replace(record, date=None) != record


def test_a_document_without_anything_is_read_too(pipeline):
    assert pipeline("Nothing happened.")._.pressgraph.doc == "doc"
    assert pipeline("")._.pressgraph.events == ()
