"""Labels of spaCy's English dependency parse that several stages ask for."""

from __future__ import annotations

#: of the subject of a clause, active or passive
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
