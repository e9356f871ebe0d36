"""Where nodes stand: the same graph gives the same picture, and no browser has to work it out.

vis-network's own physics took 35 s for 300 nodes and did not end for 1,500; with fixed places 5,000 nodes are drawn in 5 s.
"""

from __future__ import annotations

import functools
import math
import textwrap
from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np
import numpy.typing as npt

from pressgraph.export.html.forces import has_forces, push_and_pull

SEED = 20180727
SPRING_LIMIT = 500  # nodes; networkx's springs need 11 s for 1,500
FORCES_FROM = 150  # nodes; above, igraph is used where it is installed
PUSHED = 200  # components with more nodes keep labels that overlap: they are not read at once
NODE_ROOM = 165.0  # the side, in pixels, of the square that a node and its label are given
GAP = 70.0  # between components
FLATNESS = 0.8  # height over width of a component: screens are wide
TILT = 0.1  # radians: two nodes on a slope have more room for their labels than on a level
SHAPE_ROOM = 40.0  # the height of a node without its label, which hangs below it
PUSHES = 80  # at most so many rounds of moving labels apart
LINE_LENGTH = 18  # letters in a line of a node's label
LABEL_LINES = 3

Place = tuple[float, float]
Size = tuple[float, float]
Points = npt.NDArray[np.float64]


def label_lines(name: str) -> str:
    """A node's name in short lines, as it is drawn below the node."""
    return textwrap.fill(name, LINE_LENGTH, max_lines=LABEL_LINES, placeholder=" …")


def label_size(label: str) -> Size:
    """The width and height that a node and its label take up."""
    lines = label.split("\n")
    return max(8.0 * max(map(len, lines)), 40.0) + 14, 36.0 + 17 * len(lines)


