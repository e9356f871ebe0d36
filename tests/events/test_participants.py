"""From heads of noun phrases to participants: their names, their members, and words that name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pressgraph.events.cast import Cast
from pressgraph.events.participants import (
    as_participant,
    bare_participant,
    clause_participant,
    gerund,
    open_heads,
    participants,
)

TokenIn = Callable[[str, str], Token]
CastOf = Callable[[str], Cast]


@pytest.mark.parametrize(
    ("sentence", "head", "found"),
    [
        # coordination and lists
        ("Belgium and Italy signed the treaty.", "Belgium", "Belgium + Italy"),
        ("The council approved the budget and the merger.", "budget", "budget + merger"),
        ("Countries such as Japan and Norway ratified the treaty.", "Countries", "Japan + Norway"),
        ("Officials including the mayor and the governor opposed the bill.", "Officials", "Officials + mayor + governor"),
        (
            "The House impeached two presidents, Bill Clinton and Andrew Johnson.",
            "presidents",
            "two presidents + Bill Clinton + Andrew Johnson",
        ),
        (
            "Presidents Gabriel Boric of Chile and Mario Abdo of Paraguay signed the agreement.",
            "Boric",
            "Gabriel Boric + Mario Abdo",
        ),
        ("Amnesty International, along with Oxfam, condemned the attack.", "International", "Amnesty International + Oxfam"),
        ("The council, not the mayor, rejected the plan.", "council", "council"),
        ("Prosecutors charged the mayor, his wife and two aides with fraud.", "mayor", "mayor + wife + two aides"),
        (
            "They asked for higher pay, a share of the profits and a path to jobs.",
            "pay",
            "higher pay + share of the profits + path to jobs",
        ),
        ("The mayor met Anna Smith, a lawyer and writer.", "Smith", "Anna Smith"),
        (
            "Militants stormed two hotels, a historic train station and a cultural centre.",
            "hotels",
            "two hotels + historic train station + cultural centre",
        ),
        ("Police arrested several students, lawyers and doctors.", "students", "several students + lawyers + doctors"),
        (
            "The House of Representatives and the Senate approved the bill.",
            "House",
            "House of Representatives + Senate",
        ),
        (
            "The Muslim Brotherhood, an Islamist group banned in 2010, and the National Democratic Party supported it.",
            "Brotherhood",
            "Muslim Brotherhood + National Democratic Party",
        ),
        ("The union and the firm met on Monday. The pair signed a deal.", "pair", "union + firm"),
        ("The mayor, a lawyer and former judge, resigned.", "mayor", "mayor"),
        (
            "The American Civil Liberties Union of Ohio and Native American Rights Fund sued the county.",
            "Fund",
            "Native American Rights Fund + American Civil Liberties Union",
        ),
        ("Oman, Cuba, Apple and Chad signed the treaty.", "Oman", "Oman + Cuba + Apple + Chad"),
        ("Greenpeace, together with Oxfam, sued the ministry.", "Greenpeace", "Greenpeace + Oxfam"),
        ("Iran, US agree to resume talks", "US", "Iran + US"),
        ("Several states, among them Texas and Ohio, sued the government.", "states", "Several states + Texas + Ohio"),
        # bodies and people that share a noun
        (
            "The Israeli, Greek and Moldovan governments held talks.",
            "governments",
            "Israeli government + Greek government + Moldovan government",
        ),
        ("The US and UK navies sent ships.", "navies", "US navy + UK navy"),
        (
            "Russian and Chinese foreign ministers rejected it.",
            "ministers",
            "Russian foreign ministers + Chinese foreign ministers",
        ),
        ("Two Russian and Chinese officials rejected it.", "officials", "Two Russian and Chinese officials"),
        ("The Bush and Obama administrations opposed it.", "administrations", "Bush administration + Obama administration"),
        ("Angry Russian voters rejected it.", "voters", "Angry Russian voters"),
        ("French and German wines were banned.", "wines", "French and German wines"),
        # a list whose second name the parser took for an apposition
        (
            "La Stampa, Le Figaro, El Mundo, and The Boston Globe will print the names.",
            "Stampa",
            "La Stampa + Le Figaro + El Mundo + Boston Globe",
        ),
        # those who did the same
        ("Canada recognised the envoy, as did Norway.", "Canada", "Canada + Norway"),
        ("Canada condemned the attack, and so did Norway.", "Canada", "Canada + Norway"),
        ("Canada recalled its envoy, with Norway following suit.", "Canada", "Canada + Norway"),
        ("Canada recalled its envoy, and Norway followed suit.", "Canada", "Canada + Norway"),
        ("Canada left, as Norway did nothing.", "Canada", "Canada"),
        # those who were just named together
        ("France and Germany signed the treaty. The two countries also agreed to share data.", "countries", "France + Germany"),
        ("Norway, Sweden and Denmark signed the pact. All three promised to pay.", "three", "Norway + Sweden + Denmark"),
        ("Google sued Apple and Microsoft. Both rejected the claim.", "Both", "Apple + Microsoft"),
        ("John Smith and Ann Brown left in May. The two other foreign men left on Friday.", "men", "two other foreign men"),
        ("The Dutch parliament agreed, and the Greek one ratified the accord.", "one", "Greek parliament"),
        ("Ann Lee, Bob Roe and Carl Dow met. All three sued the city.", "three", "Ann Lee + Bob Roe + Carl Dow"),
        ("All three sued the city.", "three", "All three"),
        # capitals make a name of what else is a pronoun
        ("The US signed the treaty.", "US", "US"),
        # through counts and shares
        ("Thousands of people protested against the law.", "Thousands", "people"),
        ("One of the senators opposed the bill.", "One", "senators"),
        ("Members of the Senate opposed the bill.", "Members", "Members of the Senate"),
        # a verb form with an article is a noun
        ("The army evacuated the wounded.", "wounded", "wounded"),
        # a relative pronoun stands for its noun
        ("The senator who sued the company won the case.", "who", "senator"),
        ("The man whom police wanted to arrest has left.", "whom", "man"),
        # empty words name nobody
        ("Both sides accused each other of lying.", "other", "-"),
        ("It rained.", "It", "-"),
        ("What happened is unclear.", "What", "-"),
        # pronouns name their antecedent
        ("Angela Merkel met the king. She signed the treaty.", "She", "Angela Merkel"),
        ("Maria Lopez is the woman who sued the bank.", "woman", "Maria Lopez"),
        ("Two nurses were among those killed in the raid.", "those", "Two nurses"),
        ("Among those arrested was the mayor's son.", "those", "mayor's son"),
        # a thing that belongs to somebody known says whose it is
        ("Norway left the pact. Its purpose was unclear.", "purpose", "purpose of Norway"),
        ("She left. Her purpose was unclear.", "purpose", "purpose"),
    ],
)
def test_participants_of_a_head(token_in: TokenIn, cast_of: CastOf, sentence: str, head: str, found: str) -> None:
    named = participants([token_in(sentence, head)], cast_of(sentence))
    assert (" + ".join(p.name for p in named) or "-") == found


def test_every_participant_stands_in_the_text(token_in: TokenIn, cast_of: CastOf) -> None:
    text = "The House impeached two presidents, Bill Clinton and Andrew Johnson, over an attempt to hide the truth."
    for head in ("House", "presidents", "attempt"):
        for participant in participants([token_in(text, head)], cast_of(text)):
            assert text[participant.start : participant.end] == participant.mention


def test_nobody_takes_part_twice(token_in: TokenIn, cast_of: CastOf) -> None:
    text = "The mayor met the council."
    head = token_in(text, "mayor")
    assert [p.name for p in participants([head, head], cast_of(text))] == ["mayor"]


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("The group opposes the withdrawal of the bill.", "withdrawal", "withdrawal of the bill"),
        ("The mayor condemned the shooting on Monday.", "shooting", "shooting"),
        ("The mayor condemned the violent protests against the law.", "protests", "violent protests against the law"),
        ("The king opposed closer ties between Oman and Chad.", "ties", "closer ties between Oman and Chad"),
        ("The law forbids selling weapons.", "selling", "selling weapons"),
        ("He opposes the plan, of course.", "plan", "plan"),
        ("The plan failed .", ".", None),
        ("It failed.", "It", None),
    ],
)
def test_a_bare_name_is_what_a_reader_would_quote(token_in: TokenIn, sentence: str, head: str, name: str | None) -> None:
    found = bare_participant(token_in(sentence, head))
    assert (found.name if found else None) == name


def test_an_endless_phrase_is_cut_to_its_head(token_in: TokenIn) -> None:
    text = "They opposed the big bad old grey wet cold dark dull sad long wide thin plan."
    found = bare_participant(token_in(text, "plan"))
    assert found is not None
    assert found.name == "plan"


def test_a_finite_verb_is_no_participant(token_in: TokenIn, cast_of: CastOf) -> None:
    text = "The council agreed."
    assert as_participant(token_in(text, "agreed"), cast_of(text)) is None


@pytest.mark.parametrize(
    ("sentence", "verb", "target", "expected"),
    [
        ("He vowed to end the PARS agreement.", "end", "agreement", "ending the PARS agreement (end the PARS agreement)"),
        ("He vowed to resign.", "resign", None, "resigning (resign)"),
        ("They want the agency abolished.", "abolished", "agency", "abolishing the agency (abolished)"),
        ("They vowed to shut down the plant.", "shut", None, "shutting down (shut down)"),
        (
            "The firm agreed to stop polluting the river and to pay a fine.",
            "stop",
            None,
            "stopping polluting the river (stop polluting the river)",
        ),
        ("They sent missiles, which Norway had refused to send.", "send", "which", "sending missiles (send)"),
    ],
)
def test_a_clause_is_named_by_its_gerund(token_in: TokenIn, sentence: str, verb: str, target: str | None, expected: str) -> None:
    found = clause_participant(token_in(sentence, verb), token_in(sentence, target) if target else None)
    assert (f"{found.name} ({found.mention})", found.entity) == (expected, None)
    assert sentence[found.start : found.end] == found.mention


@pytest.mark.parametrize(
    ("sentence", "verb", "form"),
    [
        ("They vowed to end it.", "end", "ending"),
        ("They vowed to stop it.", "stop", "stopping"),
        ("They vowed to leave it.", "leave", "leaving"),
        ("They vowed to agree.", "agree", "agreeing"),
        ("They vowed to tie it.", "tie", "tying"),
        ("They vowed to be there.", "be", "being"),
        ("They vowed to commit troops.", "commit", "committing"),
        ("They vowed to visit him.", "visit", "visiting"),
        ("They vowed to offer it.", "offer", "offering"),
        ("They vowed to limit it.", "limit", "limiting"),
        ("They vowed to open it.", "open", "opening"),
        ("They vowed to fix it.", "fix", "fixing"),
        ("They vowed to begin it.", "begin", "beginning"),
        ("They were leaving it.", "leaving", "leaving"),
        ("They vowed to go.", "go", "going"),
    ],
)
def test_gerunds(token_in: TokenIn, sentence: str, verb: str, form: str) -> None:
    assert gerund(token_in(sentence, verb)) == form


def test_a_name_is_found_by_its_last_word(token_in: TokenIn, cast_of: CastOf) -> None:
    text = "Angela Merkel met the king."
    cast = cast_of(text)
    assert cast.kind_of(token_in(text, "Merkel")) == "person"
    assert cast.kind_of(token_in(text, "met")) is None


def test_a_list_that_is_not_counted_adds_nobody(token_in: TokenIn) -> None:
    assert [t.text for t in open_heads(token_in("The council freed three prisoners in May.", "prisoners"))] == ["prisoners"]
