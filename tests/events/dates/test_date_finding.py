"""Sentences and the time expressions in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from edtf import parse_edtf
from spacy.tokens import Doc

from pressgraph.events.dates import find_dates

FRIDAY = "2018-07-27"


def read(doc: Doc, published: str | None = FRIDAY) -> dict[str, str | None]:
    return {date.text: date.value for date in find_dates(doc, published)}


ABSOLUTE = [
    ("The act was signed on July 26, 2018.", {"July 26, 2018": "2018-07-26"}),
    ("The act was signed on 26 July 2018.", {"26 July 2018": "2018-07-26"}),
    ("The act was signed on 2018-07-26.", {"2018-07-26": "2018-07-26"}),
    ("The act was signed on 7/26/2018.", {"7/26/2018": "2018-07-26"}),
    ("The act was signed on 26.07.2018.", {"26.07.2018": "2018-07-26"}),
    ("The contract expires Aug. 31.", {"Aug. 31": "2018-08-31"}),
    ("They met on July 18-20.", {"July 18-20": "2018-07-18/2018-07-20"}),
    ("It was a slogan of the 1990s.", {"the 1990s": "199X"}),
    ("Settlers came in the 1800s.", {"the 1800s": "18XX"}),
    ("The castle dates from the 16th century.", {"the 16th century": "15XX"}),
    ("The team won the league in the 2016-17 season.", {"2016-17": "2016/2017"}),
    ("Sales fell in the first half of 2016.", {"the first half of 2016": "2016-01/2016-06"}),
    ("They left in winter 2016.", {"winter 2016": "2016-24"}),
    ("It was signed in September of last year.", {"September of last year": "2017-09"}),
    ("They met on the first day of May 2016.", {"the first day of May 2016": "2016-05-01"}),
]
WEEKDAYS = [
    ("The mayor resigned on Wednesday.", {"Wednesday": "2018-07-25"}),
    ("The mayor resigned Friday.", {"Friday": "2018-07-27"}),
    ("The mayor will resign on Wednesday.", {"Wednesday": "2018-08-01"}),
    ("The senate is to meet on Wednesday.", {"Wednesday": "2018-08-01"}),
    ("The board was set to meet on Wednesday.", {"Wednesday": "2018-08-01"}),
    ("The senate said it would meet on Monday.", {"Monday": "2018-07-30"}),
    ("The senate could have met on Monday.", {"Monday": "2018-07-23"}),
    ("A public rehearsal is scheduled for Friday afternoon.", {"Friday afternoon": "2018-07-27"}),
    ("They met last Friday.", {"last Friday": "2018-07-20"}),
    ("They will meet next Friday.", {"next Friday": "2018-08-03"}),
    ("They will meet this Sunday.", {"this Sunday": "2018-07-29"}),
    ("Sunday's vote drew a crowd.", {"Sunday": "2018-07-22"}),
    ("A June 3 auction has been scheduled.", {"June 3": "2018-06-03"}),
    ("In September, she resigned.", {"September": "2017-09"}),
    ("In September, she will resign.", {"September": "2018-09"}),
    ("The ship is to sail from November 20 to December 11.", {"November 20": "2018-11-20", "December 11": "2018-12-11"}),
]
RELATIVE = [
    ("They met yesterday and will meet tomorrow.", {"yesterday": "2018-07-26", "tomorrow": "2018-07-28"}),
    ("He tweeted earlier this month.", {"earlier this month": "2018-07"}),
    ("He tweeted earlier this morning.", {"earlier this morning": "2018-07-27"}),
    ("The bill was passed last month.", {"last month": "2018-06"}),
    ("The contract was signed two years ago.", {"two years ago": "2016"}),
    ("The ban will end in three days.", {"three days": "2018-07-30"}),
    ("The shares hit the lowest level in three days.", {"three days": "P3D"}),
    ("He is to send the bill within ten days.", {"ten days": "2018-07-27/2018-08-06"}),
    ("It rained for the past two weeks.", {"the past two weeks": "2018-07-13/2018-07-27"}),
    ("They will decide in the coming weeks.", {"the coming weeks": "2018-07-27/"}),
    ("They have negotiated over the last four years.", {"the last four years": "2014/2018"}),
    ("They met last weekend.", {"last weekend": "2018-07-21/2018-07-22"}),
    ("They signed a 27-year contract.", {"a 27-year": "P27Y"}),
]
TOLD = [
    (
        "He was held on July 3, 2016. The previous day he had fled.",
        {"July 3, 2016": "2016-07-03", "The previous day": "2016-07-02"},
    ),
    (
        "The shop opened on July 3, 2016 and burned a week later.",
        {"July 3, 2016": "2016-07-03", "a week later": "2016-07-04/2016-07-10"},
    ),
    (
        'She spoke on Wednesday. "We met last night, and will meet tomorrow morning", she said.',
        {"Wednesday": "2018-07-25", "last night": "2018-07-24", "tomorrow morning": "2018-07-26"},
    ),
    ("It is a rise from the year before, when she had ninety.", {"the year before": "2017"}),
    ('She spoke on Wednesday. "Today we win", she said.', {"Wednesday": "2018-07-25", "Today": "2018-07-25"}),
]
JOINED = [
    ("The town was taken at the weekend.", {"the weekend": "2018-07-21/2018-07-22"}),
    ("The town will vote at the weekend.", {"the weekend": "2018-07-28/2018-07-29"}),
    ("The court was asked to retract its description of Wednesday's protest.", {"Wednesday": "2018-07-25"}),
    ("Monday's vote will decide it.", {"Monday": "2018-07-30"}),
    ("They met in May and July 2016.", {"May": "2016-05", "July 2016": "2016-07"}),
    ("It ran from January 23 through March 9, 2014.", {"January 23": "2014-01-23", "March 9, 2014": "2014-03-09"}),
    ("The trial is set for July 30.", {"July 30": "2018-07-30"}),
    ("They announced a strike for Monday.", {"Monday": "2018-07-30"}),
]
NO_DATES = [
    "Theresa May met the queen.",
    "The court may rule against him.",
    "The March was peaceful, organisers said.",
    "They march every now and then.",
    "Some 2000 people came.",
    "He paid $2018 for it.",
    "The plane left at 1800 UTC.",
    "A 36-year-old man was arrested.",
    "They won 3-2 and 21-19.",
    "He writes for the Daily Telegraph.",
    "The crash is known as Black Monday.",
    "She finished in second place.",
    "It is a season of thanksgiving.",
    "A woman in her late 60s was hurt.",
    "The Good Friday Agreement holds.",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + WEEKDAYS + RELATIVE + TOLD + JOINED)
def test_expressions_have_their_values(text: str, expected: dict[str, str], parse: Callable[[str], Doc]) -> None:
    assert read(parse(text)) == expected
    for value in expected.values():
        assert value.startswith("P") or parse_edtf(value)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str, parse: Callable[[str], Doc]) -> None:
    values = read(parse(text)).values()
    assert [value for value in values if value and not value.startswith("P")] == []


def test_without_a_date_of_publication_relative_expressions_have_no_value(parse: Callable[[str], Doc]) -> None:
    doc = parse("They met last Friday, on July 3 and in 2016.")
    assert read(doc, None) == {"last Friday": None, "July 3": None, "2016": "2016"}


def test_a_dateline_dates_an_article_without_a_date(parse: Callable[[str], Doc]) -> None:
    doc = parse("Mayor resigns\n\nJuly 27, 2018\n\nThe mayor resigned yesterday.")
    assert read(doc, None)["yesterday"] == "2018-07-26"


def test_a_day_the_calendar_does_not_have_has_no_value(parse: Callable[[str], Doc]) -> None:
    assert read(parse("They met on February 30, 2016.")) == {"February 30, 2016": None}
