"""The HTML page as text: offline, safe, complete. What it does in a browser is tested in tests/browser."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from tests.factories import networks, philadelphia

from pressgraph.errors import ExportError
from pressgraph.export import export
from pressgraph.export.html import draw_network, page_title, to_pyvis
from pressgraph.export.html.facts import cut_sentence, date_words, find_facts, safe_url
from pressgraph.export.html.frame import frame_page
from pressgraph.export.html.looks import STATUS_LOOKS, status_look
from pressgraph.export.plain import plain_graph
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network, Status

HOSTILE = [
    "</script><script>document.title='XSS'</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>href</a>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eRTL\u2066",
    "N" * 10_000,
    "a\u2028b\x00c",
]
OUR_TAGS = re.compile(
    "html|head|meta|title|style|body|header|h1|h2|bdi|p|main|section|form|label|input|span|fieldset|legend|svg|line|path|circle|rect|"
    "div|button|ul|li|aside|table|thead|tbody|tr|th|td|b|mark|a|code|footer|/?script"
)


class Tags(HTMLParser):
    """Every start tag of a page with its attributes, and the text of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs).get("type"), ""))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and self.scripts:
            kind, text = self.scripts[-1]
            self.scripts[-1] = kind, text + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.tags.append(("/script", {}))


def hostile_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n, text in enumerate(HOSTILE):
        graph.add_node(f"person/{n}", label=text, kind=text)
        graph.add_edge(f"person/{n}", "person/0", key=f"c{n}", status=text, sentence=text, trigger=text, headline=text)
        graph.edges[f"person/{n}", "person/0", f"c{n}"].update(
            action=text, label=text, speaker=text, date=text, url="javascript:alert(1)", outlet=text, claim=f"c{n}", confidence=text
        )
    return graph


def page(graph: nx.MultiDiGraph[str]) -> str:
    return to_pyvis(graph, title="</title><script>1</script>").generate_html()


@pytest.fixture(scope="module")
def philadelphia_page() -> str:
    return draw_network(philadelphia()).generate_html()


def test_nothing_is_fetched_from_anywhere(philadelphia_page: str) -> None:
    tags = Tags(philadelphia_page).tags
    assert not [attrs for tag, attrs in tags if "src" in attrs or tag in ("link", "iframe", "object", "embed", "base")]
    assert "jsdelivr" not in philadelphia_page and "cdnjs" not in philadelphia_page and "node_modules" not in philadelphia_page
    assert "url(" not in " ".join(re.findall(r"<style>(.*?)</style>", philadelphia_page, re.DOTALL))
    assert "@import" not in philadelphia_page


def test_the_policy_allows_exactly_our_scripts(philadelphia_page: str) -> None:
    parsed = Tags(philadelphia_page)
    policy = next(attrs["content"] for tag, attrs in parsed.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy and "script-src 'unsafe-inline'" not in policy
    code = [text for kind, text in parsed.scripts if kind is None]
    digests = ["sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code]
    assert len(digests) == 3 and re.findall(r"sha256-[^']+", policy) == digests


def test_a_page_has_a_title_a_language_and_landmarks(philadelphia_page: str) -> None:
    assert "<title>Who did what: 2 articles</title>" in philadelphia_page
    assert '<html lang="en">' in philadelphia_page
    assert [tag for tag, _ in Tags(philadelphia_page).tags if tag in ("header", "main", "footer", "h1")] == [
        "header",
        "h1",
        "main",
        "footer",
    ]


def test_every_fact_is_a_row_with_its_sentence(philadelphia_page: str) -> None:
    facts = draw_network(philadelphia()).facts
    assert {fact.id for fact in facts} == {data["event"] for _, _, data in to_networkx(philadelphia()).edges(data=True)}
    for fact in facts:
        told = fact.told[0]
        assert f"{told.before}<mark>{told.trigger}</mark>{told.after}" in philadelphia_page


def test_a_fact_holds_every_claim_and_the_surest_comes_first() -> None:
    network = philadelphia()
    for fact in draw_network(network).facts:
        claims = [claim for claim in network.claims if claim.event == fact.id]
        found = {(t.before + t.trigger + t.after, t.trigger, t.status) for t in fact.told}
        assert found == {(claim.evidence.text, claim.trigger.text, claim.status.value) for claim in claims}
        assert fact.told[0].confidence == f"{max(claim.confidence for claim in claims):.0%}".replace("%", " %")


def test_a_graph_alone_shows_the_claim_of_each_edge() -> None:
    facts = find_facts(plain_graph(to_networkx(philadelphia())))
    assert {len(fact.told) for fact in facts} == {1}
    told = next(fact.told[0] for fact in facts if fact.id == "abstain")
    assert (told.speaker, told.outlet, told.published, told.confidence) == (
        "officials",
        "The Example Inquirer",
        "27 July 2018",
        "86 %",
    )


def test_markup_in_articles_stays_text() -> None:
    html = page(hostile_graph())
    parsed = Tags(html)
    assert not [attrs for _, attrs in parsed.tags for name in attrs if name.startswith("on")]
    assert not [attrs for tag, attrs in parsed.tags if tag == "img" or "javascript" in str(attrs.get("href"))]
    assert [kind for kind, _ in parsed.scripts] == ["application/json", None, None, None]
    assert "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>" in html
    assert "<bdi>{{ 7 * 7 }}{% raw %}</bdi>" in html


def test_the_data_block_is_json_without_markup() -> None:
    text = next(text for kind, text in Tags(page(hostile_graph())).scripts if kind == "application/json")
    assert not set("<>&") & set(text)
    assert len(json.loads(text)["facts"]) == len(HOSTILE)


def test_the_callers_graph_is_untouched() -> None:
    graph = to_networkx(philadelphia())
    before = copy.deepcopy((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))))
    to_pyvis(graph).generate_html()
    assert before == (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)))


