"""The graph as a pyvis Network, on the safe path.

What pyvis 0.3.2 does by itself, each measured: it leaves two CDN tags in an "in_line" page; it writes node ids unescaped into the
select menu and the heading unescaped into the page, where they run; it shows a node's title as HTML as soon as one of them contains
"href"; ``from_nx`` changes the caller's graph. So menus, heading and node titles are refused here, and of the page that pyvis makes
only the script that draws is taken, into a plain page of our own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network as PyvisNetwork

from pressgraph.errors import ExportError
from pressgraph.export.base import write_file
from pressgraph.export.html.facts import Fact, find_facts, node_label
from pressgraph.export.html.frame import fill_template, look_style
from pressgraph.export.html.layout import label_lines, label_size, layout
from pressgraph.export.html.library import older_library, script_text
from pressgraph.export.html.looks import ACTION, kind_look, status_look
from pressgraph.export.html.page import page_title
from pressgraph.export.plain import plain_graph, short_label
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network
from pressgraph.resources import read_template

LINE_FONT = {
    "size": 11,
    "color": "#3c4654",
    "strokeWidth": 4,
    "strokeColor": "#ffffff",
    "align": "middle",
    "face": "system-ui, sans-serif",
}
_OBJECT_MEMBERS = (
    "__proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor hasOwnProperty isPrototypeOf "
    "propertyIsEnumerable toLocaleString toString valueOf"
)
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
_RESERVED = {name: f"id:{name}" for name in _OBJECT_MEMBERS.split()}
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 150,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "multiselect": False,
    },
    "nodes": {
        "font": {"size": 14, "color": "#17202c", "face": "system-ui, sans-serif", "strokeWidth": 4, "strokeColor": "#ffffff"}
    },
    "edges": {
        "font": LINE_FONT,
        "smooth": {"enabled": False},
        "arrows": {"to": {"scaleFactor": 0.7}},
        "width": 1.6,
        "hoverWidth": 1.2,
        "selectionWidth": 2.4,
        "arrowStrikethrough": False,
    },
}


class SafeNetwork(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """A pyvis Network whose pages hold no remote reference and run nothing that comes from an article."""

    def __init__(self, title: str, facts: tuple[Fact, ...]) -> None:
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line")
        self.title, self.facts = title, facts
        self.options = OPTIONS

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page as text.

        Raises:
            ExportError: a heading, a menu or a node title was added, through which pyvis lets markup run.
        """
        if self.heading or self.select_menu or self.filter_menu or self.cdn_resources != "in_line":
            raise ExportError("pyvis headings, menus and CDN resources are not safe to open: leave them out")
        if any(node.get("title") for node in self.nodes):
            raise ExportError("pyvis shows node titles as HTML: leave them out")
        drawn = super().generate_html(name="page.html", local=True, notebook=False)
        self.html = frame_drawing(drawn, title=self.title, facts=self.facts)
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to a file."""
        write_file(Path(name), self.generate_html())


def frame_drawing(drawn: str, *, title: str, facts: tuple[Fact, ...]) -> str:
    """A plain page of our own around the script that draws, which is all that is taken of the page that pyvis made.

    Raises:
        ExportError: pyvis made a page of another form than version 0.3.2 does.
    """
    found = [text for text in _SCRIPT.findall(drawn) if "drawGraph()" in text]
    if not found:
        raise ExportError("this version of pyvis makes another page than 0.3.2 does; run: pip install pyvis==0.3.2")
    scripts = (older_library(), script_text(found[0]), script_text(read_template("pyvis/page.js")))
    values = {"title": short_label(title, 300), "facts": facts}
    styles = (look_style(), read_template("pyvis/page.css"))
    return fill_template("pyvis/page.html", values, scripts=scripts if facts else (), styles=styles)


def draw_network(network: Network, *, title: str | None = None) -> SafeNetwork:
    """The drawing of a whole case."""
    return to_pyvis(to_networkx(network), title=title or page_title(network), network=network)


def to_pyvis(graph: nx.MultiDiGraph[str], *, title: str = "Pressgraph", network: Network | None = None) -> SafeNetwork:
    """Draw a graph with pyvis; the graph itself is left untouched.

    Args:
        graph: nodes with ``label`` and ``kind``; edges with the attributes of ``graph.network.to_networkx``.
        title: the title of the page.
        network: what the graph was made from; with it, the page shows all claims of an event.
    """
    plain = _without_reserved_names(plain_graph(graph))
    facts = find_facts(plain, network)
    drawing = SafeNetwork(title, facts)
    _add_nodes(drawing, plain)
    _add_edges(drawing, plain, {edge: fact for fact in facts for edge in fact.edges})
    return drawing


def _without_reserved_names(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph without node and edge ids that every JavaScript object has already: vis-network keeps ids as keys of objects."""
    for _, _, data in graph.edges(data=True):
        data["id"] = _RESERVED.get(data["id"], data["id"])
    renamed: nx.MultiDiGraph[str] = nx.relabel_nodes(graph, {name: new for name, new in _RESERVED.items() if name in graph})
    return renamed


