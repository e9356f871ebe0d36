"""Texts that are no news: read without a fault, in time that grows as they do, and nothing is made of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest
from spacy.language import Language

from pressgraph import language
from pressgraph.build import read_record
from pressgraph.ingest import find_boilerplate
from pressgraph.language import PART, looks_english, parse
from pressgraph.model import Article, Record

FACT = "Mayor Jim Kenney terminated the PARS agreement on Thursday."
TWO = "The union sued the city over the contract, and Helen Gym praised the decision."
POEM = "The woods are lovely, dark and deep,\nBut I have promises to keep,\nAnd miles to go before I sleep,\n" * 8
GERMAN = "Die Gewerkschaft hat am Montag den Vertrag beendet. Der Rat sagte, dass die Gespräche mit der Stadt weitergehen. " * 4
# a text grows by 4; a reader that takes the square of its length needs 16 times the time, and a busy machine is no steady clock
MORE, LIMIT = 4, 9.0


def read(nlp: Language, text: str) -> Record:
    """The record of a text, every evidence of which stands in it."""
    record = read_record(nlp, Article("x", text, None, "2018-07-27", boilerplate=find_boilerplate(text)))
    spans = [s for e in record.events for s in (e.evidence, e.trigger)] + [m for c in record.entities for m in c.mentions]
    assert [s.text for s in spans] == [text[s.start : s.end] for s in spans]
    return record


NOTHING = {
    "empty": "",
    "title only": "Weather: sunny spells",
    "spaces": " \t\n" * 500,
    "empty lines": "\n" * 10_000,
    "emoji": "😀🎉👍🏽 " * 400,
    "emoji in a run": "😀" * 2_000,
    "marks": "\u202b\u202c\u200f\u200e" * 500,
    "zero width": "\u200b\u200c\u200d\ufeff" * 500,
    "control characters": "\x01\x07\x1b\x7f" * 500,
    "a NUL": "\0" * 50,
    "punctuation": "?!.,;:" * 400,
    "brackets": "(" * 1_500 + ")" * 1_500,
    "results": "Arsenal 2 Chelsea 1\nLeeds 0 Everton 3\n" * 60,
    "another language": GERMAN,
    "a line in Arabic": "أعلن الرئيس يوم الجمعة إنهاء العقد مع الشركة. وتظاهر الآلاف ضد القرار في العاصمة.",
    "a line in Chinese": "市长星期五宣布终止与警方的合同。数千人抗议这一决定。",
    "a table of a league": "| 1 | Chelsea | 38 | 29 | 4 | 5 | 91 |\n| 2 | Arsenal | 38 | 27 |\nSF: Spain bt Germany 1-0\n" * 20,
    "a sentence of 3,000 words": "The mayor ended the contract "
    + "and the union which met the minister sued the city " * 300
    + "in May.",
    "an article without a stop": "The mayor ended the contract on Friday while workers protested against it and the union sued "
    * 12,
    "digits": "1234567890 " * 400,
    "one word of a megabyte": "a" * 1_000_000,
    "one line of symbols": "=-" * 3_000,
    "address": "https://example.org/" + "a/" * 800,
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_is_read_out_of_nothing(nlp: Language, text: str) -> None:
    assert read(nlp, text).events == ()


SOMETHING = {
    "capitals": (FACT.upper() + " " + TWO.upper(), {"terminate", "sue"}),
    "no punctuation": ((FACT + TWO).replace(".", " ").replace(",", ""), {"terminate"}),
    "marks": (f"\u202b{FACT}\u202c\u200f {TWO}", {"terminate", "sue", "support"}),
    "HTML left over": (f'<p class="x">{FACT}</p>\n<p>{TWO}</p><br/>', {"terminate", "sue", "support"}),
    "entities": (f"{FACT}&nbsp;&amp; {TWO}", {"terminate", "sue"}),
    "half a quotation": (f'"{FACT} “{TWO}', {"terminate", "sue", "support"}),
    "between empty lines": ("\n" * 500 + FACT + "\n" * 500 + TWO + "\n" * 500, {"terminate", "sue", "support"}),
    "after a run": ("-" * 3_000 + "\n\n" + FACT + "\n\n" + "x" * 3_000, {"terminate"}),
    "Windows lines": (f"{FACT}\r\n\r\n{TWO}\r\n", {"terminate", "sue", "support"}),
}


@pytest.mark.parametrize(("text", "actions"), SOMETHING.values(), ids=SOMETHING.keys())
def test_news_in_a_bad_coat_is_news(nlp: Language, text: str, actions: set[str]) -> None:
    assert {event.action for event in read(nlp, text).events} >= actions


def test_marks_that_nobody_sees_are_in_no_name(nlp: Language) -> None:
    told = [p.name for e in read(nlp, SOMETHING["marks"][0]).events for p in (*e.agents, *e.objects)]
    assert told
    assert [name for name in told if not name.replace(" ", "").isascii()] == []


def test_a_poem_makes_no_promise_to_anybody(nlp: Language) -> None:
    assert [e for e in read(nlp, POEM).events if e.recipients or e.date or e.objects] == []


FOREIGN = {"German": GERMAN, **{name: NOTHING[name] for name in ("results", "a line in Arabic", "a line in Chinese")}}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_not_english_is_said_so(text: str) -> None:
    assert not looks_english(text)


GROWING: Mapping[str, Callable[[int], str]] = {
    "news": lambda n: f"{FACT} {TWO} " * n,
    "one sentence": lambda n: "The mayor said that " + " and ".join(["the union sued the city"] * (4 * n)),
    "no punctuation": lambda n: f"{FACT} {TWO} ".replace(".", "").replace(",", "").lower() * n,
    "quotations in quotations": lambda n: "The mayor said " + "“he said " * (6 * n) + "the union sued the city" + "”" * (6 * n),
    "brackets": lambda n: "The mayor " + "(" * (20 * n) + "left" + ")" * (20 * n),
    "names": lambda n: " ".join(
        f"Senator {chr(65 + i % 26)}{chr(97 + i // 26)}son sued the Zeta{i} Company." for i in range(3 * n)
    ),
    "pronouns": lambda n: "The mayor met the king. " + "He sued it and they arrested him. " * (3 * n),
    "dates": lambda n: "The union sued the city on Monday, 3 May 2018, and again last week. " * (2 * n),
    "a list": lambda n: "Police arrested " + ", ".join(["men", "women", "the mayor"] * (6 * n)) + ".",
    "speeches": lambda n: '"We will sue," the mayor said. "The city left," she added. ' * (2 * n),
    "bylines": lambda n: "By Jane Doe\n" * (8 * n),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_as_the_text_does(nlp: Language, name: str) -> None:
    short, long = (seconds_for(nlp, GROWING[name](size)) for size in (12, 12 * MORE))
    assert long < LIMIT * max(short, 0.1)


def seconds_for(nlp: Language, text: str) -> float:
    """The shorter of two readings, in seconds of this process: other work on the machine must not fail a test."""
    seconds = []
    for _ in range(2):
        begun = time.process_time()
        read(nlp, text)
        seconds.append(time.process_time() - begun)
    return min(seconds)


# --- long texts are parsed in parts ---


def test_the_parts_of_a_long_text_are_one_text(nlp: Language) -> None:
    text = f"{FACT} {TWO}\n\n" * (PART // 130)
    assert len(text) > PART
    with nlp.select_pipes(enable=["pressgraph_paragraphs"]):
        doc = parse(nlp, text)
    assert doc.text == text
    assert [(t.idx, t.text) for t in doc[-30:]] == [(t.idx, text[t.idx : t.idx + len(t)]) for t in doc[-30:]]


@pytest.mark.parametrize("text", ["", "a", "word " * 30_000, "ab" * 80_000, "x\n" * 80_000, " " * 120_000, ("c" * 700 + " ") * 200])
def test_no_character_of_a_long_text_is_lost(nlp: Language, text: str) -> None:
    with nlp.select_pipes(enable=["pressgraph_paragraphs"]):
        assert parse(nlp, text).text == text


def test_a_text_longer_than_a_part_is_read_to_its_end(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PART", 1_000)  # the parse of 100,000 characters takes ten seconds
    filler = "It was a quiet day in the town by the sea.\n\n" * 100
    text = f"{FACT}\n\n{filler}{TWO}"
    record = read(nlp, text)
    assert {event.action for event in record.events} == {"terminate", "sue", "support"}
    assert record.events[-1].evidence.end == len(text)
