"""The query page without script: a form, an answer, files; and what it says when a query is wrong."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from tests.serve.sparql.serving import HOSTILE, Q, Server, running

from pressgraph.query import questions
from pressgraph.query.safety import refuse_unsafe
from pressgraph.serve.sparql import Limits
from pressgraph.serve.sparql.page import tidy
from pressgraph.serve.sparql.table import case_link
from pressgraph.serve.sparql.trouble import find_trouble

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
KG = "https://w3id.org/pressgraph/kg/"


class Reader(HTMLParser):
    """Collects the tags, the links and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    @property
    def links(self) -> list[str]:
        return [value or "" for name, value in self.attributes if name in {"href", "src", "action"}]


def opened(server: Server, **parameters: str) -> str:
    answer = server.client.get(server.sparql, params=parameters, headers=BROWSER)
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def cells(page: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", page, re.DOTALL)]


def test_the_page_has_editor_questions_and_prefixes(server: Server) -> None:
    page = opened(server)
    assert '<textarea id="query" name="query"' in page
    assert page.count("<option") == len(questions()) + 1
    assert "PREFIX pg: &lt;https://w3id.org/pressgraph/ns#&gt;" in page
    first = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])
    assert "<tbody>" in opened(server, query=first)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?x { VALUES ?x { 1 2 3 } }", ["1", "2", "3"]),
        ("SELECT ?x ?y { VALUES (?x ?y) { ('a'@de UNDEF) } }", ["a @de", ""]),
        ("SELECT ('2018'^^edtf:EDTF AS ?x) {}", ["2018 edtf:EDTF"]),
        ("SELECT (pg:Claim AS ?x) {}", ["pg:Claim"]),
        ("CONSTRUCT { <urn:s> pg:agent 1 } WHERE {}", ["urn:s", "pg:agent", "1"]),
    ],
)
def test_an_answer_stands_in_a_table(server: Server, query: str, shown: list[str]) -> None:
    assert cells(opened(server, query=query)) == shown


def test_yes_no_and_nothing_are_words(server: Server) -> None:
    assert "<strong>Yes</strong>" in opened(server, query="ASK {}")
    assert "<strong>No</strong>" in opened(server, query="ASK { FILTER(false) }")
    assert "Nothing in this case fits the query" in opened(server, query="SELECT * { ?s pg:nothing ?o }")
    assert "1 row<" in opened(server, query="SELECT (1 AS ?x) {}")


def test_many_rows_are_counted_honestly(server: Server) -> None:
    page = opened(server, query="SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1001")
    assert page.count("<tr>") == 1001
    assert "more than 1,000 rows" in page
    assert "The files have all of them" in page


