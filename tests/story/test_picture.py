"""The drawing of a story: well formed, accessible, true to the order of time, safe."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.factories import philadelphia

from pressgraph.export.html.looks import STATUS_LOOKS
from pressgraph.model import Network
from pressgraph.stories import tell_story
from pressgraph.stories.picture import draw
from pressgraph.stories.scale import Scale

SVG = "{http://www.w3.org/2000/svg}"


def drawn(network: Network) -> ElementTree.Element:
    return ElementTree.fromstring(str(tell_story(network, (), "PARS agreement").picture()))


def test_a_picture_tells_each_step_in_words_shape_and_dash() -> None:
    story = tell_story(philadelphia(), (), "PARS agreement")
    root = drawn(philadelphia())
    groups = [group for group in root.iter(f"{SVG}g") if group.get("role") == "group"]
    assert [group.get("aria-label") for group in groups] == story.sentences()
    assert root.get("aria-label") == "The story of the PARS agreement" and root.find(f"{SVG}desc") is not None
    for group, step in zip(groups, story.steps, strict=True):
        texts = "".join(group.itertext())
        (line,) = group.findall(f"{SVG}line")
        mark = group.find(f"{SVG}g")
        assert mark is not None
        is_deed = step.status == "actual"
        assert (line.get("stroke-dasharray") is None) == is_deed
        assert (mark.get("fill") == "#ffffff") != is_deed
        assert is_deed or f"{step.status.value}: " in texts


def test_an_empty_story_is_a_picture_too() -> None:
    root = ElementTree.fromstring(draw("The story of nothing", "nothing is told about it", ()))
    assert root.findall(f"{SVG}g") == []


def test_every_status_has_a_mark_of_its_own() -> None:
    network = philadelphia()
    steps = tell_story(network, (), "PARS agreement").steps
    text = draw("t", "s", steps)
    assert len({step.status for step in steps}) == 5
    assert all((look.colour in text) == (status in {step.status for step in steps}) for status, look in STATUS_LOOKS.items())


def test_a_picture_is_saved_and_shown(tmp_path: Path) -> None:
    picture = tell_story(philadelphia(), (), "PARS agreement").picture()
    picture.save(tmp_path / "story.svg")
    assert (tmp_path / "story.svg").read_text(encoding="utf-8") == str(picture) == picture._repr_svg_()
    assert repr(picture).startswith("The story of the PARS agreement\n10 events")


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ((2018, 7, 27), (2018, 7, 27), ["26 July 2018", "27 July 2018", "28 July 2018"]),
        ((2018, 7, 26), (2018, 8, 31), ["29 July 2018", "3 August 2018"]),
        ((2018, 1, 1), (2019, 3, 1), ["January 2018", "March 2018"]),
        ((1987, 12, 8), (2019, 8, 2), ["1990", "1995", "2000"]),
        ((1, 1, 1), (9999, 12, 31), ["2000"]),
    ],
)
def test_a_scale_has_the_ticks_that_a_reader_wants(first, last, ticks: list[str]) -> None:
    scale = Scale.of([date(*first), date(*last)], 0, 900)
    assert scale is not None
    found = list(scale.ticks())
    assert set(ticks) <= {words for _, words in found}
    assert 1 <= len(found) <= 9 and all(0 < x < 900 for x, _ in found)
    assert scale.place(date(*first)) <= scale.place(date(*last))


def test_no_days_are_no_scale() -> None:
    assert Scale.of([], 0, 900) is None
