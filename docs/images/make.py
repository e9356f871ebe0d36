"""Take the pictures of the documents: the page of the sample corpus, with what is said of the PARS agreement and one sentence open;
the timeline, the table, the telephone and paper; the reading view, one fact chosen.

    make demo && .venv/bin/python docs/images/make.py

Needs Chromium and the case of make demo; writes docs/images/page*.png and reading.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import pressgraph as pg

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
PAGE = ROOT / "case.html"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
TERMINATION = "f.label.startsWith('terminated') && f.who.some(n => n.name === 'Jim Kenney')"
SUSPENSION = "f.label.startsWith('suspended') && f.who.some(n => n.name === 'Carrie Lam')"
ALL = "status=actual,negated,planned,demanded,alleged,hypothetical"
AROUND = "ego=agreement%2Fpars-agreement&status=actual,negated,planned"


def main() -> int:
    """Take each picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not PAGE.is_file():
        print("needs chromium, and case.html from make demo", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        take(opened(browser, AROUND), "page")
        take(opened(browser, AROUND, color_scheme="dark"), "page-dark")
        take(opened(browser, f"view=timeline&from=2018-01-01&{ALL}", fact=SUSPENSION), "page-timeline")
        take(opened(browser, f"view=table&{ALL}"), "page-table")
        take(opened(browser, AROUND, viewport={"width": 400, "height": 800}), "page-small")
        paper = opened(browser, AROUND, fact="false", viewport={"width": 794, "height": 1123})
        paper.emulate_media(media="print")
        take(paper, "page-paper")
        draw_reading(browser)
        browser.close()
    return 0


def opened(browser: Browser, part: str, *, fact: str = TERMINATION, **options: Any) -> Page:
    """The page at an address, with one fact chosen."""
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 800}} | options)
    page.goto(f"{PAGE.as_uri()}#{part}")
    found = page.evaluate(f"pressgraph.graph.facts.find(f => {fact})?.id")
    page.evaluate("([part, fact]) => { location.hash = fact ? `${part}&fact=${fact}` : part; }", [part, found])
    page.wait_for_timeout(1200)
    return page


def take(page: Page, name: str) -> None:
    """Take one picture."""
    page.screenshot(path=str(IMAGES / f"{name}.png"))
    page.close()


def draw_reading(browser: Browser) -> None:
    """Open the Philadelphia article, choose the notice to ICE."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.html"
        path.write_text(pg.open_case(ROOT / "case").read("philadelphia-pars").html, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.goto(path.as_uri())
        page.locator("a.m-trigger", has_text="notified").click()
        page.evaluate("window.scrollTo(0, 250)")
        page.screenshot(path=str(ROOT / "docs" / "images" / "reading.png"))


if __name__ == "__main__":
    sys.exit(main())