def _add_nodes(drawing: SafeNetwork, graph: nx.MultiDiGraph[str]) -> None:
    labels = {node: label_lines(node_label(graph, node)) for node in graph}
    places = layout(graph, {node: label_size(label) for node, label in labels.items()})
    for node, data in graph.nodes(data=True):
        kind = short_label(data.get("kind"), 30) or "other"
        look, (x, y) = kind_look(kind), places[node]
        size = 5 if kind == ACTION else round(9 + 3 * min(graph.degree[node], 40) ** 0.5, 1)
        options = {"kind": kind, "x": x, "y": y, "size": size}
        if labels[node] != (name := node_label(graph, node)):
            options["name"] = name
        drawing.add_node(node, label=labels[node], shape=look.shape, color=look.colour, **options)


def _add_edges(drawing: SafeNetwork, graph: nx.MultiDiGraph[str], facts: Mapping[str, Fact]) -> None:
    pairs = Counter(frozenset((source, target)) for source, target in graph.edges())
    nth: Counter[tuple[str, str]] = Counter()
    level = {node["id"]: node["y"] for node in drawing.nodes}
    stand_ins = {node for node in graph if graph.nodes[node].get("kind") == ACTION}  # they bear the action's name themselves
    for source, target, data in graph.edges(data=True):
        fact = facts[data["id"]]
        options = {
            "id": data["id"],
            "label": " " if stand_ins & {source, target} else fact.label,
            "title": tooltip(fact),
            **_line(fact.status),
            **_bend(source, target, nth[source, target], alone=pairs[frozenset((source, target))] == 1),
        }
        if level[source] == level[target]:
            options["font"] = {"align": "horizontal"}  # vis-network draws the turned label of a level line at the origin
        drawing.add_edge(source, target, **options)
        nth[source, target] += 1


def _line(status: str) -> dict[str, Any]:
    """What sets a status apart from a deed, which is drawn as ``OPTIONS`` say."""
    look = status_look(status)
    special: dict[str, Any] = {"color": look.colour}
    if look.dashes:
        special["dashes"] = list(look.dashes)
    if look.arrow != "arrow":
        special["arrows"] = {"to": {"enabled": True, "type": look.arrow}}
    return special if look.shown else special | {"hidden": True}


def _bend(source: str, target: str, nth: int, *, alone: bool) -> dict[str, Any]:
    """How the nth edge between two nodes is bent, so that none lies on another."""
    if source == target:
        return {"selfReference": {"size": 18 + 9 * nth, "angle": 0.8}}
    if alone:
        return {}
    return {"smooth": {"enabled": True, "type": "curvedCW", "roundness": round(0.14 + 0.16 * nth, 2)}}


def tooltip(fact: Fact) -> str:
    """What hovering over an edge shows; vis-network sets it as text, never as markup."""
    told = fact.told[0]
    source = ", ".join(part for part in (told.outlet, told.headline, told.published) if part)
    said = f"according to {told.speaker}" if told.speaker else ""
    facts = " · ".join(part for part in (fact.status, fact.day, said) if part)
    return "\n".join(part for part in (f"“{told.sentence.text}”", facts, source) if part)