def layout(graph: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, tuple[int, int]]:
    """Whole-pixel places for all nodes: each connected component by itself, the largest first, packed in rows.

    Args:
        graph: string nodes; only who is joined with whom matters.
        sizes: the width and height of each node with its label.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph.nodes, key=str))
    simple.add_edges_from(sorted({(str(a), str(b)) for a, b in graph.edges() if a != b}))
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    boxes = [_boxed(_component_layout(simple.subgraph(part), sizes), sizes) for part in parts]
    return {node: (round(x), round(y)) for node, (x, y) in _packed(boxes).items()}


def _component_layout(part: nx.Graph[str], sizes: Mapping[str, Size]) -> dict[str, Place]:
    # a subgraph view iterates in set order, which differs between runs
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part.nodes))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges))
    count, number = len(ordered), {node: place for place, node in enumerate(ordered.nodes)}
    side = NODE_ROOM * math.sqrt(count - 1)
    if count == 1:
        return dict.fromkeys(ordered.nodes, (0.0, 0.0))
    if count > FORCES_FROM and has_forces():
        return _forced(ordered, side)
    if count > SPRING_LIMIT:
        return _radial(ordered, side)
    unit = _springs(count, tuple((number[a], number[b]) for a, b in ordered.edges))
    points = _laid_flat(np.array(unit)) * (side * 0.8, side * 0.8 * FLATNESS)
    boxes = np.array([sizes[node] for node in ordered.nodes])
    hang = np.stack([np.zeros(count), (boxes[:, 1] - SHAPE_ROOM) / 2], axis=1)
    if count <= PUSHED:
        points = _apart(points + hang, boxes) - hang
    return {node: (float(x), float(y)) for node, (x, y) in zip(ordered.nodes, points, strict=True)}


@functools.lru_cache(maxsize=4096)  # of 3,800 components of a case of 1,000 articles, nearly all are of a few shapes
def _springs(count: int, edges: tuple[tuple[int, int], ...]) -> tuple[Place, ...]:
    """Places of nodes that are only numbers, in their order."""
    shape: nx.Graph[int] = nx.Graph()
    shape.add_nodes_from(range(count))
    shape.add_edges_from(edges)
    unit = nx.spring_layout(shape, k=2.2 / math.sqrt(count), iterations=300 if count <= FORCES_FROM else 60, seed=SEED)
    return tuple((float(x), float(y)) for x, y in (unit[node] for node in shape.nodes))


def _forced(part: nx.Graph[str], side: float) -> dict[str, Place]:
    order = list(part.nodes)
    number = {node: n for n, node in enumerate(order)}
    found = _laid_flat(np.array(push_and_pull(len(order), [(number[a], number[b]) for a, b in part.edges], seed=SEED)))
    points = found / max(float(np.abs(found).max()), 1e-9) * (side / 2, side / 2 * FLATNESS)
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, points, strict=True)}


def _laid_flat(points: Points) -> Points:
    """Turn points so that they stretch from left to right, not quite level."""
    centred = points - points.mean(axis=0)
    (xx, xy), (_, yy) = centred.T @ centred
    angle = 0.5 * math.atan2(2 * xy, xx - yy) + TILT
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned: Points = centred @ turn
    return turned


def _apart(points: Points, sizes: Points) -> Points:
    """Push boxes that overlap apart, each pair along the axis where less is needed."""
    moved = points.copy()
    room = (sizes[:, None, :] + sizes[None, :, :]) / 2
    upper = np.triu(np.ones((len(points), len(points)), dtype=bool), 1)
    for _ in range(PUSHES):
        apart = moved[None, :, :] - moved[:, None, :]
        overlap = room - np.abs(apart)
        clash = upper & (overlap > 0.5).all(axis=2)
        if not clash.any():
            break
        for i, j in np.argwhere(clash):
            axis = int(overlap[i, j, 1] < overlap[i, j, 0])
            push = math.copysign(overlap[i, j, axis] / 2, apart[i, j, axis])
            moved[i, axis] -= push / 2
            moved[j, axis] += push / 2
    return moved


def _radial(part: nx.Graph[str], side: float) -> dict[str, Place]:
    """A tree of shortest ways from the node with most neighbours, drawn as rings: linear in the size of the graph."""
    root = min(part.nodes, key=lambda node: (-part.degree[node], node))
    tree = nx.bfs_tree(part, root, sort_neighbors=sorted)
    order = list(tree.nodes)
    weight = dict.fromkeys(order, 1.0)
    for node in reversed(order[1:]):
        weight[next(tree.predecessors(node))] += weight[node]
    depth = nx.single_source_shortest_path_length(tree, root)
    ring = side / (1 + max(depth.values()))
    begin, places = {root: 0.0}, {root: (0.0, 0.0)}
    for node in order:
        angle = begin[node]
        for child in tree.successors(node):
            begin[child] = angle
            share = 2 * math.pi * weight[child] / weight[root]
            middle, radius = angle + share / 2, ring * depth[child]
            places[child] = (radius * math.cos(middle), radius * math.sin(middle))
            angle += share
    return places


def _boxed(places: dict[str, Place], sizes: Mapping[str, Size]) -> tuple[float, float, dict[str, Place]]:
    """Move places so that they and their labels begin at the origin; return the width and height they take up."""
    left, right = (edge(x + sign * sizes[n][0] / 2 for n, (x, _) in places.items()) for edge, sign in ((min, -1), (max, 1)))
    top, bottom = (edge(y + sign * sizes[n][1] / 2 for n, (_, y) in places.items()) for edge, sign in ((min, -1), (max, 1)))
    moved = {node: (x - left, y - top) for node, (x, y) in places.items()}
    return right - left + GAP, bottom - top + GAP, moved


def _packed(boxes: Iterable[tuple[float, float, dict[str, Place]]]) -> dict[str, Place]:
    """Shelves of boxes, in all about one and a half times as wide as high."""
    todo = list(boxes)
    area = sum(width * height for width, height, _ in todo)
    limit = max([math.sqrt(area * 1.6), *(width for width, _, _ in todo)], default=0.0)
    placed: dict[str, Place] = {}
    x = y = shelf = 0.0
    for width, height, places in todo:
        if x and x + width > limit:
            x, y, shelf = 0.0, y + shelf, 0.0
        placed |= {node: (x + dx, y + dy) for node, (dx, dy) in places.items()}
        x, shelf = x + width, max(shelf, height)
    return placed
