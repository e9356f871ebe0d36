"""The facts that a page shows: one for each claim of the graph, with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from pressgraph.export.html.looks import STATUS_LOOKS
from pressgraph.export.plain import plain_text, short_label

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
_LAST = "9999"  # undated facts come last


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim, ready to be shown; ``before``, ``trigger`` and ``after`` are the sentence, cut at the words that name the act."""

    id: str
    who: tuple[str, ...]
    action: str
    label: str
    whom: tuple[str, ...]
    status: str
    speaker: str
    date: str
    day: str
    before: str
    trigger: str
    after: str
    headline: str
    outlet: str
    url: str
    published: str
    confidence: str
    edges: tuple[str, ...]
    nodes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The fact for the page's script."""
        return asdict(self)


def find_facts(graph: nx.MultiDiGraph[str], *, offsets: Mapping[str, int] | None = None) -> tuple[Fact, ...]:
    """The facts of a plain graph in the order of their dates.

    Args:
        graph: as ``plain_graph`` makes it: string attributes, an ``id`` on each edge.
        offsets: where in its sentence the trigger of a claim begins; the first such words of the sentence where a claim has none.
    """
    claims: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = {}
    for source, target, data in graph.edges(data=True):
        claims.setdefault(str(data.get("claim") or data["id"]), []).append((source, target, data))
    facts = [_fact(graph, claim, edges, (offsets or {}).get(claim)) for claim, edges in claims.items()]
    return tuple(sorted(facts, key=lambda fact: (fact.date or _LAST, fact.published or _LAST, fact.id)))


def _fact(graph: nx.MultiDiGraph[str], claim: str, edges: list[tuple[str, str, Mapping[str, Any]]], offset: int | None) -> Fact:
    texts = {name: plain_text(value) for name, value in edges[0][2].items()}
    sources = tuple(dict.fromkeys(source for source, _, _ in edges))
    targets = tuple(dict.fromkeys(target for source, target, _ in edges if target != source))
    before, trigger, after = cut_sentence(texts.get("sentence", ""), texts.get("trigger", ""), offset)
    action = texts.get("action", "")
    return Fact(
        id=claim,
        who=tuple(node_label(graph, node) for node in sources),
        action=action,
        label=short_label(texts.get("label") or action.replace("_", " ")),
        whom=tuple(node_label(graph, node) for node in targets),
        status=texts.get("status") or "unknown",
        speaker=short_label(texts.get("speaker")),
        date=texts.get("date", ""),
        day=date_words(texts.get("date", "")),
        before=before,
        trigger=trigger,
        after=after,
        headline=short_label(texts.get("headline"), 200),
        outlet=short_label(texts.get("outlet")),
        url=safe_url(texts.get("url", "")),
        published=date_words(texts.get("published", "")),
        confidence=_percent(texts.get("confidence", "")),
        edges=tuple(str(data["id"]) for _, _, data in edges),
        nodes=tuple(dict.fromkeys((*sources, *targets))),
    )


def node_label(graph: nx.MultiDiGraph[str], node: str) -> str:
    """The name of a node as it is drawn."""
    return short_label(graph.nodes[node].get("label") or node)


def cut_sentence(sentence: str, trigger: str, offset: int | None = None) -> tuple[str, str, str]:
    """What stands before the trigger, the trigger, and what stands after it.

    >>> cut_sentence("Kenney terminated the contract.", "terminated")
    ('Kenney ', 'terminated', ' the contract.')
    """
    if offset is None or sentence[offset : offset + len(trigger)] != trigger:
        found = re.search(rf"(?<!\w){re.escape(trigger)}(?!\w)", sentence) if trigger else None
        offset = found.start() if found else None
    if offset is None:
        return sentence, "", ""
    end = offset + len(trigger)
    return sentence[:offset], sentence[offset:end], sentence[end:]


def date_words(edtf: str) -> str:
    """An EDTF date in words; what is neither a day, a month, a season, a year nor an interval of them stays as it is.

    >>> date_words("2018-07-26"), date_words("2018-21"), date_words("../2018-07")
    ('26 July 2018', 'spring 2018', 'until July 2018')
    """
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


def _percent(confidence: str) -> str:
    try:
        return f"{float(confidence):.0%}".replace("%", " %")
    except ValueError:
        return ""
