"""The local web application: a case as pages, on this computer only."""

from __future__ import annotations

from pressgraph.serve.app import create_app

__all__ = ["create_app"]
