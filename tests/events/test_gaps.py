"""Objects and crowds that a sentence leaves out because the reader knows them already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressgraph.model import Event


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # those who take sides share what it is about
        ("231 members supported the resolution, and 194 opposed.", "231 members | support | resolution"),
        ("The council approved the plan, and the mayor opposed.", "mayor | oppose | plan"),
        # what was just spoken of
        ("The treaty was in force. Now the two states have withdrawn their consent.", "two states | withdraw_consent | treaty"),
        ("The agreement was signed in May. The court has abstained.", "court | abstain | agreement"),
        ("The vote was held. The mayor abstained.", "mayor | abstain | -"),
        ("The treaty was old. It rained. It snowed. It stormed. The mayor abstained.", "mayor | abstain | -"),
        # what a protest is for, by what the protesters do in it
        ("Hundreds marched through Paris demanding a vote.", "Hundreds | protest | vote"),
        ("Miners began a strike on Monday to demand higher wages.", "Miners | protest | higher wages"),
        ("Hundreds marched against the law, demanding a vote.", "Hundreds | protest | law"),
        # protests are held by protesters
        ("Protesters waited. The protest against the law continued.", "Protesters | protest | law"),
        ("The protest against the law continued.", "- | protest | law"),
        pytest.param(
            "231 members supported the resolution, and 194 opposed.",
            "194 | oppose | resolution",
            marks=pytest.mark.xfail(strict=True, reason="a bare number before a verb is not read as its subject"),
        ),
    ],
)
def test_a_gap_is_filled(facts_in: Callable[[str], list[str]], text: str, fact: str) -> None:
    assert fact in facts_in(text)


@pytest.mark.parametrize(
    ("text", "action", "part", "rule"),
    [
        ("The council approved the plan, and the mayor opposed.", "oppose", "object", "ellipsis"),
        ("The agreement was signed in May. The court has abstained.", "abstain", "object", "context"),
        ("Protesters waited. The protest against the law continued.", "protest", "agent", "crowd"),
    ],
)
def test_what_fills_a_gap_says_so(
    events_in: Callable[[str], tuple[Event, ...]], text: str, action: str, part: str, rule: str
) -> None:
    (event,) = [event for event in events_in(text) if event.action == action]
    assert rule in [reason.rule for reason in event.reasons if reason.part == part]
