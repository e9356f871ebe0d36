"""Networks written by hand, for every test that needs one: ``from tests.factories import philadelphia``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from pressgraph.graph.terms import actions
from pressgraph.model import Article, Claim, Kind, Network, Reason, ResolvedEntity, ResolvedEvent, Span, Status
from pressgraph.ties import Membership

INQUIRER = Article(
    id="2018-07-27-pars",
    title="Philadelphia ends data-sharing contract with ICE",
    text=(
        "Philadelphia ends data-sharing contract with ICE\n\n"
        "Mayor Jim Kenney terminated the PARS agreement on Thursday. "
        "City solicitor Marcel Pratt informed ICE in a letter. "
        "District Attorney Larry Krasner withdrew his consent. "
        "The court system has abstained, officials said. "
        "Councilwoman Helen Gym called for an end to the contract on Thursday. "
        "The agreement expires on August 31. "
        "Demonstrators protested against the contract for weeks. "
        "Krasner will not renew the agreement. "
        "Activists allege that the agency violated the contract. "
        "The mayor sued the Trump administration. "
        "Kenney met Archbishop Chaput on Friday. "
        "If the council votes for it, the city could suspend the contract."
    ),
    date="2018-07-27",
    url="https://example.org/news/2018-07-27?id=pars",
    outlet="The Example Inquirer",
    author="A. Reporter",
)
LEDGER = Article(
    id="ledger",
    text="Kenney ended the contract, his spokesman said. "
    "The mayor did not consent to the contract, the paper reported earlier. "
    "He met Chaput a day earlier.",
)


def entity(identifier: str, name: str, *aliases: str, chains: str = "2018-07-27-pars", unnamed: bool = False) -> ResolvedEntity:
    """An entity whose kind is the beginning of its identifier, with one chain in each of the articles named in ``chains``."""
    folder = identifier.split("/")[0]
    kind = Kind.GROUP if folder == "source" else Kind(folder)
    pairs = tuple((article, "e1") for article in chains.split())
    return ResolvedEntity(identifier, name, kind, tuple(sorted(aliases)), pairs, unnamed=unnamed)


def span(article: Article, words: str, *, within: str | None = None) -> Span:
    """The first occurrence of some words, or their first occurrence inside a sentence."""
    start = article.text.index(words, article.text.index(within) if within else 0)
    return Span(start, start + len(words), words)


@dataclass
class Story:
    """Collects events and claims and gives the network, sorted as the model asks."""

    articles: tuple[Article, ...]
    entities: tuple[ResolvedEntity, ...]
    events: list[ResolvedEvent] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)

    def event(self, identifier: str, action: str, agents: str = "", objects: str = "", **more: str | None) -> None:
        """Add an event; entity ids are separated by blanks."""
        recipients = tuple((more.pop("recipients", "") or "").split())
        rest = {"place": None, "date": None, "content": None} | more
        self.events.append(
            ResolvedEvent(identifier, action, tuple(agents.split()), tuple(objects.split()), recipients, claims=(), **rest)
        )

    def claim(self, event: str, article: Article, sentence: str, trigger: str, status: str = "actual", **more: Any) -> None:
        """Add a claim whose evidence is a sentence of the article."""
        number = sum(claim.event == event for claim in self.claims) + 1
        rest: dict[str, Any] = {"confidence": 0.9, "reasons": (Reason("action", trigger, "verb"),)} | more
        evidence, word = span(article, sentence), span(article, trigger, within=sentence)
        self.claims.append(Claim(f"{event}-{number}", event, article.id, word, evidence, Status(status), **rest))

    def network(self) -> Network:
        """The network."""
        told = {e.id: tuple(sorted(c.id for c in self.claims if c.event == e.id)) for e in self.events}
        events = [replace(e, claims=told[e.id]) for e in self.events]
        return Network(
            tuple(sorted(self.articles, key=lambda a: a.id)),
            tuple(sorted(self.entities, key=lambda e: e.id)),
            tuple(sorted(events, key=lambda e: e.id)),
            tuple(sorted(self.claims, key=lambda c: c.id)),
            memberships=tuple(sorted(self.memberships, key=lambda m: (m.article, m.person, m.role))),
        )


def philadelphia() -> Network:
    """Two articles about the end of Philadelphia's PARS agreement: all statuses, a demand, a dispute, an unnamed source."""
    both = f"{INQUIRER.id} {LEDGER.id}"
    story = Story(
        (INQUIRER, LEDGER),
        (
            entity("person/jim-kenney", "Jim Kenney", "Kenney", "Mayor Kenney", "the mayor", chains=both),
            entity("person/larry-krasner", "Larry Krasner", "District Attorney Larry Krasner", "Krasner"),
            entity("person/helen-gym", "Helen Gym", "Councilwoman Helen Gym"),
            entity("person/marcel-pratt", "Marcel Pratt"),
            entity("person/charles-chaput", "Charles Chaput", "Archbishop Chaput"),
            entity("organization/ice", "ICE", "U.S. Immigration and Customs Enforcement", "the agency"),
            entity("organization/court-system", "court system"),
            entity("organization/trump-administration", "Trump administration"),
            entity("group/demonstrators", "demonstrators"),
            entity("group/activists", "activists"),
            entity("place/philadelphia", "Philadelphia", "the city"),
            entity("agreement/pars", "PARS agreement", "the contract", chains=both),
            entity("source/2018-07-27-pars/officials", "officials", unnamed=True),
            entity("source/ledger/spokesman", "his spokesman", chains="ledger", unnamed=True),
        ),
    )
    _add_events(story)
    _add_claims(story)
    story.memberships += [
        Membership(INQUIRER.id, "person/jim-kenney", "mayor", "place/philadelphia", "Mayor Jim Kenney"),
        Membership(INQUIRER.id, "person/larry-krasner", "district attorney", words="District Attorney Larry Krasner"),
    ]
    return story.network()


