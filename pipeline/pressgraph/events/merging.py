"""Which tellings are of one event: inside an article and over articles.

Tellings are compared only if action, participants and reality (a deed, or a demand or an "if") are the same. Then dates decide:

* a date joins an event whose date overlaps it ("in July", "on 26 July"), if there is just one such event;
* a telling without date joins the only dated event of its own article, else the only one within a month of its publication,
  and of an act that is done once and for all ("the act was passed") the only one before it;
* tellings without any date are one event while their articles appeared within a month of each other, and tellings with a single
  participant ("Trump announced …") only inside one article;
* last, an event whose object no telling names ("resigned on 2 August") is the only one of its agents and days that has an object.

The outcome is a function of the set of records; no claim is lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from pressgraph.events.joining import join_alike
from pressgraph.events.kinship import is_described, merging_words
from pressgraph.events.reasons import joins_of
from pressgraph.events.tellings import UNREAL, Telling, digest, find_tellings
from pressgraph.model import Claim, Record, ResolvedEntity, ResolvedEvent

# an undated report is of an event at most so long before or after it; news of one event rarely lasts longer
WINDOW = timedelta(days=31)
# a date so narrow that one agent's acts of one kind are told apart by their objects alone
NARROW = timedelta(days=7)
Group = list[Telling]


def merge_events(
    records: Iterable[Record], entities: Iterable[ResolvedEntity], *, without: Container[str] = frozenset()
) -> tuple[tuple[ResolvedEvent, ...], tuple[Claim, ...]]:
    """The events of all records and the claims about them, each sorted by id; as if the claims ``without`` were never made."""
    entities = tuple(entities)
    entity_ids = {chain: entity.id for entity in entities for chain in entity.chains}
    tellings = (telling for record in records for telling in find_tellings(record, entity_ids))
    groups = join_alike(told_alike(t for t in tellings if t.claim not in without), entities)
    event_ids = {telling.claim: event_id(group) for group in groups for telling in group}
    events = (event_of(group, event_ids) for group in groups)
    claims = (telling.to_claim(event_ids[telling.claim]) for group in groups for telling in group)
    return tuple(sorted(events, key=lambda e: e.id)), tuple(sorted(claims, key=lambda c: c.id))


def told_alike(tellings: Iterable[Telling]) -> list[Group]:
    """The groups of tellings of one event, as far as they name the same participants; each block (``block_of``) by itself."""
    alike: dict[tuple[object, ...], Group] = defaultdict(list)
    for telling in tellings:
        alike[telling.key].append(telling)
    return _find_objects([group for found in alike.values() for group in split_by_date(found)])


def block_of(telling: Telling) -> tuple[object, ...]:
    """What tellings have in common of which one may decide with which others another is grouped by ``told_alike``."""
    return _deed(telling) if telling.agents else telling.key


def split_by_date(tellings: Iterable[Telling]) -> list[Group]:
    """Divide tellings that differ in date alone into events."""
    ordered = sorted(tellings, key=lambda t: t.claim)
    events = _dated_events([t for t in ordered if t.days])
    undated: Group = []
    # decided for all before any is added: a telling must not open the way for the next
    choices = [(t, _event_of_undated(t, events)) for t in ordered if not t.days]
    for telling, event in choices:
        (undated if event is None else event).append(telling)
    return [*events, *_undated_events(undated)]


def _dated_events(tellings: Sequence[Telling]) -> list[Group]:
    """Narrow dates found events, wider ones join the only event they overlap."""
    by_days: dict[tuple[date, date], Group] = defaultdict(list)
    for telling in tellings:
        if telling.days:
            by_days[telling.days].append(telling)
    events: dict[tuple[date, date], Group] = {}
    for days in sorted(by_days, key=lambda d: (d[1] - d[0], d)):
        near = [other for other in events if other[0] <= days[1] and days[0] <= other[1]]
        if len(near) == 1:
            events[near[0]] += by_days[days]
        else:
            events[days] = list(by_days[days])
    return list(events.values())


def _event_of_undated(telling: Telling, events: Sequence[Group]) -> Group | None:
    """The one dated event that a telling without date must be of, if there is just one."""
    same_article = [event for event in events if any(_is_exact(t) and t.record.doc == telling.record.doc for t in event)]
    near = same_article or [event for event in events if _is_news(telling, event)] or _past(telling, events)
    return near[0] if len(near) == 1 else None


def _past(telling: Telling, events: Sequence[Group]) -> Sequence[Group]:
    """The events that a later article may tell again: of an act that is done once and for all to one law or treaty, by its name."""
    named = all(id_.startswith("agreement/") and not is_described(id_) for id_ in telling.objects)
    if telling.published is None or not telling.objects or not named or telling.action not in merging_words("for_good"):
        return ()
    exact = [[t.days for t in event if t.days and _is_exact(t)] for event in events]
    return events if all(days and all(d[1] < telling.published for d in days) for days in exact) else ()


def _is_exact(telling: Telling) -> bool:
    """Whether it is dated so narrowly that a telling without date may be of it: "in 1998" tells no news."""
    return bool(telling.days and telling.days[1] - telling.days[0] <= WINDOW)


def _is_news(telling: Telling, event: Group) -> bool:
    """Whether an event of some date was news when the telling's article appeared."""
    if telling.published is None or not telling.is_telling:
        return False
    return any(t.days and t.days[0] - WINDOW <= telling.published <= t.days[1] + WINDOW for t in event)


