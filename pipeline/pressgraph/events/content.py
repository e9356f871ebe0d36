"""What is only demanded, promised, threatened or refused is the content of that act, not an event beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.listing import open_heads
from pressgraph.events.slots import Roles, light_verbs
from pressgraph.events.syntax import objects, outer_subjects
from pressgraph.events.tree import children, is_passive, prepositional

# acts whose object is an act that need not happen
HOLDING = frozenset(
    {
        "demand",
        "promise",
        "threaten",
        "reject",
        "propose",
        "deny",
        "agree",
        "consent",
        "abstain",
        "negotiate",
        "oppose",
        "support",
        "terminate",
        "concede",
        "suspend",
        "rule",
    }
)
# of these only a clause is held back; a noun ("criticised the arrest") still tells of an act
CLAUSE_ONLY = frozenset({"rule", "oppose", "support", "terminate", "concede", "suspend", "consent", "negotiate", "agree"})


def content_tokens(found: Iterable[tuple[Match, Roles]]) -> frozenset[int]:
    """The indexes of words that name the content of another act."""
    inner: set[int] = set()
    found = tuple(found)
    sued = {match.token.i for match, _ in found if match.row.nature == "sue"}  # who rejects a suit leaves it brought
    for match, roles in found:
        if match.row.nature not in HOLDING:
            continue
        for clause in roles.content:
            for verb in (clause, *_nested(clause)):
                inner |= {verb.i, *(t.i for t in carried_nouns(verb))}
        if match.row.nature not in CLAUSE_ONLY:
            inner |= {t.i for head in roles.objects for t in open_heads(head)} - (sued if match.row.nature == "reject" else set())
    return frozenset(inner)


def content_of(match: Match, roles: Roles, acts: Mapping[int, str]) -> str | None:
    """The action that a demand is for, where its words name one: "called for its *end*" → ``terminate``.

    Args:
        match: the demand.
        roles: its roles.
        acts: the action that each word names, by token index.
    """
    if match.row.nature != "demand":
        return None
    heads = [*roles.content, *(t for head in roles.objects for t in open_heads(head))]
    words = [w for head in heads for w in (head, *carried_nouns(head))]
    return next((acts[w.i] for w in words if w.i in acts), None)


def _nested(clause: Token) -> list[Token]:
    """Infinitives below a content clause: in "refused to help enforce the law" the enforcing too."""
    below = [c for c in children(clause, "xcomp", "ccomp") if c.tag_ == "VB"]
    return below + [n for c in below for n in _nested(c)]


def carried_nouns(clause: Token) -> list[Token]:
    """The noun that a light verb carries: in "demanded that they hold a vote" the vote."""
    return objects(clause) if clause.lemma_.lower() in light_verbs() else []


def target_of(verb: Token) -> Token | None:
    """What a clause is about: its object, else its prepositional object, else, of a passive, its subject."""
    if is_passive(verb):
        return next(iter(outer_subjects(verb)), None)
    preps = [p for prep in children(verb, "prep") for p in (prep, *children(prep, "prep"))]  # "pull out *of the deal*"
    own = children(verb, "dobj", "attr", "acomp")
    own = [t for t in own if t.lower_ != "that"] or own  # a slip of the parser: "said *that* it would add seats"
    found = own or [t for prep in preps for t in children(prep, "pobj")]
    return found[0] if found else None


__all__ = ["carried_nouns", "content_tokens", "prepositional", "target_of"]
