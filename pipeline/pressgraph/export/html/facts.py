"""The facts that a page shows: one for each event of the graph, with the sentences that state it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from pressgraph.export.html.looks import ACTION, STATUS_LOOKS
from pressgraph.export.html.sentence import Sentence, mark_sentence
from pressgraph.export.plain import plain_text, short_label
from pressgraph.graph import vocab
from pressgraph.graph.dates import day_bounds
from pressgraph.model import Claim, Network, ResolvedEntity, ResolvedEvent

Edge = tuple[str, str, Mapping[str, Any]]

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
_DURATION = re.compile(r"P(\d+)([YMWD])")
_ROLES = ("agent", "object", "recipient")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says, in one sentence of one article.

    ``iri`` names the claim in the graph; ``reported`` is the day of the article, EDTF, ``published`` the same in words;
    ``written`` are the sentence's own words for the date ("on Thursday"), ``day`` is the date
    they were resolved to, in words; ``confidence`` is in percent, -1 where it is not known.
    """

    claim: str
    iri: str
    sentence: Sentence
    status: str
    speaker: str
    headline: str
    outlet: str
    url: str
    published: str
    reported: str
    confidence: int
    written: str
    day: str

    @property
    def percent(self) -> str:
        """The confidence as people write it."""
        return f"{self.confidence} %" if self.confidence >= 0 else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, ready to be shown, with everything that is told of it, the surest first.

    ``who`` and ``whom`` are names; ``date`` is EDTF and ``day`` the same in words; ``edges`` are ids of the drawing, ``pairs`` the
    nodes that each of them joins.
    """

    id: str
    who: tuple[str, ...]
    action: str
    label: str
    whom: tuple[str, ...]
    recipient: str
    place: str
    date: str
    day: str
    told: tuple[Telling, ...]
    edges: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def status(self) -> str:
        """The status that the surest claim gives it."""
        return self.told[0].status


def find_facts(graph: nx.MultiDiGraph[str], network: Network | None = None) -> tuple[Fact, ...]:
    """The facts of a plain graph in the order of their dates, then as the articles appeared and tell them.

    Args:
        graph: as ``plain_graph`` makes it: an ``id`` on each edge; what an edge lacks is not shown.
        network: what the graph was made from; with it, all claims of an event are shown, each trigger exactly where it stands.
    """
    events: dict[str, list[Edge]] = {}
    for source, target, data in graph.edges(data=True):
        events.setdefault(str(data.get("event") or data["id"]), []).append((source, target, data))
    claims = _claims(network) if network else {}
    facts = [(_fact(graph, event, edges, claims.get(event, ())), edges[0][2]) for event, edges in events.items()]
    return tuple(fact for fact, _ in sorted(facts, key=_in_time))


def _in_time(found: tuple[Fact, Mapping[str, Any]]) -> tuple[date, str, str, float, str]:
    """By date; on one day, and without a date, as the articles appeared and as a reader comes upon them."""
    fact, data = found
    start = data.get("start", 0)
    place = float(start) if isinstance(start, int) else 0.0
    return _first_day(fact.date), plain_text(data.get("published")), plain_text(data.get("article")), place, fact.id


def _claims(network: Network) -> dict[str, list[tuple[str, Telling]]]:
    """What is told of each event, with the ids of the claims, all as plain as the graph's."""
    articles = {article.id: article for article in network.articles}
    entities = {entity.id: entity for entity in network.entities}
    events = {event.id: event for event in network.events}
    found: dict[str, list[tuple[str, Telling]]] = {}
    for claim in network.claims:
        speaker = entities.get(claim.speaker or "")
        article, event = articles.get(claim.article), events.get(claim.event)
        told = _telling(
            {
                "claim": claim.id,
                "iri": vocab.claim(claim.id).value,
                "status": claim.status.value,
                "speaker": speaker.name if speaker else claim.speaker_name,
                "headline": article.title if article else None,
                "article": claim.article,
                "outlet": article.outlet if article else None,
                "url": article.url if article else None,
                "published": article.date if article else None,
                "confidence": claim.confidence,
                "written": next((reason.cue for reason in claim.reasons if reason.part == "date"), ""),
                "day": claim.date,
            },
            _sentence(claim, [entities[i] for i in _participants(event) if i in entities] if event else []),
        )
        found.setdefault(plain_text(claim.event), []).append((plain_text(claim.id), told))
    return found


def _participants(event: ResolvedEvent) -> tuple[str, ...]:
    return (*event.agents, *event.objects, *event.recipients, *filter(None, (event.place,)))


