"""The W3C's SPARQL 1.1 protocol tests, sent to a running endpoint; and those that a read-only one cannot pass, with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from tests.serve.sparql.serving import Server, running
from tests.serve.sparql.w3c import PREFIX, Case, Exchange, read_cases, read_graphs

SHARED = Path(__file__).resolve().parents[4] / "shared" / "w3c"
FOLDER = SHARED / "protocol"
CASES = list(read_cases(FOLDER)) if FOLDER.is_dir() else []
UPDATES = "it changes the graph and then looks for the change; this endpoint is read-only"
NOT_APPLYING = {
    "update_dataset_default_graph": UPDATES,
    "update_dataset_default_graphs": UPDATES,
    "update_dataset_named_graphs": UPDATES,
    "update_dataset_full": UPDATES,
    "update_post_form": UPDATES,
    "update_post_direct": UPDATES,
    "update_base_uri": UPDATES,
}
#: the forms of an answer by the manifest's names
FORMS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}
pytestmark = pytest.mark.skipif(not CASES, reason="needs the W3C tests of the shared folder beside the checkout")


@pytest.fixture(scope="module")
def w3c(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the graphs that the tests presuppose."""
    place = str(tmp_path_factory.mktemp("w3c") / "store")
    written = ox.Store(place)
    for name, data in read_graphs(FOLDER).items():
        written.load(data, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    written.flush()
    del written
    opened = ox.Store.read_only(place)
    with running(lambda: opened) as server:
        yield server


def send(server: Server, exchange: Exchange) -> httpx.Response:
    address = server.sparql + exchange.path.removeprefix(PREFIX)
    headers = {"Accept": "*/*"} | exchange.headers
    request = httpx.Request(exchange.method, address, headers=headers, content=exchange.body or None)
    return server.client.send(request)


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in NOT_APPLYING], ids=lambda case: case.name)
def test_the_endpoint_passes(w3c: Server, case: Case) -> None:
    for exchange in case.exchanges:
        answer = send(w3c, exchange)
        assert str(answer.status_code)[0] in exchange.statuses, answer.text
        if exchange.format:
            assert answer.headers["content-type"].partition(";")[0] in FORMS[exchange.format]
        if exchange.boolean is not None:
            assert json.loads(answer.content)["boolean"] is exchange.boolean


@pytest.mark.parametrize("case", [case for case in CASES if case.name in NOT_APPLYING], ids=lambda case: case.name)
def test_what_does_not_apply_is_refused_and_changes_nothing(w3c: Server, case: Case) -> None:
    update, look = case.exchanges[0], case.exchanges[-1]
    answer = send(w3c, update)
    assert answer.status_code == 403
    assert "read-only" in answer.text
    if look.boolean is not None:
        assert json.loads(send(w3c, look).content)["boolean"] is not look.boolean
    count = w3c.client.get(w3c.sparql, params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"})
    assert count.text.split() == ["n", "3"]


def test_every_test_of_the_manifest_is_run_or_has_its_reason(root: Path) -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) == 34
    assert set(NOT_APPLYING) <= set(names)
    manual = (root / "docs" / "sparql.md").read_text(encoding="utf-8")
    assert [name for name in NOT_APPLYING if f"`{name}`" not in manual] == []
