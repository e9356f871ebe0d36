"""Status: whether what a word names was done, is planned, demanded, merely possible, denied or alleged.

cues     the table of words that change a status
scope    the links up the parse along which they reach a word
reading  from the cues around a word to one status
"""

from __future__ import annotations

from pressgraph.events.status.reading import status_for

__all__ = ["status_for"]
