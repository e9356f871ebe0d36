"""Take the pictures of the web application: its first page, an agreement, a question, a doubtful pair in review, a query in SPARQL.

    make demo && .venv/bin/python docs/images/serve.py

Needs Chromium; writes docs/images/serve-*.png.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PICTURES = {
    "home": "/",
    "entity": "/entity?id=agreement/pars-agreement",
    "question": "/questions/who-terminated-what?object=PARS",
    "review": "/review",
    "sparql": "/sparql?query="
    + quote("""# Who withdrew consent, to what, and in which words
SELECT ?who ?what ?sentence ?event WHERE {
  ?event a pg:ConsentWithdrawal ; pg:agent/rdfs:label ?who ; pg:object/rdfs:label ?what .
  ?claim pg:about ?event ; pg:status pg:StatusActual ; pg:evidence/oa:hasSelector/oa:exact ?sentence .
}
ORDER BY ?who"""),
}


def main() -> int:
    """Serve the sample case, open each page, take its picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    case = ROOT / "case"
    if chromium is None or not case.is_dir():
        print("needs chromium, and the case from make demo", file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "pressgraph", "serve", "--case", str(case), "--port", "0", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+:\d+", server.stdout.readline())
        try:
            if found:
                take_pictures(chromium, found[0])
        finally:
            server.terminate()
    return 0 if found else 1


def take_pictures(chromium: str, address: str) -> None:
    """The first screen of each page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, path in PICTURES.items():
            page.goto(address + path)
            if name == "sparql":
                page.evaluate("document.querySelector('#editor-title').scrollIntoView()")
            page.screenshot(path=str(IMAGES / f"serve-{name}.png"))
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
