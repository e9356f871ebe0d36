"""Whatever a case holds, every page of it can be shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from hypothesis import HealthCheck, given, settings
from starlette.applications import Starlette
from tests.factories import networks
from tests.serve.conftest import write_case

from pressgraph.model import Network
from pressgraph.serve import create_app

Asked = tuple[str, dict[str, str]]


def statuses(app: Starlette, asked: Iterable[Asked]) -> dict[str, int]:
    """What the application answers; what it cannot show is raised."""

    async def ask() -> dict[str, int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return {f"{path} {values}": (await client.get(path, params=values)).status_code for path, values in asked}

    # in a thread of its own: where a browser of another test is open, its loop runs in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_every_page_of_any_case_is_shown(network: Network) -> None:
    paths = ("/", "/entities", "/events", "/articles", "/judgements", "/questions/parties-and-actions")
    asked: list[Asked] = [(path, {}) for path in paths]
    asked += [(path, {"id": one.id}) for one in network.entities for path in ("/entity", "/story", "/story.svg")]
    asked += [("/event", {"id": one.id}) for one in (*network.events, *network.claims)]
    asked += [("/article", {"id": one.id}) for one in network.articles]
    asked += [("/search", {"q": one.name}) for one in network.entities]
    with TemporaryDirectory() as folder:
        found = statuses(create_app(write_case(Path(folder) / "case", network)), asked)
    assert {path: status for path, status in found.items() if status != 200} == {}
