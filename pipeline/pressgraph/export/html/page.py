"""The page: network, timeline and table of the same facts in one file that needs nothing else."""

from __future__ import annotations

import functools
from collections import Counter

from pressgraph.export.html.data import page_data
from pressgraph.export.html.facts import Fact, find_facts, status_counts
from pressgraph.export.html.frame import fill_template, json_block, look_style
from pressgraph.export.html.library import drawing_library, script_text
from pressgraph.export.html.looks import ACTION, kind_look, status_look
from pressgraph.export.plain import plain_graph, short_label
from pressgraph.graph.network import to_networkx
from pressgraph.model import Network
from pressgraph.resources import read_template

# in the order in which they are put together
SCRIPTS = (
    *("data", "text", "state", "match", "scale", "densest", "places", "labels", "network", "timeline", "list", "table", "panel"),
    *("facets", "search", "dates", "tools", "keys", "print", "main"),
)
STYLES = ("look", "tools", "views", "panel", "print")
LONGEST_TITLE = 300  # letters
STATIC_ROWS = 250  # rows of the table that stand in the page for readers without script


def page_title(network: Network) -> str:
    """What the page is called: its article's headline, or the number of articles."""
    if len(network.articles) == 1 and network.articles[0].title:
        return network.articles[0].title
    return f"Who did what: {len(network.articles)} articles"


def render_page(network: Network, *, title: str | None = None, library: str | None = None, home: str = "") -> str:
    """The whole page as text.

    Args:
        network: what was read and resolved.
        title: the title of the page.
        library: the text of vis-network, if not that of ``drawing_library``.
        home: where a link at the top leads, if the page stands among others.
    """
    graph = plain_graph(to_networkx(network))
    facts = find_facts(graph, network)
    kinds = Counter(str(data.get("kind")) for _, data in graph.nodes(data=True))
    values = {
        "title": short_label(title or page_title(network), LONGEST_TITLE),
        "facts": facts[:STATIC_ROWS],
        "total": len(facts),
        "home": home,
        "actors": sum(count for kind, count in kinds.items() if kind != ACTION),
        "articles": len({telling.headline for fact in facts for telling in fact.told}),
        "statuses": [{"name": name, "count": count, "look": status_look(name)} for name, count in status_counts(facts).items()],
        "kinds": [{"name": kind, "look": kind_look(kind)} for kind in sorted(kinds) if kind != ACTION],
        "data": json_block(page_data(graph, facts)),
        "is_dated": any(_is_dated(fact) for fact in facts),
    }
    scripts = (library or drawing_library(), page_script()) if facts else ()
    return fill_template("page/page.html", values, scripts=scripts, styles=(look_style(), page_style()))


def _is_dated(fact: Fact) -> bool:
    return any(character.isdigit() for character in fact.date)


@functools.cache
def page_script() -> str:
    """The page's own script: its parts, one after the other, in one function."""
    parts = "\n".join(read_template(f"page/{name}.js") for name in SCRIPTS)
    return script_text(f'"use strict";\n(() => {{\n{parts}\n}})();\n')


@functools.cache
def page_style() -> str:
    """The page's style sheet."""
    return "\n".join(read_template(f"page/{name}.css") for name in STYLES)
