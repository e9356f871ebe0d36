"""The errors a person can repair."""

from __future__ import annotations

import inspect

import pytest

from pressgraph import errors
from pressgraph.errors import InputError, PressgraphError

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass) if value.__module__ == "pressgraph.errors"]


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_every_error_stands_in_the_drawing_and_has_one_base(error: type[Exception]) -> None:
    assert error.__name__ in (errors.__doc__ or "")
    assert issubclass(error, PressgraphError)


@pytest.mark.parametrize(
    ("line", "message"),
    [(None, "a.txt: empty file"), (3, "a.txt:3: empty file")],
)
def test_an_input_error_says_where(line: int | None, message: str) -> None:
    error = InputError("empty file", path="a.txt", line=line)
    assert str(error) == message
    assert (error.reason, error.path, error.line) == ("empty file", "a.txt", line)
