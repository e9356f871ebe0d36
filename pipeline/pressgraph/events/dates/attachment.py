"""Which time expression says when an event happened.

A date belongs to the word it modifies. An event without one of its own may share one: with a verb that only carries it ("held a
rally on Friday"), with the occasion it was part of ("at a July 18 meeting they conceded"), with the clause that it continues or
accompanies ("On Friday they met and signed"); never across a quotation, never from the verb of saying above it ("said on Tuesday
that …").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pressgraph.events.dates.governors import NOUNS, governor, start
from pressgraph.events.dates.hosts import CLAUSE_SUBJECTS, Host, hosts, is_planned
from pressgraph.events.dates.ranges import joined
from pressgraph.events.dates.values import bounds
from pressgraph.model import TimeExpression

LIMITS = frozenset({"until", "till", "before", "after", "than", "to", "pending", "like", "as"})
OPEN = frozenset({"since", "by"})
OCCASIONS = frozenset({"at", "in", "during"})
ARGUMENT_PATH = frozenset({"dobj", "pobj", "prep", "conj", "attr", "agent", "dative", "nsubj", "nsubjpass", "appos", "compound"})
TIMES = frozenset({"day", "date", "week", "month", "year"})
QUOTES = '"“”'
NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the sentence: the expression, its head token, and the word it modifies."""

    expression: TimeExpression
    token: Token
    governor: Token


def date_for(trigger: Token, dates: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time expression that says when the event named by a verb or noun happened, if one does.

    Args:
        trigger: the verb or event noun.
        dates: what ``find_dates`` found in the document, in text order.

    Returns:
        One of ``dates`` with a value that is no duration, or the stretch of two of them ("from May to July").
    """
    local = [dated for dated in _dates_in(trigger.sent, dates) if not _is_quoted_apart(trigger, dated.token)]
    chosen = _choose(trigger, local) if local else None
    return joined(chosen.expression, dates, trigger.doc) if chosen else None


def _choose(trigger: Token, local: Sequence[Dated]) -> Dated | None:
    for host in hosts(trigger):
        fitting = [dated for dated in local if dated.governor == host.token and _is_shared(dated, host, trigger)]
        if fitting:
            return min(fitting, key=lambda dated: (_grain(dated), abs(dated.token.i - trigger.i)))
    strayed = (
        dated for dated in local if _is_occasion(dated, trigger) or _has_strayed(dated, trigger) or _is_the_day(dated, trigger)
    )
    return next(strayed, None)


def _dates_in(sentence: Span, dates: Sequence[TimeExpression]) -> Iterator[Dated]:
    first = bisect_left(dates, sentence.start_char, key=lambda date: date.start)
    for date in dates[first:]:
        if date.start >= sentence.end_char:
            return
        span = sentence.doc.char_span(date.start, date.end, alignment_mode="expand")
        if span is None or not date.value or date.value.startswith("P") or _preposition(start(span)) in LIMITS:
            continue
        yield Dated(date, start(span), governor(span))


def _preposition(token: Token) -> str:
    if token.dep_ == "prep":
        return str(token.lower_)
    return str(token.head.lower_) if token.dep_ in ("pobj", "pcomp") else ""


def _is_shared(dated: Dated, host: Host, trigger: Token) -> bool:
    """Whether the event may take this date of its host."""
    if host.closed and host.token.i < dated.token.i < trigger.i:
        return False
    if trigger.pos_ == "VERB" and _preposition(dated.token) == "for" and not is_planned(trigger):
        return False
    if host.token != trigger and host.token.pos_ == trigger.pos_ == "VERB" and _preposition(dated.token) in OPEN:
        return False
    return not host.initial or _is_initial(dated, host.token)


def _is_initial(dated: Dated, verb: Token) -> bool:
    """Whether a date opens its clause: before the verb and before its subject."""
    subject = next((child for child in verb.children if child.dep_ in CLAUSE_SUBJECTS), verb)
    return dated.token.i < min(subject.left_edge.i, verb.i)


def _grain(dated: Dated) -> int:
    known = bounds(dated.expression.value)
    return (known[1] - known[0]).days if known else NEVER


def _is_occasion(dated: Dated, verb: Token) -> bool:
    """Whether a date belongs to the meeting, call or speech in which the act was done: "at a July 18 meeting they conceded"."""
    noun = dated.governor
    if noun.dep_ != "pobj" or noun.pos_ != "NOUN" or noun.head.head != verb:
        return False
    return noun.head.lower_ in OCCASIONS and (noun.head.lower_ != "in" or _grain(dated) <= 31)


def _is_the_day(dated: Dated, verb: Token) -> bool:
    """Whether a verb tells what the day was: "on 25 May 2018, *the day on which* the law took effect"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.lemma_.lower() not in TIMES or noun.left_edge.i == 0:
        return False
    comma = noun.left_edge.nbor(-1)
    return comma.text == "," and 0 <= comma.idx - dated.expression.end <= 1


def _has_strayed(dated: Dated, verb: Token) -> bool:
    """Whether the parser hung the day of a verb on one of its nouns: "A judge on Friday cleared the way"."""
    noun = dated.governor
    if verb.pos_ != "VERB" or noun.pos_ not in NOUNS or dated.token.i < noun.i:
        return False
    if dated.token.dep_ != "npadvmod" and _preposition(dated.token) != "on":
        return False
    if (noun.i < verb.i) != (dated.token.i < verb.i):
        return False
    while noun.dep_ in ARGUMENT_PATH:
        noun = noun.head
        if noun == verb:
            return True
    return False


def _is_quoted_apart(one: Token, other: Token) -> bool:
    """Whether a quotation begins or ends between two tokens."""
    first, last = sorted((one.i, other.i))
    return sum(token.text in QUOTES for token in one.doc[first:last]) % 2 == 1
