"""Fixtures for every test: the language model once a session, a real browser, the shared material where it is at hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.language import load_language
from pressgraph.resources import read_table

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium that reaches this computer alone; tests are skipped with a reason where there is none.

    One a module: while Playwright is open its event loop counts as running, and nothing else in the session could start one.
    """
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()
