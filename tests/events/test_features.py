"""What speaks for or against a reading, as features."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.events.dates import find_dates
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions

FeaturesOf = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def features_of(parse: Callable[[str], Doc]) -> FeaturesOf:
    """The features of the reading of a text whose trigger begins with a word."""

    def found(text: str, trigger: str) -> set[str]:
        doc = parse(text)
        readings = find_readings(doc, chain_mentions(doc, find_mentions(doc)), find_dates(doc, "2018-07-27"))
        (features,) = [features for event, features in readings if event.trigger.text.startswith(trigger)]
        assert len(features) == len(set(features))
        return set(features)

    return found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The mayor terminated the contract.",
            "terminated",
            "action=terminate pos=V words=0 status=actual agents=1 objects=1 agent_slot=subj:V object_slot=obj:V "
            "agent_kind=person object_kind=agreement agent_definite=the dep=ROOT passive=False filled=True:True named=False:False",
        ),
        ("The contract was terminated.", "terminated", "agents=0 agent_kind=none passive=True filled=False:True"),
        ("The treaty expires.", "expires", "objects=1 object_kind=agreement"),
        ("Angela Merkel sued the firm.", "sued", "named=True:False agent_definite=name agent_form=name"),
        ("She sued the firm.", "sued", "filled=False:True"),
        ("Maria Lopez left. She sued the firm.", "sued", "agent_pronoun=she agent_form=pronoun named=True:False position=2"),
        ("People who break the law are fined.", "break", "agent_generic agent_definite=bare in_relative=True"),
        ("Two workers sued their firm.", "sued", "agent_definite=nummod object_definite=poss"),
        ("If the company sues the firm, the mayor will resign.", "sues", "conditional=True"),
        ("The company sued the firm to stop the sale.", "sued", "conditional=False purpose=False"),
        ("The company met the mayor to sue the firm.", "sue", "purpose=True"),
        ("The company may sue the firm.", "sue", "aux=may status=hypothetical"),
        ("The senator said the company sued the firm.", "sued", "reported=True above=say clause=ccomp"),
        ("The company sued the firm on Monday.", "sued", "dated=True above=none"),
        ("The mayor said that the arrest of the man was legal.", "arrest", "pos=N head=be:nsubj"),
        ("Firm sues state\n\nIt was late.", "sues", "headline=True"),
        ("The two firms struck a deal.", "struck", "words=1"),
    ],
)
def test_features(features_of: FeaturesOf, text: str, trigger: str, expected: str) -> None:
    assert [each for each in expected.split() if each not in features_of(text, trigger)] == []


def test_an_act_that_nobody_does_lacks_no_agent(features_of: FeaturesOf) -> None:
    features = features_of("The treaty expires.", "expires")
    assert "agents=not due" in features
    assert "agent_kind=not due" in features
