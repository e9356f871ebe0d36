"""Attribution: who says what in an article.

quotations   runs of quoted tokens
cues         the words that report
reports      reporting clauses and what the parse gives as their content
glosses      what stands in that content and is the writer's
phrases      "according to", headlines, lists after a colon
attachment   which quotation belongs to which reporting clause
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from pressgraph.events.attribution.attachment import attach_quotations
from pressgraph.events.attribution.glosses import glosses
from pressgraph.events.attribution.phrases import find_headline, find_phrases, list_after
from pressgraph.events.attribution.presupposition import is_presupposed
from pressgraph.events.attribution.quotations import find_quotations
from pressgraph.events.attribution.reports import Report, find_reports, source_range
from pressgraph.events.attribution.statement import Statement, StatementKind, TokenRange, merged
from pressgraph.events.syntax import subjects
from pressgraph.events.tree import children

# "blamed them for *the attack*": the doer, not the deed, is what is claimed
CLOSERS = frozenset({".", "!", "?", "]"})
CHARGES = frozenset({StatementKind.ALLEGATION, StatementKind.DENIAL})

# of the statements around a word the smallest are looked at: nobody is quoted deeper than that
DEEPEST = 8

__all__ = ["Statement", "StatementKind", "find_statements", "is_own_act", "speaker_for", "statements_by_token"]


def find_statements(doc: Doc, *, boilerplate: Sequence[tuple[int, int]] = ()) -> tuple[Statement, ...]:
    """Every statement an article reports, in the order of the reporting words.

    Args:
        doc: a parsed article.
        boilerplate: character ranges that state nothing; a statement reported there is left out.
    """
    reports = find_reports(doc)
    quoted = attach_quotations(doc, find_quotations(doc), reports)
    found = [s for r in dict.fromkeys([*reports, *quoted]) if (s := _statement(doc, r, quoted.get(r, ())))]
    found += [*find_phrases(doc), *find_headline(doc)]
    kept = [s for s in found if s.content and not any(a <= doc[s.cue[0]].idx < b for a, b in boilerplate)]
    return tuple(sorted(kept, key=lambda s: s.cue))


def statements_by_token(statements: Sequence[Statement]) -> Mapping[int, Sequence[Statement]]:
    """The statements around each token, for ``speaker_for``: an article has as many statements as it is long."""
    around: dict[int, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.size):
        for start, end in statement.content:
            for index in range(start, end):
                if len(around[index]) < DEEPEST:
                    around[index].append(statement)
    return around


def speaker_for(trigger: Token, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement that covers the trigger, or None where the article itself asserts.

    An act that the speaker says in the first person ("I cannot allow it") is the speaker's own, and what a definite noun takes for
    granted ("said *the ban* worked") is not said: nobody is credited with either.
    """
    around = [s for s in statements if s.covers(trigger.i) and not s.cue[0] <= trigger.i < s.cue[1]]
    if not around or is_own_act(trigger):
        return None
    around = sorted(around, key=lambda s: s.size)[:DEEPEST]
    statement = max(around, key=lambda s: (sum(other.covers(s.cue[0]) for other in around if other is not s), -s.size))
    return None if statement.kind not in CHARGES and is_presupposed(trigger, trigger.doc[statement.cue[0]]) else statement


def is_own_act(trigger: Token) -> bool:
    """Whether the trigger's subject or possessor is "I"."""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        return any(c.lower_ == "my" for c in children(trigger, "poss"))
    return any(t.lower_ == "i" for t in subjects(trigger))


def _statement(doc: Doc, report: Report, quotations: Sequence[TokenRange]) -> Statement | None:
    source, cue = source_range(report.speaker), (report.verb.i, report.verb.i + 1)
    items = list_after(doc, report.verb.sent.end) if "that" in report.cue.frames else ()
    told = merged(_clipped(doc, report.content, quotations), without=glosses(report))
    content = merged([*told, *quotations, *items], without=[cue] if report.content else [cue, source])
    return Statement(cue, source, report.speaker.i, content, report.kind) if content else None


def _clipped(doc: Doc, content: Sequence[TokenRange], quotations: Sequence[TokenRange]) -> list[TokenRange]:
    """The content without a next sentence that the parser joined to a quotation: '"…no matter what it costs." As of May …'."""
    ends = [b for a, b in quotations if b < len(doc) and doc[b].is_title and doc[b - 2].text in CLOSERS]
    return [(start, next((b for b in ends if start < b < end and _opens(start, b, quotations)), end)) for start, end in content]


def _opens(start: int, end: int, quotations: Sequence[TokenRange]) -> bool:
    return any(a - 1 <= start and b == end for a, b in quotations)
