"""The notebooks as they lie in the repository, turned into pages by nbconvert and opened in a real browser, without any kernel."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import nbformat
import pytest
from tests.browser.conftest import Visit
from tests.notebooks.refresh import NOTEBOOKS

# of our own outputs: the frame is tested as a page of its own, and pandas heads its index with an empty cell
OURS = """async () => (await axe.run({include: ['.jp-OutputArea-output'], exclude: ['iframe', '.dataframe']}))
    .violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))])"""
CUT = "() => [...document.querySelectorAll('.jp-OutputArea-output img')].filter(i => i.clientWidth > i.parentElement.clientWidth)"
# nbconvert's template asks for MathJax and require.js, which nothing of ours needs
EXPECTED = "ERR_NAME_NOT_RESOLVED"
MARKS = {"1-first-graph": 20, "2-ask-questions": 40, "3-check-and-correct": 6}


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_stays_readable_without_a_kernel(path, visit: Callable[[str], Visit]) -> None:
    nbconvert = pytest.importorskip("nbconvert")
    pytest.importorskip("axe_playwright_python")
    html, _ = nbconvert.HTMLExporter().from_notebook_node(nbformat.read(path, as_version=4))
    found = visit(html)
    found.page.add_script_tag(content=files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert found.page.evaluate(OURS) == []
    assert [trouble for trouble in found.troubles if EXPECTED not in trouble] == []
    assert found.page.locator(".jp-OutputArea-output mark").count() >= MARKS[path.stem], "the deciding words are marked"
    assert found.page.evaluate(CUT) == [] and found.page.locator("img:not([alt])").count() == 0
