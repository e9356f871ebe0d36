"""A made-up network of any size: ``from tests.crowd import crowd``."""

from __future__ import annotations

from datetime import date, timedelta

from pressgraph.model import Article, Claim, Kind, Network, ResolvedEntity, ResolvedEvent, Span, Status

VERBS = (("meet", "met"), ("sue", "sued"), ("praise", "praised"), ("support", "supported"), ("terminate", "ended"))
SYLLABLES = ("al", "ber", "cor", "dan", "el", "far", "gor", "han", "iv", "jon", "kel", "lor", "mar", "nor", "ost", "per", "ros")
DAY_ONE = date(2018, 1, 1)
DAYS = 1096


def crowd(nodes: int, events: int) -> Network:
    """Names that meet, sue or praise one another over three years, 20 events an article; a few names have very many of them."""
    entities = tuple(_entity(n) for n in range(nodes))
    articles = tuple(
        Article(f"a{n:05}", "", f"Headline number {n}", "2020-01-01", f"https://example.org/{n}", f"Outlet {n % 37}")
        for n in range(-(-events // 20))
    )
    pairs = [_event(n, entities, articles[n // 20]) for n in range(events)]
    return Network(articles, entities, tuple(event for event, _ in pairs), tuple(claim for _, claim in pairs))


def _entity(n: int) -> ResolvedEntity:
    count = len(SYLLABLES)
    name = f"Ann {SYLLABLES[n % count].title()}{SYLLABLES[n // count % count]} {n}"
    return ResolvedEntity(f"person/{n:05}", name, list(Kind)[n % len(Kind)], (), (("a00000", f"e{n}"),))


def _event(n: int, entities: tuple[ResolvedEntity, ...], article: Article) -> tuple[ResolvedEvent, Claim]:
    who, whom = entities[n * 7919 % len(entities)], entities[int(len(entities) * (n * 104_729 % 9973 / 9973) ** 3)]
    action, verb = VERBS[n % len(VERBS)]
    text = f"{who.name} {verb} {whom.name} on the steps of the city hall, before a crowd of {n} people, officials said."
    start = len(who.name) + 1
    claim = Claim(
        id=f"c-{n:016}",
        event=f"{action}-{n:07}",
        article=article.id,
        trigger=Span(start, start + len(verb), verb),
        evidence=Span(0, len(text), text),
        status=Status.ACTUAL if n % 10 else list(Status)[n // 10 % len(Status)],
        confidence=(n % 50 + 50) / 100,
        speaker_name="officials" if n % 3 else None,
        date=(DAY_ONE + timedelta(n * 7907 % DAYS)).isoformat() if n % 4 else None,
    )
    event = ResolvedEvent(claim.event, action, (who.id,), (whom.id,), (), None, claim.date, (claim.id,))
    return event, claim
