"""Take the picture of the README: the page of the sample corpus, what is said of the PARS agreement, one sentence open.

    make demo && .venv/bin/python docs/images/make.py

Needs Chromium; writes docs/images/page.png.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> int:
    """Open case.html, look for PARS, open the first row, take the picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    page_file = ROOT / "case.html"
    if chromium is None or not page_file.is_file():
        print("needs chromium, and case.html from make demo", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(page_file.as_uri())
        page.get_by_placeholder("actor or action").fill("PARS agreement")
        page.wait_for_timeout(1500)
        rows = page.locator("tbody tr:visible", has_text="Kenney").filter(has_text="ended")
        rows.first.get_by_role("button").click()
        page.wait_for_timeout(800)
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=str(ROOT / "docs" / "images" / "page.png"))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
