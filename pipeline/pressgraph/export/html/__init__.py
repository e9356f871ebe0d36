"""HTML pages that show the graph and the sentence behind each edge; they need no network and run nothing from an article.

``page`` is the page of a case. ``drawing`` is the same graph as a pyvis Network, for those who want to go on with pyvis.
"""

from __future__ import annotations

from pressgraph.export.base import FileExporter
from pressgraph.export.html.drawing import SafeNetwork, draw_network, to_pyvis
from pressgraph.export.html.page import page_title, render_page
from pressgraph.model import Network

__all__ = ["HTML", "PYVIS", "SafeNetwork", "draw_network", "page_title", "render_page", "to_pyvis"]


def _drawing(network: Network) -> str:
    return draw_network(network).generate_html()


HTML = FileExporter(
    "html", ".html", "one page to look at, offline: network, timeline and table of the facts, each with its sentence", render_page
)
PYVIS = FileExporter("pyvis", ".html", "the network alone as pyvis draws it, with a plain table below it", _drawing)
