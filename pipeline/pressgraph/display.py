"""Jupyter: a case in a cell's output. Everything is plain HTML that stays readable without a kernel, after nbconvert too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from pressgraph.export.html import page_title, render_page
from pressgraph.export.html.reading import reading_page
from pressgraph.model import Article, Network, Record, ResolvedEntity

HEIGHT = 860  # pixels: drawing, legend and the first rows of the table
BUSIEST = 5  # actors named in a summary


@dataclass(frozen=True, slots=True)
class Page:
    """A whole HTML page as one cell output.

    The page lies in a sandboxed frame: its scripts run, but cannot reach the notebook, its kernel or its cookies.

    Args:
        html: the page.
        height: of the frame, in pixels.
        title: what a screen reader calls the frame.
    """

    html: str = field(repr=False)  # a notebook keeps the repr beside the picture
    height: int = HEIGHT
    title: str = "Pressgraph"

    def _repr_html_(self) -> str:
        # pages hold many double quotes: in single quotes, only these and "&" need to be escaped
        page = self.html.replace("&", "&amp;").replace("'", "&#39;")
        return (
            f'<iframe title="{escape(self.title)}" sandbox="allow-scripts" width="100%" height="{self.height:d}" '
            f'style="border:0" loading="lazy" srcdoc=\'{page}\'></iframe>'
        )


def show_network(network: Network, *, title: str | None = None, height: int = HEIGHT) -> Page:
    """The picture of a case: what ``case.show()`` puts into the cell."""
    return Page(render_page(network, title=title), height, title or page_title(network))


def show_reading(network: Network, record: Record | None, article: Article, *, height: int = HEIGHT) -> Page:
    """An article with its facts: what ``case.read()`` puts into the cell."""
    return Page(reading_page(network, record, article), height, f"Reading view of {article.title or article.id}")


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
