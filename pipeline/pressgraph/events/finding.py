"""From a parsed article with its entities and dates to its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pressgraph.events.actions import ActionTable, Match, load_actions
from pressgraph.events.attribution import Statement, find_statements, speaker_for, statements_by_token
from pressgraph.events.cast import Cast
from pressgraph.events.confidence import load_weights
from pressgraph.events.content import content_of, content_tokens, target_of
from pressgraph.events.coordination import conjuncts
from pressgraph.events.dated_lists import apart
from pressgraph.events.dates import date_for
from pressgraph.events.dates.values import bounds
from pressgraph.events.features import features_of
from pressgraph.events.games import find_play, is_play
from pressgraph.events.gaps import fill_gaps
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.headlines import is_caption, is_headline
from pressgraph.events.listing import open_heads
from pressgraph.events.opinions import find_opinions
from pressgraph.events.participants import as_participant, clause_participant, participants
from pressgraph.events.places import place_for
from pressgraph.events.plots import is_plot
from pressgraph.events.prose import unmarked
from pressgraph.events.retelling import lend_dates
from pressgraph.events.roles import MUTUAL, read_roles
from pressgraph.events.slots import Roles, fill
from pressgraph.events.status import status_for
from pressgraph.events.tree import children, is_passive, is_verb
from pressgraph.model import Entity, Event, Kind, Participant, Reason, Span, Status, TimeExpression


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names an act, with its roles; not yet an event."""

    match: Match
    roles: Roles

    @property
    def token(self) -> Token:
        """The trigger."""
        return self.match.token


def find_events(  # noqa: PLR0913 - the door of the stage
    doc: Doc,
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    *,
    published: str | None = None,
    boilerplate: Sequence[tuple[int, int]] = (),
    actions: ActionTable | None = None,
    threshold: float | None = None,
) -> tuple[Event, ...]:
    """Every event that an article tells, in the order of the trigger words.

    Args:
        doc: the parsed article.
        entities: its entities, whose mentions point into the text.
        dates: its time expressions.
        published: publication date, ``YYYY-MM-DD``; a later date makes an event planned.
        boilerplate: runs of text, as (start, end) offsets, that state nothing.
        actions: the action table; the package's own if None.
        threshold: the confidence below which a reading is no event; that of the weights if None.
    """
    weights = load_weights()
    lowest = weights.threshold if threshold is None else threshold
    found = find_readings(doc, entities, dates, published=published, boilerplate=boilerplate, actions=actions)
    rated = (replace(event, confidence=round(weights.confidence(features), 3)) for event, features in found)
    kept = [event for event in rated if event.confidence >= lowest]
    return lend_dates(kept, _headline(doc), lowest=weights.threshold)


def _headline(doc: Doc) -> Span | None:
    first = next((token for token in doc if not token.is_space), None)
    return _sentence(first) if first is not None and is_headline(first) else None


def find_readings(  # noqa: PLR0913 - as find_events
    doc: Doc,
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    *,
    published: str | None = None,
    boilerplate: Sequence[tuple[int, int]] = (),
    actions: ActionTable | None = None,
) -> Iterator[tuple[Event, tuple[str, ...]]]:
    """Every reading before it is rated, with its features; the arguments are those of ``find_events``."""
    cast = Cast.from_entities(doc, entities)
    statements = find_statements(doc, boilerplate=boilerplate)
    contests = find_play(doc)
    candidates = [c for c in find_candidates(doc, cast, actions or load_actions(), boilerplate) if _is_deed(c, cast, contests)]
    taken = {c.token.i for c in candidates}
    candidates += [
        Candidate(match, roles)
        for match, roles in find_opinions(doc, statements, cast)
        if (match.row.action == "demand" or match.token.i not in taken) and not is_play(match.token, roles.objects, contests)
    ]
    inner = content_tokens((c.match, c.roles) for c in candidates)
    around = statements_by_token(statements)
    acts = {c.token.i: c.match.row.action for c in candidates if c.roles.agent_slot != "speaker"}
    no_prose = unmarked(doc)
    for candidate in (c for c in candidates if c.token.i not in no_prose):
        if candidate.token.i not in inner or candidate.roles.agent_slot == "speaker":
            reading = _read(candidate, cast, around.get(candidate.token.i, ()), dates, published)
            if reading is not None:
                event, features = reading
                told = replace(event, content=content_of(candidate.match, candidate.roles, acts))
                yield from ((one, features) for one in apart(told, dates))