def _add_events(story: Story) -> None:
    kenney, krasner, pars = "person/jim-kenney", "person/larry-krasner", "agreement/pars"
    story.event("terminate-pars", "terminate", kenney, pars, date="2018-07-26", place="place/philadelphia")
    story.event("inform-ice", "inform", "person/marcel-pratt", recipients="organization/ice")
    story.event("withdraw-consent", "withdraw_consent", krasner, pars, date="../2018-07-27", recipients="organization/ice")
    story.event("abstain", "abstain", "organization/court-system", pars)
    story.event("gym-demand", "demand", "person/helen-gym", date="2018-07-26", content="gym-demand-end")
    story.event("gym-demand-end", "terminate", "", pars)
    story.event("expire", "expire", "", pars, date="2018-08-31")
    story.event("protest", "protest", "group/demonstrators", pars, date="P2W")
    story.event("krasner-renew", "renew", krasner, pars)
    story.event("violate", "violate", "organization/ice", pars)
    story.event("sue-trump", "sue", kenney, "organization/trump-administration", date="2018")
    story.event("meet-chaput", "meet", kenney, "person/charles-chaput", date="2018-07-27")
    story.event("meet-chaput-earlier", "meet", kenney, "person/charles-chaput", date="2018-07-26")
    story.event("city-suspend", "suspend", "place/philadelphia", pars)
    story.event("kenney-consent", "consent", kenney, pars)


def _add_claims(story: Story) -> None:
    gym = "Councilwoman Helen Gym called for an end to the contract on Thursday."
    officials: dict[str, Any] = {"speaker": "source/2018-07-27-pars/officials", "speaker_name": "officials"}
    story.claim(
        "terminate-pars", INQUIRER, "Mayor Jim Kenney terminated the PARS agreement on Thursday.", "terminated", date="2018-07-26"
    )
    spokesman: dict[str, Any] = {"speaker": "source/ledger/spokesman", "speaker_name": "his spokesman", "confidence": 0.8}
    story.claim("terminate-pars", LEDGER, "Kenney ended the contract, his spokesman said.", "ended", **spokesman)
    story.claim("inform-ice", INQUIRER, "City solicitor Marcel Pratt informed ICE in a letter.", "informed")
    story.claim("withdraw-consent", INQUIRER, "District Attorney Larry Krasner withdrew his consent.", "withdrew his consent")
    story.claim("abstain", INQUIRER, "The court system has abstained, officials said.", "abstained", **officials, confidence=0.86)
    story.claim("gym-demand", INQUIRER, gym, "called for", date="2018-07-26")
    story.claim(
        "gym-demand-end", INQUIRER, gym, "end", "demanded", speaker="person/helen-gym", speaker_name="Councilwoman Helen Gym"
    )
    story.claim("expire", INQUIRER, "The agreement expires on August 31.", "expires", date="2018-08-31")
    story.claim("protest", INQUIRER, "Demonstrators protested against the contract for weeks.", "protested", date="P2W")
    story.claim("krasner-renew", INQUIRER, "Krasner will not renew the agreement.", "renew", "negated", confidence=0.45)
    activists: dict[str, Any] = {"speaker": "group/activists", "speaker_name": "Activists"}
    story.claim("violate", INQUIRER, "Activists allege that the agency violated the contract.", "violated", "alleged", **activists)
    story.claim("sue-trump", INQUIRER, "The mayor sued the Trump administration.", "sued", confidence=1.0)
    story.claim("meet-chaput", INQUIRER, "Kenney met Archbishop Chaput on Friday.", "met", date="2018-07-27")
    story.claim("meet-chaput-earlier", LEDGER, "He met Chaput a day earlier.", "met", date="2018-07-26")
    suspend = "If the council votes for it, the city could suspend the contract."
    story.claim("city-suspend", INQUIRER, suspend, "suspend", "hypothetical", confidence=0.4)
    deny = "The mayor did not consent to the contract, the paper reported earlier."
    story.claim("kenney-consent", LEDGER, deny, "consent", "negated")
    story.claim("kenney-consent", LEDGER, deny, "consent", "actual", confidence=0.3)


