"""Events as sentences: every row of the table, and every status."""

from __future__ import annotations

import re

import pytest

from pressgraph.graph.terms import actions
from pressgraph.model import Kind, Status
from pressgraph.resources import read_table
from pressgraph.stories.moments import Tense, When
from pressgraph.stories.phrases import Phrase
from pressgraph.stories.sentences import Wording, patterns, sentence

ROWS = read_table("event_sentences")
KENNEY, KRASNER = Phrase("Jim Kenney", kind=Kind.PERSON), Phrase("Larry Krasner", kind=Kind.PERSON)
KINDS = {"party": Kind.ORGANIZATION, "person": Kind.PERSON, "place": Kind.PLACE, "object": Kind.OTHER}
PARS, COURTS = Phrase("the PARS agreement"), Phrase("the courts", is_plural=True, kind=Kind.ORGANIZATION)


def filled(row: dict[str, str]) -> Wording:
    """The wording whose sentence the example is."""
    subject, verb, rest = re.split(r"\s*<(.+)>\s*", row["pattern"])
    past = {"be": "was"}.get(verb, verb.split("|")[1] if "|" in verb else "")
    pattern = re.escape(f"{subject} {past} {rest}".strip() + ".").replace(r"\{", "{").replace(r"\}", "}").replace(r"\ ", " ")
    match = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>.+?)", pattern), row["example"], re.IGNORECASE)
    assert match, f"the example is no sentence of its pattern: {row}"
    found = {
        name: text[0].lower() + text[1:] if text.startswith(("The ", "A ", "An ")) else text
        for name, text in match.groupdict().items()
    }
    gap = next((name for name in KINDS if name in found), "object")
    thing = found.get(gap)
    act = found.get("act")
    return Wording(
        row["action"],
        agent=Phrase(found["agent"]) if "agent" in found else None,
        object=Phrase(thing or "", act=act, doer=found.get("doer"), kind=KINDS[gap]) if thing or act else None,
        recipient=Phrase(found["recipient"]) if "recipient" in found else None,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['action']} {row['pattern']}")
def test_an_example_is_told_by_its_pattern(row: dict[str, str]) -> None:
    assert sentence(filled(row), Status.ACTUAL) == row["example"]


def test_every_action_has_patterns_and_can_do_without_participants() -> None:
    assert [action for action in actions() if not patterns()[action]] == []
    for action in actions():
        for status in Status:
            assert sentence(Wording(action, agent=KENNEY, object=PARS), status).endswith(".")
            assert sentence(Wording(action), status).startswith(("There ", "Somebody demanded that there "))


@pytest.mark.parametrize(
    ("status", "active", "passive"),
    [
        ("actual", "Jim Kenney ended the PARS agreement.", "The PARS agreement was ended."),
        ("planned", "Jim Kenney is to end the PARS agreement.", "The PARS agreement is to be ended."),
        ("alleged", "Jim Kenney is said to have ended the PARS agreement.", "The PARS agreement is said to have been ended."),
        ("hypothetical", "Jim Kenney might end the PARS agreement.", "The PARS agreement might be ended."),
        ("negated", "Jim Kenney did not end the PARS agreement.", "The PARS agreement was not ended."),
        (
            "demanded",
            "Somebody demanded that Jim Kenney end the PARS agreement.",
            "Somebody demanded that the PARS agreement be ended.",
        ),
    ],
)
def test_only_a_deed_is_told_as_a_deed(status: str, active: str, passive: str) -> None:
    assert sentence(Wording("terminate", KENNEY, PARS), Status(status)) == active
    assert sentence(Wording("terminate", object=PARS), Status(status)) == passive


@pytest.mark.parametrize(
    ("status", "cue", "expected"),
    [
        ("negated", "will", "The courts will not approve the PARS agreement."),
        ("negated", "never", "The courts did not approve the PARS agreement."),
        ("negated", "can", "The courts cannot approve the PARS agreement."),
        ("hypothetical", "could", "The courts could approve the PARS agreement."),
        ("hypothetical", "will", "The courts might approve the PARS agreement."),
        ("planned", "will", "The courts are to approve the PARS agreement."),
    ],
)
def test_the_articles_own_modal_is_kept_where_it_says_no_more_than_the_status(status: str, cue: str, expected: str) -> None:
    assert sentence(Wording("consent", COURTS, PARS), Status(status), cue=cue) == expected


