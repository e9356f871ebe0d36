"""Run the notebooks and keep their outputs: ``python -m tests.notebooks.refresh`` in the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def ran(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook beside a copy of the sample articles in an empty folder; nothing is written into the checkout."""
    shutil.copytree(ROOT / "data" / "articles", folder / "data" / "articles")
    (folder / "notebooks").mkdir()
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(folder / "notebooks")}}
    return NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()


def refresh() -> None:
    """Run every notebook and write it back with its outputs, without the times and versions of this run."""
    for path in NOTEBOOKS:
        with TemporaryDirectory() as folder:
            notebook = ran(path, Path(folder))
        notebook.metadata["language_info"] = {"name": "python"}
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(notebook, path)


if __name__ == "__main__":
    refresh()
