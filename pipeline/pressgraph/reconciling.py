"""Known entities from an OpenRefine reconciliation service: names go out, and answers that the service is sure of come back.

Asked is only who was named with ``--entities URL``, and only then. Sent are names of named entities, never a sentence, a title or a
date; before they are sent, they are shown. Answers are kept in the case, so that later builds ask nobody, and ``--entities URL``
once more asks only about names that are new. https://reconciliation-api.github.io/specs/0.2/
"""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.parse
import urllib.request
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pressgraph.entities import find_chains
from pressgraph.entities.known import COLUMNS
from pressgraph.entities.linking import full_key
from pressgraph.entities.names import is_generic
from pressgraph.errors import InputError
from pressgraph.model import Kind, Record
from pressgraph.store import CaseStore, rows
from pressgraph.version import __version__
from pressgraph.words import name_words

# name → what the service is sure of: id, name, address, kind as read; None if it is not
Answers = dict[str, list[str] | None]
Tell = Callable[[str, Sequence[str]], None]
TIMEOUT = 30
BATCH = 20
_META = "asked"
_MOST_BYTES = 10_000_000
_KINDS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP, Kind.AGREEMENT})
# what a service answers that takes no POST
_NO_POST = frozenset({404, 405, 501})


def is_service(entities: object) -> bool:
    """Whether ``--entities`` names a service, not a file."""
    return str(entities).startswith(("http://", "https://"))


def what_is_sent(url: str, names: Sequence[str]) -> str:
    """What is about to be sent, in words."""
    shown = "; ".join("".join(c if c.isprintable() else "\ufffd" for c in name) for name in names)
    return f"{len(names)} names, and nothing else, are sent to {url}: {shown}"


def warn_of_sending(url: str, names: Sequence[str]) -> None:
    """A warning that says what is about to be sent."""
    warnings.warn(what_is_sent(url, names), stacklevel=2)


def ask_service(store: CaseStore, url: str, *, tell: Tell = warn_of_sending) -> None:
    """Ask a service about the names of a case that it was not asked before; its answers become the list of known entities.

    Args:
        store: the case.
        url: the service.
        tell: called with the address and the names before they are sent.

    Raises:
        InputError: the service does not answer, or not as such services do; the case keeps the list that it had.
    """
    kept = json.loads(rows.read_meta(store.database, _META) or "{}")
    kinds = names_of(store.read_records())
    before: Answers = kept.get("answers", {}) if kept.get("url") == url else {}
    answers: Answers = {name: before[name] for name in kinds if name in before}
    if new := sorted(kinds.keys() - answers.keys()):
        tell(url, new)
        answers |= _reconcile(url, new, kinds)
    with store.transaction():
        rows.write_meta(store.database, _META, json.dumps({"url": url, "answers": answers}, ensure_ascii=False, sort_keys=True))
        store.write_known(url, _as_csv(answers))


def names_of(records: Iterable[Record]) -> Mapping[str, Kind]:
    """The names that a service is asked about, those that say enough to mean one thing, with the kind that most articles give."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for record in records:
        for chain in find_chains(record):
            if chain.kind in _KINDS and chain.season is None and full_key(chain) and not is_generic(chain.name):
                votes[chain.name][chain.kind] += 1
    return {name: min(found, key=lambda kind: (-found[kind], kind.value)) for name, found in votes.items()}


def _reconcile(url: str, names: Sequence[str], kinds: Mapping[str, Kind]) -> Answers:
    manifest = _open(url, url)
    view = manifest.get("view")
    template = str(view.get("url", "")) if isinstance(view, dict) else ""
    answers: Answers = {}
    waiting = iter(names)
    while batch := list(islice(waiting, BATCH)):
        found = _ask(url, {f"q{number}": {"query": name, "limit": 3} for number, name in enumerate(batch)})
        for number, name in enumerate(batch):
            answers[name] = _sure(found.get(f"q{number}"), template, kinds[name], url)
    return answers


def _ask(url: str, queries: Mapping[str, Mapping[str, object]]) -> Mapping[str, Any]:
    form = urllib.parse.urlencode({"queries": json.dumps(queries, ensure_ascii=False)})
    try:
        return _open(url, url, form.encode("ascii"))
    except _HttpError as error:
        if error.code not in _NO_POST:
            raise
    return _open(f"{url}{'&' if '?' in url else '?'}{form}", url)


class _HttpError(InputError):
    """The service refuses; ``code`` says how."""

    code = 0


def _open(address: str, url: str, data: bytes | None = None) -> Mapping[str, Any]:
    """The JSON object at an address of a service."""
    request = urllib.request.Request(  # http or https: is_service
        address, data, {"Accept": "application/json", "User-Agent": f"pressgraph/{__version__}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            found = json.loads(answer.read(_MOST_BYTES))
    except urllib.error.HTTPError as error:
        error.close()
        refused = _HttpError(f"the reconciliation service answers {error.code} {error.reason}", path=url)
        refused.code = error.code
        raise refused from None
    except OSError as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise InputError(f"the reconciliation service did not answer within {TIMEOUT} seconds", path=url) from None
        raise InputError(f"the reconciliation service cannot be reached: {reason}", path=url) from None
    except ValueError as error:
        raise InputError(f"no reconciliation service: its answer is no JSON ({error})", path=url) from error
    if not isinstance(found, dict):
        raise InputError("no reconciliation service: its answer is no JSON object", path=url)
    return found


def _sure(answer: Any, template: str, kind: Kind, url: str) -> list[str] | None:
    """The one candidate that the service itself calls a match, or None."""
    try:
        candidates = [one for one in answer["result"] if one["match"] is True]
        found = [(str(one["id"]), str(one["name"])) for one in candidates]
    except (KeyError, TypeError) as error:
        raise InputError(f"the reconciliation service answers otherwise than the API has it: {error!r}", path=url) from error
    if len(found) != 1 or not name_words(found[0][1]):
        return None
    identifier, name = found[0]
    address = template.replace("{{id}}", urllib.parse.quote(identifier)) if "{{id}}" in template else identifier
    return [identifier, name, address if is_service(address) else "", kind.value]


def _as_csv(answers: Answers) -> str:
    """The answers as a list of known entities: one row for what one id stands for."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for asked, answer in sorted(answers.items()):
        if answer:
            found[answer[0]].append((asked, answer))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(told) for _, told in sorted(found.items()))
    return text.getvalue()


def _row(told: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    identifier, name, address, kind = told[0][1]
    yield name
    yield "|".join(asked for asked, _ in told if "|" not in asked)
    yield kind
    yield identifier.replace("/", "-").replace(":", "-")
    yield address
