"""Jupyter: cases, entities, events, tables of evidence, timelines and matrices in a cell's output.

Everything is plain HTML or SVG that stays readable without a kernel: in JupyterLab, in VS Code, after nbconvert and, as far as it
can, in GitHub's viewer, which drops frames, scripts and styles. So a status is a word, and a matrix a table of numbers. All that
comes from an article is escaped by the templates. To add a display: a frozen dataclass with ``__str__`` (the same as text),
``frame`` where it has rows, and ``_repr_html_`` (a template) or a ``Picture`` of ``stories``; then a method of ``Case``.
"""

from __future__ import annotations

from pressgraph.display.cards import EntityCard, EventCard, entity_card, event_card
from pressgraph.display.evidence import SHOWN as ROWS
from pressgraph.display.evidence import EvidenceTable, evidence_table
from pressgraph.display.matrix import SHOWN as ACTORS
from pressgraph.display.matrix import Matrix, count_matrix
from pressgraph.display.pages import HEIGHT, Page, show_network, show_reading
from pressgraph.display.questions import QuestionList
from pressgraph.display.summary import busiest, summary_html
from pressgraph.display.timeline import SHOWN as LANES
from pressgraph.display.timeline import Timeline, draw_timeline

__all__ = [
    "ACTORS", "HEIGHT", "LANES", "ROWS", "EntityCard", "EventCard", "EvidenceTable", "Matrix", "Page", "QuestionList", "Timeline",
    "busiest", "count_matrix", "draw_timeline", "entity_card", "event_card", "evidence_table", "show_network", "show_reading",
    "summary_html",
]  # fmt: skip
