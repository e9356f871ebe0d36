"""Take the pictures of the documents: the page of the sample corpus, one sentence open; the reading view, one fact chosen.

    make demo && .venv/bin/python docs/images/make.py

Needs Chromium and the case of make demo; writes docs/images/page.png and reading.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import pressgraph as pg

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> int:
    """Take each picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    page_file = ROOT / "case.html"
    if chromium is None or not page_file.is_file():
        print("needs chromium, and case.html from make demo", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        draw_page(browser, page_file)
        draw_reading(browser)
        browser.close()
    return 0


def draw_page(browser: Browser, page_file: Path) -> None:
    """Open case.html, look for PARS, open the first row."""
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(page_file.as_uri())
    page.get_by_placeholder("actor or action").fill("PARS agreement")
    page.wait_for_timeout(1500)
    rows = page.locator("tbody tr:visible", has_text="Kenney").filter(has_text="ended")
    rows.first.get_by_role("button").click()
    page.wait_for_timeout(800)
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=str(ROOT / "docs" / "images" / "page.png"))


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