def test_attributes_of_the_drawing_are_plain() -> None:
    graph: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    graph.add_edge(1, (2, 3), key=None, date=__import__("datetime").date(2018, 7, 26), speaker=None, status={"actual"})
    drawing = to_pyvis(graph)  # type: ignore[arg-type]
    assert json.dumps([drawing.nodes, drawing.edges])
    assert drawing.generate_html()


@pytest.mark.parametrize("attribute", ["heading", "select_menu", "filter_menu"])
def test_unsafe_parts_of_pyvis_are_refused(attribute: str) -> None:
    drawing = to_pyvis(to_networkx(philadelphia()))
    setattr(drawing, attribute, "<b>x</b>")
    with pytest.raises(ExportError, match="leave them out"):
        drawing.generate_html()


def test_a_node_title_is_refused_because_pyvis_shows_it_as_markup() -> None:
    drawing = to_pyvis(to_networkx(philadelphia()))
    drawing.add_node("x", title="<a href=x>")
    with pytest.raises(ExportError, match="node titles"):
        drawing.generate_html()


def test_pyvis_writes_the_same_page_as_the_exporter(tmp_path: Path) -> None:
    draw_network(philadelphia()).write_html(str(tmp_path / "a.html"))
    export(philadelphia(), "html", tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_another_pyvis_is_told_apart() -> None:
    with pytest.raises(ExportError, match=r"pip install pyvis==0\.3\.2"):
        frame_page("<html></html>", title="", facts=(), kinds={})


@pytest.mark.parametrize("network", [Network((), (), (), ()), Network((), philadelphia().entities, (), ())])
def test_an_empty_graph_says_so(network: Network) -> None:
    html = draw_network(network).generate_html()
    assert "<h2>No facts</h2>" in html and "script-src 'none'" in html and "<script" not in html


def test_only_deeds_are_drawn_like_deeds() -> None:
    solid = [status for status, look in STATUS_LOOKS.items() if not look.dashes]
    shown = [status for status, look in STATUS_LOOKS.items() if look.shown]
    assert solid == shown == [Status.ACTUAL]
    assert set(STATUS_LOOKS) == set(Status)
    assert len({(look.colour, look.dashes) for look in STATUS_LOOKS.values()}) == len(STATUS_LOOKS)
    assert status_look("rumoured").dashes and not status_look("rumoured").shown
    for edge in draw_network(philadelphia()).edges:
        fact = next(fact for fact in draw_network(philadelphia()).facts if edge["id"] in fact.edges)
        assert ("dashes" in edge) == (fact.status != "actual") == edge.get("hidden", False)


def test_facts_come_in_order_of_time() -> None:
    found = [fact.date for fact in find_facts(plain_graph(to_networkx(philadelphia()))) if fact.date]
    assert found == ["2018", "2018-07-26", "2018-07-26", "2018-07-26", "2018-07-27", "../2018-07-27", "2018-08-31", "P2W"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "offset", "parts"),
    [
        ("He sued, and she sued.", "sued", 17, ("He sued, and she ", "sued", ".")),
        ("He sued, and she sued.", "sued", None, ("He ", "sued", ", and she sued.")),
        ("The ended end.", "end", None, ("The ended ", "end", ".")),
        ("No such word.", "sued", None, ("No such word.", "", "")),
        ("A wrong offset: sued.", "sued", 3, ("A wrong offset: ", "sued", ".")),
        ("Nothing.", "", None, ("Nothing.", "", "")),
        ("", "", 0, ("", "", "")),
    ],
)
def test_the_sentence_is_cut_at_its_trigger(sentence: str, trigger: str, offset: int | None, parts: tuple[str, str, str]) -> None:
    assert cut_sentence(sentence, trigger, offset) == parts


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-07-26", "26 July 2018"),
        ("2018-07", "July 2018"),
        ("2018", "2018"),
        ("2018-21", "spring 2018"),
        ("2018-07-26~", "about 26 July 2018"),
        ("2018-07-20/2018-07-27", "20 July 2018 to 27 July 2018"),
        ("../2018-07-27", "until 27 July 2018"),
        ("2018/..", "since 2018"),
        ("P2M", "for 2 months"),
        ("P1D", "for 1 day"),
        ("PT5H", "PT5H"),
        ("2018-99", "99 2018"),
        ("", ""),
    ],
)
def test_dates_are_told_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("file:///etc/passwd", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_only_web_links_can_be_clicked(url: str, safe: str) -> None:
    assert safe_url(url) == safe


def test_one_article_gives_the_page_its_headline() -> None:
    network = philadelphia()
    assert page_title(network) == "Who did what: 2 articles"
    only = Network(network.articles[:1], network.entities, network.events, network.claims)
    assert page_title(only) == "Philadelphia ends data-sharing contract with ICE"


@settings(max_examples=20, deadline=None)
@given(network=networks())
def test_any_network_gives_a_page_of_our_own_tags(network: Network) -> None:
    parsed = Tags(draw_network(network, title=network.articles[0].text).generate_html())
    assert [kind for kind, _ in parsed.scripts] in ([], ["application/json", None, None, None])
    assert not [tag for tag, _ in parsed.tags if not OUR_TAGS.fullmatch(tag)]
