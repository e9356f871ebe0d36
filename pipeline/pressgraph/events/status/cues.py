"""The words that tell a deed from a plan, a demand, a denial or an allegation, read from ``status_cues.tsv``.

Columns of the table:

    cue          a lemma or a word form; of several words the first is the head, the others stand beside, just below or just above
                 it ("take place", "call off")
    pos          VERB, NOUN, ADJ, ADV, AUX, ADP or SCONJ; ``*`` for any
    status       what the cue makes of a word in its scope; ``same`` hands the cue's own status on ("will *begin* talks")
    negated      what becomes of it where the cue itself is negated ("has no plans to leave")
    scope        where the word stands: ``own`` (the cue modifies it; ``present``: and it is in the present tense; ``argument``: the
                 cue is its subject or object), ``clause`` (a complement clause; ``infinitive``, ``gerund`` and, after a passive,
                 ``raised`` are kinds of it, and so are ``told``, "it is said that …", and ``another``, with a subject of its
                 own), ``object``, ``subject``, ``passive`` (its subject), ``compound``, or a preposition
                 (``for+gerund``: with a gerund only)
    terminators  coordinators that end the scope ("did not sign but vetoed")
    look_alike   ``yes``: words in a row that look like a cue and are none ("not only"); status, negated and scope do not matter
    example      a sentence, the word in scope between stars
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.errors import TableError
from pressgraph.model import Status
from pressgraph.resources import read_table

SAME = "same"
TABLE = "status_cues"


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One row of the table; ``status`` and ``negated`` are None where the cue hands its own status on."""

    words: tuple[str, ...]
    pos: str
    status: Status | None
    negated: Status | None
    scope: frozenset[str]
    terminators: frozenset[str]

    @property
    def text(self) -> str:
        """The cue as the table writes it."""
        return " ".join(self.words)

    def fits(self, token: Token) -> bool:
        """Whether the token, with the words around it, is this cue."""
        if self.pos not in ("*", token.pos_):
            return False
        beside = token.doc[max(0, token.i - 1) : token.i + 2]
        around = {form for other in (*token.children, token.head, *beside) for form in (other.lower_, other.lemma_.lower())}
        return set(self.words[1:]) <= around


def find_cue(token: Token, relation: str) -> StatusCue | None:
    """The cue that the token is for a word in this relation to it; the longest and, among equals, the first in the table."""
    rows = cues_by_word()
    for form in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for cue in rows.get(form, ()):
            if relation in cue.scope and cue.fits(token):
                return cue
    return None


@functools.cache
def cues_by_word() -> Mapping[str, Sequence[StatusCue]]:
    """All cues by their first word, those of more words first."""
    found: dict[str, list[StatusCue]] = {}
    for row in read_table(TABLE):
        if row["look_alike"] != "yes":
            cue = status_cue(row)
            found.setdefault(cue.words[0], []).append(cue)
    return {word: sorted(cues, key=lambda c: -len(c.words)) for word, cues in found.items()}


@functools.cache
def look_alikes() -> frozenset[tuple[str, ...]]:
    """Words in a row that look like cues and are none."""
    return frozenset(tuple(row["cue"].split()) for row in read_table(TABLE) if row["look_alike"] == "yes")


def is_look_alike(token: Token) -> bool:
    """Whether the token is part of a look-alike ("*no* doubt", "not *only*")."""
    return any(_stands_in(token.doc, token.i, words) for words in look_alikes() if token.lower_ in words)


def _stands_in(doc: Doc, index: int, words: Sequence[str]) -> bool:
    starts = (index - place for place, word in enumerate(words) if word == doc[index].lower_)
    return any(start >= 0 and [t.lower_ for t in doc[start : start + len(words)]] == list(words) for start in starts)


def status_cue(row: Mapping[str, str]) -> StatusCue:
    """One row of the table as a cue.

    Raises:
        TableError: its status is none that is known.
    """
    return StatusCue(
        words=tuple(row["cue"].split()),
        pos=row["pos"],
        status=_status(row, "status"),
        negated=_status(row, "negated"),
        scope=frozenset(row["scope"].split()),
        terminators=frozenset(row["terminators"].split()),
    )


def _status(row: Mapping[str, str], column: str) -> Status | None:
    if row[column] == SAME:
        return None
    try:
        return Status(row[column])
    except ValueError as error:
        raise TableError(f"{TABLE}: {row['cue']}: unknown {column} {row[column]!r}; known are same, {', '.join(Status)}") from error
