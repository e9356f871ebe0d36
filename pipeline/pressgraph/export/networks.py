"""Network files: GraphML (yEd, Cytoscape, Neo4j) and GEXF (Gephi)."""

from __future__ import annotations

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from pressgraph.export.base import FileExporter
from pressgraph.export.plain import plain_graph
from pressgraph.graph.dates import day_bounds
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network

CREATOR = "Pressgraph"


def _graphml(network: Network) -> str:
    graph = plain_graph(to_networkx(network))
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"


def _gexf(network: Network) -> str:
    graph = plain_graph(to_networkx(network))
    for _, _, data in graph.edges(data=True):
        data["evidence_start"] = data.pop("start", 0)  # GEXF means a date by "start"
        data.update(_spell(data.get("date", "")))
    writer = GEXFWriter(version="1.3")
    writer.add_graph(graph)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]  # today's date would make each export differ
    meta.find("creator").text = CREATOR
    for element, (_, _, data) in zip(writer.xml.iter("edge"), graph.edges(data=True), strict=True):
        element.set("kind", data.get("action", ""))  # Gephi keeps parallel edges apart by their kind
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{writer}\n"


def _spell(date: str) -> dict[str, str]:
    """The first and the last day of a date, where they are known, as GEXF names them."""
    bounds = day_bounds(date) or (None, None)
    return {name: day.isoformat() for name, day in zip(("start", "end"), bounds, strict=True) if day}


GRAPHML = FileExporter("graphml", ".graphml", "GraphML, for yEd, Cytoscape, Neo4j", _graphml)
GEXF = FileExporter("gexf", ".gexf", "GEXF 1.3 with a start and an end for each dated edge, for Gephi", _gexf)
