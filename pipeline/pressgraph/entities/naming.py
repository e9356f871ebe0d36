"""The name, kind and id of each group of chains."""

from __future__ import annotations

import functools
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pressgraph.entities.bodies import body_of
from pressgraph.entities.chains import Chain, Known
from pressgraph.entities.joins import joins_of
from pressgraph.entities.judged import Verdict
from pressgraph.entities.names import countries, name_key, name_words
from pressgraph.entities.people import known_name
from pressgraph.model import Kind, ResolvedEntity
from pressgraph.resources import read_table

MAX_SLUG = 60
# article, offset and chain
Place = tuple[str, int, str]
# countries whose name goes with "the"
_WITH_ARTICLE = frozenset({"United", "Czech", "Philippines", "Netherlands"})
# "Philadelphia's courts"
_WHOSE = re.compile(r"[A-Z]\S*['’]s? ")
NO_VERDICT = Verdict()


def name_entities(
    groups: Iterable[tuple[Chain, ...]], verdicts: Mapping[tuple[Chain, ...], Verdict] | None = None
) -> tuple[ResolvedEntity, ...]:
    """The entities of the groups, sorted by id.

    Ids are ``KIND/slug`` for the named, ``KIND/ARTICLE/slug`` for what one article describes, ``source/ARTICLE/slug`` for an
    unnamed source; entries of a user's list have its ids. Where two groups would have one id, the first by article and place in the
    text keeps it; the others get a number. ``verdicts`` are a person's, for the groups that have one.
    """
    taken: Counter[str] = Counter()
    entities = []
    for _, entity in sorted(draft_entities(groups, verdicts), key=lambda draft: draft[0]):
        taken[entity.id] += 1
        entities.append(replace(entity, id=numbered(entity.id, taken[entity.id])))
    return tuple(sorted(entities, key=lambda entity: entity.id))


def draft_entities(
    groups: Iterable[tuple[Chain, ...]], verdicts: Mapping[tuple[Chain, ...], Verdict] | None = None
) -> list[tuple[Place, ResolvedEntity]]:
    """The entities of the groups under ids without numbers, each with the place of its first mention."""
    drafts = []
    for group in groups:
        verdict = (verdicts or {}).get(group, NO_VERDICT)
        name, kind = verdict.name or best_name(group), Kind(verdict.kind or best_kind(group))
        first = group[0]
        drafts.append(((first.article, first.order, first.id), _entity(group, _base_id(group, name, kind), name, kind, verdict)))
    return drafts


def numbered(base: str, number: int) -> str:
    """The id of the so manieth entity whose id is ``base``; two hyphens, since "Apollo 2" has one."""
    return base if number == 1 else f"{base}--{number}"


def best_name(group: tuple[Chain, ...]) -> str:
    """The name that most named chains have; of equals one that is not all capitals, the longest, the first in the alphabet.

    Of a body that many places have, a name that tells the place ("Supreme Court of the United Kingdom"), where one does. Of what
    is only described, a description that tells whose it is: "Philadelphia's courts", not "courts".
    """
    if entry := _entry(group):
        return entry.name
    named = [chain for chain in group if chain.names and not chain.power]
    if not named and (country := next((chain.power for chain in group if chain.power), None)):
        return f"Government of {'the ' if country.split()[0] in _WITH_ARTICLE else ''}{country}"
    telling = Counter(name for chain in named for name in chain.names if (body := body_of(name)) and body.place)
    counts = Counter(known_name(chain) for chain in named)
    if telling and all(body_of(name) for name in counts):
        counts = telling
    described = Counter(chain.name for chain in group)
    counts = counts or Counter({name: n for name, n in described.items() if _WHOSE.match(name)}) or described
    return min(counts, key=lambda name: (-counts[name], name.isupper(), -len(name), name))


