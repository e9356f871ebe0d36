"""The statement: who says what, as runs of tokens of one Doc."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

TokenRange = tuple[int, int]


class StatementKind(StrEnum):
    """How a statement is made, as far as it matters for what may be believed."""

    SPEECH = "speech"
    BELIEF = "belief"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying, believing, alleging or denying.

    Ranges are (start, end) token indexes into the Doc, end exclusive.

    Args:
        cue: the words that report ("said", "according to").
        source: the speaker as written, without appositions and relative clauses.
        head: the index of the source's head word; a mention with this head is the speaker.
        content: what is said, as sorted ranges that neither touch nor overlap, without the cue and the source.
        kind: how it is made.
    """

    cue: TokenRange
    source: TokenRange
    head: int
    content: tuple[TokenRange, ...]
    kind: StatementKind

    @property
    def size(self) -> int:
        """How many tokens the content has; of two statements about one word, the smaller is the inner one."""
        return sum(end - start for start, end in self.content)

    def covers(self, index: int) -> bool:
        """Whether the token at this index is part of what is said."""
        return any(start <= index < end for start, end in self.content)


def merged(ranges: Iterable[TokenRange], *, without: Iterable[TokenRange] = ()) -> tuple[TokenRange, ...]:
    """The union of ``ranges`` less ``without``, as sorted ranges that neither touch nor overlap.

    >>> merged([(0, 4), (3, 9)], without=[(5, 6)])
    ((0, 5), (6, 9))
    """
    left_out = {index for start, end in without for index in range(start, end)}
    indexes = sorted({index for start, end in ranges for index in range(start, end)} - left_out)
    runs: list[TokenRange] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return tuple(runs)
