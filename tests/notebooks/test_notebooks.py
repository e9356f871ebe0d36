"""Every notebook runs from top to bottom, as a reader would run it, and shows its outputs in the repository."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from tests.notebooks.refresh import NOTEBOOKS, ROOT, ran

# what a notebook must leave behind: frames in its outputs, and files beside it with their least sizes
LEFT = {
    "1-first-graph": (1, {"first-graph.html": 100_000}),
    "2-ask-questions": (0, {"story.html": 10_000, "story.svg": 5_000}),
    "3-check-and-correct": (0, {"corrected.html": 100_000, "corrected/edges.csv": 10_000}),
}


def test_every_notebook_is_known() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(LEFT)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_without_an_error(path: Path, tmp_path: Path) -> None:
    notebook = ran(path, tmp_path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and not [out for cell in code for out in cell.outputs if out.output_type == "error"]
    pages = [out.data["text/html"] for cell in code for out in cell.outputs if "iframe" in out.get("data", {}).get("text/html", "")]
    frames, files = LEFT[path.stem]
    assert len(pages) == frames and all('sandbox="allow-scripts"' in page for page in pages)
    assert all((tmp_path / "notebooks" / name).stat().st_size > size for name, size in files.items())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_its_outputs_and_no_path_of_a_machine(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and "export(" not in cell.source)
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|tmp|Users)/", text) and f"{ROOT.parent}/" not in text and "Traceback" not in text
    shown = [str(out) for cell in notebook.cells for out in cell.get("outputs", ()) if "<iframe" not in str(out)]
    assert not [out for out in shown if re.search(r"\d\d:\d\d:\d\d", out)], "a time is another at each refresh"
