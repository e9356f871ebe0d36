"""Whom an act concerns beside its object: whose act or thing it is, with whom, against or for whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressgraph.model import Event

EventsIn = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("sentence", "action", "parties"),
    [
        # whose act or thing it is
        ("The minister condemned an attack by the rebels.", "oppose", "rebels"),
        ("The minister condemned Norway's decision.", "oppose", "Norway"),
        ("The minister welcomed a proposal drafted by Norway.", "support", "Norway"),
        ("The union rejected a Norwegian peace plan.", "reject", "Norwegian"),
        ("The union rejected a Microsoft offer.", "reject", "Microsoft"),
        # with whom, against whom, for whom
        ("Japan cancelled a trade agreement with Norway.", "terminate", "Norway"),
        ("Japan suspended a loan programme for Norway and Peru.", "suspend", "Norway+Peru"),
        ("Japan welcomed a resumption of trade ties between Norway and Peru.", "support", "Norway+Peru"),
        ("Japan opposed a blockade against Norway.", "oppose", "Norway"),
        ("Japan welcomed written assurances from Norway.", "support", "Norway"),
        ("Japan accepted a formula for ending the dispute with its neighbours.", "consent", "neighbours"),
        ("The bill, vetoed by Norway in March, was opposed by the union.", "oppose", None),
        # what the object is for
        ("Japan declined an invitation to meet the rebels.", "reject", "rebels"),
        ("The union repeated its demand that Microsoft pay.", "demand", "Microsoft"),
        ("Rebels attacked a convoy carrying aid workers.", "attack", "aid workers"),
        # in what is only demanded, promised, threatened, refused
        ("Japan vowed to wage war on the rebels.", "promise", "rebels"),
        ("Japan threatened to sue Microsoft.", "threaten", "Microsoft"),
        ("Japan refused to allow the inspectors to leave.", "reject", "inspectors"),
        ("The union threatened to strike unless Microsoft pays.", "threaten", "Microsoft"),
        ("The union demanded that control of the plant be taken away from Microsoft.", "demand", "Microsoft"),
        ("Iran must leave, the minister said.", "demand", "Iran"),
        # nobody is a party to an own act, what cannot act is no party, nor is a word of a name or the place of a site
        ("Japan cancelled its trade agreement.", "terminate", None),
        ("Japan agreed to move its embassy.", "agree", None),
        ("The minister condemned the price of bread.", "oppose", None),
        ("The minister opposed the Clean Water Act.", "oppose", None),
        ("Rebels destroyed the Paris airport.", "attack", None),
        # where the object can act itself, no other is named
        ("The minister criticised the king of Norway.", "oppose", None),
        ("The army attacked hundreds of farmers.", "attack", None),
        # acts upon persons have no further party
        ("Police arrested the leader of a group against Norway.", "arrest", None),
    ],
)
def test_parties(events_in: EventsIn, sentence: str, action: str, parties: str | None) -> None:
    event = next(e for e in events_in(sentence) if e.action == action)
    assert ("+".join(p.name for p in event.recipients) or None) == parties