def find_candidates(doc: Doc, cast: Cast, actions: ActionTable, boilerplate: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The words that name acts, each with the most specific row that fits and is filled."""
    found: list[Candidate] = []
    generous = replace(cast, is_generous=True)
    for token in doc:
        if any(start <= token.idx < end for start, end in boilerplate):
            continue
        matches = actions.matches(token)
        candidate = _best(matches, cast) or _best(matches, generous)
        if candidate is not None:
            found.append(candidate)
    carried = {t.i for c in found for t in c.match.company if t.pos_ in {"NOUN", "PROPN"}}
    kept = [(c.match, c.roles) for c in found if c.token.i not in carried]
    return [Candidate(match, roles) for match, roles in fill_gaps(kept, cast)]


def _is_deed(candidate: Candidate, cast: Cast, contests: frozenset[int]) -> bool:
    """Whether somebody did it, and not the weather, a virus, a player in a game or a figure in a film."""
    token, roles = candidate.token, candidate.roles
    if _follows_nature(token) and not roles.agents:
        return False
    if _is_part_of_name(token, cast) or is_caption(token):
        return False
    if roles.agents and all(_acts_by_nature(t, cast) for t in roles.agents):
        return False
    return not is_play(token, (*roles.agents, *roles.objects), contests) and not is_plot(token)


def _is_part_of_name(word: Token, cast: Cast) -> bool:
    """As in "the State of Law *Coalition*", which is a party and no act."""
    _, mention = cast.by_offset.get(word.idx, (None, None))
    is_name = word.pos_ == "PROPN" and mention is not None and mention.end - mention.start > len(word.text)
    return is_name and word.ent_type_ in {"ORG", "PERSON", "WORK_OF_ART", "FAC"}


def _follows_nature(verb: Token) -> bool:
    """As in "according to the survey an *earthquake* has struck the islands", where the parser found no subject."""
    forms = [verb, *children(verb, "aux")]
    before = min(t.i for t in forms) - 1
    is_active = is_verb(verb) and not is_passive(verb)
    return is_active and before >= 0 and verb.doc[before].lemma_.lower() in grammar_words("natural")


def _acts_by_nature(agent: Token, cast: Cast) -> bool:
    """As in "the virus attacks cells", "Haiyan destroyed the town", where Haiyan is a typhoon."""
    natural = grammar_words("natural")
    if agent.pos_ == "NOUN" and agent.lemma_.lower() in natural:
        return True
    found = cast.meant_by(agent)
    is_name = found is not None and found[0].kind is Kind.EVENT and agent.pos_ == "PROPN"
    return found is not None and is_name and not natural.isdisjoint(found[0].name.lower().split())


def _best(matches: Iterable[Match], cast: Cast) -> Candidate | None:
    fitting = [Candidate(m, roles) for m in matches if (roles := read_roles(m, cast)) is not None]
    filled = [c for c in fitting if c.roles.agents or c.roles.objects or c.roles.content]
    taken = {t.i for c in filled for t in c.match.company if t.dep_ == "prep"}
    kept = [c for c in filled if not _overlooks(c.match, taken)] or filled
    # a row that asks for more words is the surer reading; among equals a user's own, then the one that finds an object
    return max(
        kept, key=lambda c: (len(c.match.company), c.match.row.is_own, bool(c.roles.objects or c.roles.content)), default=None
    )


def _overlooks(match: Match, prepositions: set[int]) -> bool:
    """Whether a row reads a noun without its preposition where another row needs both: "called *for* a strike" calls no strike."""
    own = {t.i for t in match.company}
    return any(t.dep_ == "pobj" and t.head.i in prepositions and t.head.i not in own for t in match.company)


def _read(
    candidate: Candidate, cast: Cast, statements: Sequence[Statement], dates: Sequence[TimeExpression], published: str | None
) -> tuple[Event, tuple[str, ...]] | None:
    match, roles, token = candidate.match, candidate.roles, candidate.token
    agents, objects = _who_and_what(match, roles, cast)
    statement = None if roles.agent_slot == "speaker" else speaker_for(token, statements)
    if not agents and objects and statement and _is_own_word(match):
        agents, statement = participants([token.doc[statement.head]], cast), None
    is_claimed = match.row.nature != "deny" or match.row.agent  # only who says so denies by it: "the reports are false"
    if not agents and not (objects and is_claimed):
        return None
    own = {a.entity for a in agents if a.entity}
    date = _day_of(when := date_for(token, dates))
    status, reasons = _status(candidate, statement, late=(late := _is_after(date, published)))
    if late and status is Status.ACTUAL:
        when = date = None  # what is told as done does not lie ahead: the date is of something else
    speaker = _speaker(statement, token, cast, own)
    recipients = tuple(p for p in participants(roles.recipients, cast) if p.entity not in own)
    event = Event(
        action=match.row.action,
        trigger=_trigger_span(match),
        agents=agents,
        objects=objects,
        recipients=recipients,
        place=place_for(token, cast, taken={p.entity for p in (*agents, *objects, *recipients)}),
        evidence=_sentence(token),
        status=status,
        date=date,
        speaker=speaker,
        reasons=(*_reasons(candidate), *reasons, *_told(when, date, statement, speaker, token)),
    )
    features = features_of(
        match,
        roles,
        cast,
        agents=agents,
        objects=objects,
        status=status,
        is_reported=speaker is not None,
        is_dated=date is not None,
    )
    return event, features


def _speaker(statement: Statement | None, token: Token, cast: Cast, own: set[str]) -> Participant | None:
    """Who says so; what speakers say of themselves is their own act."""
    speaker = as_participant(token.doc[statement.head], cast) if statement else None
    return None if speaker and speaker.entity in own else speaker


def _who_and_what(match: Match, roles: Roles, cast: Cast) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    agents = participants(roles.agents, cast)
    return _sides(match, roles, agents, _others(_objects(roles, cast), agents))


def _sides(
    match: Match, roles: Roles, agents: tuple[Participant, ...], objects: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Two who do together what one does with or to the other are its two sides: "talks between *A* and *B*", "A and B met".

    Of fights the first named does it to all others: "clashes between *protesters*, *students* and *police*".
    """
    is_fight = match.row.nature == "attack"
    is_between = is_fight and roles.agent_slot == "between"
    is_facing = is_between or (is_fight and match.token.lemma_.lower() in grammar_words("facing"))  # "the armies clashed"
    is_mutual = match.row.nature in MUTUAL or is_facing
    if not is_mutual or (objects and roles.object_slot not in {"in", "at"}):  # "met in Paris" meets no Paris
        return agents, objects
    heads = open_heads(roles.agents[0]) if len(roles.agents) == 1 else []
    is_pair = len(agents) == len(heads) == len(conjuncts(roles.agents[0])) == 2 if heads else False
    return (agents[:1], agents[1:]) if is_pair or (is_between and not objects) else (agents, objects)


def _status(candidate: Candidate, statement: Statement | None, *, late: bool) -> tuple[Status, tuple[Reason, ...]]:
    if candidate.roles.agent_slot == "speaker":
        return Status.ACTUAL, ()
    return status_for(candidate.token, statement, future=late, timed=candidate.match.row.action in grammar_words("timed"))


def _day_of(when: TimeExpression | None) -> str | None:
    """The date of a time expression; a duration is none."""
    return when.value if when and when.value and not when.value.startswith("P") else None


def _is_after(date: str | None, published: str | None) -> bool:
    """Whether an EDTF date begins after the day of publication."""
    days = bounds(date)
    return bool(days and published and days[0].isoformat() > published)


def _is_own_word(match: Match) -> bool:
    """What a speaker does by the words or says of "us": "thank you", "congratulations", "we are investigating".

    So does one of a claim: "the reports are *false*".
    """
    if match.row.nature == "deny" and not match.row.agent:
        return True
    if match.token.lemma_.lower().removesuffix("s") in grammar_words("performed"):
        return True
    return any(t.lower_ in {"we", "our"} for t in (*fill(match, "subj"), *fill(match, "poss")))


def _reasons(candidate: Candidate) -> Iterator[Reason]:
    match, roles = candidate.match, candidate.roles
    yield Reason("action", " ".join(t.text for t in sorted(match.tokens, key=lambda t: t.i)), match.row.trigger)
    if roles.agents:
        yield Reason("agent", roles.agents[0].text, roles.agent_slot)
    if roles.objects or roles.content:
        yield Reason("object", (roles.objects or roles.content)[0].text, roles.object_slot)


def _told(
    when: TimeExpression | None, date: str | None, statement: Statement | None, speaker: Participant | None, token: Token
) -> Iterator[Reason]:
    if when and date:
        yield Reason("date", when.text, "time expression")
    if speaker and statement:
        yield Reason("speaker", token.doc[statement.cue[0] : statement.cue[1]].text, statement.kind.value)


def _objects(roles: Roles, cast: Cast) -> tuple[Participant, ...]:
    return (*participants(roles.objects, cast), *(_act(verb, cast) for verb in roles.content))


def _others(objects: Sequence[Participant], agents: Sequence[Participant]) -> tuple[Participant, ...]:
    """The objects that are not the agent again: a pronoun that is not reflexive ("congratulated her") means somebody else.

    So does a noun with its article: of "Facebook banned *the group*" the group is not Facebook, whatever it was taken for.
    """
    own = {a.entity for a in agents if a.entity}
    return tuple(other for o in objects if (other := _other(o) if o.entity in own else o) is not None)


def _other(thing: Participant) -> Participant | None:
    article, _, name = thing.mention.partition(" ")
    if thing.mention.lower().endswith(("self", "selves")):
        return thing
    return replace(thing, name=name, entity=None) if article.lower() in {"the", "a", "an"} and name else None


def _act(verb: Token, cast: Cast) -> Participant:
    """A clause as a participant; of "ruled the act, which it found to be void" the act."""
    relative = next((c for c in verb.children if c.tag_ in {"WDT", "WP"}), None)
    found = as_participant(relative, cast) if relative is not None and verb.lemma_ == "be" else None
    return found or clause_participant(verb, target_of(verb))


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


__all__ = ["Candidate", "find_candidates", "find_events", "find_readings"]
