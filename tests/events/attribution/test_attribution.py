"""Sentences and short articles → who is credited with the word between stars."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from pressgraph.events.attribution import Statement, StatementKind, find_statements, speaker_for
from pressgraph.resources import read_table

Parse = Callable[[str], Doc]


def starred(parse: Parse, example: str) -> Token:
    """The token between stars, in the parse of the text without them."""
    place, text = example.index("*"), example.replace("*", "")
    return next(t for t in parse(text) if t.idx <= place < t.idx + len(t))


def statement(parse: Parse, example: str) -> Statement | None:
    token = starred(parse, example)
    return speaker_for(token, find_statements(token.doc))


def speaker(parse: Parse, example: str) -> str | None:
    token = starred(parse, example)
    found = speaker_for(token, find_statements(token.doc))
    return None if found is None else token.doc[found.source[0] : found.source[1]].text


INDIRECT = [
    ("The mayor said that the council *approved* the budget.", "The mayor"),
    ("The mayor said the council *approved* the budget.", "The mayor"),
    ("The council *approved* the budget, the mayor said.", "the mayor"),
    ("The council *approved* the budget, said the mayor.", "the mayor"),
    ("Three storms, harbor officials said, *led* to the closure.", "harbor officials"),
    ("Now the tax office, officials say, has *abstained*.", "officials"),
    ("That *sows* doubt among young voters, the mayor said, with the result of emptying the polls.", "the mayor"),
    ("As Heald told the paper, ozone has *dropped* since 1990.", "Heald"),
    ("The mayor, who said the council *approved* the budget, left.", "The mayor"),
    ("The mayor left early, saying the council *approved* the budget.", "The mayor"),
    ("In her memo to the board, solicitor Quinn noted that the lease may be *ended* early.", "solicitor Quinn"),
    ("It was asserted by the Crown that both parents *broke* the law.", "the Crown"),
    ("The minister was quoted as saying that troops *attacked* the village.", "The minister"),
    ("He went on to say that the army *attacked* the village.", "He"),
    ("The senator expressed optimism that a truce could be *reached*.", "The senator"),
    ("Reuters cited officials as saying that Hadley will *succeed* her.", "officials"),
    ("Aliyev told his people in a televised speech that Turkey would *join* the mission.", "Aliyev"),
    ("Sources said that the state paid the bill, although the city may be required to *pay* it back.", "Sources"),
    ("The mayor claimed that police, who *attacked* him, left.", "The mayor"),
    ("The Court said not allowing them to marry *constituted* a breach.", "The Court"),
    ("Rebels (officials say) *attacked* the airport overnight.", "officials"),
    ("The airline, the union said on Monday, *dismissed* forty pilots.", "the union"),
    ("The bank has *fired* its chairman, reported the Tribune.", "the Tribune"),
    ("The bank *fired* its chairman, reported a loss and closed.", None),
    ("The firm *broke* the contract, claims the union.", "the union"),
    ("The UN issued a statement saying the army *shelled* the school.", "The UN"),
    ("Three people were *killed*, hospital staff said, and a bridge was destroyed.", "hospital staff"),
    ("Three people were killed, hospital staff said, and a bridge was *destroyed*.", "hospital staff"),
    ("Three people were killed, hospital staff said, but the army *denied* it.", None),
    ("The minister said the tests were unlawful, and the union *called* them a threat.", None),
    ("The minister suggested that the tests were unlawful, whilst the union *described* them as a threat.", None),
    ("His name heads the list, indicating that he may *return*.", None),
    ("A post from Friday said that rebels *attacked* the camp.", "A post from Friday"),
    ("A post from the ministry said that rebels *attacked* the camp.", "the ministry"),
    ("The clerk described how the mayor *rejected* the plan.", "The clerk"),
]

QUOTED = [
    ('Smith defended the plan to fence the park saying, "These dogs will be *denied* entry at night."', "Smith"),
    (
        'Smith told us, "Farmers have been punished no matter what it costs[.]" As of May there were men *attacking* them.',
        None,
    ),
    ("“The army *attacked* the village,” the mayor said.", "the mayor"),
    ('"The army *attacked* the village," said Joshua Wong on Twitter. "Nobody was warned."', "Joshua Wong"),
    ('"The army attacked the village," said Joshua Wong on Twitter. "Nobody *warned* them."', "Joshua Wong"),
    ('The mayor said: "The army *attacked* the village. Nobody was warned."', "The mayor"),
    ('The mayor said: "The army attacked the village. They *destroyed* the bridge."', "The mayor"),
    ('"The army *attacked* the village", added KCNA.', "KCNA"),
    ("The decision is right, he wrote, “which *destroyed* the trust of many people in the city.”", "he"),
    (
        "“We had no choice,” the mayor said.\n\n“They *attacked* the village at night and nobody warned us.”\n\nThe council met.",
        "the mayor",
    ),
    ("“We had no choice,” the mayor said. “They attacked us.\n\n“They *destroyed* the bridge too.”", "the mayor"),
    ("“We had no choice,” the mayor said.\n\nThe council *approved* the budget.", None),
    ('The palace issued the following statement: "The army *attacked* the village at night."', "The palace"),
    ('The mayor disagreed with these findings: "The army *attacked* the village at night."', "The mayor"),
    ('The officer said that the man "walked in and *attacked* the guard", and told the police everything.', "The officer"),
]

PHRASES = [
    ("In the mayor's view, the council *broke* the law.", "the mayor"),
    ("The union *attacked* the plan, according to one newspaper; the mayor left.", "one newspaper"),
    ("The union attacked the plan, according to one newspaper; the mayor *left*.", None),
    ("According to the police, the crowd *attacked* the station.", "the police"),
    ("The crowd *attacked* the station, according to the police.", "the police"),
    ("The crowd *attacked* the station, according to a tweet by Mike Pompeo.", "Mike Pompeo"),
    ("The army *left* the city according to plan.", None),
    ("The paper learned that, according to the police, the crowd *attacked* the station.", "the police"),
    ("The paper has learned that according to a note made public today, the ministry was *attacked*.", "a note"),
    ("According to the city:\n\n— ICE officials *attacked* the agreement.\n\n— Nobody left.\n\nThe contract ends.", "the city"),
    ("According to the city:\n\n— ICE officials left.\n\n— The agency *broke* the law.\n\nThe contract ends.", "the city"),
    ("According to the city:\n\n— ICE officials left.\n\nThe council *approved* the budget.", None),
    ("Kenney: city *ended* contract\n\nThe council met on Friday.", "Kenney"),
    ("Army *attacked* village, says mayor\n\nThe council met on Friday.", "mayor"),
]

NESTED = [
    ("Reuters reported that a senator said the council *broke* the law.", "a senator"),
    ("According to the Herald, Burrows said the army *attacked* the village.", "Burrows"),
    ("According to the city:\n\n— ICE officials said they never *audit* the database.", "ICE officials"),
]

NOBODY = [
    ("The senate must *approve* the codes; the city denies that its ordinance is a code.", None),
    ("The mayor *withdrew* his consent; the tax office, officials say, has abstained.", None),
    ("The city claims that it wants talks, although many members have *insisted* on a vote.", None),
    ("The mayor warned that the plan is a threat, shortly after the senator *accused* the council of fraud.", None),
    ("Officials said the mayor would not renew the contract, which *expires* in August.", None),
    ("The city accuses the council of testing the weapon in breach of the treaty, which *bans* missiles.", None),
    ("The council *approved* the budget.", None),
    ("“I cannot *allow* the strike to spread,” the mayor said.", None),
    ("The mayor did not say that the council *broke* the law.", None),
    ("The mayor may say that the council *broke* the law.", None),
    ("People were encouraged to say that the council *broke* the law.", None),
    ("The mayor said the *ban* on the airline was a success.", None),
    ("The mayor said the *talks* could resume in May.", "The mayor"),
    ("Police said the man who was *arrested* on Monday had confessed.", None),
    ("Police said a man who was *arrested* on Monday had confessed.", "Police"),
    ("The mayor said that the soldiers who *attacked* the village had left.", None),
    ("The mayor claimed that the soldiers who *attacked* the village had left.", "The mayor"),
    ("“The soldiers who *attacked* the village have left,” the mayor said.", "the mayor"),
    ('A 6" pipe was found.\n\nThe council *approved* the budget. The mayor said nothing.', None),
]


@pytest.mark.parametrize(("example", "name"), [*INDIRECT, *QUOTED, *PHRASES, *NESTED, *NOBODY])
def test_a_claim_is_credited_to_whoever_the_article_credits(parse: Parse, example: str, name: str | None) -> None:
    assert speaker(parse, example) == name


KINDS = [
    ("The mayor claimed that the council *broke* the law.", StatementKind.ALLEGATION),
    ("The mayor accused the council of *breaking* the law.", StatementKind.ALLEGATION),
    ("The mayor denied that the council *broke* the law.", StatementKind.DENIAL),
    ("The mayor believes the council *broke* the law.", StatementKind.BELIEF),
    ("The report says that the council *broke* the law.", StatementKind.DOCUMENT),
    ("The mayor added that the council *broke* the law.", StatementKind.SPEECH),
]


@pytest.mark.parametrize(("example", "kind"), KINDS)
def test_a_statement_knows_how_it_is_made(parse: Parse, example: str, kind: StatementKind) -> None:
    found = statement(parse, example)
    assert found is not None
    assert found.kind is kind


TABLES = ("reporting_verbs", "reporting_nouns", "reporting_phrases", "document_nouns", "voicing_verbs")
ROWS = [pytest.param(row, id=f"{table}-{next(iter(row.values()))}") for table in TABLES for row in read_table(table)]


@pytest.mark.parametrize("row", ROWS)
def test_every_reporting_row_credits_its_example(parse: Parse, row: dict[str, str]) -> None:
    found = statement(parse, row["example"])
    assert found is not None
    if "kind" in row:
        assert found.kind in {StatementKind(row["kind"]), StatementKind.DOCUMENT}


def test_boilerplate_states_nothing(parse: Parse) -> None:
    text = "The mayor said that the council approved the budget."
    assert find_statements(parse(text))
    assert find_statements(parse(text), boilerplate=[(0, len(text))]) == ()


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "said",
        "Smith",
        ",",
        ".",
        "\n\n",
        "—",
        "according to",
        "the police",
        "claimed",
        "that",
        "attacked",
        "he",
        ":",
        "‘",
        "’",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=25))
def test_any_text_has_well_formed_statements(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    for found in find_statements(doc):
        edges = [edge for run in found.content for edge in run]
        assert edges == sorted(set(edges))
        assert edges[0] >= 0
        assert edges[-1] <= len(doc)
        assert found.source[0] <= found.head < found.source[1]
        assert not any(found.covers(i) for i in range(*found.cue))
