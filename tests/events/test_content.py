"""What is only demanded, promised, refused or denied is the content of that act, and never a deed beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pressgraph.events.actions import load_actions
from pressgraph.events.cast import Cast
from pressgraph.events.content import carried_nouns, content_tokens, target_of
from pressgraph.events.finding import find_candidates
from pressgraph.model import Event

EventsIn = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The union urged the government to withdraw the bill.", "terminate"),
        ("The union called for an end to the contract.", "terminate"),
        ("The demonstrators called for the agency to be abolished and for the city to end the contract.", "terminate"),
        ("The senator demanded that the mayor resign.", "resign"),
        ("The senator demanded the mayor's resignation.", "resign"),
        ("The union called for the minister to resign.", "resign"),
        ("Protesters asked the government to release the prisoners.", "acquit"),
        ("The union wants the contract terminated.", "terminate"),
        ("Protesters want the law repealed.", "terminate"),
        ("The senator called on the president to sign the treaty.", "agree"),
        ("The group demanded the arrest of the minister.", "arrest"),
        ("Senators called for sanctions against Nigeria.", "sanction"),
        ("The mayor told residents to leave the town.", None),
        ("Denmark asked for two more years.", None),
    ],
)
def test_what_a_demand_is_for(events_in: EventsIn, sentence: str, content: str | None) -> None:
    (demand,) = events_in(sentence)
    assert (demand.action, demand.content, demand.status.value) == ("demand", content, "actual")


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The president vowed to veto the bill.", "promise"),
        ("The mayor promised to end the contract and to fire the director.", "promise"),
        ("The union threatened to strike.", "threaten"),
        ("The council refused to sign the treaty.", "reject"),
        ("The council refused to help enforce the law.", "reject"),
        ("The firm denied attacking the workers.", "deny"),
        ("The senator denied that he had met the banker.", "deny"),
        ("The court ordered the company to pay a fine.", "rule"),
        ("The mayor and the union agreed to end the strike.", "agree"),
        ("The senator's refusal to sign the treaty was noted.", "reject"),
        ("The court told the city to release the data.", "demand"),
        ("The government should release the prisoners, the lawyer said.", "demand"),
        ("The senator demanded that they hold a vote.", "demand"),
        ("The group demanded an inquiry into the shooting.", "demand"),
        pytest.param(
            "They demanded that the agency be abolished, that the center be closed and that the city end the contract.",
            "demand",
            marks=pytest.mark.xfail(strict=True, reason="the parser makes the last of three demanded clauses a clause of its own"),
        ),
        ("The union called for a strike.", "demand"),
    ],
)
def test_an_act_held_back_is_told_once(events_in: EventsIn, sentence: str, action: str) -> None:
    assert {event.action for event in events_in(sentence)} == {action}


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("The union criticised the arrest of the journalist by police.", ["oppose", "arrest"]),
        ("The court upheld the termination of the contract by the city.", ["rule", "terminate"]),
    ],
)
def test_a_deed_that_is_judged_is_still_told(events_in: EventsIn, sentence: str, actions: list[str]) -> None:
    assert [event.action for event in events_in(sentence)] == actions


def test_content_words_are_those_of_the_clause_and_of_what_it_carries(
    parse: Callable[[str], Doc], cast_of: Callable[[str], Cast]
) -> None:
    text = "The senator demanded that they hold a vote."
    doc = parse(text)
    candidates = find_candidates(doc, cast_of(text), load_actions(), ())
    inner = content_tokens((c.match, c.roles) for c in candidates)
    assert [doc[i].text for i in sorted(inner)] == ["hold", "vote"]


@pytest.mark.parametrize(
    ("sentence", "verb", "target"),
    [
        ("They vowed to end the contract.", "end", "contract"),
        ("They vowed to march on the capital.", "march", "capital"),
        ("They want the agency abolished.", "abolished", "agency"),
        ("They vowed to be ready.", "be", "ready"),
        ("They vowed to resign.", "resign", None),
    ],
)
def test_what_a_clause_is_about(token_in: Callable[[str, str], Token], sentence: str, verb: str, target: str | None) -> None:
    found = target_of(token_in(sentence, verb))
    assert (found.text if found else None) == target


def test_only_light_verbs_carry_a_noun(token_in: Callable[[str, str], Token]) -> None:
    assert [t.text for t in carried_nouns(token_in("They vowed to hold a vote.", "hold"))] == ["vote"]
    assert carried_nouns(token_in("They vowed to cancel a vote.", "cancel")) == []


def test_who_rejects_a_lawsuit_leaves_it_brought(events_in: EventsIn) -> None:
    found = {e.action: e for e in events_in("A judge dismissed the city's lawsuit against the firm.")}
    assert sorted(found) == ["reject", "sue"]
    assert [p.name for p in (*found["sue"].agents, *found["sue"].objects)] == ["city", "firm"]