def _networks_text() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Small arbitrary networks: any characters in ids, names and texts; every action and status; dates good and bad."""
    texts = draw(st.lists(_networks_text(), min_size=1, max_size=3))
    ids = draw(st.lists(_networks_text(), min_size=len(texts), max_size=len(texts), unique=True))
    articles = tuple(Article(i, text, title=draw(st.none() | _networks_text())) for i, text in zip(ids, texts, strict=True))
    names = draw(st.lists(_networks_text(), min_size=1, max_size=4, unique=True))
    entities = tuple(
        ResolvedEntity(f"{kind}/{name}", name, kind, tuple(draw(st.lists(_networks_text(), max_size=2))), ((ids[0], "e1"),))
        for name, kind in ((name, draw(st.sampled_from(Kind))) for name in names)
    )
    events, claims = [], []
    for number in range(draw(st.integers(1, 4))):
        event, told = _draw_event(draw, f"e{number}", articles, tuple(e.id for e in entities))
        events.append(event)
        claims += told
    order = {"key": lambda item: item.id}
    return Network(*(tuple(sorted(items, **order)) for items in (articles, entities, events, claims)))  # type: ignore[call-overload]


def _draw_event(
    draw: st.DrawFn, name: str, articles: tuple[Article, ...], entities: tuple[str, ...]
) -> tuple[ResolvedEvent, list[Claim]]:
    some = st.lists(st.sampled_from(entities), max_size=2, unique=True).map(tuple)
    dates = st.sampled_from([None, "2018-07-26", "2018-07", "2018-22", "../2018", "2018/2019", "P2M", "soon", "2018-02-31"])
    claims = []
    for number in range(draw(st.integers(1, 2))):
        article = draw(st.sampled_from(articles))
        end = draw(st.integers(1, len(article.text)))
        whole = Span(0, end, article.text[:end])
        speaker = draw(st.none() | st.sampled_from(entities))
        status, confidence = draw(st.sampled_from(Status)), draw(st.floats(0, 1))
        reasons = (Reason("action", draw(_networks_text()), "verb"),)
        claims.append(
            Claim(f"{name}-{number}", name, article.id, whole, whole, status, confidence, speaker, None, draw(dates), reasons)
        )
    action = draw(st.sampled_from(sorted(actions())))
    agents = draw(some) or (entities[0],)
    place = draw(st.none() | st.sampled_from(entities))
    event = ResolvedEvent(name, action, agents, draw(some), draw(some), place, draw(dates), tuple(c.id for c in claims))
    return event, claims


BLAMED = dict(zip("abc", (f"{who} shelled the town on Monday." for who in ("Russia", "Ukraine", "Russia")), strict=True))


def blamed(*, status: str = "actual", object_: str = "place/mariinka", date: str | None = "2022-03-01") -> Network:
    """Two articles that lay one act to two agents, and a third that agrees with the first."""
    articles = tuple(Article(name, text, date="2022-03-02") for name, text in BLAMED.items())
    places = (entity(f"place/{name.lower()}", name, chains="a b c") for name in ("Russia", "Ukraine", "Mariinka", "Popasna"))
    story = Story(articles, tuple(places))
    story.event("attack-1", "attack", "place/russia", "place/mariinka", date="2022-03-01")
    story.event("attack-2", "attack", "place/ukraine", object_, date=date)
    for article, event in zip(articles, ("attack-1", "attack-2", "attack-1"), strict=True):
        story.claim(event, article, article.text, "shelled", status if event == "attack-2" else "actual")
    return story.network()
