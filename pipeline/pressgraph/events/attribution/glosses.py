"""What stands inside a report and is still the article's: asides by which the writer explains or contradicts.

"Ten people were killed, police said, *but the army denied it*": the next speaker's clause is no part of what the first one said.

"said the city would not renew the contract, *which expires in August*": after speech in the past, a relative clause in the present
was never backshifted. "claims that it wants peace, *although it has rejected every offer*": a concession after a comma is the
writer's. Inside quotation marks every word is the speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pressgraph.events.attribution.cues import reporting_verbs
from pressgraph.events.attribution.reports import Report
from pressgraph.events.attribution.statement import TokenRange
from pressgraph.events.tree import children

# "while" as "whereas"
CONTRASTS = frozenset({"while", "whilst", "whereas"})
CONCESSIONS = frozenset({"although", "though", "whereas"})
MEASURED = frozenset({"after", "before"})
RELATIVES = frozenset({"which", "who", "whose", "whom"})


def glosses(report: Report) -> Iterator[TokenRange]:
    """The writer's own clauses inside what a report gives as content."""
    for start, end in report.content:
        for token in report.verb.doc[start:end]:
            if start < token.left_edge.i and _follows_comma(token) and (_is_concession(token) or _is_unshifted(token, report.verb)):
                yield token.left_edge.i, token.right_edge.i + 1
            if _is_next_report(token, report.verb):
                yield token.left_edge.i, token.right_edge.i + 1


def _is_next_report(clause: Token, verb: Token) -> bool:
    """A clause joined to the one with the report in it, or to what is reported, in which somebody else speaks.

    As in "the minister said the tests were a threat, *and the union called them unlawful*": the same plain tense after a comma.
    """
    contrasted = clause.dep_ == "advcl" and any(m.lower_ in CONTRASTS for m in children(clause, "mark"))
    if clause.i < verb.i or not (contrasted or clause.dep_ == "conj"):
        return False
    if clause.lemma_.lower() not in reporting_verbs() or not children(clause, "nsubj"):
        return False
    is_plain = clause.tag_ == verb.tag_ and not children(clause, "aux", "auxpass")
    return clause.head in {verb, verb.head} or (is_plain and _stands_after_comma(clause))


def _stands_after_comma(clause: Token) -> bool:
    """Whether a comma stands before the clause and the "and" that joins it."""
    before = clause.left_edge.i - 1
    while before > 0 and clause.doc[before].dep_ == "cc":
        before -= 1
    return before > 0 and clause.doc[before].text == ","


def _is_concession(clause: Token) -> bool:
    """A fact that the writer sets against what was said, or before or after it: "although it *refused*", "days after he *left*"."""
    if clause.dep_ != "advcl" or clause.i < clause.head.i or any(t.tag_ == "MD" for t in children(clause, "aux")):
        return False
    marks = children(clause, "mark")
    return any(m.lower_ in CONCESSIONS or (m.lower_ in MEASURED and m.i > clause.left_edge.i) for m in marks)


def _is_unshifted(clause: Token, verb: Token) -> bool:
    """A relative clause in the simple present after a verb in the past, or after "accuses him of breaking"."""
    if clause.dep_ != "relcl" or not any(t.lower_ in RELATIVES for t in clause.doc[clause.left_edge.i : clause.i]):
        return False
    forms = [clause, *children(clause, "aux", "auxpass")]
    simple = any(t.tag_ in {"VBZ", "VBP"} for t in forms) and not any(t.tag_ in {"VBD", "VBG", "MD"} for t in forms)
    shifted = verb.tag_ == "VBD" or not any(c.i > verb.i for c in children(verb, "ccomp"))
    return simple and shifted and verb.i < clause.i


def _follows_comma(clause: Token) -> bool:
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text == ","
