"""The offices of a network's persons, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressgraph.model import Network


def office_texts(network: Network) -> Mapping[str, tuple[str, ...]]:
    """The offices of each person, by id, with body and days: "mayor (Philadelphia), 2018-07-27 to 2018-08-02".

    An office that some articles name without its body is told with it, if the others name one only.
    """
    names = {entity.id: entity.name for entity in network.entities}
    published = {article.id: article.date for article in network.articles}
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for held in network.memberships:
        if held.of:
            bodies[held.person, held.role].add(held.of)
    days: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for held in network.memberships:
        known = sorted(bodies[held.person, held.role])
        body = held.of or (known[0] if len(known) == 1 else "")
        days[held.person, held.role, names.get(body, body)] += [day for day in (published.get(held.article),) if day]
    texts: dict[str, list[str]] = defaultdict(list)
    for (person, role, body), dated in sorted(days.items()):
        texts[person].append(", ".join(part for part in (f"{role} ({body})" if body else role, _span(dated)) if part))
    return {person: tuple(found) for person, found in texts.items()}


def _span(days: Sequence[str]) -> str:
    if not days:
        return ""
    return min(days) if min(days) == max(days) else f"{min(days)} to {max(days)}"
