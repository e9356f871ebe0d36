"""Every error a person can repair.

PressgraphError
├── InputError            an article that cannot be read (file, line, reason)
├── ModelError            the spaCy pipeline is missing or unfit
├── TableError            a lexicon, ontology or query file is malformed
├── CaseError             the case folder is missing, locked or of another version
├── QueryError            a question does not exist, lacks a parameter, or is no valid SPARQL
├── JudgementError        a judgement contradicts an earlier one, or is about what the case lacks
├── ExportError           an export format is unknown or cannot hold the graph
└── MissingExtraError     an optional package is not installed
"""

from __future__ import annotations


class PressgraphError(Exception):
    """Base of all errors that Pressgraph raises on purpose; the command line prints it as one line."""


class InputError(PressgraphError):
    """An article that cannot be read.

    Args:
        reason: what was found and what was expected.
        path: the file, or ``-`` for standard input.
        line: the line number (from 1), where the file has records.
    """

    def __init__(self, reason: str, *, path: str, line: int | None = None) -> None:
        self.reason, self.path, self.line = reason, path, line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")


class ModelError(PressgraphError):
    """The spaCy pipeline is missing or unfit; the message holds the command that installs it."""


class TableError(PressgraphError):
    """A lexicon, ontology or query file is malformed."""


class CaseError(PressgraphError):
    """The case folder is missing, locked or of another version."""


class QueryError(PressgraphError):
    """A question does not exist, lacks a parameter, or is no valid SPARQL."""


class JudgementError(PressgraphError):
    """A judgement contradicts an earlier one, or is about what the case lacks."""


class ExportError(PressgraphError):
    """An export format is unknown or cannot hold the graph."""


class MissingExtraError(PressgraphError):
    """An optional package is not installed; the message holds the ``pip install`` to run."""
