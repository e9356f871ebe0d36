"""What a build did, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressgraph.errors import InputError
from pressgraph.model import Article
from pressgraph.store import Counted

_NAMED = 5
TROUBLED = "judgements that cannot be followed as they stand: {}; `pressgraph check` tells why"


@dataclass(slots=True)
class Counts:
    """How many articles were new, changed and unchanged, counted while a build runs."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    undated: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All articles that were looked at."""
        return self.new + self.changed + self.unchanged

    def add(
        self, articles: Iterable[Article], *, new: Iterable[Article], changed: Iterable[Article], foreign: Iterable[Article]
    ) -> None:
        """Count a batch; the new articles are among the changed ones."""
        batch, fresh, touched = list(articles), {a.id for a in new}, [a.id for a in changed]
        self.new += len(fresh)
        self.changed += len(touched) - len(fresh)
        self.unchanged += len(batch) - len(touched)
        self.replaced += [name for name in touched if name not in fresh]
        self.undated += [article.id for article in batch if article.date is None]
        self.foreign += [article.id for article in foreign]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did.

    Args:
        read: articles that the case did not have.
        changed: articles whose text, date, model or other field differs from what the case had.
        unchanged: articles that were left alone.
        replaced: ids of the changed articles: what the case had under these ids is gone.
        foreign: ids of articles that do not look English; nothing is read in them.
        undated: ids of articles without a publication date; their relative dates stay unresolved.
        failed: inputs that could not be read.
        articles: articles of the whole case, as are ``entities``, ``events`` and ``claims``.
        judgements: what a person decided: entries of the case's log.
        troubled: numbers of judgements that contradict each other or no longer find what they are about.
        did_nothing: whether the case was up to date already.
        own_table: the name of the user's action table by which the case is read, or "".
        outdated: how many articles of the case were read by other rules or another model than would read them now.
    """

    read: int
    changed: int
    unchanged: int
    replaced: tuple[str, ...]
    foreign: tuple[str, ...]
    undated: tuple[str, ...]
    failed: tuple[InputError, ...]
    articles: int
    entities: int
    events: int
    claims: int
    judgements: int
    did_nothing: bool
    own_table: str = ""
    troubled: tuple[int, ...] = ()
    outdated: int = 0

    @classmethod
    def of(
        cls,
        case: Counted,
        counts: Counts,
        *,
        failed: tuple[InputError, ...],
        did_nothing: bool,
        own_table: str = "",
    ) -> BuildSummary:
        """The summary of a finished build."""
        return cls(
            read=counts.new,
            changed=counts.changed,
            unchanged=counts.unchanged,
            replaced=tuple(sorted(counts.replaced)),
            foreign=tuple(sorted(counts.foreign)),
            undated=tuple(sorted(counts.undated)),
            failed=failed,
            articles=case.articles,
            entities=case.entities,
            events=case.events,
            claims=case.claims,
            judgements=case.judgements,
            did_nothing=did_nothing,
            own_table=own_table,
        )

    def __str__(self) -> str:
        if self.did_nothing:
            lines = [f"nothing to do: {counted(self.unchanged, 'article')} unchanged"]
        else:
            parts = ((self.read, "new"), (self.changed, "changed"), (self.unchanged, "unchanged"))
            done = ", ".join(f"{number} {word}" for number, word in parts if number) or "none read"
            lines = [f"{counted(self.read + self.changed + self.unchanged, 'article')}: {done}"]
        if self.replaced:
            lines.append(
                f"{counted(len(self.replaced), 'article')} put in place of what the case had by that name: {_names(self.replaced)}"
            )
        if self.failed:
            lines.append(f"{counted(len(self.failed), 'input')} could not be read")
        if self.foreign:
            lines.append(f"{counted(len(self.foreign), 'article')} not in English, it seems: {_names(self.foreign)}")
        if self.undated:
            names = _names(self.undated)
            lines.append(f"{counted(len(self.undated), 'article')} without a date, relative dates unresolved: {names}")
        if self.own_table:
            lines.append(f"read with the actions of {self.own_table}")
        if self.outdated:
            lines.append(
                f"{counted(self.outdated, 'article')} of the case read by other rules or another model; --reread reads them too"
            )
        if self.troubled:
            numbers = ", ".join(map(str, self.troubled))
            lines.append(TROUBLED.format(numbers))
        sizes = ((self.articles, "article"), (self.entities, "entity"), (self.events, "event"), (self.claims, "claim"))
        judged = [counted(self.judgements, "judgement")] if self.judgements else []
        lines.append("the case: " + ", ".join([*(counted(number, noun) for number, noun in sizes), *judged]))
        return "\n".join(lines)


def _names(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 article``, ``2 entities``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
