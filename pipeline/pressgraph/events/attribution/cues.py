"""The words that report: verbs, nouns and phrases, read from ``reporting_verbs``, ``reporting_nouns`` and ``reporting_phrases``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from pressgraph.errors import TableError
from pressgraph.events.attribution.statement import StatementKind
from pressgraph.resources import read_table

FRAMES = frozenset({"that", "quote", "to", "ing", "of", "as", "object", "aside", "for"})


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """A word that reports, and in which constructions it does.

    Frames: ``that`` (a finite clause, with or without "that"), ``quote`` (a quotation beside it), ``to`` (an infinitive: "claims to
    have left"), ``ing`` (a gerund: "denied leaving"), ``of`` and ``for`` ("accused him of leaving", "blamed them for it"), ``as``
    ("described it as an attack"), ``object`` ("called it an attack"), ``aside`` ("the court, officials say, has abstained").
    """

    lemma: str
    kind: StatementKind
    frames: frozenset[str]


@functools.cache
def reporting_verbs() -> Mapping[str, ReportingCue]:
    """Verbs that report, by lemma."""
    return _read("reporting_verbs")


@functools.cache
def reporting_nouns() -> Mapping[str, ReportingCue]:
    """Nouns that report ("the claim that", "allegations by X of"), by lemma."""
    return _read("reporting_nouns")


@functools.cache
def reporting_phrases() -> Mapping[tuple[str, ...], ReportingCue]:
    """Phrases that credit a whole sentence ("according to"), by their words in lower case."""
    return {tuple(name.split()): cue for name, cue in _read("reporting_phrases").items()}


@functools.cache
def document_nouns() -> frozenset[str]:
    """Nouns for things that are read rather than heard ("report", "lawsuit"), as lemmas."""
    return frozenset(row["noun"] for row in read_table("document_nouns"))


@functools.cache
def voicing_verbs() -> frozenset[str]:
    """Verbs whose subject makes what a reporting noun names ("*voiced* fears that", "*repeated* the claim that"), as lemmas."""
    return frozenset(row["verb"] for row in read_table("voicing_verbs"))


def _read(table: str) -> dict[str, ReportingCue]:
    return {row["cue"]: _cue(table, row) for row in read_table(table)}


def _cue(table: str, row: Mapping[str, str]) -> ReportingCue:
    frames = frozenset(row["frames"].split())
    if not frames <= FRAMES:
        raise TableError(
            f"{table}: {row['cue']}: unknown frame {', '.join(sorted(frames - FRAMES))}; known are {', '.join(sorted(FRAMES))}"
        )
    return ReportingCue(row["cue"], StatementKind(row["kind"]), frames)
