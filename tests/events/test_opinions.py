"""What speakers demand, praise, condemn or accuse by what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressgraph.model import Event


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # a duty in somebody's mouth is a demand
        ("Talks must resume, the envoy said.", ["envoy | demand | Talks resuming"]),
        ("The senator said the votes should be counted.", ["senator | demand | counting the votes"]),
        ("The lawyer said the government must release the prisoners.", ["lawyer | demand | releasing the prisoners"]),
        ("The senator said it should be clear.", []),
        ("The senator said the votes should have been counted.", []),
        ("The senator said the town should not worry.", []),
        ("The senator said no vote should be counted twice.", []),
        ("The senator said she was in otherwise excellent health.", []),
        ("The votes should be counted.", []),
        # praise and blame
        ('"The decision was brave," the bishop said.', ["bishop | support | decision"]),
        ('"The verdict was unjust," the bishop said.', ["bishop | oppose | verdict"]),
        ('"The verdict was not unjust," the bishop said.', []),
        ('"This is a disgraceful verdict," the bishop said.', ["bishop | oppose | disgraceful verdict"]),
        ('"This is disgraceful," the bishop said.', []),
        ('"It is disgraceful," the bishop said.', []),
        ("The verdict was unjust.", []),
        # wrongdoing
        ("The senator said the minister had lied.", ["senator | accuse | minister"]),
        ("The minister said the agency had failed to protect residents.", ["minister | accuse | agency"]),
        ("The senator said the minister had not lied.", []),
        ("The minister had lied.", []),
        ("The spokesman told reporters that the talks had failed.", []),
    ],
)
def test_what_a_speaker_does_by_speaking(facts_in: Callable[[str], list[str]], text: str, facts: list[str]) -> None:
    assert facts_in(text) == facts


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Talks must resume, the envoy said.", "clause"),
        ('"The verdict was unjust," the bishop said.', "judged"),
        ("The senator said the minister had lied.", "accused"),
    ],
)
def test_the_speaker_acts_and_is_nobodys_source(events_in: Callable[[str], tuple[Event, ...]], text: str, slot: str) -> None:
    (event,) = events_in(text)
    assert (event.speaker, event.status.value) == (None, "actual")
    assert [(r.part, r.rule) for r in event.reasons if r.part in {"agent", "object"}] == [("agent", "speaker"), ("object", slot)]