@pytest.mark.parametrize(
    ("iri", "link"),
    [
        (f"{KG}entity/person/jim-kenney", "/entity?id=person%2Fjim-kenney"),
        (f"{KG}entity/person/zo%C3%AB%20%26", "/entity?id=person%2Fzo%C3%AB+%26"),
        (f"{KG}event/terminate-1", "/event?id=terminate-1"),
        (f"{KG}claim/a%2Fb", "/event?id=a%2Fb"),
        (f"{KG}article/a#char=1,2", "/article?id=a"),
        (f"{KG}run/1/en", None),
        (f"{KG}entity/", None),
        ("https://example.org/entity/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_things_of_the_case_lead_to_their_pages(iri: str, link: str | None) -> None:
    assert case_link(iri) == link


def test_what_the_graph_names_can_be_followed(server: Server) -> None:
    page = opened(server, query="SELECT ?who ?type ?url { ?who a pg:Person, ?type . OPTIONAL { ?a schema:url ?url } }")
    links = Reader(page).links
    assert any(link.startswith("/entity?id=person") for link in links)
    assert any(
        parse_qs(urlsplit(link).query).get("query") == ["DESCRIBE <https://w3id.org/pressgraph/ns#Person>"] for link in links
    )
    assert any(link.startswith("https://") for link in links)


def test_hostile_values_are_only_text(server: Server) -> None:
    page = opened(server, query=f"SELECT ?s ?o {{ GRAPH <{Q}hostile> {{ ?s ?p ?o }} }} ORDER BY ?s")
    shown = cells(page)
    assert [text.split()[0] for text in HOSTILE if text[:40] not in "\n".join(shown) and "\r" not in text] == []
    read = Reader(page)
    assert read.tags.count("script") == 1
    assert not {"img", "svg", "iframe", "object"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert [link for link in read.links if not link.startswith(("/", "http://", "https://"))] == []
    assert max(map(len, shown)) <= 2_000


@pytest.mark.parametrize("text", ["</textarea><script>alert(1)</script>", "</pre><img src=x onerror=alert(1)>", "&lt;", "\u202e"])
def test_a_hostile_query_is_only_text(server: Server, text: str) -> None:
    page = opened(server, query=f"SELECT {text}")
    assert "No answer" in page
    read = Reader(page)
    assert (read.tags.count("script"), "img" in read.tags, read.tags.count("textarea")) == (1, False, 1)
    assert f"SELECT {text}" in unescape(page)


def test_the_files_hold_the_same_answer(server: Server) -> None:
    page = opened(server, query="SELECT (1 AS ?x) {}")
    files = [unescape(link) for link in Reader(page).links if "download=1" in link]
    assert [parse_qs(urlsplit(link).query)["format"][0] for link in files] == ["spreadsheet", "csv", "tsv", "json", "xml"]
    for link in files:
        answer = server.client.get(server.url + link, headers=BROWSER)
        assert (answer.status_code, "1" in answer.text) == (200, True)
        assert answer.headers["content-disposition"].startswith("attachment")
    assert len([link for link in Reader(opened(server, query="DESCRIBE pg:Claim")).links if "download=1" in link]) == 4


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_can_be_put_into_the_editor(server: Server, name: str) -> None:
    page = opened(server, question=name)
    text = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])
    refuse_unsafe(text)
    assert text.startswith("# ")
    assert "PREFIX" not in text
    assert text == tidy(questions()[name].text)
    assert all(f'name="ask_{parameter.name}"' in page for parameter in questions()[name].parameters)


def test_a_question_s_parameters_are_written_into_its_query(server: Server) -> None:
    page = opened(server, question="who-terminated-what", ask_object='PA"RS</textarea>', write="1")
    text = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])
    assert 'VALUES ?ask_object { "PA\\"RS</textarea>" }' in text
    page = opened(server, question="between-dates", ask_since="yesterday", write="1")
    assert "is no date" in page
    assert 'value="yesterday"' in page
    needed = next(q for q in questions().values() if any(p.required for p in q.parameters))
    assert "needs" not in re.findall(r'role="alert">(.*?)<', opened(server, question=needed.name))
    assert "needs" in opened(server, question=needed.name, write="1")
    answer = server.client.get(server.sparql, params={"question": "no-such"}, headers=BROWSER)
    assert (answer.status_code, "no question" in answer.text) == (404, True)


@pytest.mark.parametrize(
    ("query", "words", "place", "expected"),
    [
        ("SELEC ?x {}", "“SELEC” is no word of SPARQL; did you mean SELECT?", (1, 1), set()),
        ("SELECT ?x {\n  ?x a pg:Claim . FILTR(?x) }", "did you mean FILTER?", (2, 19), set()),
        ("SELECT ?x { ?x a Claim }", "“Claim” is no word of SPARQL", (1, 18), set()),
        ("SELECT * {\n  ?s ?p ?o", "The query ends too early: a “}” is missing.", (2, 11), {".", "}"}),
        ("SELECT ?x {\n ?x foo:bar 1 }", "The prefix “foo:” is not declared", (2, 12), set()),
        ("SELECT ?x {\n ?y pg:about\n}", "“}” cannot stand here.", (3, 1), set()),
        ('SELECT ?x {\n ?x pg:a "x }', "This quotation mark is not closed.", (2, 10), set()),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x a pg:Claim }", "The SELECT contains a variable that is unbound.", (1, 46), set()),
        ("SELECT ?x { BIND(1 AS ?x) BIND(2 AS ?x) }", "that the engine cannot name", (1, 42), set()),
        ("DROP ALL", "DROP is refused", None, set()),
        ("ASK { SERVICE <http://x/> {} }", "SERVICE is refused", None, set()),
    ],
)
def test_an_error_says_where_and_what(
    server: Server, query: str, words: str, place: tuple[int, int] | None, expected: set[str]
) -> None:
    page = unescape(opened(server, query=query))
    assert words in page
    message = server.client.get(server.sparql, params={"query": query}).text
    trouble = find_trouble(message, query)
    assert (trouble.line, trouble.column) == (place or (None, None))
    assert expected <= set(trouble.expected)
    assert not place or f"Line {place[0]}, column {place[1]}" in page
    assert "\\u{" not in page


def test_what_takes_too_long_is_said_on_the_page(store: ox.Store) -> None:
    with running(lambda: store, limits=Limits(seconds=-1.0)) as server:
        assert "given up" in opened(server, query="ASK {}")
