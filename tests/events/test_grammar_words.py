"""Every class of the grammar words is read by the rule it serves, in the example of its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc, Token

from pressgraph.coreference import chain_mentions
from pressgraph.events.actions import load_actions
from pressgraph.events.cast import Cast
from pressgraph.events.clauses import clause_objects
from pressgraph.events.finding import find_readings
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.kinds import kind_of
from pressgraph.events.own_table import _places
from pressgraph.events.participants import as_participant, judged_before
from pressgraph.events.slots import fill
from pressgraph.events.status import status_for
from pressgraph.events.syntax import objects, subjects
from pressgraph.mentions import find_mentions
from pressgraph.resources import read_table

ROWS = {row["class"]: row for row in read_table("grammar_words")}


def words(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens) or "-"


def slot(token: Token, name: str) -> str:
    return words(fill(load_actions().matches(token)[-1], name))


def partitive(token: Token) -> str:
    found = as_participant(token, Cast(token.doc, {}, {}))
    return found.name if found else "-"


def readings(doc: Doc) -> list[str]:
    found = find_readings(doc, chain_mentions(doc, find_mentions(doc)), ())
    return [f"{e.agents[0].name if e.agents else '-'} | {e.action} | {e.objects[0].name}" for e, _ in found]


def objects_read(token: Token) -> str:
    found = find_readings(token.doc, chain_mentions(token.doc, find_mentions(token.doc)), ())
    return " ".join(thing.name for event, _ in found for thing in event.objects) or "-"


def generic(token: Token) -> str:
    found = find_readings(token.doc, chain_mentions(token.doc, find_mentions(token.doc)), ())
    return " ".join(sorted({f for _, features in found for f in features if f.endswith("generic")}))


RULES: dict[str, tuple[str, Callable[[Token], str], str]] = {
    "object_control": ("act", lambda t: words(subjects(t)), "government"),
    "object_gerund": ("lying", lambda t: words(subjects(t)), "banker"),
    "headline_passive": ("convicted", lambda t: words(objects(t)), "Lawyer"),
    "manner": ("passed", lambda t: words(subjects(t)), "-"),
    "planning": ("announced", lambda t: words(clause_objects(t)), "open"),
    "partitive": ("Thousands", partitive, "people"),
    "generic": ("break", generic, "agent_generic object_generic"),
    "receiving": ("support", lambda t: slot(t, "receiver"), "bill"),
    "adverbial": ("protest", lambda t: slot(t, "light"), "She"),
    "giving": ("support", lambda t: slot(t, "receiver"), "minister"),
    "founding": ("investigate", lambda t: words(subjects(t)), "commission"),
    "naming": ("appointed", lambda t: words(objects(t)), "Brown"),
    "judging": ("close", lambda t: words(subjects(t)), "-"),
    "deciding": ("closed", lambda t: words(subjects(t)), "council"),
    "occasion": ("struck", objects_read, "-"),
    "happening": ("Talks", lambda t: slot(t, "between"), "union"),
    "coming": ("Criticism", lambda t: slot(t, "source"), "unions"),
    "reference": ("regard", partitive, "border"),
    "organising": ("rally", lambda t: slot(t, "organiser"), "priests"),
    "performed": ("Congratulations", lambda t: readings(t.doc)[0], "mayor | support | winner"),
    "preposition": ("alongside", lambda t: t.lower_ if t.lower_ in _places() else "-", "alongside"),
    "natural": ("attacked", lambda t: " ".join(readings(t.doc)) or "-", "-"),
    "wrongdoing": ("failed", lambda t: readings(t.doc)[0], "senator | accuse | agency"),
    "currency": ("fined", lambda t: words(objects(t)), "bank"),
    "dating": ("launched", lambda t: " ".join(readings(t.doc)) or "-", "-"),
    "encounter": ("visit", lambda t: slot(t, "guests"), "king"),
    "attending": ("visit", lambda t: slot(t, "guests"), "king"),
    "raid": ("wounded", lambda t: slot(t, "raiders"), "rebel"),
    "identified": ("cause", lambda t: " ".join(readings(t.doc)) or "-", "-"),
    "circumstance": ("meet", objects_read, "-"),
    "aim": ("end", lambda t: words(subjects(t)), "campaign"),
    "terming": ("it", lambda t: words([judged_before(t) or t]), "offer"),
    "utterance": ("opposing", lambda t: readings(t.doc)[0], "John Smith | oppose | law"),
    "facing": ("clashed", lambda t: readings(t.doc)[0], "army | attack | rebels"),
    "stretch": ("campaigned", objects_read, "-"),
    "accusing": ("accusing", lambda t: words(subjects(t)), "Norway"),
    "crowd": ("Dozens", lambda t: kind_of(t, Cast(t.doc, {}, {})), "group"),
    "timed": ("expired", lambda t: status_for(t, None, future=True, timed=t.lemma_ in grammar_words("timed"))[0].value, "planned"),
    "condition": ("approves", lambda t: status_for(t, None)[0].value, "hypothetical"),
}


@pytest.mark.parametrize("name", RULES)
def test_the_example_of_a_class_is_read_by_its_rule(token_in: Callable[[str, str], Token], name: str) -> None:
    word, rule, expected = RULES[name]
    assert rule(token_in(ROWS[name]["example"], word)) == expected


def test_every_class_has_a_rule() -> None:
    assert set(RULES) == set(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_class_holds_lower_case_words_once_each(name: str) -> None:
    listed = ROWS[name]["words"].split()
    assert [word for word in listed if word != word.lower()] == []
    assert len(listed) == len(set(listed)) == len(grammar_words(name))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_example_of_a_class_has_a_word_of_it(parse: Callable[[str], Doc], name: str) -> None:
    lemmas = {form for token in parse(ROWS[name]["example"]) for form in (token.lemma_.lower(), token.lower_, token.lower_[:-1])}
    assert lemmas & grammar_words(name)


def test_an_unknown_class_is_a_slip_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        grammar_words("nonsense")
