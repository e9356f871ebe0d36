"""The values of a case as rows of its tables, and back."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pressgraph.judgements import Judgement, Rejected
from pressgraph.model import (
    Article,
    Claim,
    Kind,
    Network,
    OwnAction,
    Reason,
    Record,
    ResolvedEntity,
    ResolvedEvent,
    Span,
    Status,
)
from pressgraph.store.schema import has_column, has_table
from pressgraph.ties import Join, Membership

ARTICLE_COLUMNS = ("id", "title", "date", "url", "outlet", "author", "text", "boilerplate")
Row = tuple[Any, ...]
READERS = "SELECT id, reader FROM articles JOIN records ON record = key ORDER BY id"


def article_row(article: Article) -> Row:
    """The columns of ``ARTICLE_COLUMNS``."""
    return (*(getattr(article, name) for name in ARTICLE_COLUMNS[:-1]), _dump(article.boilerplate))


def article_of(row: Row) -> Article:
    """The article of such a row."""
    fields = dict(zip(ARTICLE_COLUMNS, row, strict=True))
    spans = tuple((start, end) for start, end in json.loads(fields.pop("boilerplate")))
    return Article(**fields, boilerplate=spans)


def record_data(record: Record) -> str:
    """A record as it is stored: with content and reasons."""
    return _dump(record.to_json(reasons=True))


def record_of(data: str, article: Article) -> Record:
    """A stored record as that of ``article``: two articles of one text have one stored record."""
    record = Record.from_json(json.loads(data))
    return dataclasses.replace(record, doc=article.id, title=article.title, date=article.date, url=article.url)


def entity_row(entity: ResolvedEntity) -> Row:
    """A row of ``entities``."""
    return entity.id, entity.name, entity.kind.value, _dump(_fields(entity) | {"joins": list(map(_fields, entity.joins))})


def event_row(event: ResolvedEvent) -> Row:
    """A row of ``events``."""
    return event.id, event.action, event.date, _dump(_event_fields(event))


def claim_row(claim: Claim) -> Row:
    """A row of ``claims``."""
    shown = (claim.id, claim.event, claim.article, claim.status.value, claim.speaker_name, claim.date)
    return (*shown, claim.evidence.text, claim.confidence, _dump(_claim_fields(claim)))


def entity_of(data: str) -> ResolvedEntity:
    """The entity of a row's ``data``."""
    fields = json.loads(data)
    fields |= {"kind": Kind(fields["kind"]), "chains": tuple(map(tuple, fields["chains"])), "joins": _joins(fields)}
    return ResolvedEntity(**_with_tuples(fields, "aliases", "reasons", "judgements"))


def event_of(data: str) -> ResolvedEvent:
    """The event of a row's ``data``."""
    fields = json.loads(data)
    fields["joins"] = _joins(fields)
    return ResolvedEvent(**_with_tuples(fields, "agents", "objects", "recipients", "claims"))


def claim_of(data: str) -> Claim:
    """The claim of a row's ``data``."""
    fields = json.loads(data)
    fields |= {name: Span(**fields[name]) for name in ("trigger", "evidence")}
    return Claim(**fields | {"status": Status(fields["status"]), "reasons": tuple(Reason(**r) for r in fields["reasons"])})


def _joins(fields: Mapping[str, Any]) -> tuple[Join, ...]:
    """The joins of a row; an older case has none."""
    return tuple(Join(**join) for join in fields.get("joins", ()))


