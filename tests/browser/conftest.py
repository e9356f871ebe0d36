"""Pages opened in the real browser, and what they should not have done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from spacy.language import Language

from pressgraph.build import build
from pressgraph.export.html import render_page


@dataclass
class Visit:
    """An open page and everything that should not have happened in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def sample_page(nlp: Language, root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the sample case, as it is built from data/articles."""
    case = build([root / "data" / "articles"], case=tmp_path_factory.mktemp("sample") / "case", model=nlp)
    return render_page(case.resolved())


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a page's text from a file, and note each request, message, error and dialog.

    ``part`` is what stands after the "#" in the address; other options are those of a browser context, such as ``color_scheme``.
    """
    contexts = []

    def opened(html: str, *, part: str = "", **options: Any) -> Visit:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        found = Visit(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("console", lambda message: found.troubles.append(message.text))
        page.on("pageerror", lambda error: found.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (found.troubles.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri() + part)
        return found

    yield opened
    for context in contexts:
        context.close()
