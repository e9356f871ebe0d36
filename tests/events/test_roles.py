"""Who takes which part: the action table's rows, filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.cast import Cast
from pressgraph.events.roles import read_roles
from pressgraph.events.slots import Roles

MatchesIn = Callable[[str, str, str], list[Match]]
CastOf = Callable[[str], Cast]


def row(roles: Roles) -> str:
    def heads(tokens: Sequence[Token]) -> str:
        return " ".join(t.text for t in tokens) or "-"

    return " | ".join(map(heads, (roles.agents, roles.objects, roles.recipients, roles.content)))


@pytest.mark.parametrize(
    ("sentence", "word", "trigger", "roles", "slots"),
    [
        ("The mayor terminated the contract.", "terminated", "terminate", "mayor | contract | - | -", "subj obj"),
        ("The contract was terminated by the mayor.", "terminated", "terminate", "mayor | contract | - | -", "subj obj"),
        ("The contract was terminated.", "terminated", "terminate", "- | contract | - | -", " obj"),
        ("Norway is opposed to the ban.", "opposed", "oppose", "Norway | ban | - | -", "state to"),
        ("Scientists were pressured into leaving.", "pressured", "pressure", "- | - | Scientists | leaving", " into"),
        ("The minister proposed a new tax.", "proposed", "propose", "minister | tax | - | -", "subj obj"),
        ("The union threatened to strike.", "threatened", "threaten", "union | - | - | strike", "subj clause"),
        ("The president was acquitted in the Senate.", "acquitted", "acquit", "Senate | president | - | -", "forum obj"),
        ("The firm has been the target of sanctions.", "sanctions", "sanction", "- | firm | - | -", " target"),
        ("The mayor's opposition to the bill was known.", "opposition", "opposition", "mayor | bill | - | -", "poss to"),
        # who stands near the word comes before who stands deeper
        (
            "The council finished its investigation into a claim by the union.",
            "investigation",
            "investigation",
            "its | claim | union | -",
            "poss into",
        ),
        (
            "The protests against abuses by the army continued.",
            "protests",
            "protest",
            "- | abuses | army | -",
            " against",
        ),
        ("The mayor's letter informed the agency.", "informed", "inform", "mayor | agency | - | -", "subj obj"),
        # whom an act is addressed to
        (
            "The union urged the government to withdraw the bill.",
            "urged",
            "urge",
            "union | - | government | withdraw",
            "subj clause",
        ),
        ("The government was urged to withdraw the bill.", "urged", "urge", "- | - | government | withdraw", " clause"),
        ("The senator demanded that the mayor resign.", "demanded", "demand", "senator | - | mayor | resign", "subj clause"),
        ("The senator demanded the mayor's resignation.", "demanded", "demand", "senator | resignation | mayor | -", "subj obj"),
        ("Senators called for sanctions against Nigeria.", "called", "call for", "Senators | sanctions | Nigeria | -", "subj for"),
        ("The company offered its workers a pay rise.", "offered", "offer", "company | rise | workers | -", "subj obj"),
        # times take no part, but may be asked for
        ("The company terminated the contract on Monday.", "terminated", "terminate", "company | contract | - | -", "subj obj"),
        ("Denmark asked for two more years.", "asked", "ask for", "Denmark | years | - | -", "subj for"),
    ],
)
def test_roles(matches_in: MatchesIn, cast_of: CastOf, sentence: str, word: str, trigger: str, roles: str, slots: str) -> None:  # noqa: PLR0913
    cast = cast_of(sentence)
    found = next(read for match in matches_in(sentence, word, trigger) if (read := read_roles(match, cast)))
    assert (row(found), f"{found.agent_slot} {found.object_slot}") == (roles, slots)


@pytest.mark.parametrize(
    ("sentence", "word", "trigger"),
    [
        ("The mayor ended his speech.", "ended", "end"),
        ("The truck passed a car.", "passed", "pass"),
        ("The police fired a gun.", "fired", "fire"),
        ("He broke the window.", "broke", "break"),
    ],
)
def test_a_row_whose_conditions_fail_gives_no_roles(
    matches_in: MatchesIn, cast_of: CastOf, sentence: str, word: str, trigger: str
) -> None:
    matches = matches_in(sentence, word, trigger)
    assert matches
    assert [read_roles(match, cast_of(sentence)) for match in matches] == [None] * len(matches)
