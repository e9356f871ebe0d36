"""A person's judgements: merge, split, rename, retype, reject, each with a reason; kept in a log that is only added to.

``judgements`` enters them and refuses what contradicts an earlier one; ``decisions`` says what the log means for the articles as
they are read now; ``marks`` names things so that they are found again; ``exchange`` reads and writes logs as JSON Lines.
"""

from __future__ import annotations

from pressgraph.curation.decisions import Trouble, decide, find_rejected, find_troubles, trouble_numbers

__all__ = ["Trouble", "decide", "find_rejected", "find_troubles", "trouble_numbers"]
