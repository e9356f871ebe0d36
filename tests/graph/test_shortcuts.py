"""Short edges."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from tests.factories import networks, philadelphia

from pressgraph.graph import vocab
from pressgraph.graph.rdf import quads
from pressgraph.graph.shortcuts import shortcut_edges
from pressgraph.model import Network, Status
from pressgraph.resources import read_ontology


def shown(network: Network) -> tuple[list[str], list[str]]:
    reported, attributed = (
        sorted(" ".join(vocab.shorten(term.value).rpartition("/")[2] for term in edge) for edge in edges)
        for edges in shortcut_edges(network)
    )
    return reported, attributed


def test_only_actual_claims_give_edges() -> None:
    reported, attributed = shown(philadelphia())
    assert reported == [
        "demonstrators pg:protested pars",
        "helen-gym pg:calledFor gym-demand-end",
        "jim-kenney pg:consentedTo pars",
        "jim-kenney pg:met charles-chaput",
        "jim-kenney pg:sued trump-administration",
        "jim-kenney pg:terminated pars",
        "larry-krasner pg:withdrewConsentTo pars",
    ]
    assert attributed == ["court-system pg:abstainedOn pars"]


def test_an_edge_is_attributed_when_no_article_says_it_itself() -> None:
    network = philadelphia()
    claims = tuple(replace(c, speaker="group/activists") if c.event == "terminate-pars" else c for c in network.claims)
    reported, attributed = shown(replace(network, claims=claims))
    assert "jim-kenney pg:terminated pars" in attributed
    assert "jim-kenney pg:terminated pars" not in reported


def test_what_is_demanded_gives_no_edge_even_if_a_claim_says_it_is_actual() -> None:
    network = philadelphia()
    events = tuple(
        replace(e, agents=("person/jim-kenney",)) if e.id == "gym-demand-end" else e
        for e in network.events
        if e.id != "terminate-pars"
    )
    claims = tuple(replace(c, status=Status.ACTUAL) for c in network.claims)
    assert not [edge for edges in shown(replace(network, events=events, claims=claims)) for edge in edges if "terminated" in edge]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(networks())
def test_the_edges_are_those_that_shortcuts_rq_constructs(network: Network) -> None:
    store = ox.Store()
    store.extend(q for q in quads(network) if q.graph_name not in {vocab.REPORTED_GRAPH, vocab.ATTRIBUTED_GRAPH})
    made = store.query(read_ontology("shortcuts.rq"), use_default_graph_as_union=True)
    assert isinstance(made, ox.QueryTriples)
    assert {(t.subject, t.predicate, t.object) for t in made} == {edge for edges in shortcut_edges(network) for edge in edges}
