"""Our page around pyvis's drawing: title, language, a strict content security policy, legend, filters, panel and table.

Of the page that pyvis makes only three pieces are taken: the style sheet and the code of vis-network, and the script that draws.
The rest, with its CDN tags, dead links and headings, is left behind.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Mapping

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressgraph.errors import ExportError
from pressgraph.export.html.facts import Fact, status_counts
from pressgraph.export.html.looks import ACTION, kind_look, status_look
from pressgraph.resources import read_template

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_PICTURE = re.compile(r"url\([^)]*\)")
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)


def frame_page(drawn: str, *, title: str, facts: tuple[Fact, ...], kinds: Mapping[str, int]) -> str:
    """The whole page.

    Args:
        drawn: the page that pyvis made, with in-line resources.
        title: the title of the page.
        facts: what the table and the panel show.
        kinds: how many nodes of each kind there are.
    """
    # the pictures are those of buttons that are not used; without them the policy can forbid all images
    vis_style = _PICTURE.sub("none", _only(_STYLE, drawn, "vis-network"))
    code = _only(_SCRIPT, drawn, "@version")
    drawing = _only(_SCRIPT, drawn, "drawGraph()")
    scripts = [_script(text) for text in (code, drawing, read_template("page.js"))]
    statuses = [{"name": name, "count": count, "look": status_look(name)} for name, count in status_counts(facts).items()]
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            facts=facts,
            data=_json_block({"facts": [fact.to_json() for fact in facts]}),
            hashes=[_sha256(script) for script in scripts] if facts else [],
            scripts=[Markup(script) for script in scripts] if facts else [],
            styles=[Markup(vis_style), Markup(read_template("page.css"))],
            statuses=statuses,
            kinds=[{"name": kind, "count": kinds[kind], "look": kind_look(kind)} for kind in sorted(kinds)],
            nodes=sum(count for kind, count in kinds.items() if kind != ACTION),
        )
    )


def _only(pattern: re.Pattern[str], drawn: str, mark: str) -> str:
    found = [text for text in pattern.findall(drawn) if mark in text]
    if not found:
        raise ExportError(f"this version of pyvis makes another page than 0.3.2 does (no {mark!r}); run: pip install pyvis==0.3.2")
    return str(found[0])


def _script(text: str) -> str:
    # a browser reads "\r\n" as "\n", and the hash in the policy must be that of what it reads
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sha256(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _json_block(data: object) -> Markup:
    """JSON that may stand inside a script element: no "<" can end it, no "&" can be mistaken."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(read_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
