"""What a row of the action table may ask for: each condition, with a sentence in which it holds and one in which it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pressgraph.events.actions import ActionRow, Condition, Match
from pressgraph.events.cast import Cast
from pressgraph.events.conditions import GRAMMAR, holds
from pressgraph.events.roles import read_roles

TokenIn = Callable[[str, str], Token]
CastOf = Callable[[str], Cast]


def condition(text: str) -> Condition:
    """A condition as the table writes it, with words after "=" ("object:=gun")."""
    slot, _, values = text.partition(":")
    parts = [v for v in values.split("|") if v]
    words = frozenset(p[1:] for p in parts if p.startswith("="))
    return Condition(slot, frozenset(p for p in parts if not p.startswith("=")), words, wanted=True)


def free_match(token: Token) -> Match:
    """A match by a row with every common slot and no condition."""
    row = ActionRow("protest", (), frozenset(), "V", ("subj",), ("clause", "obj"), ("iobj", "to"), (), "", "")
    return Match(row, token, ())


@pytest.mark.parametrize(
    ("sentence", "word", "needs", "expected"),
    [
        # slots: that they are filled, by whom, and by which word
        ("The mayor ended the contract.", "ended", "object", True),
        ("The contract ended.", "ended", "object", False),
        ("The contract was ended.", "ended", "agent", False),
        ("The mayor gave the council a warning.", "gave", "recipient", True),
        ("The mayor ended the contract.", "ended", "object:agreement", True),
        ("The mayor ended the contract.", "ended", "object:person", False),
        ("The union called the firm for help.", "called", "direct", True),
        ("The union called for help.", "called", "direct", False),
        ("The mayor ended the contract.", "ended", "agent:actor", True),
        ("The plan ended the contract.", "ended", "agent:actor", False),
        ("He ended the contract.", "ended", "agent:person", True),
        ("The police freed others.", "freed", "object:group", True),
        ("The police fired a gun.", "fired", "object:=gun", True),
        ("The company fired two workers.", "fired", "object:=gun", False),
        ("The police fired rifles and a gun.", "fired", "object:=gun", True),
        ("The court ruled against the company.", "ruled", "against", True),
        ("The court ruled on Monday.", "ruled", "against", False),
        # clauses
        ("The envoy suggested that the talks be moved.", "suggested", "subjunctive", True),
        ("The panel suggested that banks should lend more.", "suggested", "subjunctive", True),
        ("The envoy suggested moving the talks.", "suggested", "subjunctive", True),
        ("The envoy suggested that the talks had failed.", "suggested", "subjunctive", False),
        ("The envoy suggested that the talks may fail.", "suggested", "subjunctive", False),
        ("The union threatened to strike.", "threatened", "clause", True),
        ("The union threatened the firm.", "threatened", "clause", False),
        ("The union warned that it would strike.", "warned", "own_act", True),
        ("The union warned that prices would rise.", "warned", "own_act", False),
        ("The mayor told residents to leave.", "told", "objectcontrol", True),
        ("The British want the man extradited.", "want", "objectcontrol", True),
        ("The mayor wants the minister to resign.", "wants", "objectcontrol", True),
        ("The mayor wants to leave.", "wants", "objectcontrol", False),
        ("The mayor told them a story.", "told", "objectcontrol", False),
        ("The mayor considers the plan dead.", "considers", "oprd", True),
        ("The mayor ended the plan.", "ended", "oprd", False),
        # company
        ("The mayor spoke loudly.", "spoke", "company:=loudly", True),
        ("The mayor spoke.", "spoke", "company:=loudly", False),
        # grammar
        ("The contract was ended.", "ended", "passive", True),
        ("The mayor ended it.", "ended", "passive", False),
        ("Protests continued.", "Protests", "plural", True),
        ("The protest continued.", "protest", "plural", False),
        ("The mayor did not agree.", "agree", "negated", True),
        ("The mayor agreed.", "agreed", "negated", False),
        ("The mayor agreed to say nothing and not to leave.", "agreed", "not", True),
        ("The mayor agreed.", "agreed", "not", False),
        ("The contract ended.", "ended", "intransitive", True),
        ("The mayor ended it.", "ended", "intransitive", False),
        ("The minister killed himself.", "killed", "reflexive", True),
        ("The minister killed a man.", "killed", "reflexive", False),
        ("People arrested by police were released.", "arrested", "reduced", True),
        ("Police arrested people.", "arrested", "reduced", False),
        ("The arrested man spoke.", "arrested", "attributive", True),
        ("Police arrested people.", "arrested", "attributive", False),
        ("Police asked him to leave.", "asked", "infinitive", True),
        ("Police asked him if he would leave.", "asked", "infinitive", False),
        ("The 2009 release by the firm was short.", "release", "numbered", True),
        ("The release by the firm was short.", "release", "numbered", False),
        ("The mayor is not worried about it.", "worried", "negated", True),
        ("The mayor is worried about it.", "worried", "negated", False),
        ("The mayor left, ending the talks.", "ending", "adverbial", True),
        ("The mayor ended the talks.", "ended", "adverbial", False),
    ],
)
def test_a_condition(token_in: TokenIn, cast_of: CastOf, sentence: str, word: str, needs: str, *, expected: bool) -> None:  # noqa: PLR0913
    match, cast = free_match(token_in(sentence, word)), cast_of(sentence)
    roles = read_roles(match, cast)
    assert roles is not None
    asked = condition(needs)
    assert holds(asked, match, roles, cast) is expected
    assert holds(Condition(asked.slot, asked.kinds, asked.words, wanted=False), match, roles, cast) is not expected


def test_every_grammar_condition_is_in_the_table_above() -> None:
    (mark,) = test_a_condition.pytestmark  # type: ignore[attr-defined]
    shown = {(row[2], row[3]) for row in mark.args[1]}
    assert {(name, True) for name in GRAMMAR} <= shown
    assert {(name, False) for name in GRAMMAR} <= shown
