"""To be named, to be elected and to take office are three acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from pressgraph.events.tellings import find_tellings
from pressgraph.model import Event, Record
from pressgraph.resources import read_table


@pytest.mark.parametrize("row", read_table("office_steps"), ids=lambda row: row["word"])
def test_a_word_tells_the_step_to_an_office(events_in: Callable[[str], tuple[Event, ...]], row: dict[str, str]) -> None:
    found = tuple(event for event in events_in(row["example"]) if event.action == "appoint")
    tellings = find_tellings(Record("a", None, None, None, (), (), found, "test"), defaultdict(str))
    assert row["step"] in {telling.step for telling in tellings}
