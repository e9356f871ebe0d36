"""The case as files: every export format, and the page of the whole network."""

from __future__ import annotations

import io
import zipfile

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pressgraph.export import EXPORTERS, Exporter
from pressgraph.export.base import FolderExporter
from pressgraph.export.html import HTML, PYVIS, render_page
from pressgraph.serve.edition import Edition
from pressgraph.serve.pages import page
from pressgraph.serve.served import edition_of, site_of
from pressgraph.serve.troubles import MissingError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name: the same case gives the same bytes
# after a judgement, until the new drawing is there
_LINK = "Back to the other pages of this case</a>"
_OLDER = (
    '. <strong role="status">This is the case before its last change; the new drawing is being made.</strong> '
    '<a href="/graph">Look again</a>'
)
_TYPES = {
    ".trig": "application/trig",
    ".nq": "application/n-quads",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
    ".html": "text/html",
}


def downloads(request: Request) -> Response:
    """Every format, with what it is good for."""
    return page(request, "downloads.html", title="Downloads", formats=_formats(), here="/downloads")


def download(request: Request) -> Response:
    """The case in one format; one of several files as a zip archive."""
    exporter = EXPORTERS.get(request.path_params["name"])
    if exporter is None:
        raise MissingError(f"There is no format {request.path_params['name'][:60]}; there are: {', '.join(EXPORTERS)}.")
    content, kind, suffix = _file(edition_of(request), exporter)
    name = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in site_of(request).name)
    headers = {"Content-Disposition": f'attachment; filename="{name or "case"}{suffix}"'}
    return Response(content, media_type=kind, headers=headers)


def draw_network(edition: Edition) -> str:
    """The page of the whole network, with a way back."""
    return render_page(edition.network, home="/")


def graph(request: Request) -> Response:
    """The page of the whole network, as ``pressgraph export --format html`` writes it, with a way back and a policy of its own."""
    edition = edition_of(request)
    made = site_of(request).network.get(edition)
    text = made.piece if made.is_of(edition) else made.piece.replace(_LINK, _LINK + _OLDER, 1)
    return HTMLResponse(text, headers={"Cache-Control": "no-store", "Content-Security-Policy": POLICY})


# the page's own policy allows its own scripts alone; this one forbids it to reach anything
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


def _formats() -> list[Exporter]:
    """The formats, those for people before those for machines."""
    return [HTML, *(one for one in reversed(EXPORTERS.values()) if one not in (HTML, PYVIS)), PYVIS]


def _file(edition: Edition, exporter: Exporter) -> tuple[str | bytes, str, str]:
    if not isinstance(exporter, FolderExporter):
        return exporter.render(edition.network), _TYPES.get(exporter.suffix, "text/plain"), exporter.suffix
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in exporter.render(edition.network).items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue(), "application/zip", f"-{exporter.name}.zip"
