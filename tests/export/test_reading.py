"""The reading view as text: every letter stays, marks nest, facts are in the order of the text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import INQUIRER, LEDGER, networks, philadelphia
from tests.readings import read_philadelphia

from pressgraph.errors import QueryError
from pressgraph.export.html.reading import Reading, file_names, find_article, index_page, reading_body, reading_page
from pressgraph.export.html.reading.marking import Layer, Mark, Paragraph, mark_paragraphs
from pressgraph.export.html.reading.notes import find_notes
from pressgraph.model import Article, Network

HARMLESS = "\ufffd"
# letters that are one code point and two UTF-16 units, that join with others, that turn the text, that no document may hold
LETTERS = st.sampled_from(
    [*"ab. \n\r\t<&\"'“”", "🗞", "👩‍⚖️", "e\u0301", "\u202e", "\u2066", "\x00", "\x0b", "\ud800", "\ufeff", "ص"]
)
TEXTS = st.lists(LETTERS, max_size=60).map("".join)


class Reader(HTMLParser):
    """What a browser makes of markup: the text of the element of an id or class, and whether elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.ids = "", list[str](), list[str]()
        self.links = 0
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link in a link"
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def readable(text: str) -> str:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", HARMLESS, text)


def markup(paragraphs: tuple[Paragraph, ...]) -> str:
    return "".join(f"<p>{p.marked}</p>{p.gap}" for p in paragraphs)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(-1, len(text) + 1)
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from([*Layer][:-1])), max_size=12))
    marks = [Mark(a, b, layer, ("f1",), gloss="<b>", anchor=f"m{n}", label="1") for n, (a, b, layer) in enumerate(spans)]
    triggers = sorted(draw(st.sets(places, max_size=6)))
    marks += [Mark(a, b, Layer.TRIGGER, ("f1",), href="#x", anchor=f"t{a}", label="7") for a, b in itertools.pairwise(triggers)]
    return text, marks


