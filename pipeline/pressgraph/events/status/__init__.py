"""Status: whether what a word names was done, is planned, demanded, merely possible, denied or alleged.

cues     the table of words that change a status
scope    the links up the parse along which they reach a word
clauses  what the form of a clause says without a cue
reading  from the cues around a word to one status
generic  whether a word tells a general truth, which is no event
"""

from __future__ import annotations

from pressgraph.events.status.generic import is_generic
from pressgraph.events.status.reading import status_for

__all__ = ["is_generic", "status_for"]