def _sentence(claim: Claim, participants: Sequence[ResolvedEntity]) -> Sentence:
    return mark_sentence(
        claim.evidence.text,
        claim.trigger.text,
        offset=claim.trigger.start - claim.evidence.start,
        names=[name for entity in participants for name in (entity.name, *entity.aliases)],
        cues=[reason.cue for reason in claim.reasons if reason.part in _ROLES],
    )


def _fact(graph: nx.MultiDiGraph[str], event: str, edges: Sequence[Edge], claims: Sequence[tuple[str, Telling]]) -> Fact:
    data = edges[0][2]
    sources = tuple(dict.fromkeys(source for source, _, _ in edges))
    targets = tuple(dict.fromkeys(target for source, target, _ in edges if target != source))
    day, action = plain_text(data.get("date")), plain_text(data.get("action"))
    # the claim that the edge shows comes first
    told = sorted(claims, key=lambda item: item[0] != data.get("claim"))
    return Fact(
        id=event,
        who=_names(graph, sources),
        action=action,
        label=short_label(data.get("label") or action.replace("_", " ")),
        whom=_names(graph, targets),
        recipient=short_label(data.get("recipient"), 200) if data.get("role") != "recipient" else "",
        place=short_label(data.get("place")),
        date=day,
        day=short_label(date_words(day)),
        told=tuple(telling for _, telling in told) or (_telling(data, _marked(data)),),
        edges=tuple(str(edge["id"]) for _, _, edge in edges),
        pairs=tuple((source, target) for source, target, _ in edges),
    )


def _marked(data: Mapping[str, Any]) -> Sentence:
    return mark_sentence(plain_text(data.get("sentence")), plain_text(data.get("trigger")))


def _telling(data: Mapping[str, Any], sentence: Sentence) -> Telling:
    return Telling(
        claim=(claim := plain_text(data.get("claim"))),
        iri=str(data.get("iri") or vocab.claim(claim).value),
        sentence=sentence,
        status=short_label(data.get("status"), 30) or "unknown",
        speaker=short_label(data.get("speaker")),
        headline=short_label(data.get("headline") or data.get("article"), 200),
        outlet=short_label(data.get("outlet")),
        url=safe_url(plain_text(data.get("url"))),
        published=short_label(date_words(reported := plain_text(data.get("published")))),
        reported=reported,
        confidence=_percent(plain_text(data.get("confidence"))),
        written=short_label(data.get("written")),
        day=short_label(date_words(plain_text(data.get("day")))),
    )


def _names(graph: nx.MultiDiGraph[str], nodes: Sequence[str]) -> tuple[str, ...]:
    # an action's node stands in for somebody whom the text does not name
    return tuple(node_label(graph, node) for node in nodes if graph.nodes[node].get("kind") != ACTION)


def node_label(graph: nx.MultiDiGraph[str], node: str) -> str:
    """The name of a node as it is drawn."""
    return short_label(graph.nodes[node].get("label") or node)


def date_words(edtf: str) -> str:
    """An EDTF date in words; what is neither a day, a month, a season, a year, an interval of them nor a duration stays as it is.

    >>> date_words("2018-07-26"), date_words("2018-21"), date_words("../2018-07"), date_words("P2W")
    ('26 July 2018', 'spring 2018', 'until July 2018', 'for 2 weeks')
    """
    if duration := _DURATION.fullmatch(edtf):
        number, unit = duration.groups()
        return f"for {number} {_UNITS[unit]}{'' if number == '1' else 's'}"
    begin, slash, end = edtf.partition("/")
    if slash:
        words = (date_words(begin.strip(".")), date_words(end.strip(".")))
        return f"{words[0]} to {words[1]}" if all(words) else f"since {words[0]}" if words[0] else f"until {words[1]}"
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match.groups()
    name = _SEASONS.get(month or "") or (_MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else month)
    known = " ".join(part for part in (str(int(day)) if day else "", name or "", year) if part)
    return f"about {known}" if doubt else known


def _first_day(edtf: str) -> date:
    """The day to sort by; undated facts come last."""
    begin, end = day_bounds(edtf) or (None, None)
    return begin or end or date.max


def safe_url(url: str) -> str:
    """The address if a click on it does no harm (http, https), else "".

    >>> safe_url("javascript:alert(1)"), safe_url("https://example.org/a")
    ('', 'https://example.org/a')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def status_counts(facts: tuple[Fact, ...]) -> dict[str, int]:
    """How many facts of each status there are, deeds first, then in the order of the legend."""
    names = [*STATUS_LOOKS, *sorted({fact.status for fact in facts} - set(STATUS_LOOKS))]
    counts = {str(name): sum(fact.status == name for fact in facts) for name in names}
    return {name: count for name, count in counts.items() if count}


def _percent(confidence: str) -> int:
    try:
        return round(float(confidence) * 100)
    except (ValueError, OverflowError):
        return -1
