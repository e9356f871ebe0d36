"""A case in a few lines."""

from __future__ import annotations

from collections import Counter
from html import escape

from pressgraph.model import Network, ResolvedEntity

BUSIEST = 5  # actors named in a summary


def summary_html(network: Network, *, name: str = "case") -> str:
    """A case in a few lines: how many articles, facts of each status, and the busiest actors."""
    rows = [
        ("Articles", f"{len(network.articles)}{_period(network)}"),
        ("Facts", _counted(Counter(str(claim.status) for claim in network.claims))),
        ("Events", str(len(network.events))),
        ("Actors and things", _counted(Counter(str(entity.kind) for entity in network.entities))),
        ("Most often named in facts", ", ".join(entity.name for entity in busiest(network)) or "nobody"),
    ]
    cells = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(head)}</th><td style="text-align:left">{escape(text)}</td></tr>'
        for head, text in rows
    )
    return f"<table><caption>{escape(name)}</caption><tbody>{cells}</tbody></table>"


def busiest(network: Network, count: int = BUSIEST) -> list[ResolvedEntity]:
    """The named entities that act in most events, the busiest first."""
    acts = Counter(agent for event in network.events for agent in event.agents)
    known = {entity.id: entity for entity in network.entities if not entity.unnamed}
    ranked = sorted((agent for agent in acts if agent in known), key=lambda agent: (-acts[agent], agent))
    return [known[agent] for agent in ranked[:count]]


def _counted(counts: Counter[str]) -> str:
    parts = ", ".join(f"{count} {word}" for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return f"{counts.total()} ({parts})" if parts else "0"


def _period(network: Network) -> str:
    dates = sorted(article.date for article in network.articles if article.date)
    return f" ({dates[0]} to {dates[-1]})" if dates else ""
