"""Whole pages in a cell, in a sandboxed frame: the picture of a case, the reading of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from pressgraph.export.html import page_title, render_page
from pressgraph.export.html.reading import reading_page
from pressgraph.model import Article, Network, Record

HEIGHT = 860  # pixels: drawing, legend and the first rows of the table


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
