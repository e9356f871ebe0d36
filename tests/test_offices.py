"""Which offices an article says somebody holds, and whose they are."""

from __future__ import annotations

import pytest
from tests.stories import record, told

from pressgraph.offices import Held, Title, read_offices, read_title
from pressgraph.resources import read_table


@pytest.mark.parametrize("row", read_table("offices"), ids=lambda row: row["office"])
def test_an_office_stands_before_a_name(row):
    name = row["example"].partition(" opened")[0]
    assert read_title(name, is_name=True) == Title(row["office"].casefold())
    assert read_title(f"the {row['office']} of Arcadia", is_name=False) == Title(row["office"].casefold(), "Arcadia")


@pytest.mark.parametrize("row", read_table("office_words"), ids=lambda row: row["word"])
def test_a_word_beside_an_office(row):
    name = row["example"].partition(" is ")[0].partition(" was ")[0].partition(" stands ")[0]
    expected = None if row["role"] == "not holding" else ""
    title = read_title(name, is_name=True)
    assert (title.whose if title else None) == expected


@pytest.mark.parametrize(
    ("text", "is_name", "title"),
    [
        ("Ukrainian President Volodymyr Zelensky", True, Title("president", "Ukrainian")),
        ("Russia's Foreign Minister Sergey Lavrov", True, Title("foreign minister", "Russia")),
        ("Senate Majority Leader Mitch McConnell", True, Title("majority leader", "Senate")),
        ("Vice President Mike Pence", True, Title("vice president")),
        ("Secretary of State Mike Pompeo", True, Title("secretary of state")),
        ("the mayor of San Juan", False, Title("mayor", "San Juan")),
        ("Puerto Rico's governor", False, Title("governor", "Puerto Rico")),
        ("former President Barack Obama", True, None),
        ("the mayor's office", False, None),
        ("a mayor", False, None),
        ("General Qasem Soleimani", True, None),
        ("Larry Krasner", True, None),
        ("Mayor", True, None),
        ("the president and his men", False, None),
    ],
)
def test_a_title(text, is_name, title):
    assert read_title(text, is_name=is_name) == title


def test_an_office_is_that_of_a_body_or_place_that_the_article_names():
    found = record(
        "a", told("meet", "person:Senate President Ann Lee", "person:Mayor Tom Hart"), told("meet", "organization:the Senate")
    )
    assert read_offices(found) == (
        Held("e1", "president", "e3", "Senate President Ann Lee"),
        Held("e2", "mayor", words="Mayor Tom Hart"),
    )


def test_the_words_before_a_name_tell_whose_office_it_is():
    found = record("a", told("meet", "Ukrainian; person:President Ann Lee"), told("meet", "place:Ukraine"))
    assert read_offices(found) == (Held("e1", "president", "e2", "Ukrainian President Ann Lee"),)


def test_who_is_only_described_holds_nothing():
    assert read_offices(record("a", told("meet", "person~the mayor of Arcadia", "place:Arcadia"))) == ()