@pytest.mark.parametrize(
    ("status", "agent", "speaker", "expected"),
    [
        ("actual", COURTS, "city officials", "The courts abstained, according to city officials."),
        ("actual", KRASNER, "Larry Krasner", "Larry Krasner abstained, by their own account."),
        ("negated", Phrase("nothing"), "Harold Finch", "There was no abstention, according to Harold Finch."),
        ("alleged", COURTS, "Juntos", "The courts are said to have abstained, according to Juntos."),
        ("demanded", COURTS, "Juntos", "Juntos demanded that the courts abstain."),
    ],
)
def test_who_says_so_is_said(status: str, agent: Phrase, speaker: str, expected: str) -> None:
    assert sentence(Wording("abstain", agent), Status(status), speaker=speaker) == expected


def test_a_demand_whose_words_are_lost_is_told_by_its_content() -> None:
    assert sentence(Wording("demand", KRASNER, content="terminate", about=PARS), Status.ACTUAL) == (
        "Larry Krasner called for the termination of the PARS agreement."
    )


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (Wording("violate", KENNEY), "There was a violation by Jim Kenney."),
        (Wording("violate"), "There was a violation."),
        (Wording("acquire", recipient=PARS), "There was an acquisition."),
    ],
)
def test_what_no_pattern_fits_is_told_by_its_noun(wording: Wording, expected: str) -> None:
    assert sentence(wording, Status.ACTUAL) == expected


WHEN = "on 31 August 2018"
AHEAD, BEHIND = Tense.FUTURE, Tense.PAST


@pytest.mark.parametrize(
    ("status", "tense", "expected"),
    [
        ("actual", AHEAD, "The PARS agreement was ended."),
        ("actual", BEHIND, "On 31 August 2018, the PARS agreement was ended."),
        ("planned", AHEAD, "On 31 August 2018, the PARS agreement is to be ended."),
        ("planned", BEHIND, "On 31 August 2018, the PARS agreement was to be ended."),
        ("alleged", AHEAD, "The PARS agreement is said to be about to be ended on 31 August 2018."),
        ("alleged", BEHIND, "The PARS agreement is said to have been ended on 31 August 2018."),
        ("hypothetical", AHEAD, "On 31 August 2018, the PARS agreement might be ended."),
        ("hypothetical", BEHIND, "On 31 August 2018, the PARS agreement might have been ended."),
        ("negated", AHEAD, "On 31 August 2018, the PARS agreement will not be ended."),
        ("negated", BEHIND, "On 31 August 2018, the PARS agreement was not ended."),
        ("demanded", AHEAD, "Somebody demanded that the PARS agreement be ended on 31 August 2018."),
        ("demanded", BEHIND, "Somebody demanded that the PARS agreement be ended on 31 August 2018."),
    ],
)
def test_a_day_still_ahead_when_it_was_told_is_not_told_as_past(status: str, tense: Tense, expected: str) -> None:
    assert sentence(Wording("terminate", object=PARS), Status(status), when=When(WHEN, tense)) == expected


@pytest.mark.parametrize("action", sorted(actions()))
@pytest.mark.parametrize("status", list(Status))
def test_no_action_has_a_deed_on_a_day_ahead(action: str, status: Status) -> None:
    said = sentence(Wording(action, KENNEY, PARS), status, when=When(WHEN, AHEAD))
    assert (WHEN[2:] in said) == (status is not Status.ACTUAL or action in {"expire", "enact"})
    if WHEN[2:] in said:
        assert re.search(r" (?:is|are) to |(?:is|are) said to be about to | might | will not |demanded that ", said)


@pytest.mark.parametrize(
    ("status", "tense", "expected"),
    [
        ("actual", AHEAD, "By 31 August 2018, the PARS agreement is to expire."),
        ("actual", BEHIND, "By 31 August 2018, the PARS agreement had expired."),
        ("negated", AHEAD, "By 31 August 2018, the PARS agreement will not expire."),
        ("negated", BEHIND, "By 31 August 2018, the PARS agreement had not expired."),
    ],
)
def test_what_runs_out_by_a_day_has_done_so_only_after_it(status: str, tense: Tense, expected: str) -> None:
    assert sentence(Wording("expire", object=PARS), Status(status), when=When("by 31 August 2018", tense)) == expected
