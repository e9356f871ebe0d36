"""The one place where a graph is made plain enough for file formats.

GraphML and GEXF take only str, int, float and bool (networkx raises on None, dates and lists), XML 1.0 has no control characters,
and no encoding has lone surrogates. The caller's graph is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

# what XML 1.0 section 2.2 does not allow in a document
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# marks that change the direction of the text after them: "Evil\u202egpj.exe" must not read as "Evilexe.jpg"
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain_text(value: object) -> str:
    """A value as text that every format can hold: "" for None, lists joined by "; ", without characters that XML forbids."""
    if value is None:
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        items = map(plain_text, value)
        return "; ".join(sorted(items) if isinstance(value, set | frozenset) else items)
    return _NOT_XML.sub("", str(value))


def plain_value(value: object) -> str | int | float | bool:
    """A value as one of the four types that GraphML and GEXF have."""
    return value if isinstance(value, bool | int | float) else plain_text(value)


def short_label(value: object, length: int = 80) -> str:
    """A name for a drawing: one line, no direction marks, not longer than ``length``."""
    text = " ".join(_DIRECTION_MARKS.sub("", plain_text(value)).split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def plain_graph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy with string nodes in sorted order and plain attributes; each edge has an ``id`` of its own, made from its key."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(graph.nodes, key=str):
        plain.add_node(plain_text(node), **_plain_attributes(graph.nodes[node]))
    seen: dict[str, int] = {}
    for source, target, key in sorted(graph.edges(keys=True), key=_edge_order):
        name = plain_text(key)
        seen[name] = seen.get(name, 0) + 1
        identity = name if seen[name] == 1 else f"{name}/{seen[name]}"
        attributes = _plain_attributes(graph.edges[source, target, key]) | {"id": identity}
        plain.add_edge(plain_text(source), plain_text(target), key=identity, **attributes)
    return plain


def _edge_order(edge: tuple[object, object, object]) -> tuple[str, str, str]:
    source, target, key = edge
    return str(key), str(source), str(target)


def _plain_attributes(data: Mapping[Any, Any]) -> dict[str, str | int | float | bool]:
    return {plain_text(name): plain_value(data[name]) for name in sorted(data, key=str)}
