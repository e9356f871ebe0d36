"""What a notebook shows, opened in a real browser: nothing is fetched or run, and axe-core finds nothing that shuts people out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import pyoxigraph as ox
import pytest
from tests.browser.conftest import Visit
from tests.display.test_cards import BAD
from tests.factories import philadelphia

from pressgraph import display
from pressgraph.graph.rdf import quads
from pressgraph.model import Network
from pressgraph.query import ask, find_question, questions
from pressgraph.stories import reply, tell_story, trace_stance

AXE = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))])"


def shown(network: Network) -> str:
    """A page with one of each display, as cells of a notebook hold them."""
    store = ox.Store()
    store.extend(quads(network))
    kenney, pars = "person/jim-kenney", "agreement/pars"
    answer = ask(store, "what-did-they-do", agent="e", status="any")
    matrix = display.count_matrix(network, {}, status="any")
    cells = [
        display.summary_html(network),
        display.entity_card(network, {}, kenney)._repr_html_(),
        display.event_card(network, {}, "kenney-consent")._repr_html_(),
        display.evidence_table(network, {}, {})._repr_html_(),
        display.QuestionList(tuple(questions().values()))._repr_html_(),
        reply(network, find_question("what-did-they-do"), answer, given={"agent": "e"})._repr_html_(),
        tell_story(network, (), pars)._repr_html_(),
        trace_stance(network, (), kenney, pars)._repr_html_(),
        matrix._repr_html_(),
        *(str(picture) for picture in (matrix.picture(), display.draw_timeline(network, {}, {}).picture())),
    ]
    parts = "".join(f"<div>{cell}</div>" for cell in cells)
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>cells</title></head>'
    return f"{head}<body><main><h1>Cells</h1>{parts}</main></body></html>"


def hostile(network: Network) -> Network:
    """The network with markup and marks of direction in every field that an article fills."""
    return replace(
        network,
        articles=tuple(replace(a, title=BAD, outlet=BAD, author=BAD, url="javascript:alert(3)") for a in network.articles),
        entities=tuple(replace(e, name=e.name + BAD, aliases=(BAD,)) for e in network.entities),
        claims=tuple(
            replace(c, evidence=replace(c.evidence, text=c.evidence.text + BAD), speaker_name=BAD) for c in network.claims
        ),
    )


@pytest.mark.parametrize("change", [lambda network: network, hostile], ids=["plain", "hostile"])
def test_a_display_fetches_nothing_runs_nothing_and_shuts_nobody_out(
    change: Callable[[Network], Network], visit: Callable[[str], Visit]
) -> None:
    pytest.importorskip("axe_playwright_python")
    found = visit(shown(change(philadelphia())))
    found.page.add_script_tag(content=files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert found.page.evaluate(AXE) == []
    assert [address for address in found.requests if not address.startswith("file:")] == [] and found.troubles == []
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
