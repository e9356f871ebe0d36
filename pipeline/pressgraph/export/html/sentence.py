"""A sentence as a page shows it: cut into pieces, so that the words that name the act and those who take part can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressgraph.export.plain import plain_text

TRIGGER = "trigger"
WHO = "who"
SHORTEST_NAME = 2  # letters; a shorter name stands in too many words

Cut = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces in the order of the text: what each one is (``trigger``, ``who`` or ``""``), and its letters."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(letters for _, letters in self.pieces)

    @property
    def trigger(self) -> str:
        """The words that name the act; "" if they are not known."""
        return next((letters for mark, letters in self.pieces if mark == TRIGGER), "")


def mark_sentence(
    text: str, trigger: str = "", *, offset: int | None = None, names: Iterable[str] = (), cues: Iterable[str] = ()
) -> Sentence:
    """Cut a sentence at its trigger and at those who take part.

    Args:
        text: the sentence as it stands in the article.
        trigger: the words that name the act.
        offset: where they stand; without it, or where it is wrong, they are looked for as whole words.
        names: names of those who take part; each is marked wherever it stands as a whole word.
        cues: other words that stand for them, such as "she"; marked only where the sentence has the word once, so never wrongly.

    >>> mark_sentence("Kenney ended it.", "ended", names=["Kenney"]).pieces
    (('who', 'Kenney'), ('', ' '), ('trigger', 'ended'), ('', ' it.'))
    """
    cuts: list[Cut] = list(_trigger_cut(text, trigger, offset))
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if len(name) >= SHORTEST_NAME:
            cuts += [(start, start + len(name), WHO) for start in _places(text, name) if _is_free(cuts, start, start + len(name))]
    for cue in sorted(set(cues)):
        found = list(_places(text, cue))
        if len(found) == 1 and _is_free(cuts, found[0], found[0] + len(cue)):
            cuts.append((found[0], found[0] + len(cue), WHO))
    return Sentence(tuple(_pieces(text, sorted(cuts))))


def _trigger_cut(text: str, trigger: str, offset: int | None) -> Iterator[Cut]:
    if not trigger:
        return
    if offset is None or offset < 0 or text[offset : offset + len(trigger)] != trigger:
        offset = next(_places(text, trigger), None)
    if offset is not None:
        yield offset, offset + len(trigger), TRIGGER


def _places(text: str, words: str) -> Iterator[int]:
    """Where some words stand as whole words."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not _is_letter(text[at - 1 : at]) and not _is_letter(text[end : end + 1]):
            yield at
        at = text.find(words, end)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_free(cuts: list[Cut], start: int, end: int) -> bool:
    return all(end <= begin or stop <= start for begin, stop, _ in cuts)


def _pieces(text: str, cuts: list[Cut]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end, mark in [*cuts, (len(text), len(text), "")]:
        for kind, letters in (("", plain_text(text[at:start])), (mark, plain_text(text[start:end]))):
            if letters:
                yield kind, letters
        at = end
