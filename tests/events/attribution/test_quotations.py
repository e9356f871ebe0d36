"""Quotations on Docs built by hand: no model is needed."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from pressgraph.events.attribution.quotations import find_quotations, is_list_item, paragraphs


def built(text: str) -> Doc:
    """Words parted by blanks; ``¶`` is a blank line; ``_`` glues to the next word; a sentence begins after "." and "¶"."""
    words, spaces = [], []
    for word in text.split(" "):
        words.append("\n\n" if word == "¶" else word.strip("_"))
        spaces.append(not word.endswith("_") and word != "¶")
    starts = [i == 0 or words[i - 1] in {".", "\n\n"} for i in range(len(words))]
    return Doc(English().vocab, words=words, spaces=spaces, sent_starts=starts)


CASES = [
    ("“ We left ” , he said .", ["“ We left ”"]),
    ('"_ We left_ "_ , he said .', ['" We left "']),
    ('"_ We left_ ,_ " he said . "_ They stayed_ ._ "', ['" We left , "', '" They stayed . "']),
    ("He said “ we left . They stayed .", ["“ we left ."]),
    ("He said “ we left . ¶ The town slept .", ["“ we left ."]),
    ("He said “ we left . ¶ “ They stayed . ” ¶ The town slept .", ["“ we left .", "“ They stayed . ”"]),
    ("He left ” and slept .", []),
    ("The town slept .", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quotation_ends_at_its_mark_or_with_its_sentence(text: str, expected: list[str]) -> None:
    doc = built(text)
    assert [" ".join(t.text for t in doc[q.start : q.end] if not t.is_space) for q in find_quotations(doc)] == expected


def test_only_a_quotation_that_the_next_paragraph_reopens_runs_on() -> None:
    doc = built("He said “ we left . ¶ “ They stayed . ” ¶ The town slept .")
    assert [q.runs_on for q in find_quotations(doc)] == [True, False]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    doc = built("He left . ¶ — They stayed . ¶ The town slept .")
    spans = paragraphs(doc)
    assert [doc[a:b].text.strip() for a, b in spans] == ["He left .", "— They stayed .", "The town slept ."]
    assert [is_list_item(doc, span) for span in spans] == [False, True, False]
