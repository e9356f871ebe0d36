"""Sentences that look as if they told a fact and tell none, beside sentences that do: read by eye in news outside politics."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pressgraph.events.finding import _follows_nature
from pressgraph.events.prose import LONGEST_RUN, unmarked
from pressgraph.model import Event

FactsIn = Callable[[str], list[str]]
EventsIn = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    "sentence",
    [
        # nobody does it, or nobody is met by it
        "Nobody was killed in the fire.",
        "The spokesman said the cause of the crash was engine failure.",
        "The student said the weather was bad.",
        # a picture and what is to be seen in it
        "Norway at center ice saluting the fans.",
        # a name with a word for an act in it
        "The State of Law Coalition of Nouri al-Maliki has its seat in Baghdad.",
        # words of one row that do not belong together
        "The car was built by the Sunswift team.",
        "Beginning March 28, readers pay for the paper.",
        "Some new ministers are making their debuts, including Mary Jones as Minister for Finance.",
        "Bets are taken by Paddy Power for the name.",
        # everyday senses
        "The company will offer a formal reaction on Monday.",
        "The sergeant seized the opportunity.",
        "The teams have marched in the opening ceremony.",
        "The decision has provoked some debate on the process.",
        "The man borrowed money to buy himself a saxophone.",
        "The expected majority will guarantee the party a place in the senate.",
        "The taxpayers have been injured financially.",
        "Smith said the fires should serve as a warning.",
    ],
)
def test_no_fact_is_read(facts_in: FactsIn, sentence: str) -> None:
    assert facts_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        # the noun decides, not the adjective before it
        ('Obama described the programme as a "great threat".', "Obama | oppose | programme"),
        ("Obama described the programme as a great success.", "Obama | support | programme"),
        # what an act does is done by who holds it
        ("A vote by the Senate confirmed Mary Jones.", "Senate | consent | Mary Jones"),
        ("An attack by rebels killed three people.", "rebels | attack | three people"),
        ("They are subsidized by the party and a bank, not by Iran.", "party+bank | aid | -"),
        # a court is where a person is charged, and who receives a threat makes none
        ("Jones was charged in federal court with fraud.", "- | charge | Jones"),
        ("The judge received threats from the gang.", "gang | threaten | judge"),
        # whose doing a participle after "as" is
        ("The clip portrays Jones as failing to support a farmer.", "Jones | support | farmer"),
        # what is asked not to be done
        (
            "Javier Solana called on the authorities not to block the registration.",
            "Javier Solana | demand | not blocking the registration",
        ),
        # at whom a weapon is fired, and a mere launch
        ("Militants launched rockets at the town.", "Militants | attack | town"),
        ("North Korea launched two missiles during military exercises.", "North Korea | deploy | two missiles"),
    ],
)
def test_the_fact_is_read(facts_in: FactsIn, sentence: str, fact: str) -> None:
    assert fact in facts_in(sentence)


@pytest.mark.parametrize(
    ("sentence", "action", "status"),
    [
        ("The ship was designed to supply the islands.", "aid", "hypothetical"),
        ("Nigeria was supposed to send soldiers.", "deploy", "planned"),
        ("Before signing the treaty, Spain must approve it.", "agree", "hypothetical"),
        ("He said he does not believe the club should exclude the players.", "sanction", "negated"),
        ("The army warned that lives are at risk should the report be published.", "inform", "hypothetical"),
        ("The firm had to close the plant.", "terminate", "actual"),
        ("The army applied to deploy troops.", "deploy", "hypothetical"),
        ("After signing the treaty, Spain approved it.", "agree", "actual"),
    ],
)
def test_what_is_not_done_is_not_told_as_done(events_in: EventsIn, sentence: str, action: str, status: str) -> None:
    assert status in {event.status.value for event in events_in(sentence) if event.action == action}


@pytest.mark.parametrize(("noun", "is_nature"), [("earthquake", True), ("army", False)])
def test_nature_acts_where_the_parser_found_no_subject(noun: str, is_nature: bool) -> None:
    """As in "According to the survey a strong *earthquake* has struck Chile", the noun taken for a second survey."""
    words = ["According", "to", noun, "has", "struck", "Chile"]
    doc = Doc(
        Vocab(),
        words=words,
        lemmas=[w.lower() for w in words],
        pos=["VERB", "ADP", "NOUN", "AUX", "VERB", "PROPN"],
        tags=["VBG", "IN", "NN", "VBZ", "VBN", "NNP"],
        deps=["prep", "prep", "pobj", "aux", "ROOT", "dobj"],
        heads=[4, 0, 1, 4, 4, 4],
    )
    assert _follows_nature(doc[4]) is is_nature


@pytest.mark.parametrize(("words", "count"), [(LONGEST_RUN, 0), (LONGEST_RUN + 1, LONGEST_RUN + 1)])
def test_a_run_without_a_mark_is_no_prose(parse: Callable[[str], Doc], words: int, count: int) -> None:
    assert len(unmarked(parse("word " * words + ". The end."))) == count
