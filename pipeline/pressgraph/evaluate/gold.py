"""Facts that a person wrote down: ``NAME.json`` files, each with its article."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressgraph.errors import InputError
from pressgraph.ingest import read_articles
from pressgraph.model import Article


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact of the gold standard, with everything that is accepted as right.

    Args:
        actions: the action, and others that will do.
        agents: names of the agent, any of which will do; None where there is no agent.
        objects: the same for the object.
        agent_optional: a system fact without agent is right too.
        object_optional: a system fact without object is right too.
        dates: the date and others that will do; None is "the text does not say".
        statuses: the status, and others that will do.
        speakers: names of the speaker; None where there is none.
        speaker_optional: a system fact without speaker is right too.
        spans: the (start, end) runs of evidence.
        is_optional: neither rewarded nor punished.
    """

    actions: tuple[str, ...]
    agents: tuple[str, ...] | None
    objects: tuple[str, ...] | None
    agent_optional: bool
    object_optional: bool
    dates: tuple[str | None, ...]
    statuses: tuple[str, ...]
    speakers: tuple[str, ...] | None
    speaker_optional: bool
    spans: tuple[tuple[int, int], ...]
    is_optional: bool
    evidence: str

    @property
    def action(self) -> str:
        """The action first named."""
        return self.actions[0]

    @property
    def status(self) -> str:
        """The status first named."""
        return self.statuses[0]


def read_gold(folder: Path) -> dict[str, tuple[GoldFact, ...]]:
    """The gold facts of a folder by document.

    Raises:
        InputError: there are none, or a file is malformed, or its evidence is not in the article.
    """
    return {path.stem: tuple(_facts(path, article.text)) for path, article in _gold_files(folder)}


def read_gold_articles(folder: Path) -> list[Article]:
    """The articles of a gold folder; title and date come from the gold file where the article does not tell."""
    return [article for _, article in _gold_files(folder)]


def gold_checksum(folder: Path) -> str:
    """The SHA-256 of the gold files of a folder, names and contents, to tell whether two figures speak of the same facts."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def find_snippet(text: str, snippet: str) -> tuple[int, int] | None:
    """Where a snippet stands in a text, whatever white space lies between its words."""
    found = re.search(r"\s+".join(map(re.escape, snippet.split())), text)
    return found.span() if found else None


def _gold_files(folder: Path) -> Iterator[tuple[Path, Article]]:
    paths = sorted(path for path in folder.glob("*.json") if not path.name.endswith(".meta.json"))
    if not paths:
        raise InputError("no gold facts; expected a folder of NAME.json files", path=str(folder))
    for path in paths:
        data = _read_json(path)
        article = next(read_articles([_article_path(path)]))
        title, date = article.title or data.get("title"), article.date or data.get("date")
        yield path, dataclasses.replace(article, id=path.stem, title=title, date=date)


def _article_path(path: Path) -> Path:
    beside = path.with_suffix(".txt")
    return beside if beside.is_file() else path.parent.parent / "articles" / beside.name


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        data["facts"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"no gold file ({type(error).__name__}: {error}); expected an object with facts", path=str(path)
        ) from error
    return dict(data)


def _facts(path: Path, text: str) -> Iterator[GoldFact]:
    for fact in _read_json(path)["facts"]:
        try:
            yield _fact(fact, text)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"malformed fact ({type(error).__name__}: {error})", path=str(path)) from error


def _fact(fact: dict[str, Any], text: str) -> GoldFact:
    spans = []
    for snippet in fact["evidence"]:
        span = find_snippet(text, snippet)
        if span is None:
            raise ValueError(f"evidence not in the article: {snippet!r}")
        spans.append(span)
    return GoldFact(
        actions=(fact["action"], *fact.get("also", ())),
        agents=_names(fact.get("agent")),
        objects=_names(fact.get("object")),
        agent_optional=fact.get("agent_optional", False),
        object_optional=fact.get("object_optional", False),
        dates=(fact.get("date"), *fact.get("date_also", ())),
        statuses=(fact["status"], *fact.get("status_also", ())),
        speakers=_names(fact.get("speaker")),
        speaker_optional=None in fact.get("speaker_also", ()),
        spans=tuple(spans),
        is_optional=bool(fact.get("optional")),
        evidence=fact["evidence"][0],
    )


def _names(value: list[str] | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(value)