@given(marked_texts())
def test_the_text_content_of_the_marked_text_is_the_text(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    found = Reader(markup(mark_paragraphs(text, marks)))
    assert found.text == readable(text)
    assert len(found.ids) == len(set(found.ids))


@given(networks())
def test_any_network_can_be_read(network: Network) -> None:
    for article in network.articles:
        body = str(reading_body(network, None, article))
        text = body[body.index('id="reading-text">') + len('id="reading-text">') : body.index("</div>\n</article>")].rstrip(" ")
        assert Reader(text).text == readable(article.text)


# "[" and "]" stand for the tags of the mark whose layer is named before: n name, c cue, d date, t trigger
NEST = [
    ("one in another", "noisy protests", [(0, 14, Layer.NAME), (6, 14, Layer.TRIGGER)], "n[noisy t[protests]]"),
    ("one across another", "abc", [(0, 2, Layer.NAME), (1, 3, Layer.CUE)], "n[ac[b]]c[c]"),
    ("two of one place", "ab", [(0, 2, Layer.TRIGGER), (0, 2, Layer.DATE)], "d[t[ab]]"),
    ("over letters of two units", "a🗞e\u0301b", [(1, 4, Layer.CUE)], "ac[🗞e\u0301]b"),
    ("outside of the text", "ab", [(1, 9, Layer.CUE), (2, 2, Layer.CUE), (-1, 1, Layer.CUE)], "ab"),
]


@pytest.mark.parametrize(("text", "spans", "html"), [row[1:] for row in NEST], ids=[row[0] for row in NEST])
def test_marks_nest(text: str, spans: list[tuple[int, int, Layer]], html: str) -> None:
    marks = [Mark(a, b, layer, href="#" if layer is Layer.TRIGGER else "") for a, b, layer in spans]
    marked = "".join(p.marked for p in mark_paragraphs(text, marks))
    assert re.sub("</(?:span|a)>", "]", re.sub('<(?:span|a) class="m-(.)[^>]*>', r"\1[", marked)) == html


def test_a_mark_over_paragraphs_is_open_in_each() -> None:
    first, second = mark_paragraphs("one\n\ntwo", [Mark(1, 7, Layer.BOILERPLATE, anchor="here")])
    assert first.marked == 'o<span class="m-boilerplate" id="here">ne</span>'
    assert second.marked == '<span class="m-boilerplate">tw</span>o'


PARAGRAPHS = [
    ("one\n\ntwo\nlines", ["one", "two\nlines"]),
    ("one\ntwo\n", ["one", "two"]),
    ("one \r\n \r\n two", ["one", "two"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_blank_lines_part_paragraphs_and_line_ends_where_there_are_none(text: str, paragraphs: list[str]) -> None:
    assert [text[p.start : p.end] for p in mark_paragraphs(text, ())] == paragraphs


def test_facts_stand_in_the_order_of_the_text_with_their_words() -> None:
    network, record, article = read_philadelphia()
    notes = {note.key: note for note in find_notes(network, record, article)}
    first = notes["f1"]
    assert (first.agents[0].name, first.act, first.objects[0].name) == ("Jim Kenney", "terminated", "PARS agreement")
    assert (first.agents[0].words, first.agents[0].kind) == ("", "person")
    assert (first.day, first.date.text if first.date else "", first.confidence) == ("26 July 2018", "Thursday", "90 %")
    starts = [note.claim.trigger.start for key, note in notes.items() if key.startswith("f")]
    assert starts == sorted(starts) and len(starts) == 12
    assert [note.judgement.why for note in notes.values() if note.judgement] == ["he met him on another day"]
    for note in notes.values():
        assert [article.text[part.start : part.end] for part in note.parts] == [part.words for part in note.parts]


def test_what_is_no_deed_is_never_told_in_the_past_tense() -> None:
    network, record, article = read_philadelphia()
    acts = {note.event.id: (note.status, note.act) for note in find_notes(network, record, article)}
    assert acts["terminate-pars"] == ("actual", "terminated")
    assert acts["krasner-renew"] == ("negated", "renewal")
    assert acts["gym-demand-end"] == ("demanded", "termination")


def test_a_caller_may_bring_sentences_and_links() -> None:
    network, record, article = read_philadelphia()
    body = Reading(network, record, article, says=lambda claim: f"As a sentence: {claim.event}").body(
        entity_link=lambda id_: f"/entity?id={id_}", event_link=lambda id_: f"/event?id={id_}&x"
    )
    assert "As a sentence: terminate-pars" in body
    assert 'href="/entity?id=person/jim-kenney"' in body and 'href="/event?id=terminate-pars&amp;x"' in body


def test_a_headline_that_begins_the_text_is_not_shown_twice() -> None:
    network, record, article = read_philadelphia()
    assert '<h1 id="reading-title" class="unseen">' in reading_body(network, record, article)
    assert '<h1 id="reading-title">' in reading_body(network, None, replace(article, title="Another"))


def test_the_same_reading_gives_the_same_bytes_and_names_nothing_remote() -> None:
    network, record, article = read_philadelphia()
    page = reading_page(network, record, article)
    assert page == reading_page(network, record, article)
    remote = set(re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(https?:[^"')\s]*)""", page))
    assert remote == {article.url}
    assert "default-src 'none'" in page and "unsafe-inline'" in page and "script-src 'sha256-" in page


FOUND = [
    ("ledger", "ledger"),
    ("LED", "ledger"),
    ("Philadelphia ends data-sharing contract with ice", INQUIRER.id),
    ("2018", INQUIRER.id),
]
UNKNOWN = [
    ("leger", "did you mean 'ledger'?"),
    ("2", "may be any of"),
    ("zzz", "it has: "),
    ("", "no article ''"),
    ("x" * 10_000, "no article"),
]


@pytest.mark.parametrize(("name", "found"), FOUND)
def test_an_article_is_found_by_id_beginning_or_headline(name: str, found: str) -> None:
    assert find_article(philadelphia().articles, name).id == found


@pytest.mark.parametrize(("name", "message"), UNKNOWN)
def test_an_article_that_is_not_there_is_answered_with_near_ones(name: str, message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)) as error:
        find_article((*philadelphia().articles, replace(LEDGER, id="2019")), name)
    assert len(str(error.value)) < 400


NAMES = ["index", "a", "A", "../../etc/passwd", "a/b", "a\x00b", "<script>", "é", "N" * 300, ".", "-", "con", "half\ud800"]


def test_file_names_are_harmless_and_differ_on_every_file_system() -> None:
    names = list(file_names([Article(name, "text") for name in NAMES]))
    assert len({name.lower() for name in names} | {"index.html"}) == len(NAMES) + 1
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.html", name) for name in names)
    assert names[1] == "a.html"


def test_the_list_of_contents_links_each_article() -> None:
    network = philadelphia()
    page = index_page("2 articles", list(zip(network.articles, file_names(network.articles), strict=True)), network)
    assert f'<a href="{INQUIRER.id}.html">' in page and "13 facts" in page and '<a href="ledger.html">' in page
