"""Finding: names with room for a slip of the pen, words of facts, words of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pressgraph.export.plain import plain_text
from pressgraph.graph.terms import Action
from pressgraph.model import Article, ResolvedEntity
from pressgraph.serve.edition import Edition
from pressgraph.stories.naming import Closeness

LONGEST = 200  # characters of a question that are looked at
SHOWN = 12  # of each sort
# below this rapidfuzz score a word is not what was mistyped: "krasnr" and "krasner" score 92, "agrement" and "agreement" 94,
# "kenney" and "kenny" 91, "johnson" and "jonson" 92, "kenney" and "keane" 73
NEAR = 78
# in a short word, a letter more is another word: "pars" and "paris" score 89
_SHORT, _EXACT = 4, 95
# where the words stand in a name, it goes before all that is only like them; of what is about as like, the busiest is meant
_SAME, _PART, _STEP = 300.0, 200.0, 10
_SNIPPET = 90  # characters on each side of what was found


@dataclass(frozen=True, slots=True)
class Snippet:
    """Where an article has the words: a piece of its text, cut at the first of them."""

    article: Article
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives: each sort cut to ``SHOWN``, with the whole number beside it."""

    entities: tuple[ResolvedEntity, ...]
    actions: tuple[Action, ...]
    events: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    event_count: int
    article_count: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.entities or self.actions or self.events or self.snippets)


def find(edition: Edition, text: str) -> Found:
    """Everything that fits some words.

    Args:
        edition: the case.
        text: the words; a name may be misspelt. A fact fits if all words stand in its sentences or in names of who takes part.
    """
    words = folded(text[:LONGEST]).split()
    if not words:
        return Found((), (), (), (), 0, 0)
    events, snippets = find_events(edition, words), list(_snippets(edition, words))
    return Found(
        entities=tuple(find_entities(edition, text)),
        actions=tuple(_actions(edition, words)),
        events=tuple(events[:SHOWN]),
        snippets=tuple(snippets[:SHOWN]),
        event_count=len(events),
        article_count=len(snippets),
    )


def folded(text: str) -> str:
    """A text as it is compared: small letters, single blanks."""
    return " ".join(plain_text(text).casefold().split())


def find_entities(edition: Edition, text: str, *, limit: int = SHOWN) -> list[ResolvedEntity]:
    """The entities whose names have the words, then those with words like them, the likest first; of equals the busiest.

    As where a story is asked for by name, an alias counts as much as three words of a name (``stories.naming.Closeness``).
    """
    wanted = folded(text[:LONGEST])
    scores, weights = _like(edition, wanted.split()), dict[str, int]()
    for identifier, names in edition.folded_names.items():
        if any(f" {wanted}" in f" {name}" for name in names):
            scores[identifier] = _SAME if wanted == names[0] else _PART
            weights[identifier] = Closeness.ALIAS if wanted in names else Closeness.WORDS

    def rank(identifier: str) -> tuple[float, int, str]:
        count = len(edition.events_of.get(identifier, ()))
        return -scores[identifier] // _STEP, -count * weights.get(identifier, 1), identifier

    return [edition.entities[identifier] for identifier in sorted(scores, key=rank)[:limit]]


def _like(edition: Edition, words: Sequence[str]) -> dict[str, float]:
    """How much of the words each entity has in its names, in hundredths, a misspelt word as far as it is like the right one."""
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        found = process.extract(word, list(edition.bearers), scorer=fuzz.ratio, limit=None, score_cutoff=_least(word))
        best: dict[str, float] = {}
        for other, score, _ in found:
            for owner in edition.bearers[other]:
                best[owner] = max(best.get(owner, 0.0), score)
        for owner, score in best.items():
            scores[owner] += score / len(words)
    return scores


def _least(word: str) -> int:
    return _EXACT if len(word) <= _SHORT else NEAR


def find_events(edition: Edition, words: Iterable[str]) -> list[str]:
    """The events with all words in their sentences, their action or the names of who takes part, the newest first."""
    wanted = list(words)
    found = [event for event, text in edition.texts.items() if all(word in text for word in wanted)]
    return newest_first(edition, found)


def newest_first(edition: Edition, events: Iterable[str]) -> list[str]:
    """Events by the day they are of, or were told, the latest first; what has no day comes last."""
    return sorted(events, key=lambda event: (edition.day_of(event), event), reverse=True)


def _actions(edition: Edition, words: list[str]) -> Iterator[Action]:
    used = {event.action for event in edition.network.events}
    for name in sorted(used):
        action = edition.actions[name]
        known = {*folded(f"{action.label} {action.edge_label}").split(), name}
        if any(word == other or (len(word) > 4 and other.startswith(word)) for word in words for other in known):
            yield action


def _snippets(edition: Edition, words: list[str]) -> Iterator[Snippet]:
    for article in sorted(edition.network.articles, key=lambda a: (a.date or "", a.id), reverse=True):
        head = folded(f"{article.title or ''} {article.outlet or ''} {article.author or ''} {article.id}")
        text = article.text.casefold()
        if all(word in text or word in head for word in words):
            yield _snippet(article, next((word for word in words if word in article.text.lower()), ""))


def _snippet(article: Article, word: str) -> Snippet:
    # where small letters are of another number than capitals (İ), nothing is marked
    start = article.text.lower().find(word) if word and len(article.text.lower()) == len(article.text) else -1
    if start < 0:
        return Snippet(article, " ".join(article.text[: 2 * _SNIPPET].split()) + " …", "", "")
    end = start + len(word)
    before, after = article.text[max(start - _SNIPPET, 0) : start], article.text[end : end + _SNIPPET]
    before = before.partition(" ")[2] if start > _SNIPPET else before
    after = after.rpartition(" ")[0] if end + _SNIPPET < len(article.text) else after
    return Snippet(article, before, article.text[start:end], after)
