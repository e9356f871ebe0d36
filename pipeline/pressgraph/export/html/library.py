"""The script that draws networks: vis-network as setup.py fetched it, else the older copy that pyvis carries."""

from __future__ import annotations

import functools
from importlib.resources import files

from pressgraph.resources import read_asset

OLDER = "lib/vis-9.1.2/vis-network.min.js"


@functools.cache
def drawing_library() -> str:
    """The text of vis-network's standalone script, which defines ``vis`` and fetches nothing."""
    return script_text(read_asset("vis-network.js") or older_library())


def older_library() -> str:
    """vis-network 9.1.2 as pyvis 0.3.2 carries it."""
    return script_text(files("pyvis").joinpath(OLDER).read_text(encoding="utf-8"))


def script_text(text: str) -> str:
    """A script as it may stand in a page, where a browser reads "\\r\\n" as "\\n": the hash must be that of what it reads."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
