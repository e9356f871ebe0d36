"""How sure an event is."""

from __future__ import annotations

from collections.abc import Sequence

from pressgraph.events.actions import Match
from pressgraph.events.roles import Roles
from pressgraph.model import Participant, Status


def confidence_of(
    match: Match, roles: Roles, agents: Sequence[Participant], objects: Sequence[Participant], status: Status, speaker: Participant | None
) -> float:
    """The share of such events that are right."""
    return 0.5
