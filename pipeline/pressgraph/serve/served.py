"""What every page knows: the case, whether it may be changed, and the key that a form must bring back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from pressgraph.serve.behind import Behind
from pressgraph.serve.edition import Edition, Shelf
from pressgraph.serve.gate import Gate


@dataclass(frozen=True, slots=True)
class Site:
    """A case that is served.

    Args:
        shelf: gives its newest edition.
        gate: lets forms in.
        read_only: whether nothing may be judged.
        network: makes the page of the whole network.
        doubts: finds the doubtful pairs.
    """

    shelf: Shelf
    gate: Gate
    read_only: bool
    network: Behind[str]
    doubts: Behind[list[Any]]

    @property
    def name(self) -> str:
        """The name of the case's folder."""
        return self.shelf.folder.resolve().name or str(self.shelf.folder)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def edition_of(request: Request) -> Edition:
    """The newest edition of the case."""
    return site_of(request).shelf.edition()
