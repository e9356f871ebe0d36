"""Which reporting clause a quotation belongs to: the one beside it, or the one that the quotation before it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from pressgraph.events.attribution.quotations import Quotation, is_mark, paragraphs
from pressgraph.events.attribution.reports import Report, introduction
from pressgraph.events.attribution.statement import TokenRange
from pressgraph.events.tree import children

# how many tokens may stand between a quotation and its verb: '…," Jeff Rathke, the State Department spokesman, told reporters'
REACH = 25
ENDS = frozenset({".", "!", "?"})
# a mark before the closing quotation mark after which the sentence goes on with its reporting clause
GOES_ON = frozenset({",", "?", "!", "—", "–", "-"})
SHORTEST_SPEECH = 4


def attach_quotations(
    doc: Doc, quotations: Sequence[Quotation], reports: Sequence[Report]
) -> Mapping[Report, Sequence[TokenRange]]:
    """The quotations of each report; a report that is none of ``reports`` is a clause before a colon."""
    quoted = {i for q in quotations for i in range(q.start, q.end)}
    outside = sorted((r for r in reports if "quote" in r.cue.frames and r.verb.i not in quoted), key=lambda r: r.verb.i)
    verbs = [r.verb.i for r in outside]
    spans = paragraphs(doc)
    found: dict[Report, list[TokenRange]] = defaultdict(list)
    last: tuple[Report, Quotation] | None = None
    for quotation in quotations:
        before, after, far = (bisect_left(verbs, i) for i in (quotation.start, quotation.end, quotation.end + REACH))
        report = _after(doc, quotation, outside[after:far]) or _before(doc, quotation, outside[max(0, before - 1) : before])
        report = report or _introduced(doc, quotation)
        if report is None and last and (last[1].runs_on or _continues(doc, quotation, last[1], spans)):
            report = last[0]
        if report is not None:
            found[report].append((quotation.start, quotation.end))
            last = report, quotation
    return found


def _introduced(doc: Doc, quotation: Quotation) -> Report | None:
    """The clause that ends with a colon just before the quotation."""
    before = next((t for t in reversed(doc[: quotation.start]) if not t.is_space), None)
    return introduction(before) if before is not None and before.text == ":" else None


def _after(doc: Doc, quotation: Quotation, reports: Sequence[Report]) -> Report | None:
    """'"…," the mayor said': the clause follows, and the quotation does not end the sentence before it."""
    last = doc[max(quotation.start, quotation.end - 2)].text
    following = doc[quotation.end].text if quotation.end < len(doc) else ""
    goes_on = last in GOES_ON or following == ","
    for report in reports:
        if not goes_on and not _is_bare(doc, report):
            continue
        between = doc[quotation.end : report.verb.i]
        broken = any(t.text in ENDS or (t.is_space and "\n" in t.text) or is_mark(t) for t in between)
        return None if broken or report.clause[0] < quotation.start or _goes_on(report, quotation) else report
    return None


def _goes_on(report: Report, quotation: Quotation) -> bool:
    """As in 'he "walked in and sat down", and told the police …': the next thing done by the subject before the quotation."""
    quoted = report.verb.head
    if report.verb.dep_ != "conj" or not quotation.start <= quoted.i < quotation.end:
        return False
    return any(t.i < quotation.start for t in children(quoted, "nsubj", "nsubjpass"))


def _is_bare(doc: Doc, report: Report) -> bool:
    """A sentence that is nothing but a reporting clause: '"We left." Pelosi said.'"""
    return not report.content and report.clause[1] < len(doc) and doc[report.clause[1]].text in ENDS


def _before(doc: Doc, quotation: Quotation, reports: Sequence[Report]) -> Report | None:
    """'The mayor said, "…"': the nearest clause before it in its sentence, or before a colon that ends the paragraph before."""
    for report in reversed(reports):
        verb = report.verb.i
        if quotation.start - verb > 4 * REACH:
            return None
        between = [t for t in doc[verb + 1 : quotation.start] if not t.is_space]
        if len(between) > REACH:
            return None
        colon = bool(between) and between[-1].text == ":"
        broken = any(t.text in ENDS for t in between) or (not colon and _crosses_paragraph(doc, verb, quotation.start))
        return None if broken else _if_governing(doc, report, quotation)
    return None


def _if_governing(doc: Doc, report: Report, quotation: Quotation) -> Report | None:
    """A few quoted words in another clause of the sentence do not belong to the verb."""
    start = doc[quotation.start - 1].text if quotation.start else ""
    if start in {",", ":"} or quotation.start - report.verb.i == 1 or quotation.end - quotation.start > SHORTEST_SPEECH + 4:
        return report
    inside = any(a <= quotation.start < b for a, b in report.content)
    below = report.verb.is_ancestor(doc[min(quotation.start + 1, len(doc) - 1)])
    return report if inside or below else None


def _crosses_paragraph(doc: Doc, start: int, end: int) -> bool:
    return any(t.is_space and t.text.count("\n") >= 2 for t in doc[start:end])


def _continues(doc: Doc, quotation: Quotation, last: Quotation, spans: Sequence[TokenRange]) -> bool:
    """Whether a quotation that nobody claims keeps the speaker before: a sentence of the same paragraph, or a whole one."""
    if quotation.end - quotation.start < SHORTEST_SPEECH:
        return False
    start, end = spans[quotation.paragraph]
    if quotation.paragraph == last.paragraph:
        before = next((t for t in reversed(doc[start : quotation.start]) if not t.is_space), None)
        return before is None or before.text in ENDS | {"”", '"', "''", ":"} or doc[quotation.start + 1].is_title
    whole = quotation.start == start and quotation.end >= end - 1
    return whole and quotation.paragraph == last.paragraph + 1
