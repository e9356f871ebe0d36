"""Take the picture of a notebook: what notebook 1 shows of one person and of one agreement, as anybody sees it without a kernel.

    .venv/bin/python docs/images/notebook.py

Needs Chromium and nbconvert; writes docs/images/notebook*.png from the outputs that lie in the repository.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
NOTEBOOK = ROOT / "notebooks" / "1-first-graph.ipynb"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
# the cell whose output is shown, and the name of the picture
PICTURES = {"case.entity(": "notebook", "case.show(": "notebook-page"}


def main() -> int:
    """Turn the notebook into a page, take a picture of each chosen cell."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("needs chromium", file=sys.stderr)
        return 1
    html, _ = HTMLExporter().from_notebook_node(nbformat.read(NOTEBOOK, as_version=4))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "notebook.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.goto(path.as_uri())
        for text, name in PICTURES.items():
            cell = page.locator(".jp-CodeCell", has=page.locator(".jp-InputArea", has_text=text)).first
            cell.scroll_into_view_if_needed()
            page.wait_for_timeout(1500)
            cell.screenshot(path=str(IMAGES / f"{name}.png"))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
