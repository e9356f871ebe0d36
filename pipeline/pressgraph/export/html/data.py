"""The facts as compact data for the page's script: each name, sentence and article stands in it once.

``templates/page/data.js`` reads it; the two say the same of what a row holds.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import networkx as nx

from pressgraph.export.html.facts import Fact, Telling, node_label
from pressgraph.export.html.layout import label_lines, label_size, layout
from pressgraph.export.html.looks import KIND_LOOKS, STATUS_LOOKS, kind_look, status_look
from pressgraph.export.html.sentence import TRIGGER, Sentence
from pressgraph.export.plain import plain_text, short_label
from pressgraph.graph import vocab
from pressgraph.graph.dates import day_bounds

EPOCH = date(1970, 1, 1)


class Pool:
    """Things that are written once and named by their number."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, item: Any) -> int:
        """The number of a thing, a new one if it is new."""
        key = tuple(item) if isinstance(item, list) else item
        if key not in self._numbers:
            self._numbers[key] = len(self.items)
            self.items.append(item)
        return self._numbers[key]


def page_data(graph: nx.MultiDiGraph[str], facts: tuple[Fact, ...]) -> dict[str, Any]:
    """All that the page's script needs; the same graph gives the same data."""
    words, sentences, articles = Pool(), Pool(), Pool()
    nodes = {node: n for n, node in enumerate(graph.nodes)}
    kinds = {node: short_label(graph.nodes[node].get("kind"), 30) or "other" for node in nodes}
    kind_names = sorted(set(kinds.values()), key=_place_in(KIND_LOOKS))
    status_names = sorted({telling.status for fact in facts for telling in fact.told}, key=_place_in(STATUS_LOOKS))
    statuses = {name: n for n, name in enumerate(status_names)}

    iris = {telling.claim: telling.iri for fact in facts for telling in fact.told}
    base = vocab.claim("").value

    def told(telling: Telling) -> list[Any]:
        reported, _ = _days(telling.reported)
        source = [telling.headline, words.number(telling.outlet), telling.url, words.number(telling.published), reported]
        article = articles.number(source)
        said = [statuses[telling.status], words.number(telling.speaker), telling.confidence]
        dates = [words.number(telling.written), words.number(telling.day)]
        return [telling.claim, article, sentences.number(telling.sentence.text), _marks(telling.sentence), *said, *dates]

    def row(fact: Fact) -> list[Any]:
        ends = [nodes[end] for pair in fact.pairs for end in pair]
        where = [words.number(fact.recipient), words.number(fact.place), words.number(fact.day)]
        label = [words.number(fact.action), words.number(fact.label)]
        return [fact.id, *label, ends, *where, *_days(fact.date), [told(telling) for telling in fact.told]]

    rows = [row(fact) for fact in facts]
    places = layout(graph, {node: label_size(label_lines(node_label(graph, node))) for node in nodes})
    return {
        "statuses": [_look(name, status_look(name)) for name in status_names],
        "kinds": [_look(name, kind_look(name)) for name in kind_names],
        "nodes": [[plain_text(node), node_label(graph, node), kind_names.index(kinds[node]), *places[node]] for node in nodes],
        "facts": rows,
        "articles": articles.items,
        "sentences": sentences.items,
        "words": words.items,
        "claims": base,
        "iris": {claim: iri for claim, iri in iris.items() if iri != base + claim},
    }


def _place_in(table: Mapping[str, object]) -> Any:
    order = {str(name): n for n, name in enumerate(table)}
    return lambda name: (order.get(name, len(order)), name)


def _look(name: str, look: Any) -> dict[str, Any]:
    return {"name": name} | {field: getattr(look, field) for field in look.__dataclass_fields__}


def _marks(sentence: Sentence) -> list[int]:
    """Where marks begin, how long they are and whether they name the act, counted as JavaScript counts letters."""
    marks: list[int] = []
    at = 0
    for kind, letters in sentence.pieces:
        length = len(letters.encode("utf-16-le", "surrogatepass")) // 2
        if kind:
            marks += [at, length, int(kind == TRIGGER)]
        at += length
    return marks


def _days(edtf: str) -> Iterable[int | None]:
    """The first and the last day of a date, counted from 1970; None where it has none."""
    return [(day - EPOCH).days if day else None for day in day_bounds(edtf) or (None, None)]
