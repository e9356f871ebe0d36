"""Words for participants, and the tables of words."""

from __future__ import annotations

import re

import pytest
from tests.factories import philadelphia

from pressgraph.graph.terms import actions
from pressgraph.model import Article, Kind, Network, ResolvedEntity
from pressgraph.resources import read_table
from pressgraph.stories.material import Material
from pressgraph.stories.phrases import Phrase, Speller
from pressgraph.stories.words import story_words

TEXT = (
    "The mayor left the PARS agreement. City officials said that Beijing did so too. An official agreed.\n"
    "Up to 175 demonstrators met. Lawyers for the city praised its participation in the treaty.\n"
    "She wants to drop the deal, and called for the committee to resign and for an end to the war. The United States won."
)


def spelt(
    name: str, *, kind: Kind = Kind.OTHER, words: str | None = None, described: bool = False, unnamed: bool = False
) -> Phrase:
    """How an entity is called whose only chain are the given words, or one with mentions."""
    start = TEXT.index(words) if words else 0
    chain = f"text:{start}-{start + len(words)}" if words else "e1"
    entity = ResolvedEntity("x/a/y" if described else "x/y", name, kind, (), (("a", chain),), unnamed=unnamed)
    material = Material.of(Network((Article("a", TEXT),), (entity,), (), ()))
    return Speller(material, entity).one(entity.id)


@pytest.mark.parametrize(
    ("name", "kind", "more", "expected", "is_plural"),
    [
        ("PARS agreement", Kind.AGREEMENT, {}, "the PARS agreement", False),
        ("Beijing", Kind.PLACE, {}, "Beijing", False),
        ("United States", Kind.PLACE, {}, "the United States", False),
        ("Jim Kenney", Kind.PERSON, {}, "Jim Kenney", False),
        ("mayor", Kind.PERSON, {"described": True}, "the mayor", False),
        ("City officials", Kind.GROUP, {"described": True, "unnamed": True}, "city officials", True),
        ("official", Kind.PERSON, {"described": True, "unnamed": True}, "an official", False),
        ("up to 175 demonstrators", Kind.GROUP, {"described": True}, "up to 175 demonstrators", True),
        ("Lawyers", Kind.GROUP, {"described": True}, "lawyers", True),
        ("ICE officials", Kind.GROUP, {"described": True}, "ICE officials", True),
        ("committee", Kind.ORGANIZATION, {"described": True}, "the committee", False),
        ("police", Kind.GROUP, {"described": True}, "police", True),
    ],
)
def test_a_participant_is_called_as_the_articles_do(name: str, kind: Kind, more, expected: str, is_plural: bool) -> None:
    assert (spelt(name, kind=kind, **more).text, spelt(name, kind=kind, **more).is_plural) == (expected, is_plural)


@pytest.mark.parametrize(
    ("name", "words", "expected", "act", "doer"),
    [
        ("dropping the deal", "drop the deal", "dropping the deal", "drop the deal", None),
        ("committee resigning", "resign", "the committee resigning", "resign", "the committee"),
        ("end to the war", "an end to the war", "an end to the war", None, None),
        (
            "participation in the treaty of Russia",
            "its participation in the treaty",
            "Russia's participation in the treaty",
            None,
            None,
        ),
    ],
)
def test_an_act_is_called_as_one(name: str, words: str, expected: str, act: str | None, doer: str | None) -> None:
    phrase = spelt(name, words=words)
    assert (phrase.text, phrase.act, phrase.doer) == (expected, act, doer)


def test_many_participants_are_counted() -> None:
    network = philadelphia()
    speller = Speller(Material.of(network), network.entities[0])
    people = [entity.id for entity in network.entities if entity.kind is Kind.PERSON]
    phrase = speller.several(people)
    assert phrase is not None and phrase.text == "Charles Chaput, Helen Gym, Jim Kenney and 2 others" and phrase.is_plural
    assert speller.several([]) is None


@pytest.mark.parametrize("row", read_table("story_words"), ids=lambda row: row["class"])
def test_an_example_has_a_word_of_its_class(row: dict[str, str]) -> None:
    words = set(re.findall(r"\w+", row["example"].lower()))
    if row["class"] == "once":
        assert story_words("once") <= set(actions())
        words = {re.sub("s$", "", word) for word in words}
    assert words & story_words(row["class"])
