"""Joins events that are told in different words: a participant left out, described, or named otherwise.

Two events of one action and one reality are compared by agents, objects, recipients, dates and the words of their sentences. Each
part speaks for one event, against it, or is silent (``Likeness``). What speaks against is never outvoted by another part: other
days, other agents, other objects stay two. The likest pairs are joined first, and a pair joins only if nothing in either of its
groups speaks against it, so no chain of likenesses glues two events. The outcome is a function of the set of events.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from pressgraph.events.kinship import AGAINST, EQUAL, Names, Offices, are_near, may_be_one
from pressgraph.events.parties_alike import Parties, agents_and_objects
from pressgraph.events.tellings import UNREAL, Telling, act_of, single_acts
from pressgraph.model import ResolvedEntity, Status
from pressgraph.words import full_words, name_words

Group = list[Telling]
Words = frozenset[str]
Pair = tuple[float, int, int]
# how much must speak for one event; a participant counts 1
ENOUGH = 1.5
# how much likelier one of two must be
MARGIN = 0.2
WINDOW = timedelta(days=31)
WEEK = timedelta(days=7)
# in greater blocks only events that share two participants are compared
MANY = 200
_CONTENT_WORD = 4
_FEWEST_WORDS = 3
# what it says for one event that such acts are done once
ONCE = 0.4
# and that they are told in one article, or in one week
TOGETHER = 0.1
# what the same step to an office says for one event, and another against it
STEP = 0.2
OTHER_STEP = 0.2
# what days say that overlap and are narrow
SAME_DAY = 0.5
# what two actions are that may tell one act, where more than their likeness is wanted
LITTLE = 1.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What an event's tellings say together.

    Args:
        agents, objects, recipients: entity ids.
        offices: who holds an office of which body, as its articles say.
        places: where it happens; entity ids.
        days: the narrowest date told.
        articles: the articles that tell it, with the day they appeared.
        words: the words of its sentences, without those of its participants and of its act.
        posts: what somebody becomes or ceases to be, as the words behind the act tell.
        steps: which step to an office it tells of: named, elected, in office.
        sentences: where its sentences stand.
        asserted: whether an article says so itself, without a speaker.
        denied: whether it is denied by all that tell it.
        action: what is done.
        deed: what must be equal: the kind of act and reality.
        goes_on: whether it is told as an act of its own day, done before too.
        contents: what is demanded or promised.
        once: whether one does it once to the same thing, while such news lasts.
    """

    agents: frozenset[str]
    objects: frozenset[str]
    recipients: frozenset[str]
    offices: Offices
    places: frozenset[str]
    days: tuple[date, date] | None
    articles: Mapping[str, date | None]
    words: Words
    posts: Words
    steps: Words
    sentences: frozenset[tuple[str, int]]
    asserted: bool
    denied: bool
    action: str
    deed: Hashable
    goes_on: bool
    contents: frozenset[str]
    once: bool

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and last day of its news."""
        times = _times(self)
        return (min(times)[0], max(end for _, end in times)) if times else None

    @property
    def parties(self) -> Parties:
        """Those who take part, by role."""
        return Parties(self.action, self.agents, self.objects, self.recipients, self.offices, once=self.once)

    @property
    def participants(self) -> frozenset[str]:
        """Everybody and everything."""
        return self.agents | self.objects | self.recipients


def join_alike(groups: Sequence[Group], entities: Iterable[ResolvedEntity]) -> list[Group]:
    """Join the groups of tellings that are most likely of one event."""
    names = {entity.id: compared_words(entity.name) for entity in entities}
    groups = sorted(groups, key=first_claim)
    profiles = [profile_of(group, names) for group in groups]

    @functools.lru_cache(maxsize=500_000)
    def between(one: int, other: int) -> float:
        return likeness(profiles[one], profiles[other], names)

    def score(one: int, other: int) -> float:
        return between(min(one, other), max(one, other))

    alike = [(-score(one, other), one, other) for one, other in _pairs(profiles) if score(one, other) >= ENOUGH]
    return cluster(groups, alike, score)


def cluster(groups: Sequence[Group], alike: Iterable[Pair], score: Callable[[int, int], float]) -> list[Group]:
    """Join groups, sorted by first claim, that are alike: pairs of (minus likeness, number, greater number)."""
    alike = sorted(alike)
    clusters = {number: [number] for number in range(len(groups))}
    at = list(range(len(groups)))
    for _, one, other in _without_rivals(alike, score):
        first, second = clusters[at[one]], clusters[at[other]]
        if first is second or any(score(a, b) == AGAINST for a in first for b in second):
            continue
        for number in clusters.pop(at[other]):
            first.append(number)
            at[number] = at[one]
    return [[telling for number in sorted(cluster) for telling in groups[number]] for cluster in clusters.values()]


def first_claim(group: Group) -> str:
    """What a group of tellings is called."""
    return min(telling.claim for telling in group)


def compared_words(name: str) -> tuple[str, ...]:
    """The words of an entity's name as ``likeness`` compares them."""
    return full_words(name_words(name))


