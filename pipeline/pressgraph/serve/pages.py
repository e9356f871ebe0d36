"""Pages out of templates: everything that comes from an article is escaped, and only http and https addresses become links."""

from __future__ import annotations

import functools
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pressgraph.export.html.facts import date_words, safe_url
from pressgraph.export.html.looks import status_look
from pressgraph.export.plain import plain_text, short_label
from pressgraph.model import Claim, ResolvedEntity
from pressgraph.resources import read_template
from pressgraph.serve.sentences import linked
from pressgraph.serve.served import Site
from pressgraph.summary import counted
from pressgraph.version import __version__

_FOLDER = "serve"
#: the ways through the application: address, words
NAVIGATION = (
    ("/", "Search"),
    ("/entities", "Actors"),
    ("/events", "Events"),
    ("/articles", "Articles"),
    ("/questions", "Questions"),
    ("/graph", "Network"),
    ("/review", "Review"),
    ("/downloads", "Downloads"),
)


def address(path: str, **values: object) -> str:
    """A path with values in its query; those that are None or empty are left out.

    >>> address("/entity", id="person/jim-kenney", page=None)
    '/entity?id=person%2Fjim-kenney'
    """
    # a lone surrogate, which no encoding has, stands in no id that is read from a file of UTF-8
    pairs = [(name, str(value).encode("utf-8", "replace")) for name, value in values.items() if value not in (None, "")]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def render(name: str, **values: Any) -> str:
    """The text of a page.

    Args:
        name: a file of ``templates/serve``, ``entity.html``.
        values: what stands in it; ``title`` is the page's own.
    """
    return _environment().get_template(name).render(**values)


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    """The answer that shows a page.

    Args:
        request: what was asked.
        name: a file of ``templates/serve``.
        status: the HTTP status.
        values: what stands in the page.
    """
    site: Site = request.app.state.site
    common = {"here": request.url.path, "case_name": site.name, "token": site.gate.token, "read_only": site.read_only}
    answer = HTMLResponse(render(name, **(common | values)), status_code=status, headers={"Cache-Control": "no-store"})
    if not site.read_only:
        site.gate.hand_out(request, answer)
    return answer


def sentence_parts(claim: Claim) -> tuple[str, str, str]:
    """A claim's sentence: what stands before the words that name the act, these words, and what stands after them."""
    text, start = claim.evidence.text, claim.trigger.start - claim.evidence.start
    end = start + len(claim.trigger.text)
    if start < 0 or text[start:end] != claim.trigger.text:
        return plain_text(text), "", ""
    return plain_text(text[:start]), plain_text(text[start:end]), plain_text(text[end:])


def network_link(entity: ResolvedEntity) -> str:
    """The page of the whole network, with all about one entity in view."""
    return f"/graph#ego={quote(entity.id, safe='')}"


def _percent(value: float) -> str:
    return f"{value:.0%}".replace("%", " %")


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: read_template(f"{_FOLDER}/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) or not isinstance(value, str) else plain_text(value),
    )
    environment.filters |= {
        "safe_url": lambda url: safe_url(url or ""),
        "date_words": lambda text: date_words(text or ""),
        "look": status_look,
        "short": short_label,
        "percent": _percent,
        "counted": counted,
        "parts": sentence_parts,
    }
    environment.globals |= {
        "linked": linked,
        "network_link": network_link,
        "address": address,
        "navigation": NAVIGATION,
        "version": __version__,
        "here": "",
        "read_only": True,
    }
    return environment
