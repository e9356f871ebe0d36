"""Fixtures for every test: the language model once a session, and the shared material where it lies beside the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.language import load_language
from pressgraph.resources import read_table

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold facts and benchmarks beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs the shared gold and benchmark folders beside the checkout")
    return folder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default spaCy pipeline, loaded once a session."""
    return load_language()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Doc]:
    """Parse a text with the default pipeline; a text is parsed once a session, so never change the Doc."""
    known: dict[str, Doc] = {}

    def parsed(text: str) -> Doc:
        if text not in known:
            known[text] = nlp(text)
        return known[text]

    return parsed


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
