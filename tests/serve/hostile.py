"""Articles that mean harm: markup, addresses that run scripts, marks that turn text around, endless names, in every field."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import Story, entity

from pressgraph.model import Article, Network

TEXTS = (
    "</script><script>document.title='XSS'</script>",
    '"><img src=x onerror="document.title=\'XSS\'">',
    "<svg onload=document.title='XSS'>",
    "<a href='javascript:document.title=1'>href</a>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eright to left\u2066 اسم",
    "N" * 10_000,
    "' autofocus onfocus='document.title=1",
    "nul\x00 sep\u2028 &amp; &lt;",
)
URLS = ("javascript:document.title=1", 'https://example.org/"onmouseover="document.title=1', "data:text/html,<script>1</script>")


def hostile() -> Network:
    """A network whose every text means harm."""
    articles, entities, story = [], [], Story((), ())
    for number, text in enumerate(TEXTS):
        sentence = f"{text} ended {text}."
        name = f"{number} {text}"
        article = Article(name, sentence, title=text, date="2020-01-02", url=URLS[number % 3], outlet=text, author=text)
        kind = "agreement" if number % 2 else "person"
        entities.append(
            replace(entity(f"{kind}/{name}", text, f"alias {text}", chains="x"), chains=((name, "e1"),), same_as=URLS[0])
        )
        articles.append(article)
        story.event(f"end {name}", "terminate", "", "", date=text if number % 2 else "2020-01-01")
        status = "actual" if number % 3 else "negated"
        story.claim(f"end {name}", article, sentence, "ended", status, speaker=entities[-1].id, speaker_name=text)
    story.articles, story.entities = tuple(articles), tuple(entities)
    network = story.network()
    events = tuple(replace(e, agents=(entities[0].id,), objects=(entities[n].id,)) for n, e in enumerate(network.events))
    return replace(network, events=events)