def _undated_events(tellings: Iterable[Telling]) -> Iterator[Group]:
    """Tellings that no date tells apart: one event for each run of articles that follow one another within a month."""
    alone: dict[str, Group] = defaultdict(list)
    dated: list[tuple[date, Telling]] = []
    for telling in tellings:
        if telling.published is None or not telling.is_telling:
            alone[telling.record.doc].append(telling)
        else:
            dated.append((telling.published, telling))
    yield from alone.values()
    run: Group = []
    last: date | None = None
    for published, telling in sorted(dated, key=lambda pair: (pair[0], pair[1].claim)):
        if last and published - last > WINDOW:
            yield run
            run = []
        run.append(telling)
        last = published
    if run:
        yield run


def _find_objects(groups: Sequence[Group]) -> list[Group]:
    """Join events without an object to the only event with one that action, agents, reality, days and recipients allow."""
    hosts: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    for group in groups:
        if group[0].objects:
            hosts[_deed(group[0])].append(group)
    # decided for all before any is joined, as above
    choices = [(group, _host(group, hosts[_deed(group[0])])) for group in groups]
    for group, host in choices:
        if host is not None:
            host += group
    return [group for group, host in choices if host is None]


def _deed(telling: Telling) -> tuple[object, ...]:
    return telling.action, telling.status in UNREAL, telling.agents


def _host(group: Group, hosts: Sequence[Group]) -> Group | None:
    """The one event that an event without object must be, if there is just one."""
    first, days = group[0], _narrowest(group)
    if first.objects or not first.agents or first.content or days is None:
        return None
    near = [host for host in hosts if (other := _narrowest(host)) and other[0] <= days[1] and days[0] <= other[1]]
    fitting = [host for host in near if not first.recipients or first.recipients in {t.recipients for t in host}]
    return near[0] if len(near) == len(fitting) == 1 else None


def _narrowest(group: Group) -> tuple[date, date] | None:
    """The narrowest date that is told, if it is narrow."""
    days = min((t.days for t in group if t.days), key=lambda d: (d[1] - d[0], d), default=None)
    return days if days and days[1] - days[0] < NARROW else None


def _first(group: Group) -> Telling:
    """The telling that says most: one with object and agent, by name rather than by description."""
    return min(group, key=_completeness)


def _completeness(telling: Telling) -> tuple[bool, bool, int, str]:
    described = sum(is_described(id_) for id_ in (*telling.agents, *telling.objects))
    return not telling.objects, not telling.agents, described, telling.claim


def event_id(group: Group) -> str:
    """``ACTION-digest``: of what its tellings share and its date; of its first claim where that is not enough."""
    first = _first(group)
    dated = sorted((t.days[1] - t.days[0], t.when or t.year or "") for t in group if t.days and t.key == first.key)
    what = dated[0][1] if dated else first.claim
    return f"{first.action}-{digest(first.key, what)}"


def event_of(group: Group, event_ids: Mapping[str, str]) -> ResolvedEvent:
    """The event of a group; ``event_ids`` are those of its claims and of the contents that they demand."""
    first = _first(group)
    content = next((t.content for t in sorted(group, key=lambda t: t.claim) if t.content), None)
    return ResolvedEvent(
        id=event_ids[first.claim],
        action=first.action,
        agents=first.agents or next((t.agents for t in sorted(group, key=_completeness) if t.agents), ()),
        objects=first.objects,
        recipients=tuple(sorted({entity for t in group for entity in t.recipients})),
        place=_most_frequent(t.place for t in group),
        date=_best_date(group),
        claims=tuple(sorted(t.claim for t in group)),
        content=event_ids[content.claim] if content else None,
        joins=joins_of(group),
    )


def _best_date(group: Group) -> str | None:
    """The narrowest date that is told; without days, the most frequent value (a duration, an open interval)."""
    days = [(t.days[1] - t.days[0], t.when) for t in group if t.days and t.when]
    return min(days)[1] if days else _most_frequent(t.when for t in group)


def _most_frequent(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
