"""Judging: what a form says goes into the log, and the reader is led back to where they were.

``Desk`` needs spaCy, whose loading takes seconds: it is imported at the first judgement, not when the server starts.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pressgraph.curation.exchange import log_lines
from pressgraph.judgements import Judgement, active
from pressgraph.serve.edition import Edition
from pressgraph.serve.gate import Form
from pressgraph.serve.pages import address, page
from pressgraph.serve.served import edition_of, site_of

_SIGNATURE = "pressgraph-name"
_LONGEST_NAME = 80


def open_desk(folder: Path, who: str | None = None) -> Any:
    """The desk of a case."""
    return import_module("pressgraph.desk").Desk(folder, who=who)


async def judge(request: Request) -> Response:
    """Enter the judgement of a form."""
    site = site_of(request)
    form = await site.gate.receive(request)
    act = ACTS.get(form.text("act"))
    if act is None:
        raise HTTPException(400, "This form does not say what is to be judged.")
    if not form.text("why"):
        raise HTTPException(400, "A judgement needs its reason: go back and say why. It is kept, and others will ask.")
    who = " ".join(form.text("by").split())[:_LONGEST_NAME] or signature(request)
    judgement: Judgement = await run_in_threadpool(lambda: act(open_desk(site.shelf.folder, who), form))
    answer = RedirectResponse(_back(form, judgement), status_code=303)
    if form.text("by"):
        answer.set_cookie(_SIGNATURE, quote(who), samesite="strict", httponly=True, max_age=365 * 24 * 3600)
    return answer


def signature(request: Request) -> str:
    """Who judges: the name that was given last, else the login name."""
    return unquote(request.cookies.get(_SIGNATURE, ""))[:_LONGEST_NAME].strip() or getpass.getuser()


def judged_just_now(request: Request, edition: Edition) -> Judgement | None:
    """The judgement that led to this page, to be told and perhaps undone."""
    number = request.query_params.get("did", "")
    return next((j for j in edition.network.judgements if str(j.number) == number), None)


def judgements(request: Request) -> Response:
    """Everything that persons decided."""
    edition = edition_of(request)
    return page(
        request,
        "judgements.html",
        title="What persons decided",
        edition=edition,
        log=list(reversed(edition.network.judgements)),
        standing={judgement.id for judgement in active(edition.network.judgements)},
        just_now=judged_just_now(request, edition),
        back="/judgements",
    )


def log_file(request: Request) -> Response:
    """The log as JSON Lines, as ``pressgraph judgements --export`` writes it."""
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    text = log_lines(edition_of(request).network.judgements)
    return Response(text, media_type="application/x-ndjson", headers=headers)


def _back(form: Form, judgement: Judgement) -> str:
    """The page that the form stood on, which tells what was done; an address of another site leads to the log."""
    parts = urlsplit(form.text("back"))
    path = parts.path if not (parts.scheme or parts.netloc) and parts.path in _PAGES else "/judgements"
    values = dict(parse_qsl(parts.query)) if path == parts.path else {}
    return address(path, **(values | {"did": judgement.number}))


def _reject(desk: Any, form: Form, name: str) -> Judgement:
    judgement: Judgement = getattr(desk, f"reject_{name}")(form.text(name), why=form.text("why"))
    return judgement


def _number(form: Form) -> int:
    text = form.text("number")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(400, "This form names no judgement by its number.")
    return int(text)


_PAGES = frozenset({"/entity", "/event", "/review", "/judgements"})
ACTS: Mapping[str, Callable[[Any, Form], Judgement]] = {
    "merge": lambda desk, form: desk.merge(form.text("entity"), form.text("other"), why=form.text("why")),
    "apart": lambda desk, form: desk.split(form.text("entity"), form.text("other"), why=form.text("why")),
    "split": lambda desk, form: desk.split(form.text("entity"), articles=form.all("article"), why=form.text("why")),
    "rename": lambda desk, form: desk.rename(form.text("entity"), form.text("name"), why=form.text("why")),
    "retype": lambda desk, form: desk.retype(form.text("entity"), form.text("kind"), why=form.text("why")),
    "reject-claim": lambda desk, form: _reject(desk, form, "claim"),
    "reject-event": lambda desk, form: _reject(desk, form, "event"),
    "undo": lambda desk, form: desk.undo(_number(form), why=form.text("why")),
}
