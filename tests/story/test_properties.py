"""Whatever a network holds, each of its entities has a story that can be told in every form."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from tests.factories import networks

from pressgraph.model import Network, Status
from pressgraph.stories import tell_story, trace_stance


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_every_entity_has_a_story_in_every_form(network: Network) -> None:
    for entity in network.entities:
        story = tell_story(network, (), entity.id)
        assert [step.line for step in story.steps] == story.sentences()
        assert len(story.frame()) == len(story.steps)
        ElementTree.fromstring(str(story.picture()))
        json.dumps(story.to_json())
        assert story.to_html() and story._repr_html_() and str(story)
        assert [step.moment.order for step in story.steps] == sorted(step.moment.order for step in story.steps)
        assert str(trace_stance(network, (), network.entities[0].id, entity.id))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_what_is_no_deed_bears_its_status(network: Network) -> None:
    for step in tell_story(network, (), network.entities[0].id).steps:
        assert (step.status is Status.ACTUAL) == (f"({step.status.value})" not in step.when)
