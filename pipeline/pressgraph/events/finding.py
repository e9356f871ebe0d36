"""From a parsed article with its entities and dates to its events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pressgraph.events.actions import ActionTable, Match, load_actions
from pressgraph.events.attribution import Statement, find_statements, speaker_for
from pressgraph.events.confidence import confidence_of
from pressgraph.events.content import content_tokens, target_of
try:  # being written
    from pressgraph.events.dates import date_for
except ImportError:
    def date_for(*_): return None
from pressgraph.events.participants import Cast, as_participant, clause_participant, participants
from pressgraph.events.roles import Roles, read_roles
from pressgraph.events.status import status_for
from pressgraph.model import Entity, Event, Participant, Reason, Span, Status, TimeExpression


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names an act, with its roles; not yet an event."""

    match: Match
    roles: Roles

    @property
    def token(self) -> Token:
        """The trigger."""
        return self.match.token


def find_events(
    doc: Doc,
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    *,
    published: str | None = None,
    boilerplate: Sequence[tuple[int, int]] = (),
    actions: ActionTable | None = None,
) -> tuple[Event, ...]:
    """Every event that an article tells, in the order of the trigger words.

    Args:
        doc: the parsed article.
        entities: its entities, whose mentions point into the text.
        dates: its time expressions.
        published: publication date, ``YYYY-MM-DD``; a later date makes an event planned.
        boilerplate: runs of text, as (start, end) offsets, that state nothing.
        actions: the action table; the package's own if None.
    """
    cast = Cast.from_entities(doc, entities)
    statements = find_statements(doc, boilerplate=boilerplate)
    candidates = find_candidates(doc, cast, actions or load_actions(), boilerplate)
    inner = content_tokens((c.match, c.roles) for c in candidates)
    found = (_as_event(c, cast, statements, dates, published, inner) for c in candidates if c.token.i not in inner)
    return tuple(e for e in found if e is not None)


def find_candidates(doc: Doc, cast: Cast, actions: ActionTable, boilerplate: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The words that name acts, each with the most specific row that fits and is filled."""
    found: list[Candidate] = []
    for token in doc:
        if any(start <= token.idx < end for start, end in boilerplate):
            continue
        candidate = _best(actions.matches(token), cast)
        if candidate is not None:
            found.append(candidate)
    carried = {t.i for c in found for t in c.match.company if t.pos_ in {"NOUN", "PROPN"}}
    return [c for c in found if c.token.i not in carried]


def _best(matches: Iterable[Match], cast: Cast) -> Candidate | None:
    fitting = [Candidate(m, roles) for m in matches if (roles := read_roles(m, cast)) is not None]
    filled = [c for c in fitting if c.roles.agents or c.roles.objects or c.roles.content]
    return next((c for c in filled if c.roles.objects or c.roles.content), filled[0] if filled else None)


def _as_event(
    candidate: Candidate,
    cast: Cast,
    statements: Sequence[Statement],
    dates: Sequence[TimeExpression],
    published: str | None,
    inner: frozenset[int],
) -> Event | None:
    match, roles, token = candidate.match, candidate.roles, candidate.token
    agents, objects = participants(roles.agents, cast), _objects(roles, cast)
    if not agents and not objects:
        return None
    statement = speaker_for(token, statements)
    when = date_for(token, dates)
    date = when.value if when else None
    status, reasons = status_for(token, statement, future=bool(date and published and date[:10] > published))
    speaker = _speaker(statement, cast, agents)
    reasons = (Reason("action", " ".join(t.text for t in sorted(match.tokens, key=lambda t: t.i)), match.row.trigger), *_role_reasons(roles), *reasons)
    if when:
        reasons = (*reasons, Reason("date", when.text, "time expression"))
    if speaker and statement:
        reasons = (*reasons, Reason("speaker", token.doc[statement.cue[0] : statement.cue[1]].text, statement.kind.value))
    return Event(
        action=match.row.action,
        trigger=_trigger_span(match),
        agents=agents,
        objects=objects,
        recipients=participants(roles.recipients, cast),
        evidence=_sentence(token),
        status=status,
        date=date if date is None or not date.startswith("P") else None,
        speaker=speaker,
        confidence=confidence_of(match, roles, agents, objects, status, speaker),
        content=None,
        reasons=reasons,
    )


def _objects(roles: Roles, cast: Cast) -> tuple[Participant, ...]:
    clauses = [clause_participant(verb, target_of(verb)) for verb in roles.content]
    return (*participants(roles.objects, cast), *clauses)


def _role_reasons(roles: Roles) -> tuple[Reason, ...]:
    found = []
    if roles.agents:
        found.append(Reason("agent", roles.agents[0].text, roles.agent_slot))
    if roles.objects or roles.content:
        found.append(Reason("object", (roles.objects or roles.content)[0].text, roles.object_slot))
    return tuple(found)


def _speaker(statement: Statement | None, cast: Cast, agents: Sequence[Participant]) -> Participant | None:
    if statement is None:
        return None
    return as_participant(cast.doc[statement.head], cast)


def _trigger_span(match: Match) -> Span:
    token = match.token
    last = max((t.i for t in match.company if t.i == token.i + 1 or t.dep_ == "prt"), default=token.i)
    span = token.doc[token.i : max(token.i, last) + 1]
    return Span(span.start_char, span.end_char, span.text)


def _sentence(token: Token) -> Span:
    sentence = token.sent
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    span = token.doc[start:end]
    return Span(span.start_char, span.end_char, span.text)


__all__ = ["Candidate", "Status", "find_candidates", "find_events"]
