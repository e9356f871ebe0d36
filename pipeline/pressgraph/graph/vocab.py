"""The names of the graph: closed namespaces of terms, and the only place where IRIs are minted.

Every IRI is made from an id of ``model.Network`` and nothing else, so the same network gives the same IRIs. Whatever an id holds is
percent-encoded; two different ids never share an IRI.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from urllib.parse import quote

import pyoxigraph as ox

from pressgraph.graph import terms
from pressgraph.model import Article, Span

KG = "https://w3id.org/pressgraph/kg/"
# the classes and short edges of actions that a user's own table adds
OWN = "https://w3id.org/pressgraph/own#"
VOCABULARY_GRAPH = ox.NamedNode(terms.BASE.removesuffix("#"))
ENTITIES_GRAPH = ox.NamedNode(f"{KG}graph/entities")
REPORTED_GRAPH = ox.NamedNode(f"{KG}graph/reported")
ATTRIBUTED_GRAPH = ox.NamedNode(f"{KG}graph/attributed")
ACTIONS_GRAPH = ox.NamedNode(f"{KG}graph/actions")
CURATION_GRAPH = ox.NamedNode(f"{KG}graph/curation")
REJECTED_GRAPH = ox.NamedNode(f"{KG}graph/rejected")
_SAFE_IN_URL = ":/?#[]@!$&'()*+,;=%~"


class Namespace:
    """A closed namespace: ``PG.Claim`` is an IRI, ``PG.Clame`` an AttributeError that suggests ``Claim``.

    Args:
        base: what every IRI begins with.
        known: the terms, or a function that reads them on first use.
    """

    __slots__ = ("_known", "base")

    def __init__(self, base: str, known: str | Callable[[], Iterable[str]]) -> None:
        self.base, self._known = base, known

    def __getattr__(self, name: str) -> ox.NamedNode:
        return self[name]

    def __getitem__(self, name: str) -> ox.NamedNode:
        known = self.known()
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise AttributeError(f"{self.base} has no term {name!r}{hint}")
        return ox.NamedNode(self.base + name)

    def known(self) -> frozenset[str]:
        """The terms of this namespace."""
        return frozenset(self._known.split() if isinstance(self._known, str) else self._known())


PG = Namespace(terms.BASE, terms.term_names)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf")
OWL = Namespace("http://www.w3.org/2002/07/owl#", "Class ObjectProperty")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#", "date dateTime decimal integer duration string")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", "altLabel notation definition example")
DCT = Namespace("http://purl.org/dc/terms/", "identifier")
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "wasDerivedFrom wasGeneratedBy used Person wasAssociatedWith startedAtTime wasInfluencedBy wasInvalidatedBy",
)
OA = Namespace(
    "http://www.w3.org/ns/oa#", "hasSource hasSelector TextPositionSelector TextQuoteSelector start end exact SpecificResource"
)
SCHEMA = Namespace("https://schema.org/", "headline datePublished url sameAs NewsArticle")
ORG = Namespace("http://www.w3.org/ns/org#", "Membership Role member role organization")
EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
PREFIXES = {
    "pg": PG.base,
    "kg": KG,
    "own": OWN,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "xsd": XSD.base,
    "skos": SKOS.base,
    "dct": DCT.base,
    "prov": PROV.base,
    "oa": OA.base,
    "schema": SCHEMA.base,
    "org": ORG.base,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}


def article(article_id: str) -> ox.NamedNode:
    """The IRI of an article."""
    return _mint("article", article_id)


def article_graph(article_id: str) -> ox.NamedNode:
    """The named graph that holds everything read out of one article."""
    return _mint("graph/article", article_id)


def entity(entity_id: str) -> ox.NamedNode:
    """The IRI of a ResolvedEntity, of whatever kind."""
    return _mint("entity", entity_id, safe="/")


def event(event_id: str) -> ox.NamedNode:
    """The IRI of a ResolvedEvent."""
    return _mint("event", event_id, safe="/")


def claim(claim_id: str) -> ox.NamedNode:
    """The IRI of a Claim."""
    return _mint("claim", claim_id, safe="/")


def reason(claim_id: str, number: int) -> ox.NamedNode:
    """The IRI of a claim's reason, counted from 1."""
    return ox.NamedNode(f"{claim(claim_id).value}#reason-{number}")


def membership(article_id: str, number: int) -> ox.NamedNode:
    """The IRI of an office that an article says somebody holds, counted from 1."""
    return ox.NamedNode(f"{article(article_id).value}#membership-{number}")


def role(name: str) -> ox.NamedNode:
    """The IRI of what an office is called."""
    return _mint("role", name)


def judgement(judgement_id: str) -> ox.NamedNode:
    """The IRI of a person's judgement."""
    return _mint("judgement", judgement_id)


def curator(name: str) -> ox.NamedNode:
    """The IRI of a person who judges."""
    return _mint("curator", name)


def run(version: str, model: str) -> ox.NamedNode:
    """The IRI of an extraction run: one for each version of Pressgraph and language model."""
    return ox.NamedNode(f"{KG}run/{_encode(version)}/{_encode(model)}")


def passage(article_id: str, span: Span) -> ox.NamedNode:
    """The IRI of a run of characters of an article, after RFC 5147: ``…#char=812,824``."""
    return ox.NamedNode(f"{article(article_id).value}#char={span.start},{span.end}")


def selector(article_id: str, span: Span, kind: str) -> ox.NamedNode:
    """The IRI of a passage's selector, ``kind`` being ``position`` or ``quote``."""
    return ox.NamedNode(f"{article(article_id).value}#{kind}={span.start},{span.end}")


def url(article: Article) -> ox.NamedNode | None:
    """Where an article was published, as an IRI; None where its ``url`` is missing or no web address."""
    text = (article.url or "").strip()
    if not text.lower().startswith(("http://", "https://")):
        return None
    try:
        return ox.NamedNode(quote(text, safe=_SAFE_IN_URL))
    except ValueError:
        return None


def shorten(iri: str) -> str:
    """An IRI with its usual prefix, ``pg:Claim``, for messages."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _mint(folder: str, identifier: str, *, safe: str = "") -> ox.NamedNode:
    return ox.NamedNode(f"{KG}{folder}/{_encode(identifier, safe=safe)}")


def _encode(text: str, *, safe: str = "") -> str:
    # a segment of dots alone would be taken for a step up the path when the IRI is resolved
    segments = quote(text, safe=safe).split("/")
    return "/".join(s.replace(".", "%2E") if s in {".", ".."} else s for s in segments)
