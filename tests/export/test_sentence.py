"""Sentences with the words that name the act, and those who take part, marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressgraph.export.html.sentence import TRIGGER, mark_sentence
from pressgraph.export.plain import plain_text


def shown(text: str, trigger: str = "", **more: object) -> str:
    """The sentence with [act] and <those who take part>."""
    pieces = mark_sentence(text, trigger, **more).pieces  # type: ignore[arg-type]
    return "".join({"": letters, TRIGGER: f"[{letters}]"}.get(mark, f"<{letters}>") for mark, letters in pieces)


@pytest.mark.parametrize(
    ("sentence", "trigger", "offset", "marked"),
    [
        ("He sued, and she sued.", "sued", 17, "He sued, and she [sued]."),
        ("He sued, and she sued.", "sued", None, "He [sued], and she sued."),
        ("The ended end.", "end", None, "The ended [end]."),
        ("No such word.", "sued", None, "No such word."),
        ("A wrong offset: sued.", "sued", 3, "A wrong offset: [sued]."),
        ("A wrong offset: sued.", "sued", -5, "A wrong offset: [sued]."),
        ("Nothing.", "", None, "Nothing."),
        ("", "", 0, ""),
    ],
)
def test_the_act_is_marked_where_it_stands(sentence: str, trigger: str, offset: int | None, marked: str) -> None:
    assert shown(sentence, trigger, offset=offset) == marked


@pytest.mark.parametrize(
    ("sentence", "trigger", "names", "cues", "marked"),
    [
        ("Kenney ended it.", "ended", ["Kenney"], [], "<Kenney> [ended] it."),
        ("Mayor Jim Kenney ended it.", "ended", ["Kenney", "Jim Kenney"], [], "Mayor <Jim Kenney> [ended] it."),
        ("Kenney's aide saw Kenney.", "saw", ["Kenney"], [], "<Kenney>'s aide [saw] <Kenney>."),
        ("McKenney ended it.", "ended", ["Kenney"], [], "McKenney [ended] it."),
        ("The ban ban fell.", "ban", ["ban"], [], "The [ban] <ban> fell."),
        ("A I B", "I", ["A"], [], "A [I] B"),  # one letter is no name
        ("She ended it.", "ended", [], ["She"], "<She> [ended] it."),
        ("He ended what he began, he said.", "ended", [], ["he"], "He [ended] what he began, he said."),  # which one is not known
        ("He ended it.", "ended", ["He"], ["He"], "<He> [ended] it."),
        ("Ended.", "Ended", ["Ended"], ["Ended"], "[Ended]."),
        ("a+b (c) ended.", "ended", ["a+b (c)"], [], "<a+b (c)> [ended]."),
    ],
)
def test_those_who_take_part_are_marked(sentence: str, trigger: str, names: list[str], cues: list[str], marked: str) -> None:
    assert shown(sentence, trigger, names=names, cues=cues) == marked


@given(st.text(max_size=60), st.text(max_size=6), st.integers(-3, 70) | st.none(), st.lists(st.text(max_size=5), max_size=4))
def test_no_letter_is_lost(text: str, trigger: str, offset: int | None, names: list[str]) -> None:
    sentence = mark_sentence(text, trigger, offset=offset, names=names, cues=names)
    assert sentence.text == plain_text(text)
    assert sentence.trigger in ("", plain_text(trigger))
