"""A case in which every text of the outside world is an attack: ``network, records = hostile()``.

Each of ``ATTACKS`` stands in an article's id, title, outlet, author, date and text, in names, aliases, speakers, places, dates,
cues and judgements; the addresses are ``ADDRESSES``. A text that runs sets ``window.ran`` and the title ``XSS``. Each fact's
sentence holds a word of its own (``marker07``): a view that still shows its facts shows all of ``MARKERS``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pressgraph.judgements import Act, Judgement, Rejected
from pressgraph.model import (
    Article,
    Claim,
    Entity,
    Event,
    Form,
    Kind,
    Mention,
    Network,
    Participant,
    Reason,
    Record,
    ResolvedEntity,
    ResolvedEvent,
    Span,
    Status,
    TimeExpression,
)
from pressgraph.store import CaseStore

_RUN = "window.ran=1;document.title=&#39;XSS&#39;;alert(1)"
ATTACKS = (
    "</script><script>window.ran=1;document.title='XSS';alert(1)</script>",
    f'"><img src=x onerror="{_RUN}">',
    f"'><svg onload=\"{_RUN}\">",
    f"<a href='javascript:{_RUN}'>href</a>",
    f'<b onmouseover="{_RUN}" onfocus="{_RUN}" tabindex=0>x</b>',
    "</style></title></textarea><script>window.ran=1</script>",
    "<!--<script>window.ran=1//--></script>",
    "]]><iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<link rel=stylesheet href=https://attack.example/a.css><img src=https://attack.example/a.png>",
    "<style>*{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "javascript:window.ran=1",
    "\u202eright to left\u2066 اسم\u202e",
    "N" * 10_000,
    "<b>" * 3_000,
    "__proto__",
    "constructor",
    "../../etc/passwd?a=b&c=d#e%00",
    "=HYPERLINK(\"https://attack.example\")",
    "nul\x00 bell\x07 sep\u2028 \ufeff",
)  # fmt: skip
ADDRESSES = (
    "javascript:window.ran=1",
    "JaVaScRiPt:window.ran=1",
    " java\nscript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "vbscript:window.ran=1",
    'https://example.org/"onmouseover="window.ran=1',
    "https://example.org/</script><script>window.ran=1</script>",
    "//attack.example/a",
    "https://[broken",
)


def marker(number: int) -> str:
    """The word that only the sentence of one fact holds."""
    return f"marker{number:02}"


MARKERS = tuple(marker(number) for number in range(len(ATTACKS)))


def hostile(attacks: Sequence[str] = ATTACKS) -> tuple[Network, Mapping[str, Record]]:
    """The network, and the record of each article by its id: one article, one fact and one rejected claim for each attack."""
    articles, records, entities = list[Article](), dict[str, Record](), list[ResolvedEntity]()
    kept, gone = list[tuple[ResolvedEvent, Claim]](), list[tuple[ResolvedEvent, Claim]]()
    judgement = Judgement(Act.REJECT_CLAIM, attacks[0], "2018-07-28T09:00:00Z", attacks[1 % len(attacks)], attacks[0], number=1)
    for number, attack in enumerate(attacks):
        article, event = _article(attack, number), _event(attack, number)
        articles.append(article)
        entities += _entities(attack, number)
        records[article.id] = _record(article, event)
        kept.append(_told(f"{number:02}", attack, article, event))
        gone.append(_told(f"{number:02}-rejected", attack, article, event))
    order = {"key": lambda item: item.id}
    rejected_events, rejected = (tuple(sorted(items, **order)) for items in zip(*gone, strict=True))
    events, claims = (tuple(sorted(items, **order)) for items in zip(*kept, strict=True))
    return Network(
        tuple(sorted(articles, **order)),
        tuple(sorted(entities, **order)),
        events,
        claims,
        judgements=(judgement,),
        rejected=Rejected(rejected_events, rejected, tuple((claim.id, judgement.id) for claim in rejected)),
    ), records


def retold(network: Network) -> Network:
    """The same, each event told twice more: by the next hostile article, and by the one after that, which denies it."""
    articles = network.articles
    more = list[Claim]()
    for number, claim in enumerate(network.claims):
        for step, status in enumerate((Status.ACTUAL, Status.NEGATED), start=1):
            article = articles[(number + step) % len(articles)]
            evidence = Span(0, len(article.text), article.text)
            at = article.text.index("terminated")
            trigger = Span(at, at + 10, "terminated")
            told = replace(claim, id=f"{claim.id}-{step}", article=article.id, evidence=evidence, trigger=trigger, status=status)
            more.append(replace(told, confidence=0.5, speaker_name=article.title or article.id))
    claims = tuple(sorted((*network.claims, *more), key=lambda claim: claim.id))
    named = {event.id: tuple(claim.id for claim in claims if claim.event == event.id) for event in network.events}
    events = tuple(replace(event, claims=named[event.id]) for event in network.events)
    return replace(network, events=events, claims=claims)


def write_hostile(folder: Path) -> Path:
    """The same as a case on disk; returns its folder."""
    network, records = hostile()
    with CaseStore(folder, create=True) as store:
        store.write_articles(network.articles, [records[article.id] for article in network.articles], reader="by hand")
        for judgement in network.judgements:
            store.add_judgement(judgement)
        store.write_network(network)
    return folder


def _article(attack: str, number: int) -> Article:
    date = "2018-07-27" if number % 3 else attack
    text = f"{attack} terminated “{attack}” {marker(number)} on Thursday.\n\n{attack}\n"
    title = None if number % 5 == 4 else attack
    boilerplate = ((len(text) - len(attack) - 1, len(text) - 1),)
    return Article(attack, text, title, date, ADDRESSES[number % len(ADDRESSES)], attack, attack, boilerplate, attack)


def _event(attack: str, number: int) -> Event:
    text = _article(attack, number).text
    begin, again = len(attack) + 1, len(attack) + len(" terminated “")
    sentence = Span(0, text.index(".\n\n") + 1, text[: text.index(".\n\n") + 1])
    agent, thing = Participant(attack, attack, 0, len(attack), "e1"), Participant(attack, attack, again, again + len(attack), "e2")
    reasons = (Reason("action", attack, attack), Reason("status", attack, attack), Reason("date", "Thursday", attack))
    trigger = Span(begin, begin + 10, "terminated")
    more = {"recipients": (agent,), "place": thing, "speaker": agent, "confidence": 0.9, "reasons": reasons}
    return Event("terminate", trigger, (agent,), (thing,), evidence=sentence, date="2018-07-26", **more)


def _entities(attack: str, number: int) -> tuple[ResolvedEntity, ResolvedEntity]:
    kinds = (Kind.PERSON, Kind.AGREEMENT)
    agent, thing = (
        ResolvedEntity(
            f"{kind}/{number}/{attack}", attack, kind, (f"alias {attack}",), ((attack, chain),), reasons=(attack,), same_as=attack
        )
        for kind, chain in zip(kinds, ("e1", "e2"), strict=True)
    )
    return agent, thing


def _record(article: Article, event: Event) -> Record:
    (agent,), (thing,) = event.agents, event.objects
    chains = tuple(
        Entity(p.entity or "", p.name, kind, (Mention(p.start, p.end, p.mention, Form.NAME),))
        for p, kind in ((agent, Kind.PERSON), (thing, Kind.AGREEMENT))
    )
    at = article.text.index("Thursday")
    date = TimeExpression(at, at + 8, "Thursday", "2018-07-26")
    unresolved = TimeExpression(thing.start, thing.end, thing.mention, article.id)
    return Record(article.id, article.title, article.date, article.url, chains, (date, unresolved), (event,), "by hand")


def _told(name: str, attack: str, article: Article, read: Event) -> tuple[ResolvedEvent, Claim]:
    number = int(name[:2])
    agent, thing = (entity.id for entity in _entities(attack, number))
    date = "2018-07-26" if number % 2 else attack
    claim, event = f"c-{name}-{attack}", f"e-{name}-{attack}"
    return ResolvedEvent(event, "terminate", (agent,), (thing,), (agent,), thing, date, (claim,)), Claim(
        claim, event, article.id, read.trigger, read.evidence, Status.ACTUAL, 0.9, agent, attack, date, read.reasons
    )