def _without_rivals(alike: Sequence[Pair], score: Callable[[int, int], float]) -> list[Pair]:
    """The pairs whose events could not as well be one with a third that contradicts: what may be either of two is neither."""
    near: dict[int, list[Pair]] = defaultdict(list)
    for pair in alike:
        near[pair[1]].append((pair[0], pair[1], pair[2]))
        near[pair[2]].append((pair[0], pair[2], pair[1]))

    def has_rival(rank: float, one: int, other: int) -> bool:
        rivals = (third for its, _, third in near[one] if third != other and its <= rank + MARGIN)
        return any(score(other, third) == AGAINST for third in rivals)

    return [(rank, one, other) for rank, one, other in alike if not has_rival(rank, one, other) and not has_rival(rank, other, one)]


def likeness(one: Profile, other: Profile, names: Names) -> float:
    """How much speaks for two being one event; ``AGAINST`` where something speaks against it."""
    if one.deed != other.deed or not _may_be_asserted(one, other):
        return AGAINST
    for mine, theirs in ((one.posts, other.posts), (one.contents, other.contents)):
        if mine and theirs and not mine & theirs:
            return AGAINST
    if one.sentences & other.sentences and one.objects and other.objects and not one.objects & other.objects:
        return AGAINST  # one sentence with two objects tells two acts
    together = bool(one.articles.keys() & other.articles.keys())
    dates = _dates(one, other, together=together)
    if dates == AGAINST:
        return AGAINST
    if (one.goes_on or other.goes_on) and not one.once and not together:
        return AGAINST
    agents, objects = agents_and_objects(one.parties, other.parties, names, together=together, one_day=dates == SAME_DAY)
    recipients = may_be_one(one.recipients, other.recipients, names, one.offices | other.offices, together=together, once=True) / 2
    again = (ONCE + TOGETHER * (together or _same_week(one, other))) if one.once and max(agents, objects) >= EQUAL else 0.0
    denied = -0.25 * (together and one.denied != other.denied)
    office = 0.25 * bool(one.posts & other.posts)
    parts = (dates, agents, objects, recipients, again, _scene(one, other, names), denied, office, _steps(one, other))
    score = sum(parts) + _wording(one, other)
    same_act = one.action == other.action or (dates == SAME_DAY and agents == objects == 1 and not one.sentences & other.sentences)
    return score if same_act else min(score, LITTLE)


def _scene(one: Profile, other: Profile, names: Names) -> float:
    """What the places say, where both are told."""
    if not one.places or not other.places:
        return 0.0
    return 0.5 if are_near(one.places, other.places, names) else -0.5


def _may_be_asserted(one: Profile, other: Profile) -> bool:
    """Whether nobody's deed would look asserted because it is joined with an act without agent."""
    return bool(one.agents) == bool(other.agents) or (one if one.agents else other).asserted


def _dates(one: Profile, other: Profile, *, together: bool) -> float:
    if one.days and other.days:
        if one.days[0] > other.days[1] or other.days[0] > one.days[1]:
            return AGAINST
        return SAME_DAY if max(d[1] - d[0] for d in (one.days, other.days)) < WEEK else 0.25
    return 0.0 if together or _is_news(one, other) else AGAINST


