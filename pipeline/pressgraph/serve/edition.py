"""The case as it is served: one edition at a time, and a new one as soon as the case on disk has changed."""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from pressgraph.graph.dates import day_bounds
from pressgraph.graph.own import known_actions
from pressgraph.graph.terms import Action
from pressgraph.model import Article, Claim, Kind, Network, Record, ResolvedEntity, ResolvedEvent
from pressgraph.query import Answer
from pressgraph.store import CaseStore
from pressgraph.stories import Step
from pressgraph.stories.material import Material
from pressgraph.stories.phrases import Speller
from pressgraph.stories.steps import tell_step

# what the pronouns of an article mean is worked out for the thing of a story; in a list of events there is none
_NOTHING = ResolvedEntity("", "", Kind.PERSON, (), ())
_WORD, _LONGEST_WORD = re.compile(r"\w+"), 60
_KEPT = 4  # answers to questions
Mark = tuple[tuple[int, int], ...]


def folded_name(name: str) -> str:
    """A name as names are compared: small letters, single blanks."""
    return " ".join(name.casefold().split())


class Edition:
    """A case at one moment, indexed for looking up.

    Args:
        network: the case.
        folder: where records are read when they are needed.
        version: what the network was made from.
    """

    def __init__(self, network: Network, folder: Path, version: str) -> None:
        self.network, self.version = network, version
        self.records: Mapping[str, Record] = _Records(network, folder)
        self._steps: dict[str, Step] = {}
        self._answers: OrderedDict[tuple[str, ...], Answer] = OrderedDict()

    @cached_property
    def material(self) -> Material:
        """The case as stories are told from it."""
        return replace(Material.of(self.network), records=self.records)

    @property
    def entities(self) -> Mapping[str, ResolvedEntity]:
        """The entities by id."""
        return self.material.entities

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return self.material.articles

    @property
    def events(self) -> Mapping[str, ResolvedEvent]:
        """The events by id."""
        return self.material.events

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.network.claims}

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The kinds of action by id, those of a user's table too."""
        return known_actions(self.network)

    @cached_property
    def events_of(self) -> Mapping[str, tuple[str, ...]]:
        """The events in which each entity takes part, by its id."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for event in self.network.events:
            for entity in (*event.agents, *event.objects, *event.recipients, *filter(None, (event.place,))):
                found[entity][event.id] = None
        return {entity: tuple(events) for entity, events in found.items()}

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each article, in the order of its text."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.network.claims, key=lambda c: (c.article, c.trigger.start, c.id)):
            found[claim.article].append(claim)
        return {article: tuple(claims) for article, claims in found.items()}

    @cached_property
    def contents(self) -> frozenset[str]:
        """The events that are only what another event demands, promises or opposes."""
        return frozenset(event.content for event in self.network.events if event.content)

    @cached_property
    def folded_names(self) -> dict[str, tuple[str, ...]]:
        """The names of each entity in small letters, by its id."""
        return {
            entity.id: tuple(dict.fromkeys(folded_name(name) for name in (entity.name, *entity.aliases)))
            for entity in self.network.entities
        }

    @cached_property
    def bearer_counts(self) -> Counter[str]:
        """How many entities have each name, in small letters."""
        return Counter(name for names in self.folded_names.values() for name in names)

    @cached_property
    def bearers(self) -> Mapping[str, tuple[str, ...]]:
        """The entities that have each word in one of their names, in small letters."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for identifier, names in self.folded_names.items():
            for word in _WORD.findall("\n".join(names)):
                found[word[:_LONGEST_WORD]][identifier] = None
        return {word: tuple(owners) for word, owners in found.items()}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What each event is found by, in small letters: its sentences, its action, the names of who is in it or says so."""
        return {event.id: self._text(event) for event in self.network.events if event.id not in self.contents}

    def _text(self, event: ResolvedEvent) -> str:
        claims, action = self.material.claims.get(event.id, ()), self.actions[event.action]
        takers = (*event.agents, *event.objects, *event.recipients, *(claim.speaker or "" for claim in claims))
        names = (name for taker in takers for name in self.folded_names.get(taker, ()))
        sentences = (" ".join(claim.evidence.text.split()).casefold() for claim in claims)
        return "\n".join((action.label.casefold(), action.edge_label.casefold(), *names, *sentences))

    def day_of(self, event: str) -> str:
        """The first day of an event, for sorting; of one without a date the day it was first told; "" if neither is known."""
        value = self.events[event].date
        bounds = day_bounds(value) if value else None
        first = (bounds[0] or bounds[1]) if bounds else None
        if first:
            return first.isoformat()
        told = (self.articles[claim.article].date or "" for claim in self.material.claims.get(event, ()))
        return min(filter(None, told), default="")

    @cached_property
    def speller(self) -> Speller:
        """How participants are called in lists of events."""
        return Speller(self.material, _NOTHING)

    def kept(self, key: tuple[str, ...], work: Callable[[], Answer]) -> Answer:
        """An answer, worked out unless it was asked for lately."""
        found = self._answers.pop(key, None) or work()
        self._answers[key] = found
        while len(self._answers) > _KEPT:
            self._answers.popitem(last=False)
        return found

    def step(self, event: str) -> Step:
        """An event as a sentence, with everything that is told of it."""
        if event not in self._steps:
            self._steps[event] = tell_step(self.material, event, self.speller)
        return self._steps[event]


class _Records(Mapping[str, Record]):
    """The records of the articles, each read when it is first asked for."""

    def __init__(self, network: Network, folder: Path) -> None:
        self._ids = frozenset(article.id for article in network.articles)
        self._folder, self._known = folder, dict[str, Record]()

    def __getitem__(self, article: str) -> Record:
        if article not in self._known:
            if article not in self._ids:
                raise KeyError(article)
            with CaseStore(self._folder) as store:
                record = store.find_record(article)
            if record is None:  # withdrawn since
                raise KeyError(article)
            self._known[article] = record
        return self._known[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Shelf:
    """Where the newest edition of a case lies.

    Args:
        folder: the case.

    Raises:
        CaseError: there is none.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._lock = threading.Lock()
        self._mark: Mark = ()
        self._edition: Edition | None = None
        self._graph: tuple[str, ox.Store] | None = None
        self.edition()

    def edition(self) -> Edition:
        """The case as it is now; while a build is at work, as it was before.

        Raises:
            CaseError: it is gone, or was never finished.
        """
        with self._lock:
            mark = self._look()
            if self._edition is None or mark != self._mark:
                with CaseStore(self.folder) as store:
                    version = store.version()
                    if self._edition is None or version != self._edition.version:
                        self._edition = Edition(store.read_network(), self.folder, version)
                self._mark = mark
            return self._edition

    def graph(self) -> ox.Store:
        """The graph of the newest edition, to be read only."""
        version = self.edition().version
        with self._lock:
            if self._graph is None or self._graph[0] != version:
                with CaseStore(self.folder) as store:
                    self._graph = version, store.open_graph()
            return self._graph[1]

    def _look(self) -> Mark:
        """Size and time of the files that change with the case."""
        files = (self.folder / name for name in ("case.sqlite", "case.sqlite-wal"))
        stats = (file.stat() for file in files if file.exists())
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats if stat.st_size)
