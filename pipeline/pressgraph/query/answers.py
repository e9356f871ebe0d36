"""Answers: named columns, rows of plain Python values, and a sentence for each row where the question has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pressgraph.graph.terms import actions

Value = str | int | float | bool | None
Row = tuple[Value, ...]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"))
_NUMBERS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives.

    Args:
        columns: the names of the columns.
        rows: the rows, in the query's order; None where a value is unknown.
        template: a sentence with ``{column}`` in the place of values, or "".
        own: the label and the short edge's label of each action that a user's table added.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    template: str = ""
    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def sentences(self) -> list[str]:
        """Each row as a sentence, ``(not named)`` where a value is unknown; empty where the query has no sentence."""
        return [self.template.format_map(_Shown(row, self.own)) for row in self] if self.template else []


class _Shown(dict[str, object]):
    """A row for ``str.format_map``: what is unknown reads ``(not named)``, a deed as its short edge does.

    What is not actual reads as a noun, "– renewal of", so that no sentence states it as a deed; ``{act}`` is always the noun.
    """

    def __init__(self, row: Mapping[str, Value], own: Mapping[str, tuple[str, str]]) -> None:
        super().__init__((name, "(not named)" if value is None else value) for name, value in row.items())
        known = {action.id: (action.label, action.edge_label) for action in actions().values()} | dict(own)
        action, content = (known.get(str(row.get(column))) for column in ("action", "content"))
        if action:
            label, edge = action
            self["act"] = label
            self["action"] = edge if row.get("status") == "actual" else f"– {label.lower()} of"
        if action and content:
            self["action"] = f"{self['action']} the {content[0].lower()} of"


def plain(text: str, datatype: str | None) -> Value:
    """The Python value of a literal: numbers and booleans as such, all else as text.

    >>> plain("0.9", "http://www.w3.org/2001/XMLSchema#decimal"), plain("2018-07", None)
    (0.9, '2018-07')
    """
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _NUMBERS:
            return float(text)
    except ValueError:
        return text
    if datatype == _XSD + "boolean":
        return text in {"true", "1"}
    return text