def best_kind(group: tuple[Chain, ...]) -> Kind:
    """The kind that most chains have, OTHER last; of equals the first in the order of ``Kind``; a "House" is a body."""
    if (entry := _entry(group)) and entry.kind:
        return entry.kind
    if any(chain.power or (chain.kind is Kind.ORGANIZATION and body_of(chain.name)) for chain in group):
        return Kind.ORGANIZATION
    counts = Counter(chain.kind for chain in group)
    order = list(Kind)
    return min(counts, key=lambda kind: (kind is Kind.OTHER, -counts[kind], order.index(kind)))


def is_joined_by_name(group: tuple[Chain, ...]) -> bool:
    """Whether a group stands for something named, not only described or known by a bare last name."""
    keys = (name_key(known_name(chain), chain.kind) for chain in group if chain.names and not chain.power)
    return any(key is not None and not key.bare for key in keys)


def _entry(group: tuple[Chain, ...]) -> Known | None:
    """The entry of a user's list that a group is."""
    return next((chain.known for chain in group if chain.known), None)


def _base_id(group: tuple[Chain, ...], name: str, kind: Kind) -> str:
    if entry := _entry(group):
        return entry.id
    slug = "-".join(name_words(name))[:MAX_SLUG].strip("-") or hashlib.sha256(name.encode("utf-8")).hexdigest()[:8]
    if is_joined_by_name(group):
        return f"{kind.value}/{slug}"
    if body := group[0].body:
        return f"{kind.value}/{'-'.join([*name_words(body.place or ''), *body.words])}"
    return f"{'source' if _is_unnamed(group) else kind.value}/{group[0].article}/{slug}"


def _is_unnamed(group: tuple[Chain, ...]) -> bool:
    spoken = any(chain.speaks for chain in group) and not any(chain.names or chain.body or chain.known for chain in group)
    return spoken and len({chain.article for chain in group}) == 1


def _entity(group: tuple[Chain, ...], identifier: str, name: str, kind: Kind, verdict: Verdict) -> ResolvedEntity:
    entry = _entry(group)
    aliases = {other for chain in group for other in chain.names or (chain.name,)}
    aliases = (aliases | set(entry.aliases if entry else ())) - {name}
    return ResolvedEntity(
        id=identifier,
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases)),
        chains=tuple(sorted(chain.key for chain in group)),
        unnamed=_is_unnamed(group),
        reasons=tuple(dict.fromkeys([*(r for part in verdict.parts or (group,) for r in _reasons(part)), *verdict.reasons])),
        judgements=tuple(judgement.id for judgement in verdict.judgements),
        same_as=entry.url if entry else _in_wikidata(name, kind),
        joins=joins_of(group),
    )


def _in_wikidata(name: str, kind: Kind) -> str | None:
    """The address of a country or state in Wikidata."""
    words = tuple(word for word in name_words(name) if word != "the")
    item = _items().get(name_words(countries().get(words, name))) if kind is Kind.PLACE else None
    return f"http://www.wikidata.org/entity/{item}" if item else None


@functools.cache
def _items() -> Mapping[tuple[str, ...], str]:
    return {name_words(row["place"]): row["item"] for row in read_table("wikidata")}


def _reasons(group: tuple[Chain, ...]) -> Iterator[str]:
    articles = {chain.article for chain in group}
    if entry := _entry(group):
        yield f"it bears a name of {entry.name!r} in the list of known entities"
    if len(group) == 1:
        return
    if body := next((chain.body for chain in group if chain.body), None):
        yield f"{' '.join(body.words)!r} is a body of which {body.place} has one, in {len(articles)} articles"
    elif not is_joined_by_name(group):
        yield "the same words in one article"
    if not is_joined_by_name(group):
        return
    names = sorted({chain.name for chain in group if chain.names})
    if described := sorted({chain.name for chain in group if not chain.names}):
        yield f"{', '.join(map(repr, described))}: expires on the same day, in articles that name the same two persons"
    where = f"{len(articles)} articles" if len(articles) > 1 else f"article {group[0].article}"
    if len(names) == 1:
        yield f"the same name, {names[0]!r}, in {where}"
    else:
        yield f"names that agree, {', '.join(map(repr, names))}, in {where}"
