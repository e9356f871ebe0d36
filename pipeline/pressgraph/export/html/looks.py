"""How statuses and kinds look: never by colour alone; the colours are Okabe and Ito's, which colour-blind readers tell apart."""

from __future__ import annotations

from dataclasses import dataclass

from pressgraph.model import Kind, Status


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How the edges of one status are drawn.

    Args:
        colour: of the line, on white.
        dashes: lengths of stroke and gap; empty for a solid line, which only deeds have.
        arrow: vis-network's name of the arrow head.
        meaning: one line for the legend.
        dark: the colour on a dark ground.
        shown: whether it is drawn before the reader asks for it.
    """

    colour: str
    dashes: tuple[int, ...]
    arrow: str
    meaning: str
    dark: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class KindLook:
    """How the nodes of one kind are drawn: vis-network's name of the shape, its colour on white and on a dark ground, if filled."""

    shape: str
    colour: str
    dark: str
    hollow: bool = False


STATUS_LOOKS: dict[str, StatusLook] = {
    Status.ACTUAL: StatusLook("#1f3a5f", (), "arrow", "said to have happened", "#c9d8ea", shown=True),
    Status.PLANNED: StatusLook("#2b8cc4", (12, 6), "vee", "announced, not yet done", "#56b4e9"),
    Status.DEMANDED: StatusLook("#b87a00", (3, 5), "vee", "called for by somebody", "#e69f00"),
    Status.ALLEGED: StatusLook("#b0568a", (10, 4, 2, 4), "vee", "accused of, not established", "#dd8fba"),
    Status.HYPOTHETICAL: StatusLook("#767676", (1, 5), "vee", "only possible, or on a condition", "#a3a7ad"),
    Status.NEGATED: StatusLook("#c04a00", (6, 3), "bar", "denied, or said not to have happened", "#f08040"),
}
UNKNOWN_STATUS = StatusLook("#767676", (2, 8), "vee", "of unknown standing", "#a3a7ad")

ACTION = "action"  # the kind of a node that stands in for an actor or object whom the text does not name
KIND_LOOKS: dict[str, KindLook] = {
    Kind.PERSON: KindLook("dot", "#0072b2", "#4aa3df"),
    Kind.ORGANIZATION: KindLook("square", "#009e73", "#2fc197"),
    Kind.GROUP: KindLook("hexagon", "#e69f00", "#f0b43c"),
    Kind.AGREEMENT: KindLook("diamond", "#cc79a7", "#e09ac1"),
    Kind.PLACE: KindLook("triangle", "#8c6d1f", "#c2a14c"),
    Kind.WORK: KindLook("triangleDown", "#56b4e9", "#8accf3"),
    Kind.EVENT: KindLook("star", "#d55e00", "#f0843c"),
    Kind.OTHER: KindLook("square", "#7b828c", "#9aa3ae", hollow=True),
    "unnamed source": KindLook("dot", "#7b828c", "#9aa3ae", hollow=True),
    ACTION: KindLook("dot", "#1f3a5f", "#c9d8ea"),
}


def status_look(status: str) -> StatusLook:
    """The look of a status; one that nobody knows is dashed, never like a deed."""
    return STATUS_LOOKS.get(status, UNKNOWN_STATUS)


def kind_look(kind: str) -> KindLook:
    """The look of a kind of entity."""
    return KIND_LOOKS.get(kind, KIND_LOOKS[Kind.OTHER])
