"""What a person decided, in the graph: each judgement as a PROV activity, and what it made of entities.

The log stands in a graph of its own, with the time, the person and the reason; a judgement that was undone stays there, and so does
the one that undid it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pressgraph.graph import vocab
from pressgraph.graph.vocab import DCT, PG, PROV, RDF, RDFS, XSD
from pressgraph.judgements import Act, Judgement
from pressgraph.model import Network

Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def curation_quads(network: Network) -> Iterator[ox.Quad]:
    """The graph of judgements."""
    statements = [statement for judgement in network.judgements for statement in _judgement(judgement)]
    known = {judgement.id for judgement in network.judgements}
    for entity in network.entities:
        for judgement in entity.judgements:
            if judgement in known:
                statements.append((vocab.entity(entity.id), PROV.wasInfluencedBy, vocab.judgement(judgement)))
    for statement in dict.fromkeys(statements):
        yield ox.Quad(*statement, vocab.CURATION_GRAPH)


def _judgement(judgement: Judgement) -> Iterator[Statement]:
    node, person = vocab.judgement(judgement.id), vocab.curator(judgement.who)
    yield node, RDF.type, PG.Judgement
    yield node, DCT.identifier, ox.Literal(judgement.id)
    yield node, RDFS.label, ox.Literal(f"{judgement.act}: {judgement.about}")
    yield node, PG.act, ox.Literal(judgement.act.value)
    yield node, RDFS.comment, ox.Literal(judgement.why)
    yield node, PROV.startedAtTime, ox.Literal(judgement.at, datatype=XSD.dateTime)
    yield node, PROV.wasAssociatedWith, person
    yield person, RDF.type, PROV.Person
    yield person, RDFS.label, ox.Literal(judgement.who)
    if judgement.act is Act.UNDO and judgement.value:
        yield node, PG.undoes, vocab.judgement(judgement.value)