def read_articles(database: sqlite3.Connection) -> Iterator[Article]:
    """All articles, sorted by id."""
    return map(article_of, database.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles ORDER BY id"))


def read_network(database: sqlite3.Connection) -> Network:
    """The derived tables as a network."""
    return Network(
        articles=tuple(read_articles(database)),
        entities=tuple(map(entity_of, _data(database, "entities"))),
        events=tuple(map(event_of, _data(database, "events"))),
        claims=tuple(map(claim_of, _data(database, "claims"))),
        models=tuple((article, reader.split()[0]) for article, reader in database.execute(READERS)),
        actions=tuple(OwnAction(**action) for action in json.loads(read_meta(database, "actions") or "[]")),
        judgements=tuple(read_judgements(database)),
        rejected=read_rejected(database),
        memberships=tuple(read_memberships(database)),
    )


def write_network(database: sqlite3.Connection, network: Network) -> None:
    """Fill the derived tables anew."""
    _fill(database, "entities", map(entity_row, network.entities))
    _fill(database, "events", map(event_row, network.events))
    _fill(database, "claims", map(claim_row, network.claims))
    write_rejected(database, network.rejected)
    database.execute("DELETE FROM memberships")
    rows = ((m.article, m.person, m.role, m.of, m.words) for m in network.memberships)
    database.executemany("INSERT INTO memberships VALUES (?, ?, ?, ?, ?)", rows)
    write_meta(database, "actions", _dump([dataclasses.asdict(action) for action in network.actions]))


def write_rejected(database: sqlite3.Connection, rejected: Rejected[ResolvedEvent, Claim]) -> None:
    """Fill the table of what is rejected anew."""
    _fill(database, "rejected", _rejected_rows(rejected))


def read_judgements(database: sqlite3.Connection) -> Iterator[Judgement]:
    """The log, in its order; a case of an older version that cannot be written has none."""
    if has_table(database, "judgements"):
        for number, data in database.execute("SELECT number, data FROM judgements ORDER BY number"):
            yield Judgement.from_json(json.loads(data), number=number)


def judgement_row(judgement: Judgement) -> Row:
    """A row of ``judgements``, without its number."""
    shown = (judgement.id, judgement.act.value, judgement.who, judgement.at, judgement.why, judgement.about)
    return (*shown, _dump(judgement.to_json()))


def read_rejected(database: sqlite3.Connection) -> Rejected[ResolvedEvent, Claim]:
    """What persons have rejected."""
    if not has_table(database, "rejected"):
        return Rejected()
    rows = database.execute("SELECT id, sort, judgement, data FROM rejected ORDER BY id").fetchall()
    return Rejected(
        events=tuple(event_of(data) for _, sort, _, data in rows if sort == "event"),
        claims=tuple(claim_of(data) for _, sort, _, data in rows if sort == "claim"),
        by=tuple((identifier, judgement) for identifier, sort, judgement, _ in rows if sort == "claim"),
    )


def read_memberships(database: sqlite3.Connection, article: str | None = None) -> Iterator[Membership]:
    """The offices that persons hold, of one article or all; a case of an older version that cannot be written has none."""
    if has_column(database, "memberships", "words"):
        query = "SELECT article, person, role, body, words FROM memberships WHERE ?1 IS NULL OR article = ?1 ORDER BY 1, 2, 3, 4, 5"
        yield from (Membership(*row) for row in database.execute(query, (article,)))


def _rejected_rows(rejected: Rejected[ResolvedEvent, Claim]) -> Iterator[Row]:
    by = dict(rejected.by)
    yield from ((event.id, "event", None, _dump(_event_fields(event))) for event in rejected.events)
    yield from ((claim.id, "claim", by[claim.id], _dump(_claim_fields(claim))) for claim in rejected.claims)


def count(database: sqlite3.Connection, table: str) -> int:
    """How many rows a table has; a case of an older version may lack the table."""
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if has_table(database, table) else 0


def read_meta(database: sqlite3.Connection, name: str) -> str | None:
    """What the case notes of itself under a name, or None."""
    row = database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def write_meta(database: sqlite3.Connection, name: str, value: str) -> None:
    """Note something of the case under a name."""
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _fill(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    width = len(database.execute(f"SELECT * FROM {table} LIMIT 0").description)
    database.execute(f"DELETE FROM {table}")
    database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _data(database: sqlite3.Connection, table: str) -> Iterator[str]:
    return (row[0] for row in database.execute(f"SELECT data FROM {table} ORDER BY id"))


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a plain value; JSON makes lists of its tuples. (``dataclasses.asdict`` copies all of it first.)"""
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _event_fields(event: ResolvedEvent) -> dict[str, Any]:
    return _fields(event) | {"joins": list(map(_fields, event.joins))}


def _claim_fields(claim: Claim) -> dict[str, Any]:
    parts = {"trigger": _fields(claim.trigger), "evidence": _fields(claim.evidence), "reasons": list(map(_fields, claim.reasons))}
    return _fields(claim) | parts


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _with_tuples(fields: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**fields, **{name: tuple(fields.get(name, ())) for name in names}}
