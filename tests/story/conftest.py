"""Networks of told articles, and the sample corpus as a case on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from tests.stories import story

from pressgraph.build import build, resolve
from pressgraph.case import Case
from pressgraph.model import Article, Network, Record

Told = Callable[..., tuple[Network, list[Record]]]


@pytest.fixture
def network_of() -> Told:
    """A network and its records, made of articles in shorthand: ``network_of(("ledger", [told(…)], {"date": …}), …)``."""

    def made(*articles) -> tuple[Network, list[Record]]:
        pairs: list[tuple[Article, Record]] = [story(doc, *events, **more) for doc, events, more in articles]
        return resolve([a for a, _ in pairs], [r for _, r in pairs]), [r for _, r in pairs]

    return made


@pytest.fixture(scope="session")
def sample(nlp: Language, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case of the three sample articles about Philadelphia, read by the real pipeline."""
    articles = sorted((root / "data" / "articles").glob("philadelphia-*.txt"))
    return build(articles, case=tmp_path_factory.mktemp("story") / "case", model=nlp)
