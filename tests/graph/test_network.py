"""The networkx view."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories import networks, philadelphia

from pressgraph.graph.network import best_claim, to_networkx
from pressgraph.model import Claim, Network, Span, Status


def edges() -> dict[str, tuple[str, str, dict[str, object]]]:
    return {key: (source, target, data) for source, target, key, data in to_networkx(philadelphia()).edges(keys=True, data=True)}


@pytest.mark.parametrize(
    ("event", "source", "target", "label", "role"),
    [
        ("terminate-pars", "person/jim-kenney", "agreement/pars", "terminated", "object"),
        ("gym-demand", "person/helen-gym", "agreement/pars", "called for: Termination", "content"),
        ("inform-ice", "person/marcel-pratt", "organization/ice", "announced", "recipient"),
        ("expire", "action/expire", "agreement/pars", "expiry", "object"),
        ("krasner-renew", "person/larry-krasner", "agreement/pars", "renewal (negated)", "object"),
        ("violate", "organization/ice", "agreement/pars", "violation (alleged)", "object"),
        ("kenney-consent", "person/jim-kenney", "agreement/pars", "consent (actual / negated)", "object"),
    ],
)
def test_an_event_is_an_edge(event: str, source: str, target: str, label: str, role: str) -> None:
    found = edges()[event]
    assert found[:2] == (source, target)
    assert (found[2]["label"], found[2]["role"]) == (label, role)


def test_what_is_demanded_draws_no_edge_of_its_own() -> None:
    assert "gym-demand-end" not in edges()


def test_what_is_demanded_of_somebody_draws_a_demanded_edge() -> None:
    network = philadelphia()
    asked = tuple(replace(e, agents=("person/jim-kenney",)) if e.id == "gym-demand-end" else e for e in network.events)
    graph = to_networkx(Network(network.articles, network.entities, asked, network.claims))
    data = graph.edges["person/jim-kenney", "agreement/pars", "gym-demand-end"]
    assert (data["label"], data["status"]) == ("termination (demanded)", "demanded")


def test_an_edge_shows_its_best_claim_and_counts_the_others() -> None:
    data = edges()["terminate-pars"][2]
    assert data["sentence"] == "Mayor Jim Kenney terminated the PARS agreement on Thursday."
    shown = ("action", "status", "speaker", "date", "place", "trigger", "outlet", "published", "claim", "claims", "articles")
    assert [data[name] for name in shown] == [
        "terminate", "actual", "", "2018-07-26", "Philadelphia", "terminated", "The Example Inquirer", "2018-07-27",
        "terminate-pars-1", 2, 2,
    ]  # fmt: skip
    assert edges()["abstain"][2]["speaker"] == "officials"


def test_nodes_are_the_entities_that_take_part() -> None:
    graph = to_networkx(philadelphia())
    assert graph.nodes["agreement/pars"] == {
        "label": "PARS agreement", "kind": "agreement", "aliases": "the contract", "articles": 2, "mentions": 2, "events": 10,
        "iri": "https://w3id.org/pressgraph/kg/entity/agreement/pars",
    }  # fmt: skip
    assert graph.nodes["action/expire"]["label"] == "Expiry"
    assert "group/activists" not in graph
    assert to_networkx(philadelphia(), isolated=True).nodes["source/ledger/spokesman"]["kind"] == "unnamed source"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(networks())
def test_every_attribute_is_plain_and_every_format_can_hold_it(network: Network) -> None:
    graph = to_networkx(network)
    values = [v for _, data in graph.nodes(data=True) for v in data.values()]
    values += [v for *_, data in graph.edges(data=True) for v in data.values()]
    assert {type(v) for v in values} <= {str, int, float}
    assert len(graph.edges) == sum(max(len(e.agents), 1) * max(len(e.objects) or len(e.recipients), 1) for e in network.events)


def test_two_calls_give_equal_graphs() -> None:
    one, other = to_networkx(philadelphia()), to_networkx(philadelphia())
    assert nx.utils.graphs_equal(one, other)


def test_the_surest_claim_is_best_then_the_article_s_own() -> None:
    def claim(name: str, confidence: float, speaker: str | None = None) -> Claim:
        return Claim(name, "e", "a", Span(0, 1, "x"), Span(0, 1, "x"), Status.ACTUAL, confidence, speaker)

    assert best_claim([claim("a", 0.8), claim("b", 0.9, "x"), claim("c", 0.9)]).id == "c"
    assert best_claim([claim("b", 0.9), claim("a", 0.9)]).id == "a"


def test_half_of_a_pair_in_a_text_stops_no_file(tmp_path) -> None:
    known = philadelphia()
    broken = replace(known.claims[0], evidence=Span(0, 9, "cut \ud83d off"), trigger=Span(0, 3, "\ude00"))
    entities = tuple(replace(entity, name=entity.name + "\ud800") for entity in known.entities)
    graph = to_networkx(replace(known, claims=(broken, *known.claims[1:]), entities=entities))
    nx.write_graphml(graph, tmp_path / "case.graphml")
    nx.write_gexf(graph, tmp_path / "case.gexf")
    assert any(data["sentence"] == "cut \ufffd off" for *_, data in graph.edges(data=True))
