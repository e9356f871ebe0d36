"""Sentences → the status of the word between stars."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from pressgraph.errors import TableError
from pressgraph.events.attribution import find_statements, speaker_for
from pressgraph.events.status import status_for
from pressgraph.events.status.cues import SAME, TABLE, status_cue
from pressgraph.model import Reason, Status
from pressgraph.resources import read_table

Parse = Callable[[str], Doc]


def starred(parse: Parse, example: str) -> Token:
    """The token between stars, in the parse of the text without them."""
    place, text = example.index("*"), example.replace("*", "")
    return next(t for t in parse(text) if t.idx <= place < t.idx + len(t))


def read(parse: Parse, example: str, *, future: bool = False, timed: bool = False) -> tuple[Status, tuple[Reason, ...]]:
    token = starred(parse, example)
    return status_for(token, speaker_for(token, find_statements(token.doc)), future=future, timed=timed)


ACTUAL = [
    "The mayor *terminated* the contract.",
    "The mayor has *terminated* the contract.",
    "The mayor decided to *end* the contract.",
    "Police *arrested* a man who would not leave.",
    "He was the first governor to be *impeached* by the assembly.",
    "Thousands marched to *protest* the law.",
    "The mayor said that the army *attacked* the village.",
    "I would *urge* the council to approve the budget.",
    "The council did not fail to *approve* the budget.",
    "The *ban* on the airline is not part of a plan.",
    "The union did not sign but *vetoed* the treaty.",
    "The army was criticised for having *attacked* the village.",
    "The president was *impeached*; the vote to remove him failed.",
    "The jet was not airworthy and should not have *taken* off.",
    "The army left in order to *attack* the village.",
    "Nobody doubts that the army *attacked* the village.",
    "The report was not *released* until 2004.",
    "He was not afraid of strikes and *supported* the nurses.",
    "He called off a meeting to *visit* the wounded.",
    "Tanks could be seen *attacking* the village.",
    "The mayor submitted his long-expected *resignation*.",
    "The mayor said that he had *cut* the budget.",
    "Did the mayor object when you *accepted* the money?",
    "Norway first in Europe to *ban* the drug",
    "We want to *thank* the nurses.",
    "I would like to *congratulate* the nurses.",
]
PLANNED = [
    "The mayor will *terminate* the contract.",
    "PM to *quit*",
    "EU to *send* police officers to Haiti",
    "Acme to *purchase* Globex for €12 million",
    "The mayor is to *terminate* the contract.",
    "The mayor plans to *terminate* the contract.",
    "Plans for a *vote* were announced.",
    "The planned *withdrawal* was announced.",
    "More *talks* are scheduled for Friday.",
    "The *vote* is expected to be held next week.",
    "The mayor announced he would *resign* in May.",
    "The police will launch an *investigation* in May.",
    "The mayor will sign and *enforce* the law.",
    "Firms announced plans to leave the country and *sell* their shares.",
    "The unions announced plans to fight the law by *lawsuit*.",
    "They signed a contract to *supply* tankers.",
    "Aliyev told his people in a televised speech that Turkey would *join* the mission.",
    "The sale is expected to close after shareholders *approve* it.",
    "The mayor looked forward to *working* with the council.",
    "When will the army *leave* the city?",
]
DEMANDED = [
    "Officials called for the *abolition* of the agency.",
    "Drivers were calling for the toll to be *abolished*.",
    "Officials urged Congress to *end* the program.",
    "There were calls for the *abolition* of the agency.",
    "The council should *approve* the budget.",
    "The council should not *approve* the budget.",
    "Helen Gym demanded an *end* to the contract.",
    "The judges insisted that he *resign*.",
    "The department approved it on condition that Sprint *sell* its shares.",
    "They rejected a suggestion that the treaty be *opened* to other countries.",
    "The union wants the council to *approve* the budget.",
    "The states sued to *stop* the merger.",
]
HYPOTHETICAL = [
    "The senate is unlikely to *ratify* the treaty.",
    "They said they would stay until the plant is *shut*.",
    "If the senate *confirms* him, he stays.",
    "If the senate confirms him, the mayor will *resign*.",
    "The council may *approve* the budget.",
    "The council might not *approve* the budget.",
    "The mayor said the law would *allow* arrests if it passed.",
    "The bill would allow China to *extradite* people.",
    "The union threatened to *strike* in May.",
    "The threat of *strikes* worries the city.",
    "The possible *withdrawal* worries the city.",
    "The mayor tried to *end* the contract.",
    "Did the army *attack* the village?",
    "The mayor should have *resigned*.",
    "The law could prevent voters from *voting*.",
    "There are fears that the army will *attack* the village.",
    "Should the senate *reject* him, the mayor will step in.",
    "Had the council *approved* the budget, schools would be open.",
    "They asked the companies not to merge before it has *given* its approval.",
    "She will stay in office until the party has *elected* a successor.",
    "They would have to *ask* a judge for a warrant.",
    "The city may be required to *pay* the families.",
    "If you play, you would be under *investigation*.",
    "Will the mayor *resign*?",
    "Provided that parliament *ratifies* the treaty, the border will open.",
    "The border will open, provided that parliament *ratifies* the treaty.",
]
NEGATED = [
    "Neither France nor Germany *signed* the treaty.",
    "The council neither *approved* nor rejected the plan.",
    "The mayor almost *cancelled* the contract.",
    "The mayor came close to *cancelling* the contract.",
    "There is no evidence that the army *shelled* the school.",
    "The president told reporters he would not *accept* the offer.",
    "The mayor did not *terminate* the contract.",
    "The mayor didn’t *terminate* the contract.",
    "The mayor will not *terminate* the contract.",
    "The parties could not *reach* an agreement.",
    "The parties could not reach an *agreement*.",
    "No *agreement* was reached.",
    "The mayor failed to *terminate* the contract.",
    "The mayor has no plans to *resign*.",
    "The mayor is not expected to *resign*.",
    "The senate passed it without any Republican *support*.",
    "He did not sign or *ratify* the treaty.",
    "Neither side *signed* the treaty.",
    "Nobody *signed* the treaty.",
    "Neither France nor Germany has *signed* the treaty.",
    "The treaty was *signed* by neither France nor Germany.",
    "Neither the union nor the firm was *happy* with the treaty.",
    "The mayor denied that the army *attacked* the village.",
    "The council has yet to *approve* the budget.",
    "The city did not attempt to *defend* the tax.",
    "There was nothing to *approve*.",
    "He has shown no signs of *resigning*.",
    "The talks collapsed before the two sides could *sign* a treaty.",
]
ALLEGED = [
    "It was alleged that the army *shelled* the school.",
    "There were reports that the army *shelled* the school.",
    "They accused him of not just *rigging* the vote but bribing a judge.",
    "He allegedly *attacked* the guard.",
    "The alleged *attack* shocked the city.",
    "He was accused of *attacking* the guard.",
    "The mayor accused him of *attacking* the guard.",
    "The minister claims the airline *supports* the regime.",
    "There were allegations he *attacked* the guard.",
    "There were allegations that he tried to *pressure* the government.",
    "He is said to have *attacked* the guard.",
    "He was arrested on suspicion of *attacking* the guard.",
    "Reportedly, three guards were killed and at least forty miners were *injured* in a clash.",
    "The ferry line is charged for *allowing* the ship back out of port.",
]
CASES = [
    *((example, Status.ACTUAL) for example in ACTUAL),
    *((example, Status.PLANNED) for example in PLANNED),
    *((example, Status.DEMANDED) for example in DEMANDED),
    *((example, Status.HYPOTHETICAL) for example in HYPOTHETICAL),
    *((example, Status.NEGATED) for example in NEGATED),
    *((example, Status.ALLEGED) for example in ALLEGED),
]


@pytest.mark.parametrize(("example", "expected"), CASES)
def test_a_deed_is_told_from_what_is_none(parse: Parse, example: str, expected: Status) -> None:
    status, reasons = read(parse, example)
    assert (status, [r.cue for r in reasons]) == (expected, [r.cue for r in reasons])
    assert bool(reasons) == (expected is not Status.ACTUAL)


ROWS = [pytest.param(row, id=f"{row['cue']}-{row['pos']}") for row in read_table(TABLE)]


@pytest.mark.parametrize("row", ROWS)
def test_every_status_cue_does_what_its_row_says(parse: Parse, row: dict[str, str]) -> None:
    status, _ = read(parse, row["example"])
    assert status.value == ("planned" if row["status"] == SAME else row["status"])


def test_the_reason_names_the_cue_and_the_rule(parse: Parse) -> None:
    assert read(parse, "The mayor failed to *terminate* the contract.") == (
        Status.NEGATED,
        (Reason("status", "failed", "negated-clause"),),
    )


def test_a_future_date_turns_the_present_into_a_plan_but_not_the_past(parse: Parse) -> None:
    assert read(parse, "The contract *expires* in August.", future=True)[0] is Status.PLANNED
    assert read(parse, "The contract *expired* in August.", future=True)[0] is Status.ACTUAL
    assert read(parse, "They let the contract go, which *expired* in August.", future=True, timed=True)[0] is Status.PLANNED


def test_a_row_with_an_unknown_status_says_what_is_known() -> None:
    row = {"cue": "x", "pos": "*", "status": "maybe", "negated": "same", "scope": "own", "terminators": ""}
    with pytest.raises(TableError, match="unknown status 'maybe'; known are same, actual"):
        status_cue(row)


CUES = "not will the mayor to if end ended plans for no denied claims that would ? . , allegedly call refuse of"
WORDS = st.sampled_from(["\n\n", *CUES.split()])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=20))
def test_every_word_of_any_text_has_a_status(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    statements = find_statements(doc)
    for token in doc:
        status, reasons = status_for(token, speaker_for(token, statements))
        assert isinstance(status, Status)
        assert all(r.part == "status" and r.cue for r in reasons)
