"""How large the page of a large case is, and how soon a reader can use it: ``make pagespeed`` (needs Chromium).

For each size: megabytes; seconds to write the page; seconds from opening the file until a name was clicked, then a fact of it, and
its sentence is there; and from pressing "draw all" until the whole network is drawn. Headless Chromium draws in software, as
a machine without a graphics card does. ``--networkx`` lays out as where igraph is not installed.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from tests.browser.first_use import read_sentence
from tests.crowd import crowd

from pressgraph.export.html import forces, render_page

SIZES = ((500, 1000), (5000, 10_000))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
DRAWN = "new Promise(done => { pressgraph.net.network.once('afterDrawing', done); pressgraph.net.network.redraw(); })"


def main() -> int:
    """Print one line a size."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("needs chromium", file=sys.stderr)
        return 1
    if "--networkx" in sys.argv:
        forces.igraph = None
    print("laid out by", "igraph" if forces.has_forces() else "networkx alone")
    print("nodes  edges    MB  written  first use  whole network   (seconds)")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for nodes, edges in SIZES:
            path = Path(folder) / f"{nodes}.html"
            written = write(path, nodes, edges)
            first, whole = use(browser, path)
            print(f"{nodes:5}  {edges:5}  {path.stat().st_size / 1e6:4.1f}  {written:7.1f}  {first:9.1f}  {whole:13.1f}")
        browser.close()
    return 0


def write(path: Path, nodes: int, edges: int) -> float:
    """Write the page of a made-up case; return the seconds."""
    network = crowd(nodes, edges)
    begin = time.perf_counter()
    path.write_text(render_page(network), encoding="utf-8")
    return time.perf_counter() - begin


def use(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds until a reader has a sentence, and until the whole network is drawn once asked for."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    begin = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    read_sentence(page)
    first = time.perf_counter() - begin
    page.keyboard.press("Escape")
    begin = time.perf_counter()
    page.get_by_role("button", name="draw all").click()
    page.evaluate(DRAWN)
    whole = time.perf_counter() - begin
    page.close()
    return first, whole


if __name__ == "__main__":
    sys.exit(main())
