"""Pages of other sites cannot ask the server, whatever they make the browser do; programs and the user can."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from tests.serve.sparql.serving import Server, running

from pressgraph.errors import QueryError
from pressgraph.serve.local import is_host
from pressgraph.serve.sparql import check_origin

FRIEND = "https://notebook.example"
QUERY = {"query": "ASK {}"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def friendly(store: ox.Store) -> Iterator[Server]:
    with running(lambda: store, cors=[FRIEND]) as server:
        yield server


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.0.0.1:8000", True),
        ("127.0.0.1", True),
        ("LOCALHOST:1", True),
        ("[::1]:8000", True),
        ("evil.example", False),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:80", False),
        ("localhost:", False),
        ("localhost:80x", False),
        ("localhost:80@evil.example", False),
        ("192.168.1.7:8000", False),
        ("0.0.0.0:8000", False),
        ("", False),
    ],
)
def test_only_this_computer_s_own_names_are_answered(server: Server, host: str, is_ours: bool) -> None:
    answer = server.client.get(server.sparql, params=QUERY, headers={"Host": host})
    # an empty Host never comes so far as an application with some servers
    assert answer.status_code == (200 if is_ours else 421)
    assert is_host([host]) is is_ours


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 200),
        ("GET", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ("GET", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        # a link in a mail program on the web
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        # an image, a frame, a script of another site, or of another server on this computer
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, 403),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ("GET", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": "https://evil.example"}, 403),
        ("GET", {"Origin": "https://evil.example"}, 403),
        ("POST", {}, 200),
        ("POST", {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ("POST", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 403),
        ("POST", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("POST", {"Origin": "https://evil.example"}, 403),
        ("POST", {"Origin": "null"}, 403),
        ("OPTIONS", {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}, 403),
        ("GET", {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403),
    ],
)
def test_pages_of_other_sites_are_refused(server: Server, method: str, headers: dict[str, str], status: int) -> None:
    content = b"query=ASK+%7B%7D" if method == "POST" else None
    parameters = {} if method == "POST" else QUERY
    answer = server.client.request(method, server.sparql, params=parameters, headers=headers | FORM, content=content)
    assert answer.status_code == status
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_site_that_is_named_may_read_the_endpoint_and_nothing_else(friendly: Server) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": FRIEND}
    answer = friendly.client.get(friendly.sparql, params=QUERY, headers=foreign)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, FRIEND)
    assert "Origin" in answer.headers["vary"]
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    answer = friendly.client.options(friendly.sparql, headers=foreign | asked)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, FRIEND)
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in answer.headers
    assert friendly.client.get(f"{friendly.url}/other", headers=foreign).status_code == 403
    assert (
        friendly.client.get(friendly.sparql, params=QUERY, headers=foreign | {"Origin": f"{FRIEND}.evil.example"}).status_code
        == 403
    )


def test_every_answer_says_what_a_browser_may_do_with_it(server: Server) -> None:
    for path, status in (("/sparql", 200), ("/sparql?query=x", 200), ("/nowhere", 404), ("/sparql/sparql.js", 200)):
        answer = server.client.get(server.url + path, headers={"Accept": "text/html"})
        assert answer.status_code == status
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://Notebook.example:8443/", "https://notebook.example:8443"),
        ("http://localhost:8888", "http://localhost:8888"),
        ("http://[::1]:8888", "http://[::1]:8888"),
        ("*", None),
        ("null", None),
        ("https://notebook.example/path", None),
        ("notebook.example", None),
        ("https://a.example\nSet-Cookie: x", None),
    ],
)
def test_an_origin_is_checked(text: str, origin: str | None) -> None:
    if origin is None:
        with pytest.raises(QueryError, match="no origin"):
            check_origin(text)
    else:
        assert check_origin(text) == origin
