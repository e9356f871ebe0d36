"""Stories and stances as HTML: a fragment for a notebook, a page for a browser; all is escaped, nothing is fetched or run."""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressgraph.export.html.facts import date_words, safe_url
from pressgraph.export.html.looks import StatusLook, status_look
from pressgraph.resources import read_template
from pressgraph.stories.steps import Step


@dataclass(frozen=True, slots=True)
class Item:
    """One step as a page shows it.

    Args:
        step: the step.
        notes: what is to be known beyond its sentences.
        mark: a word before its sentence: its status, or a side; "" for a plain deed.
        change: a line above it, where a stance changes.
    """

    step: Step
    notes: tuple[str, ...]
    mark: str = ""
    change: str = ""

    @property
    def look(self) -> StatusLook:
        """How its status is drawn."""
        return status_look(self.step.status)

    @property
    def border(self) -> str:
        """The line at its side: unbroken only for a deed."""
        return "dashed" if self.look.dashes else "solid"


class InSteps(ABC):
    """What is told step by step: in a notebook a list of steps, at the prompt its text."""

    __slots__ = ()
    note: str

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return fragment(self.title, self._head, self._items())

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is called."""

    @property
    @abstractmethod
    def summary(self) -> str:
        """All of it in one line."""

    @property
    def _head(self) -> list[str]:
        return [self.summary, *filter(None, [self.note])]

    @abstractmethod
    def _items(self) -> list[Item]: ...


def fragment(title: str, head: Sequence[str], items: Sequence[Item]) -> str:
    """The list of steps for a notebook's cell, below the lines of its head."""
    return render("story.html", title=title, head=head, items=items, picture=None, whole=False)


def page(title: str, head: Sequence[str], items: Sequence[Item], picture: str | None = None) -> str:
    """A page of its own, with the picture if there is one."""
    drawn = Markup(picture) if picture else None
    return render("story.html", title=title, head=head, items=items, picture=drawn, whole=True)


def render(template: str, **values: object) -> str:
    """One of the package's templates, filled; everything in it is escaped."""
    return _environment().get_template(template).render(**values)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(read_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"safe_url": safe_url, "date_words": date_words, "status_look": status_look}
    return environment
