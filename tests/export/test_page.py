"""The HTML page as text: offline, safe, complete. What it does in a browser is tested in tests/browser."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from tests.crowd import crowd
from tests.export.tags import Tags
from tests.factories import networks, philadelphia
from tests.hostile import ATTACKS, hostile

from pressgraph.export.html import page, page_title, render_page
from pressgraph.export.html.facts import Fact, date_words, find_facts, safe_url
from pressgraph.export.html.library import drawing_library, older_library
from pressgraph.export.html.looks import KIND_LOOKS, STATUS_LOOKS, status_look
from pressgraph.export.plain import plain_graph
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network, Span, Status

OUR_TAGS = re.compile(
    "html|head|meta|title|style|body|header|h1|h2|bdi|p|main|section|form|label|input|span|fieldset|legend|svg|line|path|circle|rect|"
    "div|button|aside|table|caption|thead|tbody|tr|th|td|b|q|mark|a|code|output|footer|/?script"
)


def data_of(html: str) -> dict[str, Any]:
    """What the page's script reads."""
    found: dict[str, Any] = json.loads(next(text for kind, text in Tags(html).scripts if kind == "application/json"))
    return found


def facts_of(network: Network) -> tuple[Fact, ...]:
    return find_facts(plain_graph(to_networkx(network)), network)


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(philadelphia())


def test_nothing_is_fetched_from_anywhere(html: str) -> None:
    tags = Tags(html).tags
    assert not [attrs for tag, attrs in tags if "src" in attrs or tag in ("link", "iframe", "object", "embed", "base")]
    styles = " ".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert "url(" not in styles and "@import" not in styles
    assert "sourceMappingURL" not in html
    own = page.page_script()
    assert not re.findall(r"fetch\(|XMLHttpRequest|import\(|https?://(?!www\.w3\.org/2000/svg)", own)


