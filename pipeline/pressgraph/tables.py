"""The facts of a case as pandas tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from pressgraph.errors import QueryError
from pressgraph.holders import office_texts
from pressgraph.judgements import active
from pressgraph.model import Network
from pressgraph.query import Answer

EVENT_COLUMNS = (
    "action", "agent", "object", "recipient", "date", "status", "speaker", "place", "sentence", "article", "published",
    "confidence", "event", "claim",
)  # fmt: skip
ENTITY_COLUMNS = ("name", "kind", "aliases", "offices", "articles", "events", "unnamed", "id")
ARTICLE_COLUMNS = ("article", "title", "date", "outlet", "author", "url", "claims")
JUDGEMENT_COLUMNS = ("number", "act", "about", "why", "who", "at", "stands", "id")
REVIEW_COLUMNS = ("score", "one", "other", "reasons", "one_sentence", "other_sentence", "one_id", "other_id")
# how a filter compares: names by any part of a name or alias, texts by any part, dates by their beginning, the rest exactly
NAMES = frozenset({"agent", "object", "recipient", "speaker", "place"})
PARTS = NAMES | {"name", "aliases", "offices", "title", "sentence", "about", "why", "one", "other"}
DATES = frozenset({"date", "published"})
NUMBERS = frozenset({"confidence", "articles", "events", "claims", "unnamed", "number", "stands", "score"})
Row = dict[str, Any]
Names = Mapping[str, Iterable[str]]


class TextTable(pd.DataFrame):
    """A DataFrame that a notebook shows as text is read: words begin at the left, and what is unknown is left empty."""

    @property
    def _constructor(self) -> type[TextTable]:
        return TextTable

    def _repr_html_(self) -> str:
        known: Any = pd.DataFrame(self).fillna({name: "" for name, kind in self.dtypes.items() if not is_numeric_dtype(kind)})
        shown = str(known._repr_html_())
        for tag in ("td", "th"):  # texts are escaped: no "<" comes from them
            shown = shown.replace(f"<{tag}>", f'<{tag} style="text-align: left">')
        return shown


def event_table(network: Network, filters: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each claim and each pair of its agents and objects."""
    return _table(_event_rows(network), EVENT_COLUMNS, filters, _names(network))


def entity_table(network: Network, filters: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each entity, those of most events first."""
    rows = sorted(_entity_rows(network), key=lambda row: (-row["events"], row["id"]))
    return _table(rows, ENTITY_COLUMNS, filters, {})


def article_table(network: Network, filters: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each article."""
    claims = Counter(claim.article for claim in network.claims)
    rows = (
        {
            "article": a.id, "title": a.title, "date": a.date, "outlet": a.outlet, "author": a.author, "url": a.url, "claims":
            claims[a.id],
        }
        for a in network.articles
    )  # fmt: skip
    return _table(rows, ARTICLE_COLUMNS, filters, {})


def judgement_table(network: Network, filters: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each judgement, in the order of the log."""
    standing = {judgement.id for judgement in active(network.judgements)}
    rows = (
        {
            "number": j.number, "act": j.act.value, "about": j.about, "why": j.why, "who": j.who, "at": j.at,
            "stands": j.id in standing, "id": j.id,
        }
        for j in network.judgements
    )  # fmt: skip
    return _table(rows, JUDGEMENT_COLUMNS, filters, {})


def review_table(doubts: Iterable[Any], filters: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each proposal of ``desk.Desk.review``."""
    rows = (
        {
            "score": doubt.proposal.score,
            **{side: entity.name for side, entity in zip(("one", "other"), doubt.entities, strict=True)},
            "reasons": "; ".join(doubt.proposal.reasons),
            **{
                f"{side}_sentence": " … ".join(s.text for s in found)
                for side, found in zip(("one", "other"), doubt.sentences, strict=True)
            },
            **{f"{side}_id": entity.id for side, entity in zip(("one", "other"), doubt.entities, strict=True)},
        }
        for doubt in doubts
    )
    return _table(rows, REVIEW_COLUMNS, filters, {})


def answer_table(answer: Answer) -> pd.DataFrame:
    """The rows of an answer."""
    return TextTable(answer.rows, columns=list(answer.columns))


def _event_rows(network: Network) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in network.entities}
    events = {event.id: event for event in network.events}
    published = {article.id: article.date for article in network.articles}
    for claim in sorted(network.claims, key=lambda c: (c.article, c.trigger.start, c.id)):
        event = events[claim.event]
        for agent, thing in product(event.agents or (None,), event.objects or (None,)):
            yield {
                "action": event.action,
                "agent": names.get(agent or ""),
                "object": names.get(thing or ""),
                "recipient": "; ".join(names[i] for i in event.recipients) or None,
                "date": claim.date or event.date,
                "status": claim.status.value,
                "speaker": names.get(claim.speaker or "", claim.speaker_name),
                "place": names.get(event.place or ""),
                "sentence": " ".join(claim.evidence.text.split()),
                "article": claim.article,
                "published": published.get(claim.article),
                "confidence": claim.confidence,
                "event": event.id,
                "claim": claim.id,
            }


def _entity_rows(network: Network) -> Iterator[Row]:
    events = Counter(
        entity for event in network.events for entity in {*event.agents, *event.objects, *event.recipients, event.place} if entity
    )
    offices = office_texts(network)
    for entity in network.entities:
        yield {
            "name": entity.name,
            "kind": entity.kind.value,
            "aliases": "; ".join(entity.aliases),
            "offices": "; ".join(offices.get(entity.id, ())),
            "articles": len({article for article, _ in entity.chains}),
            "events": events[entity.id],
            "unnamed": entity.unnamed,
            "id": entity.id,
        }


def _table(rows: Iterable[Row], columns: tuple[str, ...], filters: Mapping[str, Any], names: Names) -> pd.DataFrame:
    unknown = sorted(set(filters) - set(columns))
    if unknown:
        raise QueryError(f"no column {unknown[0]!r}; there are: {', '.join(columns)}")
    kept = [row for row in rows if all(_fits(row[column], wanted, column, names) for column, wanted in filters.items())]
    table = TextTable(kept, columns=list(columns))
    return table.astype({column: "str" for column in columns if column not in NUMBERS})


def _fits(value: Any, wanted: Any, column: str, names: Names) -> bool:
    if isinstance(wanted, list | tuple | set | frozenset):
        return any(_fits(value, one, column, names) for one in wanted)
    if value is None or wanted is None:
        return value is wanted
    if column in DATES:
        return str(value).startswith(str(wanted))
    if column in PARTS:
        known = names.get(value, (value,)) if column in NAMES else (value,)
        return any(str(wanted).casefold() in name.casefold() for name in known)
    return bool(value == wanted)


def _names(network: Network) -> Names:
    """Every name of the entities that share a best name, by that name."""
    found: dict[str, set[str]] = {}
    for entity in network.entities:
        found.setdefault(entity.name, set()).update((entity.name, *entity.aliases))
    return found
