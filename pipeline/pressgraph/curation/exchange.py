"""Logs of judgements as JSON Lines, one judgement a line: to be kept in git and applied to another case."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pressgraph.errors import JudgementError
from pressgraph.judgements import Judgement


def log_lines(log: Iterable[Judgement]) -> str:
    """The log as the text of a file."""
    return "".join(json.dumps(judgement.to_json(), ensure_ascii=False) + "\n" for judgement in log)


def read_log(path: str | Path) -> list[Judgement]:
    """The judgements of a file that ``log_lines`` wrote.

    Raises:
        JudgementError: the file cannot be read, or a line is no judgement or was changed by hand; none of it is used then.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    return [_judgement(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _judgement(line: str, where: str) -> Judgement:
    try:
        data = json.loads(line)
        judgement = Judgement.from_json(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JudgementError(f"{where}: no judgement ({error!r}); expected a line of `pressgraph judgements --export`") from error
    if data.get("id") != judgement.id:
        raise JudgementError(f"{where}: changed by hand: its id should be {judgement.id}, not {data.get('id')}")
    return judgement
