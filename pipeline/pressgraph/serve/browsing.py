"""Looking around: the first page, the search, and the lists of actors, events and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from pressgraph.export.html.facts import date_words
from pressgraph.export.html.looks import STATUS_LOOKS
from pressgraph.graph.network import best_claim
from pressgraph.model import Article, Kind, ResolvedEntity
from pressgraph.query import questions
from pressgraph.serve.edition import Edition
from pressgraph.serve.pages import page
from pressgraph.serve.search import LONGEST, find, find_entities, find_events, folded, newest_first
from pressgraph.serve.served import edition_of

BUSIEST = 8  # actors, agreements and articles named on the first page
ON_A_PAGE = 50
# what most people ask first; the other questions are one click away
_FIRST_QUESTIONS = ("who-terminated-what", "who-protested-what", "who-demanded-what", "what-did-they-do", "disputed", "other-days")
T = TypeVar("T")


def home(request: Request) -> Response:
    """What the case holds, and a search box."""
    edition = edition_of(request)
    busy = _busiest(edition)
    return page(
        request,
        "home.html",
        title="Who did what",
        edition=edition,
        statuses=_statuses(edition),
        period=_period(edition.network.articles),
        agreements=[e for e in busy if e.kind is Kind.AGREEMENT][:BUSIEST],
        actors=[e for e in busy if e.kind in {Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE}][:BUSIEST],
        newest=_newest(edition.network.articles)[:BUSIEST],
        asked=[questions()[name] for name in _FIRST_QUESTIONS if name in questions()],
    )


def search(request: Request) -> Response:
    """What fits some words."""
    edition, asked = edition_of(request), _words(request)
    title = f"Search: {asked}" if asked else "Search"
    return page(request, "search.html", title=title, edition=edition, asked=asked, found=find(edition, asked))


def entities(request: Request) -> Response:
    """Who and what takes part, those of most events first."""
    edition, asked, kind = edition_of(request), _words(request), request.query_params.get("kind", "")
    found = find_entities(edition, asked, limit=len(edition.entities)) if asked else _busiest(edition, unnamed=True)
    if kind:
        found = [entity for entity in found if entity.kind == kind]
    number, count, items = cut(request, found)
    return page(
        request,
        "entities.html",
        title="Agreements" if kind == Kind.AGREEMENT else "Actors and things",
        edition=edition,
        asked=asked,
        kind=kind,
        kinds=sorted(Counter(str(entity.kind) for entity in edition.network.entities).items()),
        items=items,
        total=len(found),
        number=number,
        count=count,
    )


def events(request: Request) -> Response:
    """Everything that is told, the newest first; of one action, one status, some words."""
    edition, asked = edition_of(request), _words(request)
    action, status = (request.query_params.get(name, "") for name in ("action", "status"))
    found = find_events(edition, folded(asked).split()) if asked else newest_first(edition, edition.texts)
    if action:
        found = [event for event in found if edition.events[event].action == action]
    if status:
        found = [event for event in found if best_claim(edition.material.claims[event]).status == status]
    number, count, ids = cut(request, found)
    used = {event.action for event in edition.network.events}
    known = edition.actions.get(action)
    return page(
        request,
        "events.html",
        title=f"Events: {known.label}" if known else "Events",
        edition=edition,
        asked=asked,
        action=action,
        wanted=status,
        actions=sorted((edition.actions[name] for name in used), key=lambda a: a.label),
        statuses=list(map(str, STATUS_LOOKS)),
        ids=ids,
        total=len(found),
        number=number,
        count=count,
    )


def articles(request: Request) -> Response:
    """The articles of the case, the newest first."""
    edition, asked = edition_of(request), _words(request)
    found = [article for article in _newest(edition.network.articles) if _has(article, folded(asked).split())]
    number, count, items = cut(request, found)
    return page(
        request,
        "articles.html",
        title="Articles",
        edition=edition,
        asked=asked,
        items=items,
        total=len(found),
        number=number,
        count=count,
    )


def _words(request: Request) -> str:
    return " ".join(request.query_params.get("q", "")[:LONGEST].split())


def cut(request: Request, items: Sequence[T], most: int = ON_A_PAGE) -> tuple[int, int, Sequence[T]]:
    """The page of a list that is asked for, how many there are, and what is on it."""
    count = max(-(-len(items) // most), 1)
    asked = request.query_params.get("page", "1")
    number = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1, 1), count)
    return number, count, items[(number - 1) * most : number * most]


def _busiest(edition: Edition, *, unnamed: bool = False) -> list[ResolvedEntity]:
    taking_part = (edition.network.entities) if unnamed else (e for e in edition.network.entities if _is_named(e, edition))
    return sorted(taking_part, key=lambda e: (-len(edition.events_of.get(e.id, ())), e.id))


def _is_named(entity: ResolvedEntity, edition: Edition) -> bool:
    return not entity.unnamed and entity.id.count("/") == 1 and entity.id in edition.events_of


def _statuses(edition: Edition) -> list[tuple[str, int]]:
    found = Counter(
        best_claim(edition.material.claims[event]).status.value for event in edition.texts if edition.material.claims.get(event)
    )
    return [(name, found[name]) for name in map(str, STATUS_LOOKS) if found[name]]


def _newest(found: Sequence[Article]) -> list[Article]:
    return sorted(found, key=lambda article: (article.date or "", article.id), reverse=True)


def _period(found: Sequence[Article]) -> str:
    dates = sorted(article.date for article in found if article.date)
    ends = dict.fromkeys((dates[0], dates[-1])) if dates else {}
    return f" ({' to '.join(map(date_words, ends))})" if ends else ""


def _has(article: Article, words: Sequence[str]) -> bool:
    text = folded(" ".join(filter(None, (article.title, article.outlet, article.author, article.id)))) + article.text.casefold()
    return all(word in text for word in words)
