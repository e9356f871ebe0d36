"""The page of one event: every claim about it, those that agree and those that do not, and why each was read so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.errors import QueryError
from pressgraph.explanation import explain
from pressgraph.judgements import Judgement
from pressgraph.model import Claim, ResolvedEvent
from pressgraph.serve.edition import Edition
from pressgraph.serve.judged import judged_just_now
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import edition_of
from pressgraph.serve.troubles import MissingError
from pressgraph.stories import Difference, Voice, story_in


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, with how it puts the event."""

    claim: Claim
    voice: Voice


def event(request: Request) -> Response:
    """One event, named by its own id or by that of one of its claims."""
    edition, identifier = edition_of(request), request.query_params.get("id", "")
    judgement = _rejection(edition, identifier)
    if judgement:
        return _rejected(request, edition, judgement)
    try:
        found = explain(edition.network, identifier).event
    except QueryError as error:
        raise MissingError(
            f"No event of this case has the address {identifier[:300]}. After a correction, an event may be another."
        ) from error
    step = edition.step(found.id)
    told = [Told(edition.claims[voice.claim], voice) for voice in step.voices]
    return page(
        request,
        "event.html",
        title=step.says,
        edition=edition,
        event=found,
        action=edition.actions[found.action],
        step=step,
        agreeing=[one for one in told if one.voice.status == step.status],
        other=[one for one in told if one.voice.status != step.status],
        differences=_differences(edition, found),
        content=edition.events.get(found.content or ""),
        demanded_by=[e for e in edition.network.events if e.content == found.id],
        just_now=judged_just_now(request, edition),
        back=address("/event", id=step.voices[0].claim),
    )


def _rejected(request: Request, edition: Edition, judgement: Judgement) -> Response:
    """What somebody has rejected: it keeps its address, and can be taken back there."""
    identifier = request.query_params.get("id", "")
    return page(
        request,
        "rejected.html",
        title="A rejected reading",
        edition=edition,
        judgement=judgement,
        claims=[claim for claim in edition.network.rejected.claims if identifier in {claim.id, claim.event}],
        back=address("/event", id=identifier),
    )


def _differences(edition: Edition, found: ResolvedEvent) -> Sequence[Difference]:
    """What other events tell of the same act otherwise, by the story of its object, or for want of one of its agent."""
    thing = next(iter((*found.objects, *found.recipients, *found.agents)), None)
    steps = story_in(edition.material, edition.entities[thing]).steps if thing else ()
    return next((step.differences for step in steps if step.event == found.id), ())


def _rejection(edition: Edition, identifier: str) -> Judgement | None:
    """The judgement that rejected a claim, or every claim of an event."""
    rejected, by = edition.network.rejected, dict(edition.network.rejected.by)
    if identifier in edition.events:
        return None
    claim = next((claim for claim in rejected.claims if identifier in {claim.id, claim.event}), None)
    return next((j for j in edition.network.judgements if claim and j.id == by[claim.id]), None)
