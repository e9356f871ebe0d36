"""One HTML file that shows the graph and the sentence behind each edge; it needs no network and runs nothing from an article.

The graph is made plain and laid out, pyvis draws it (``to_pyvis``), and our own page is framed around the drawing.
"""

from __future__ import annotations

from pressgraph.export.base import FileExporter
from pressgraph.export.html.drawing import SafeNetwork, to_pyvis
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network

__all__ = ["HTML", "SafeNetwork", "draw_network", "to_pyvis"]


def draw_network(network: Network, *, title: str | None = None) -> SafeNetwork:
    """The drawing of a whole case."""
    return to_pyvis(to_networkx(network), title=title or page_title(network), network=network)


def page_title(network: Network) -> str:
    """What the page is called: its article's headline, or the number of articles."""
    if len(network.articles) == 1 and network.articles[0].title:
        return network.articles[0].title
    return f"Who did what: {len(network.articles)} articles"


def _render(network: Network) -> str:
    return draw_network(network).generate_html()


HTML = FileExporter(
    "html", ".html", "one page to look at, offline: network and table of the facts, each with its sentence", _render
)