def _is_news(one: Profile, other: Profile) -> bool:
    """Whether articles of one appeared within a month of the other: of its date, else of its articles."""
    return any(_span(a, c) <= WINDOW for a in _times(one) for c in _times(other))


def _same_week(one: Profile, other: Profile) -> bool:
    return any(a and b and abs(a - b) <= WEEK for a in one.articles.values() for b in other.articles.values())


def _times(profile: Profile) -> list[tuple[date, date]]:
    return [profile.days] if profile.days else [(day, day) for day in profile.articles.values() if day]


def _span(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))


def _steps(one: Profile, other: Profile) -> float:
    """Somebody is named, elected and sworn in: one action of the table, and likelier two events than one."""
    if not one.steps or not other.steps:
        return 0.0
    return STEP if one.steps & other.steps else -OTHER_STEP


def _wording(one: Profile, other: Profile) -> float:
    """How many words two sentences share, of those of the shorter one; two acts of one sentence share all, which says nothing."""
    fewest = min(len(one.words), len(other.words))
    if fewest < _FEWEST_WORDS or one.sentences & other.sentences:
        return 0.0
    return len(one.words & other.words) / fewest


def profile_of(group: Group, names: Mapping[str, Sequence[str]]) -> Profile:
    """What a group of tellings says together; ``names`` are the compared words of entities' names by id."""
    first = group[0]
    ids = {id_ for t in group for id_ in (*t.agents, *t.objects, *t.recipients)}
    own = {word for id_ in ids for word in names.get(id_, ())} | {w for t in group for w in name_words(t.event.trigger.text)}
    days = min((t.days for t in group if t.days), key=lambda d: (d[1] - d[0], d), default=None)
    words = _words(" ".join(sorted({t.event.evidence.text for t in group})))
    return Profile(
        agents=frozenset(id_ for t in group for id_ in t.agents),
        objects=frozenset(id_ for t in group for id_ in t.objects),
        recipients=frozenset(id_ for t in group for id_ in t.recipients),
        offices=frozenset(pair for t in group for pair in t.offices),
        places=frozenset(t.place for t in group if t.place),
        days=days,
        articles={t.record.doc: t.published for t in group},
        words=words - own,
        posts=frozenset(post for t in group for post in t.posts),
        steps=frozenset(t.step for t in group if t.step),
        sentences=frozenset((t.record.doc, t.event.evidence.start) for t in group),
        asserted=any(t.speaker is None for t in group),
        denied=all(t.status is Status.NEGATED for t in group),
        action=first.action,
        deed=(act_of(first.action), first.status in UNREAL, first.is_content),
        goes_on=any(t.goes_on for t in group),
        contents=frozenset(t.content.action for t in group if t.content),
        once=first.action in single_acts(),
    )


@functools.lru_cache(maxsize=50_000)
def _words(text: str) -> Words:
    return frozenset(word for word in name_words(text) if len(word) >= _CONTENT_WORD and not word.isdigit())


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: of one deed, in one article, or with a participant in common in the news of one month."""
    told: dict[Hashable, list[int]] = defaultdict(list)
    shared: dict[Hashable, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for article in profile.articles:
            told[profile.deed, article].append(number)
        for participant in profile.participants if _times(profile) else ():
            shared[profile.deed, participant].append(number)
    pairs = {pair for block in told.values() for pair in combinations(block, 2)}
    spans = [profile.span for profile in profiles]
    for block in shared.values():
        pairs |= _near_pairs(block, spans, profiles)
    yield from sorted(pairs)


def _near_pairs(
    block: Sequence[int], spans: Sequence[tuple[date, date] | None], profiles: Sequence[Profile]
) -> set[tuple[int, int]]:
    """The pairs of a block within a month; of a great one, those that share two participants."""
    dated = sorted((span[0], span[1], number) for number in block if (span := spans[number]))
    pairs = set()
    for place, (_, end, one) in enumerate(dated):
        for start, _, other in dated[place + 1 :]:
            if start - end > WINDOW:
                break
            if len(block) <= MANY or len(profiles[one].participants & profiles[other].participants) > 1:
                pairs.add((min(one, other), max(one, other)))
    return pairs
