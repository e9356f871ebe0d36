"""Names, nominals and pronouns: a text and the mentions in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.mentions import find_mentions
from pressgraph.model import Form

Parse = Callable[[str], Doc]

NAMES = [
    ("Mayor Jim Kenney spoke. Kenney left.", [("Mayor Jim Kenney", "person"), ("Kenney", "person")]),
    ("City Solicitor Marcel Pratt wrote to the agency.", [("City Solicitor Marcel Pratt", "person")]),
    ("Secretary of State Hillary Clinton criticized Iran.", [("Secretary of State Hillary Clinton", "person"), ("Iran", "place")]),
    (
        "Juntos spokesperson Miguel Andrade tweeted on Monday.",
        [("Juntos", "organization"), ("spokesperson Miguel Andrade", "person")],
    ),
    (
        "US Ambassador to Germany Richard Grenell spoke.",
        [("US", "place"), ("Ambassador to Germany Richard Grenell", "person"), ("Germany", "place")],
    ),
    ("Mr Key promoted the campaign.", [("Mr Key", "person")]),
    ("General Electric sued Siemens AG.", [("General Electric", "organization"), ("Siemens AG", "organization")]),
    ("They passed House Bill 314 on Monday.", [("House Bill 314", "agreement")]),
    ("France left the Paris Agreement.", [("France", "place"), ("Paris Agreement", "agreement"), ("Paris", "place")]),
    ("The governor signed the Human Life Protection Act.", [("Human Life Protection Act", "agreement")]),
    ("The US State Department denied it.", [("US State Department", "organization"), ("US", "place")]),
    ("Iranian officials met the Iranians of Paris.", [("Iranians", "group"), ("Paris", "place")]),
    ("AT&T wants to buy T-Mobile from its owner.", [("AT&T", "organization"), ("T-Mobile", "organization")]),
    ("The Kenney administration sued the Trump administration.", [("Kenney", "person"), ("Trump", "person")]),
    ("Judge Mohd Nazlan Mohd Ghazali of the High Court spoke.",
     [("Judge Mohd Nazlan Mohd Ghazali", "person"), ("High Court", "organization")]),
    ("City Solicitor Marcel Pratt notified the agency. Pratt left.",
     [("City Solicitor Marcel Pratt", "person"), ("Pratt", "person")]),
    ("The International Court of Justice ruled in 2011.", [("International Court of Justice", "organization")]),
    ("Police met Coloradans who wanted him to run.", [("Coloradans", "group")]),
    ("Agents photographed unregistered Philadelphians who owed no tax.", [("Philadelphians", "group")]),
    ("The Governor of New South Wales signed it.", [("New South Wales", "place")]),
    ("Zelensky met President of Russia Vladimir Putin in Paris.",
     [("Zelensky", "person"), ("President of Russia Vladimir Putin", "person"), ("Russia", "place"), ("Paris", "place")]),
    ("In Tehran, President of Ukraine Volodymyr Zelenskyy spoke.",
     [("Tehran", "place"), ("President of Ukraine Volodymyr Zelenskyy", "person"), ("Ukraine", "place")]),
    ("Anahit, a pharmacist, spoke.", [("Anahit", "person")]),
    ("The two ministers, Sergei Shoigu and Hulusi Akar, signed it.", [("Sergei Shoigu", "person"), ("Hulusi Akar", "person")]),
    ("Voters of the party Vox chose the company Hitwise.", [("Vox", "organization"), ("Hitwise", "organization")]),
]  # fmt: skip

DOCUMENT_RULES = [
    # the surname alone is what the full name is, wherever the recogniser slipped
    ("James Alex Fields Jr. was sentenced on Friday. Fields drove a car. Police arrested Fields.", "Fields", {"person"}),
    ("Police use a database known as PARS. PARS does not list names.", "PARS", {"other"}),
    ("SIVA is an acronym for a database of loans. Banks use SIVA.", "SIVA", {"other"}),
    ("KCNA (Korean Central News Agency) denied it. KCNA gave no details.", "KCNA", {"organization"}),
    ("The Korean Central News Agency (KCNA) denied it. KCNA gave no details.", "KCNA", {"organization"}),
    ("Germany banned Mahan Air on Monday. Mahan denied the report. Officials said Mahan flew arms.", "Mahan", {"organization"}),
]

NOMINALS = [
    ("The governor declared a state of emergency in the state.", ["The governor", "the state"]),
    ("Obi ended a lucrative state concession that feeds brokers.", ["a lucrative state concession", "brokers"]),
    (
        "As many as 90 strikers gathered before the Cardiff office of NATO.",
        ["As many as 90 strikers", "the Cardiff office of NATO"],
    ),
    ("Last spring, a military judge ruled for the port.", ["a military judge", "the port"]),
    ("The vice-president met two law-abiding residents.", ["The vice-president", "two law-abiding residents"]),
    ("The homeless left the church.", ["The homeless", "the church"]),
    ("She served as president in May.", []),
    ("The head of the table broke.", ["The head"]),
    ("Members of the Association of African Jurists met.", ["Members of the Association of African Jurists"]),
    ("Soldiers from Chad met.", ["Soldiers from Chad"]),
    ("In March, Parliament opened its doors.", []),
    ("The Court agreed with the Mayor.", ["The Court", "the Mayor"]),
]

PRONOUNS = [
    ("He said it was clear that they lost their case.", ["He", "they", "their"]),
    ("It is raining.", []),
    ("The company said it would sue its rivals.", ["it", "its"]),
    ("The judge, who ruled on Monday, fined the firm which built the road.", ["who", "which"]),
    ("Syria says it is willing to talk.", ["it"]),
    ("It is willing to talk.", ["It"]),
    ("Who are you?", []),
    ("The US and Iran met; both agreed.", ["both"]),
    ("The report said that the plan failed.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_have_their_words_and_kind(text: str, expected: list[tuple[str, str]], parse: Parse) -> None:
    assert [(m.text, str(m.kind)) for m in find_mentions(parse(text)) if m.form is Form.NAME] == expected


@pytest.mark.parametrize(("text", "name", "kinds"), DOCUMENT_RULES)
def test_a_name_is_one_kind_all_over_an_article(text: str, name: str, kinds: set[str], parse: Parse) -> None:
    found = [m for m in find_mentions(parse(text)) if m.text == name and m.form is Form.NAME]
    assert len(found) >= text.count(f"{name} ") + text.count(f"{name}.") - text.count(f"{name} Air") - text.count("Fields Jr")
    assert {str(m.kind) for m in found} == kinds


@pytest.mark.parametrize(("text", "expected"), NOMINALS)
def test_nominals_are_short_noun_phrases(text: str, expected: list[str], parse: Parse) -> None:
    assert [m.text for m in find_mentions(parse(text)) if m.form is Form.NOMINAL] == expected


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns_refer(text: str, expected: list[str], parse: Parse) -> None:
    assert [m.text for m in find_mentions(parse(text)) if m.form is Form.PRONOUN] == expected


def test_each_head_has_one_mention(parse: Parse) -> None:
    found = find_mentions(parse("ICE officials told Mayor Jim Kenney that the agency's use of PARS helps its agents."))
    assert len({m.head for m in found}) == len(found)
