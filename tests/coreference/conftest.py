"""Parsed examples of whole tables, parsed in one go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.resources import read_table


@pytest.fixture(scope="session")
def example(nlp: Language) -> Callable[[str, str], Doc]:
    """The parse of an example sentence of a table; the table's examples are parsed together on the first call."""
    known: dict[str, dict[str, Doc]] = {}

    def parsed(table: str, text: str) -> Doc:
        if table not in known:
            texts = sorted({row["example"] for row in read_table(table)})
            known[table] = dict(zip(texts, nlp.pipe(texts, batch_size=8), strict=True))
        return known[table][text]

    return parsed
