"""Events between asterisks, and the date they happened on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.events.dates import date_for, find_dates

FRIDAY = "2018-07-27"
OWN: list[tuple[str, str | None]] = [
    ("She resigned on 25 May 2018, the day on which the law *expired*.", "2018-05-25"),
    ("The mayor *resigned* on Wednesday.", "2018-07-25"),
    ("The agency was *informed* Thursday in a letter.", "2018-07-26"),
    ("The contract *expires* Aug. 31.", "2018-08-31"),
    ("On Wednesday, the mayor *resigned*.", "2018-07-25"),
    ("Wednesday's *vote* was close.", "2018-07-25"),
    ("The police condemned the *attack* of June 12.", "2018-06-12"),
    ("Last week's *protests* drew a crowd.", "2018-07-16/2018-07-22"),
    ("They have *demonstrated* since June.", "2018-06"),
    ("They *protested* from May to July 2016 in the capital.", "2016-05/2016-07"),
    ("They *governed* the town from 2004 to 2009.", "2004/2009"),
    ("They *governed* the town between 2004 and 2009.", "2004/2009"),
]
SHARED: list[tuple[str, str | None]] = [
    ("A federal judge on Tuesday *cleared* the way for the merger.", "2018-07-24"),
    ("On 17 June 2016 the two foreign ministers *signed* an accord.", "2016-06-17"),
    ("The *suspension*, which began on Tuesday, is over.", "2018-07-24"),
    ("They decided on Tuesday to *withdraw* the claim.", "2018-07-24"),
    ("The government announced a *strike* for Monday.", "2018-07-30"),
    ("At a July 18 meeting, officials *conceded* the point.", "2018-07-18"),
    ("On Wednesday they met and *signed* the treaty.", "2018-07-25"),
    ("He was *arrested* and charged on Wednesday.", "2018-07-25"),
    ("On Wednesday police raided the house, *killing* two men.", "2018-07-25"),
    ("They gathered on Wednesday to *protest* against the law.", "2018-07-25"),
    ("The senate is to *meet* on Monday.", "2018-07-30"),
    ("The opposition held a *rally* on Wednesday.", "2018-07-25"),
]
APART: list[tuple[str, str | None]] = [
    ("The government consulted on it in June and has *announced* a ban.", None),
    ("The union *announced* a strike for Monday.", None),
    ("She has not *rejected* the plan and will meet them on Monday.", None),
    ("The minister said on Wednesday that the army had *attacked* the town.", None),
    ("The minister promised on Wednesday to *sign* the treaty.", None),
    ("The vote was *postponed* until Monday.", None),
    ('"We *attacked* the town", the minister said on Wednesday.', None),
    ("The court *upheld* the ban, which was passed in 2016.", None),
    ("They *signed* an 11-year contract.", None),
]


@pytest.mark.parametrize(("text", "expected"), OWN + SHARED + APART)
def test_an_event_has_its_date_and_no_other(text: str, expected: str | None, parse: Callable[[str], Doc]) -> None:
    before, event, after = text.split("*")
    doc = parse(before + event + after)
    trigger = next(token for token in doc if token.idx == len(before))
    date = date_for(trigger, find_dates(doc, FRIDAY))
    assert (date.value if date else None) == expected


def test_a_stretch_covers_the_words_of_both_its_ends(parse: Callable[[str], Doc]) -> None:
    doc = parse("They governed the town from 2004 to 2009.")
    date = date_for(doc[1], find_dates(doc, FRIDAY))
    assert date is not None and date.text == "2004 to 2009" == doc.text[date.start : date.end]
