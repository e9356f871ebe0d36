"""Where participants stand: each slot of the action table, with a sentence in which it is filled and one in which it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pressgraph.events.actions import ActionRow, Match
from pressgraph.events.origins import causal_verbs, document_nouns
from pressgraph.events.slots import SPECIAL, clauses_of, fill, light_verbs

TokenIn = Callable[[str, str], Token]


def bare_match(token: Token, *company: Token, action: str = "oppose") -> Match:
    """A match by a row that asks for nothing."""
    row = ActionRow(action, (frozenset({token.lemma_}),), frozenset(), "N", (), (), (), (), token.lemma_, "")
    return Match(row, token, company)


@pytest.mark.parametrize(
    ("sentence", "word", "slot", "heads"),
    [
        # of verbs
        ("The mayor terminated the contract.", "terminated", "subj", "mayor"),
        ("The contract was terminated by the mayor.", "terminated", "subj", "mayor"),
        ("The mayor terminated the contract.", "terminated", "obj", "contract"),
        ("The mayor gave the council a warning.", "gave", "iobj", "council"),
        ("The rebels were offered a deal by the king.", "offered", "iobj", "rebels"),
        ("The rebels were defeated by the king.", "defeated", "iobj", "-"),
        ("The president was acquitted.", "acquitted", "psubj", "president"),
        ("The court acquitted the president.", "acquitted", "psubj", "-"),
        ("The union demanded that the minister resign.", "demanded", "csubj", "minister"),
        ("The union demanded that the minister resign.", "demanded", "clause", "resign"),
        ("The court ruled against the company.", "ruled", "against", "company"),
        ("The proposal was objected to by Norway.", "objected", "to", "proposal"),
        ("Norway objected to the proposal.", "objected", "to", "proposal"),
        ("The mayor terminated the contract.", "terminated", "self", "terminated"),
        ("The critics called the ruling a disgrace.", "called", "opred", "ruling"),
        ("The ruling, which he described as a victory, stood.", "described", "opred", "ruling"),
        ("The mayor said the ruling is a victory.", "said", "opred", "ruling"),
        # of adjectives
        ("The mayor is supportive of the plan.", "supportive", "subj", "mayor"),
        ("The supportive mayor spoke.", "supportive", "subj", "mayor"),
        ("The plan is good, and new.", "new", "subj", "-"),
        # of nouns
        ("The mayor's opposition was known.", "opposition", "poss", "mayor"),
        ("The police investigation continued.", "investigation", "comp", "police"),
        ("The Russian invasion continued.", "invasion", "comp", "Russian"),
        ("The car accident continued.", "accident", "comp", "-"),
        ("The six-party talks continued.", "talks", "comp", "-"),
        ("Police made an arrest.", "arrest", "light", "Police"),
        ("Police made an arrest.", "arrest", "obj", "-"),
        ("Students held a march and a rally.", "rally", "light", "Students"),
        ("An inquiry was launched by the police.", "inquiry", "light", "police"),
        ("She resigned in protest.", "protest", "light", "She"),
        ("She resigned in protest of the killings.", "protest", "motive", "killings"),
        ("She left the cabinet in protest at the plan.", "protest", "motive", "plan"),
        ("Kuwait's invasion by Iraq was condemned.", "invasion", "undergoer", "Kuwait"),
        ("Iraq's invasion of Kuwait was condemned.", "invasion", "undergoer", "-"),
        ("Smith was charged with the murder of a nurse.", "murder", "culprit", "Smith"),
        ("Smith was charged with murder.", "murder", "receiver", "-"),
        ("The army acted in breach of the truce.", "breach", "light", "army"),
        ("During a visit to Rome the king spoke.", "visit", "guests", "king"),
        ("The king's visit to Rome was short.", "visit", "guests", "-"),
        ("Cohen, a critic of the law, spoke.", "critic", "appos", "Cohen"),
        ("Cohen is a critic of the law.", "critic", "appos", "-"),
        ("The minister blamed the attack on the rebels.", "blamed", "blamed", "rebels"),
        ("The minister blamed the rebels for the attack.", "blamed", "blamed", "-"),
        ("She took part in a protest of the union.", "protest", "motive", "-"),
        ("The mayor is outspoken in support of immigrants.", "support", "light", "mayor"),
        ("The protest continued.", "protest", "light", "-"),
        ("The senator's refusal to sign the treaty angered the union.", "refusal", "clause", "sign"),
        ("Criticism of the plan came from the unions.", "Criticism", "source", "unions"),
        ("Criticism of the plan spread from Paris to Rome.", "Criticism", "source", "-"),
        ("The minister stated his opposition to the bill.", "opposition", "to", "bill"),
        ("Workers held months of protests, against the law.", "protests", "against", "law"),
        ("Requests for leniency from the lawyers were heard.", "Requests", "from", "lawyers"),
        ("Talks resumed between the union and the company.", "Talks", "between", "union"),
        ("Talks resumed with the union.", "Talks", "with", "union"),
        ("Talks pleased the minister with the hat.", "Talks", "with", "-"),
        ("Talks are under way between the union and the company.", "Talks", "between", "union"),
        ("Talks are good for the firm.", "Talks", "with", "-"),
        # the slots that only some words have
        ("The demands include an inquiry.", "demands", "incl", "inquiry"),
        ("The demands expanded to an inquiry.", "demands", "incl", "inquiry"),
        ("The demands surprised the council.", "demands", "incl", "-"),
        ("Members of the board are under investigation.", "investigation", "under", "Members"),
        ("The men under investigation spoke.", "investigation", "under", "men"),
        ("The police put the men under investigation.", "investigation", "under", "men"),
        ("The investigation continued.", "investigation", "under", "-"),
        ("The agency was informed in a letter from the solicitor.", "informed", "letter", "solicitor"),
        ("The agency was informed in the solicitor's letter.", "informed", "letter", "solicitor"),
        ("The agency was informed in May.", "informed", "letter", "-"),
        ("The law sparked protests by students.", "protests", "cause", "law"),
        ("The law sparked anger and protests.", "protests", "cause", "law"),
        ("The march was met with protests by students.", "protests", "cause", "march"),
        ("The ban resulted in protests by students.", "protests", "cause", "ban"),
        ("Protests continued.", "Protests", "cause", "-"),
        ("Anti-government protests continued.", "protests", "aimed", "government"),
        ("Protests by anti-war students continued.", "Protests", "aimed", "war"),
        ("Protests by students continued.", "Protests", "aimed", "-"),
        ("The firm has been the target of sanctions.", "sanctions", "target", "firm"),
        ("The firm evaded sanctions.", "sanctions", "target", "-"),
        ("Police arrested the man on a charge of fraud.", "charge", "governed", "man"),
        ("The charge surprised him.", "charge", "governed", "-"),
        ("The man was convicted of the murder of two women.", "murder", "culprit", "man"),
        ("The man was behind the killings.", "killings", "culprit", "man"),
        ("The man was responsible for the murder.", "murder", "culprit", "man"),
        ("The rebels claimed responsibility for the murder.", "murder", "culprit", "rebels"),
        ("The murder surprised them.", "murder", "culprit", "-"),
        ("The president was acquitted in the Senate.", "acquitted", "forum", "Senate"),
        ("The law was challenged in court.", "challenged", "forum", "-"),
        ("Two soldiers were wounded in a rebel attack.", "wounded", "raiders", "rebel"),
        ("Ten people were killed in a US drone strike.", "killed", "raiders", "US"),
        ("Ten people were killed in the Kabul attack.", "killed", "raiders", "-"),
        ("Ten people were killed in a terrorist attack.", "killed", "raiders", "-"),
        ("The king said during a visit to Paris that he was ill.", "visit", "guests", "king"),
        ("Obama announced the plan at a meeting with governors.", "meeting", "guests", "Obama"),
        ("The plan was signed after a meeting with governors.", "meeting", "guests", "-"),
        ("The king left after this visit to Paris.", "visit", "guests", "-"),
        ("The president's nominee, Ann Brown, is a doctor.", "nominee", "appos", "Brown"),
        ("The nominee is a doctor.", "nominee", "appos", "-"),
        ("The bill received support.", "support", "receiver", "bill"),
        ("The plan was met with opposition.", "opposition", "receiver", "plan"),
        ("The support surprised them.", "support", "receiver", "-"),
        ("Prompted by the visit, she left.", "visit", "receiver", "-"),
        ("The plan won the endorsement of the union.", "endorsement", "granted", "union"),
        ("The endorsement of the union mattered.", "endorsement", "granted", "-"),
        ("The rally organised by priests drew thousands.", "rally", "organiser", "priests"),
        ("The rally drew thousands.", "rally", "organiser", "-"),
        ("During a visit to Kenya, the king praised the army.", "visit", "guests", "king"),
        ("The king, on a visit to Kenya, praised the army.", "visit", "guests", "king"),
        ("The king spoke at a press conference following a meeting with Norway.", "meeting", "guests", "king"),
        ("During the visit of the queen, the king praised the army.", "visit", "guests", "-"),
        ("The king was praised during a visit to Kenya.", "visit", "guests", "king"),
        ("The truce was signed by the king after a meeting with Norway.", "meeting", "guests", "king"),
        ("During a one-day visit to Kenya, the king praised the army.", "visit", "guests", "king"),
        ("The king left after a business trip to Kenya.", "trip", "guests", "-"),
    ],
)
def test_a_slot_is_filled(token_in: TokenIn, sentence: str, word: str, slot: str, heads: str) -> None:
    found = fill(bare_match(token_in(sentence, word)), slot)
    assert (" ".join(t.text for t in found) or "-") == heads


def test_every_special_slot_is_in_the_table_above() -> None:
    (mark,) = test_a_slot_is_filled.pytestmark  # type: ignore[attr-defined]
    assert set(SPECIAL) <= {row[2] for row in mark.args[1]}


def test_the_word_slot_is_the_last_noun_of_the_company(token_in: TokenIn) -> None:
    text = "The two firms struck a deal."
    assert fill(bare_match(token_in(text, "struck"), token_in(text, "deal")), "word") == [token_in(text, "deal")]
    assert fill(bare_match(token_in(text, "struck")), "word") == []


def test_a_country_before_a_protest_does_not_hold_it(token_in: TokenIn) -> None:
    text = "The Sudan protest continued."
    assert fill(bare_match(token_in(text, "protest"), action="protest"), "comp") == []
    assert [t.text for t in fill(bare_match(token_in(text, "protest")), "comp")] == ["Sudan"]


def test_a_clause_may_hang_on_the_noun_of_a_verb(token_in: TokenIn) -> None:
    text = "The two sides reached an agreement to end the war."
    found = clauses_of(token_in(text, "reached"), [token_in(text, "agreement")])
    assert [t.text for t in found] == ["end"]


def test_the_tables_behind_the_slots_hold_words() -> None:
    assert "hold" in light_verbs()
    assert "spark" in causal_verbs()
    assert "letter" in document_nouns()
