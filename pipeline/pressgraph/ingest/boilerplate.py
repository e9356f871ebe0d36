"""The parts of an article that report nothing: author biographies, captions, bylines, lists of sources, navigation.

They are marked, not deleted, and yield no events. Which paragraphs they are is said by ``lexicons/boilerplate.tsv``; each row has
an example and a look-alike. A rule sees one paragraph, its length and whether it stands at an edge of the article.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressgraph.resources import read_table

# a word of a proper name, and a name of one to six of them
WORD = r"(?:[^\W\d_a-z][\w.’'&-]*|[a-z]{2}[A-Z]\w+)"
NAME = rf"(?:{WORD}(?: (?:{WORD}|de|van|von|der|den|bin|al|el|of|the|da|di|la|le)){{0,5}})"
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")
LINE = re.compile(r"\S(?:.*\S)?")
FIRST, LAST = 3, 4
# an entry of a list under "Sources" or "See also" has no more words than this or ends without a full stop
ENTRY_WORDS = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of paragraph that reports nothing."""

    kind: str
    scope: str
    where: str
    words: int
    pattern: re.Pattern[str]

    def matches(self, text: str, *, position: int, total: int) -> bool:
        """Whether the paragraph ``text``, the ``position``-th of ``total``, is one of these."""
        if len(text.split(maxsplit=self.words)) > self.words:
            return False
        is_first, is_last = position < FIRST, position >= total - LAST
        stands = {"any": True, "start": is_first, "end": is_last, "edge": is_first or is_last}[self.where]
        return stands and self.pattern.search(text) is not None


@functools.cache
def boilerplate_rules() -> tuple[Rule, ...]:
    """The rules of ``lexicons/boilerplate.tsv``."""
    return tuple(
        Rule(row["kind"], row["scope"], row["where"], int(row["words"]), re.compile(row["pattern"].replace("NAME", NAME)))
        for row in read_table("boilerplate")
    )


def find_boilerplate(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) runs of a text that state no facts, in order, not overlapping."""
    paragraphs = [(found.start(), found.end()) for found in PARAGRAPH.finditer(text)]
    spans: list[tuple[int, int]] = []
    for position, (start, end) in enumerate(paragraphs):
        rule = _rule_for(text[start:end], position, len(paragraphs))
        if rule is None:
            spans.extend(_boilerplate_lines(text, start, end, position, len(paragraphs)))
            continue
        spans.append((start, end))
        spans.extend(_dependents(rule, text, paragraphs[position + 1 :]))
    return _joined(spans)


def _rule_for(text: str, position: int, total: int) -> Rule | None:
    flat = " ".join(text.split())
    return next((rule for rule in boilerplate_rules() if rule.matches(flat, position=position, total=total)), None)


def _boilerplate_lines(text: str, start: int, end: int, position: int, total: int) -> Iterator[tuple[int, int]]:
    """Single lines of a paragraph: a page copied as plain text often has no blank lines."""
    lines = [(found.start(), found.end()) for found in LINE.finditer(text, start, end)]
    if len(lines) < 2:
        return
    for number, (first, last) in enumerate(lines):
        if _rule_for(text[first:last], position + number, total + len(lines) - 1):
            yield first, last


def _dependents(rule: Rule, text: str, following: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The paragraphs that a heading takes with it."""
    if rule.scope == "next":
        yield from following[:1]
    if rule.scope == "list":
        for start, end in following:
            if not _is_entry(text[start:end]):
                return
            yield start, end


def _is_entry(text: str) -> bool:
    is_list = all(line.lstrip().startswith(("*", "-", "•", "·", "[", "#", "http", "“", '"')) for line in text.splitlines())
    return is_list or (text[-1] not in '.!?”"' and len(text.split()) <= ENTRY_WORDS)


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
