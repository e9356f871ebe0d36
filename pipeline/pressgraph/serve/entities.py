"""The page of an actor, an agreement or another thing; and where an address leads whose entity has got another id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pressgraph.export.plain import short_label
from pressgraph.model import Claim, Kind, ResolvedEntity, Status
from pressgraph.serve.edition import Edition
from pressgraph.serve.forwarding import find_now
from pressgraph.serve.judged import judged_just_now
from pressgraph.serve.naming import near_names
from pressgraph.serve.pages import address, page
from pressgraph.serve.search import LONGEST
from pressgraph.serve.served import edition_of, site_of
from pressgraph.serve.troubles import MissingError
from pressgraph.stories import Stance, Step, stance_in, story_in

FIRST = 40  # events of one part that are shown at once
_NO_DEED = ", or rather did not: planned, demanded, alleged, denied or only possible"
_STANCES = 4  # agreements towards which a stance is worked out


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one part of the page; ``ends`` is how many are left out."""

    id: str
    heading: str
    steps: Sequence[Step]
    left_out: int


def entity(request: Request) -> Response:
    """Who or what it is, what it did and what was done to it, each with its sentence."""
    edition, identifier = edition_of(request), request.query_params.get("id", "")
    found = edition.entities.get(identifier)
    if found is None:
        return _elsewhere(edition, identifier, "/entity")
    steps, whole = story_in(edition.material, found).steps, "all" in request.query_params
    shown = [step for step in steps if step.link != "sentence"]
    return page(
        request,
        "entity.html",
        title=found.name,
        edition=edition,
        entity=found,
        was=request.query_params.get("was", ""),
        sections=list(_parts(edition, found, shown, whole=whole)),
        differences={step.event: step.differences for step in steps},
        said=_said(edition, found)[: None if whole else FIRST],
        stances=_stances(edition, found),
        in_articles=[edition.articles[a] for a in dict.fromkeys(article for article, _ in found.chains) if a in edition.articles],
        kinds=list(map(str, Kind)),
        near=[] if site_of(request).read_only else near_names(edition, found),
        judgements=[j for j in edition.network.judgements if j.id in found.judgements],
        just_now=judged_just_now(request, edition),
        back=address("/entity", id=found.id),
    )


def story(request: Request) -> Response:
    """What happened to it, in the order of time."""
    edition, identifier = edition_of(request), request.query_params.get("id", "")
    found = edition.entities.get(identifier)
    if found is None:
        return _elsewhere(edition, identifier, "/story")
    told = story_in(edition.material, found)
    return page(request, "story.html", title=told.title, edition=edition, entity=found, story=told)


def picture(request: Request) -> Response:
    """The timeline of a story, as a picture."""
    edition = edition_of(request)
    found = edition.entities.get(request.query_params.get("id", ""))
    if found is None:
        raise MissingError("Nothing in this case has this address.")
    # a picture has its style inside; alone in a window it may use this, and run nothing
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return Response(str(story_in(edition.material, found).picture()), media_type="image/svg+xml", headers=policy)


def stance(request: Request) -> Response:
    """How somebody stands towards a thing, over time."""
    edition = edition_of(request)
    who, what = (edition.entities.get(request.query_params.get(name, "")) for name in ("actor", "thing"))
    if who is None or what is None:
        raise MissingError("Nothing in this case has one of these two addresses.")
    told = stance_in(edition.material, who, what)
    return page(request, "stance.html", title=told.title, edition=edition, stance=told)


def _elsewhere(edition: Edition, identifier: str, path: str) -> Response:
    now = find_now(edition, identifier)
    if now is None:
        raise MissingError(f"Nothing in this case has the address {identifier}, now or before.", _words(identifier))
    return RedirectResponse(address(path, id=now.id, was=identifier[:300]), status_code=302)


def _words(identifier: str) -> str:
    return " ".join(identifier.rpartition("/")[2].replace("-", " ").split())[:LONGEST]


def _parts(edition: Edition, found: ResolvedEntity, steps: Sequence[Step], *, whole: bool) -> Iterator[Part]:
    done = [step for step in steps if found.id in edition.events[step.event].agents]
    suffered = [step for step in steps if found.id not in edition.events[step.event].agents]
    name = short_label(found.name, 60)
    for part, heading, some in (("done", f"What {name} did", done), ("suffered", f"What was done to {name}", suffered)):
        deeds = [step for step in some if step.status is Status.ACTUAL]
        others = [step for step in some if step.status is not Status.ACTUAL]
        for identifier, words, kept in ((part, heading, deeds), (f"{part}-not", f"{heading}{_NO_DEED}", others)):
            if kept:
                cut = kept if whole else kept[:FIRST]
                yield Part(identifier, words, cut, len(kept) - len(cut))


def _said(edition: Edition, found: ResolvedEntity) -> list[Claim]:
    """What it is quoted with about others."""
    claims = [claim for claim in edition.network.claims if claim.speaker == found.id and claim.event not in edition.contents]
    return sorted(claims, key=lambda c: (edition.day_of(c.event), c.id))


def _stances(edition: Edition, found: ResolvedEntity) -> list[Stance]:
    """How it stands towards the agreements that it acts upon, where a deed shows a side."""
    touched: dict[str, int] = {}
    for event in edition.events_of.get(found.id, ()):
        one = edition.events[event]
        content = edition.events.get(one.content or "")
        if found.id in one.agents:
            for thing in (*one.objects, *(content.objects if content else ())):
                if edition.entities[thing].kind is Kind.AGREEMENT and thing.count("/") == 1:
                    touched[thing] = touched.get(thing, 0) + 1
    ranked = sorted(touched, key=lambda thing: (-touched[thing], thing))[:_STANCES]
    told = (stance_in(edition.material, found, edition.entities[thing]) for thing in ranked)
    return [one for one in told if any(position.counts for position in one.positions)]
