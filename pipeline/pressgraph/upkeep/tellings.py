"""Tellings as they are kept: with all that merging asks of them, and without the rest of their article's record."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pressgraph.events.joining import Profile, compared_words, first_claim, profile_of
from pressgraph.events.merging import block_of
from pressgraph.events.tellings import Telling
from pressgraph.model import Event, Record, Status
from pressgraph.upkeep.tables import dump, key_number, rows_of

Group = list[Telling]


class Names(Mapping[str, Sequence[str]]):
    """The compared words of entities' names by id, read when they are asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._found: dict[str, tuple[str, ...] | None] = {}

    def __getitem__(self, entity: str) -> tuple[str, ...]:
        if entity not in self._found:
            row = self._database.execute("SELECT name FROM entities WHERE id = ?", (entity,)).fetchone()
            self._found[entity] = compared_words(row[0]) if row else None
        words = self._found[entity]
        if words is None:
            raise KeyError(entity)
        return words

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._database.execute("SELECT id FROM entities"))

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM entities").fetchone()[0])


class Groups:
    """The groups of tellings that are told alike, by the first of their claims, with what each says together."""

    def __init__(self, database: sqlite3.Connection, names: Names) -> None:
        self._database = database
        self._names = names
        self._groups: dict[str, Group] = {}
        self._profiles: dict[str, Profile] = {}

    def load(self, names: Iterable[str]) -> None:
        """Read groups that are not there yet, all at once."""
        missing = {name for name in names if name not in self._groups}
        found: dict[str, Group] = defaultdict(list)
        for told, data in rows_of(self._database, "SELECT told, data FROM tellings WHERE told IN (:values)", missing):
            found[told].append(telling_of(data))
        self._groups |= found

    def put(self, group: Group) -> str:
        """Have a group that is new; its name."""
        name = first_claim(group)
        self._groups[name] = group
        self._profiles.pop(name, None)
        return name

    def group(self, name: str) -> Group:
        """The tellings of a group."""
        if name not in self._groups:
            self.load([name])
        return self._groups[name]

    def profile(self, name: str) -> Profile:
        """What a group says."""
        if name not in self._profiles:
            self._profiles[name] = profile_of(self.group(name), self._names)
        return self._profiles[name]


def telling_row(telling: Telling) -> tuple[str, str, int, None, str]:
    """A row of ``tellings``, without its group."""
    return telling.claim, telling.record.doc, key_number(block_of(telling)), None, dump(_data(telling))


def telling_of(data: str) -> Telling:
    """The telling of a row's ``data``."""
    return _telling(json.loads(data))


def _data(telling: Telling) -> dict[str, Any]:
    event = telling.event.to_json()
    event["content"] = telling.event.content
    event["reasons"] = [{"part": r.part, "cue": r.cue, "rule": r.rule} for r in telling.event.reasons]
    return {
        "article": [telling.record.doc, telling.record.date, telling.record.model],
        "event": event,
        "claim": telling.claim,
        "action": telling.action,
        "status": telling.status.value,
        "who": [telling.agents, telling.objects, telling.recipients],
        "place": telling.place,
        "speaker": telling.speaker,
        "content": _data(telling.content) if telling.content else None,
        "is_content": telling.is_content,
        "offices": sorted(telling.offices),
    }


def _telling(data: dict[str, Any]) -> Telling:
    doc, date, model = data["article"]
    agents, objects, recipients = map(tuple, data["who"])
    return Telling(
        claim=data["claim"],
        record=Record(doc, None, date, None, (), (), (), model),
        event=Event.from_json(data["event"]),
        action=data["action"],
        status=Status(data["status"]),
        agents=agents,
        objects=objects,
        recipients=recipients,
        place=data["place"],
        speaker=data["speaker"],
        content=_telling(data["content"]) if data["content"] else None,
        is_content=data["is_content"],
        offices=frozenset(map(tuple, data["offices"])),
    )
