"""``pressgraph serve`` from the outside: its port, its end, its options."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.serve.conftest import Served

from pressgraph.cli import main


def test_it_says_where_it_is_and_ends_well(philadelphia_case: Path, serve) -> None:
    running = serve(philadelphia_case)
    assert running.get("/").status_code == 200
    code, said = running.stop()
    assert (code, said.strip()) == (0, "stopped")
    with pytest.raises(httpx.ConnectError):
        httpx.get(running.address)


@pytest.mark.skipif(os.name != "posix", reason="the browser is a shell script")
def test_it_opens_the_browser_if_it_is_told_to(philadelphia_case: Path, tmp_path: Path, serve) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', encoding="utf-8")
    browser.chmod(0o755)
    running = serve(philadelphia_case, "--open", BROWSER=str(browser))
    assert running.get("/").status_code == 200
    assert (tmp_path / "opened").read_text(encoding="utf-8") == f"{running.address}/\n"


def test_a_taken_port_is_said_and_not_shared(philadelphia_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", "--case", str(philadelphia_case), "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"pressgraph: port {port} is taken by another program; name another with --port")


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_is_none_is_said(port: str, philadelphia_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--case", str(philadelphia_case), f"--port={port}"]) == 1
    assert f"port {port} cannot be had" in capsys.readouterr().err


def test_no_case_is_said_before_anything_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--case", str(tmp_path / "none"), "--port", "0"]) == 1
    assert "no case here" in capsys.readouterr().err


def test_it_listens_on_this_computer_alone(served: Served) -> None:
    port = int(served.address.rpartition(":")[2])
    others = [a[4][0] for a in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET) if not a[4][0].startswith("127.")]
    for address in others:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, port), timeout=2)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_it_answers_to_no_other_name(host: str, served: Served) -> None:
    assert served.client.get("/", headers={"Host": host}).status_code in {400, 421}


def test_every_answer_is_told_to_run_nothing_else(served: Served) -> None:
    for path in ("/", "/nowhere", "/static/serve.css", "/judgements.jsonl", "/sparql"):
        headers = served.client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_help_needs_neither_server_nor_spacy() -> None:
    code = "import sys, pressgraph.cli.arguments as a; a.command_parser(); print({'uvicorn', 'spacy'} & {*sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