def test_no_text_is_ever_set_as_markup() -> None:
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(", page.page_script()) == []


def test_the_policy_allows_exactly_our_scripts(html: str) -> None:
    parsed = Tags(html)
    policy = next(attrs["content"] for tag, attrs in parsed.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy and "script-src 'unsafe-inline'" not in policy
    code = [text for kind, text in parsed.scripts if kind is None]
    digests = ["sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code]
    assert len(digests) == 2 and re.findall(r"sha256-[^']+", policy) == digests


@pytest.mark.parametrize("library", [drawing_library, older_library])
def test_both_drawing_libraries_are_whole_and_fetch_nothing(library: Any) -> None:
    text = library()
    assert "@version" in text and "Almende" in text and "MIT" in text
    assert "sourceMappingURL" not in text and "</script" not in text


def test_a_page_has_a_title_a_language_and_landmarks(html: str) -> None:
    assert "<title>Who did what: 2 articles</title>" in html
    assert '<html lang="en">' in html
    landmarks = ("header", "main", "aside", "footer", "h1")
    assert [tag for tag, _ in Tags(html).tags if tag in landmarks] == ["header", "h1", "main", "aside", "footer"]


def test_every_fact_is_a_row_with_its_sentence_for_readers_without_script(html: str) -> None:
    facts = facts_of(philadelphia())
    assert {fact.id for fact in facts} == {data["event"] for _, _, data in to_networkx(philadelphia()).edges(data=True)}
    words = unescape(re.sub(r"<[^>]+>", "", html[: html.index("pressgraph-data")]))
    assert [fact.id for fact in facts if fact.told[0].sentence.text not in words] == []


def test_a_fact_holds_every_claim_and_the_surest_comes_first() -> None:
    network = philadelphia()
    for fact in facts_of(network):
        claims = [claim for claim in network.claims if claim.event == fact.id]
        found = {(t.claim, t.sentence.text, t.sentence.trigger, t.status) for t in fact.told}
        assert found == {(claim.id, claim.evidence.text, claim.trigger.text, claim.status.value) for claim in claims}
        assert fact.told[0].confidence == round(max(claim.confidence for claim in claims) * 100)


def test_those_who_take_part_are_marked_by_any_of_their_names() -> None:
    fact = next(fact for fact in facts_of(philadelphia()) if fact.id == "terminate-pars")
    assert [[letters for mark, letters in told.sentence.pieces if mark == "who"] for told in fact.told] == [
        ["Jim Kenney", "PARS agreement"],
        ["Kenney", "the contract"],
    ]


def test_a_graph_alone_shows_the_claim_of_each_edge() -> None:
    facts = find_facts(plain_graph(to_networkx(philadelphia())))
    assert {len(fact.told) for fact in facts} == {1}
    told = next(fact.told[0] for fact in facts if fact.id == "abstain")
    found = (told.speaker, told.outlet, told.published, told.percent)
    assert found == ("officials", "The Example Inquirer", "27 July 2018", "86 %")


def test_markup_in_articles_stays_text() -> None:
    html = render_page(hostile()[0], title="</title><script>1</script>")
    parsed = Tags(html)
    assert not [attrs for _, attrs in parsed.tags for name in attrs if name.startswith("on")]
    assert not [attrs for tag, attrs in parsed.tags if tag == "img" or "javascript" in str(attrs.get("href"))]
    assert [kind for kind, _ in parsed.scripts] == ["application/json", None, None]
    assert "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>" in html


def test_the_data_block_is_json_without_markup() -> None:
    html = render_page(hostile()[0])
    text = next(text for kind, text in Tags(html).scripts if kind == "application/json")
    assert not set("<>&") & set(text)
    assert len(json.loads(text)["facts"]) == len(ATTACKS)


def test_marks_are_counted_as_javascript_counts_letters() -> None:
    network = philadelphia()
    text = "\U0001f600 \U0001f3db Kenney ended it."
    article = dataclasses.replace(network.articles[0], text=text)
    told = dataclasses.replace(network.claims[0], trigger=Span(11, 16, "ended"), evidence=Span(0, len(text), text))
    data = data_of(render_page(dataclasses.replace(network, articles=(article,), claims=(told,))))
    ((_, _, sentence, marks, *_),) = data["facts"][0][-1]
    letters = data["sentences"][sentence].encode("utf-16-le")
    cuts = [marks[n : n + 3] for n in range(0, len(marks), 3)]
    assert [letters[2 * at : 2 * (at + length)].decode("utf-16-le") for at, length, is_act in cuts if is_act] == ["ended"]


def test_the_same_network_gives_the_same_bytes() -> None:
    assert render_page(philadelphia()) == render_page(philadelphia())
    assert render_page(crowd(300, 500)) == render_page(crowd(300, 500))


def test_names_and_sentences_stand_in_the_data_once(html: str) -> None:
    data = data_of(html)
    for name in ("words", "sentences"):
        assert len(set(data[name])) == len(data[name])
    assert len({json.dumps(article) for article in data["articles"]}) == len(data["articles"]) == 2


@pytest.mark.parametrize("network", [Network((), (), (), ()), Network((), philadelphia().entities, (), ())])
def test_an_empty_graph_says_so(network: Network) -> None:
    html = render_page(network)
    assert "<h2>No facts</h2>" in html and "script-src 'none'" in html and "<script" not in html


def test_only_deeds_look_like_deeds_and_no_look_is_told_by_colour_alone() -> None:
    solid = [status for status, look in STATUS_LOOKS.items() if not look.dashes]
    shown = [status for status, look in STATUS_LOOKS.items() if look.shown]
    assert solid == shown == [Status.ACTUAL]
    assert set(STATUS_LOOKS) == set(Status)
    assert len({look.dashes for look in STATUS_LOOKS.values()}) == len(STATUS_LOOKS)
    assert status_look("rumoured").dashes and not status_look("rumoured").shown
    drawn = [(look.shape, look.hollow) for kind, look in KIND_LOOKS.items() if kind != "action"]
    assert len(set(drawn)) == len(drawn)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.1 measures it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_lines_and_shapes_stand_out_from_their_ground() -> None:
    for look in STATUS_LOOKS.values():
        assert contrast(look.colour, "#ffffff") >= 3 and contrast(look.dark, "#171a1f") >= 3
    for look in KIND_LOOKS.values():
        assert contrast(look.dark, "#171a1f") >= 3


def test_facts_come_in_order_of_time() -> None:
    found = [fact.date for fact in facts_of(philadelphia()) if fact.date]
    assert found == ["2018", "2018-07-26", "2018-07-26", "2018-07-26", "../2018-07-27", "2018-07-27", "2018-08-31", "P2W"]


def test_facts_without_a_date_come_as_the_articles_tell_them() -> None:
    found = [fact.id for fact in facts_of(philadelphia()) if not fact.date]
    assert found == ["kenney-consent", "inform-ice", "abstain", "krasner-renew", "violate", "city-suspend"]


def test_a_large_case_fits_into_eight_megabytes_and_its_plain_table_says_that_it_is_a_part() -> None:
    html = render_page(crowd(5000, 10_000))
    assert len(html.encode("utf-8")) < 8_000_000
    assert f"the first {page.STATIC_ROWS} of 10000; the others need the script" in html


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
    parsed = Tags(render_page(network, title=network.articles[0].text))
    assert [kind for kind, _ in parsed.scripts] in ([], ["application/json", None, None])
    assert not [tag for tag, _ in parsed.tags if not OUR_TAGS.fullmatch(tag)]
