"""What the editor proposes while somebody types: the prefixes and the terms that the graph uses."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pressgraph.graph import terms
from pressgraph.graph.vocab import DCT, OA, PREFIXES, PROV, RDF, RDFS, SCHEMA, SKOS, shorten

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {"Class": "class", "ObjectProperty": "property", "DatatypeProperty": "property", "AnnotationProperty": "property"}


@functools.cache
def list_terms() -> Mapping[str, object]:
    """The prefixes, and each term as its name, its label and what it is."""
    own = [[shorten(iri), *_described(iri)] for iri in terms.statements() if iri.startswith(terms.BASE)]
    others = [[shorten(space[name].value), "", ""] for space in (RDF, RDFS, SKOS, DCT, PROV, OA, SCHEMA) for name in space.known()]
    return {"prefixes": PREFIXES, "terms": sorted(own) + sorted(others)}


def _described(iri: str) -> tuple[str, str]:
    row = terms.statements()[iri]
    kinds = (_KINDS.get(kind.partition("#")[2], "") for kind in row.get(_TYPE, ()))
    return next(iter(row.get(_LABEL, ())), ""), next(filter(None, kinds), "value")
