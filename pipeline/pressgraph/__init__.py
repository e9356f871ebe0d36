"""Knowledge graphs of who did what to whom, when, and who says so, read from news articles.

    import pressgraph as pg

    case = pg.build("data/articles")
    case.ask("who-terminated-what", object="PARS")

``import pressgraph`` is cheap: spaCy and the graph libraries are loaded by the first call that needs them.
"""

from __future__ import annotations

from importlib.metadata import version

__version__ = version("pressgraph")
