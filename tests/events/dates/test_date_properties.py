"""What holds for every text, however odd."""

from __future__ import annotations

from datetime import date

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pressgraph.events.dates import date_for, find_dates
from pressgraph.resources import read_table

VOCAB = Vocab()
WORDS = [row["word"] for row in read_table("date_words")] + [row["name"] for row in read_table("date_holidays")]
SIGNS = [
    "2018",
    "1789",
    "31",
    "30",
    "7",
    "99",
    "'82",
    "1990s",
    "2018-07-26",
    "31.12.1999",
    "9,500",
    ",",
    "-",
    "–",
    ".",
    "'s",
    '"',
    "\n",
]
token_texts = st.sampled_from([*WORDS, *map(str.capitalize, WORDS), *SIGNS, "mayor", "resigned", "people", "e\u0301", "٣"])
texts = st.lists(token_texts | st.text(min_size=1, max_size=6).map(lambda text: text.replace(" ", "_")), max_size=14)
published = st.none() | st.dates(min_value=date(1500, 1, 1), max_value=date(2150, 12, 31)).map(date.isoformat)


@st.composite
def documents(draw: st.DrawFn) -> Doc:
    """A chain of words with parts of speech and labels at random, each under the word before or after it."""
    words = draw(texts)
    count = len(words)
    poses = draw(st.lists(st.sampled_from(["NOUN", "VERB", "ADP", "NUM", "PROPN"]), min_size=count, max_size=count))
    deps = draw(
        st.lists(st.sampled_from(["pobj", "prep", "npadvmod", "dobj", "nsubj", "conj", "xcomp"]), min_size=count, max_size=count)
    )
    heads = [max(number - 1, 0) for number in range(count)]
    deps = ["ROOT" if heads[number] == number else dep for number, dep in enumerate(deps)]
    return Doc(VOCAB, words=words, heads=heads, deps=deps, pos=poses, tags=["VBD" if pos == "VERB" else "NN" for pos in poses])


@settings(max_examples=150, deadline=None)
@given(documents(), published)
def test_expressions_are_text_in_order_with_valid_values(doc: Doc, day: str | None) -> None:
    found = find_dates(doc, day)
    end = 0
    for expression in found:
        assert expression.text == doc.text[expression.start : expression.end] != ""
        assert expression.start >= end
        end = expression.end
        if expression.value and not expression.value.startswith("P"):
            parse_edtf(expression.value)
    for token in doc:
        chosen = date_for(token, found)
        assert chosen is None or (chosen.value and not chosen.value.startswith("P"))


@settings(max_examples=50, deadline=None)
@given(documents(), published)
def test_the_same_text_reads_the_same(doc: Doc, day: str | None) -> None:
    assert find_dates(doc, day) == find_dates(doc, day)
