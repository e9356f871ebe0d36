"""The picture of a case in a cell: a whole page in a sandboxed frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from pressgraph.export.html import draw_network
from pressgraph.model import Network

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
    drawing = draw_network(network, title=title)
    return Page(drawing.generate_html(), height, drawing.title)
