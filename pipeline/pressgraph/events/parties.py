"""Whom an act concerns beside what it is done to: "condemned an attack *by the rebels*", "broke off talks *with Iran*".

These are recipients: whose act or thing the object is, or with whom, or against or for whom. Only who can act is a party, and
nobody is a party to an own act.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Token

from pressgraph.events.cast import Cast
from pressgraph.events.kinds import ACTORS, NAMED_ENTITIES, kind_of
from pressgraph.events.listing import open_heads
from pressgraph.events.participants import through_partitive
from pressgraph.events.slots import Roles
from pressgraph.events.syntax import by_phrase, objects
from pressgraph.events.tree import children, is_passive, is_verb, prepositional
from pressgraph.model import Form
from pressgraph.resources import read_table

# acts whose object may be an act, a plan or a thing of somebody else; of the others the object itself is whom they concern
CONCERNING = frozenset(
    {
        "agree",
        "aid",
        "attack",
        "consent",
        "cooperate",
        "demand",
        "deny",
        "enact",
        "investigate",
        "negotiate",
        "oppose",
        "promise",
        "propose",
        "protest",
        "reject",
        "renew",
        "sanction",
        "support",
        "suspend",
        "terminate",
        "threaten",
        "violate",
        "withdraw",
        "withdraw_consent",
    }
)
COUNTERPARTS = ("with", "between", "against", "among", "from", "toward", "towards")
GOALS = ("to", "for", "on", "upon", "at", "into", "of", "over")
MODIFIERS = ("compound", "nmod", "amod")
DEPTH = 3  # "a resumption of ties with Iran": the ties are of the resumption, Iran is with the ties

Step = Callable[[Token], Iterable[Token]]


def parties(roles: Roles, cast: Cast) -> tuple[Token, ...]:
    """The parties to an act of the class ``CONCERNING``, read off its objects and its content; empty if there are none."""
    own = _entities(roles.agents, cast)
    found: list[Token] = []
    for thing in (through_partitive(t, cast) for t in roles.objects):
        found += [] if _is_party(thing, cast) else _first_parties(thing, THING, own, cast)
    for clause in roles.content:
        found += _first_parties(clause, CLAUSE, own, cast) or _first_parties(clause.head, (_conditions,), own, cast)
    return tuple(dict.fromkeys(found))


def only_parties(heads: Iterable[Token], cast: Cast) -> tuple[Token, ...]:
    """Those of the heads that can act: of "the return of *property* to *farmers*" the farmers."""
    return tuple(t for t in heads if _is_party(t, cast))


def _owners(noun: Token, step: Step) -> list[Token]:
    """Whose somebody is: "moved *its* embassy"; but a dispute "with *its* partners" is with others."""
    return [] if step is _counterparts else children(noun, "poss")


@functools.cache
def demonyms() -> frozenset[str]:
    """Words for what belongs to a place, in small letters."""
    return frozenset(row["demonym"].lower() for row in read_table("demonyms"))


def _entities(heads: Sequence[Token], cast: Cast) -> frozenset[str]:
    known = [cast.meant_by(t) for head in heads for t in open_heads(head)]
    return frozenset(k[0].id for k in known if k)


def _first_parties(token: Token, steps: Sequence[Step], own: frozenset[str], cast: Cast, depth: int = DEPTH) -> list[Token]:
    """The parties of the first step that names any; if none does, the parties to the things that the steps name."""
    named = [list(step(token)) for step in steps]
    for step, heads in zip(steps, named, strict=True):
        found = [t for t in heads if _is_party(t, cast) and not _entities([t, *_owners(t, step)], cast) & own]
        if found:
            return found
    things = [t for heads in named for t in heads if depth and not _is_party(t, cast)]
    inside = (_first_parties(t, CLAUSE if is_verb(t) else THING, own, cast, depth - 1) for t in things)
    return next((found for found in inside if found), [])


def _is_party(token: Token, cast: Cast) -> bool:
    """Whether a word names somebody who can act; of places only names can."""
    kind = kind_of(token, cast)
    if token.dep_ in MODIFIERS and not _is_owner(token, kind, cast):
        return False
    return kind in ACTORS and (kind != "place" or token.ent_type_ in NAMED_ENTITIES or token.pos_ == "PROPN")


def _is_owner(modifier: Token, kind: str, cast: Cast) -> bool:
    """Whether a word before a noun names whose it is: "*Israeli* settlements", "a *United Nations* appeal".

    A word of a longer name ("the *Equal* Protection Clause") and the place of a site ("*Paris* airport") do not.
    """
    if modifier.dep_ == "amod":
        return bool({modifier.lower_, modifier.doc[max(modifier.i - 1, 0) : modifier.i + 1].text.lower()} & demonyms())
    around = cast.meant_by(modifier.head)
    is_part = around is not None and around[1].form is Form.NAME and around[1].start <= modifier.idx
    is_site = kind == "place" == kind_of(modifier.head, cast)
    return cast.meant_by(modifier) is not None and not is_part and not is_site


def _doers(noun: Token) -> Iterator[Token]:
    """As in "an attack *by the rebels*", "*Iran's* offer", "memos sent *by Iran*"."""
    yield from prepositional(noun, "by")
    yield from (t for t in children(noun, "poss") if t.tag_ != "PRP$")
    for clause in children(noun, "acl"):  # but "the bill, vetoed by the governor" is not the governor's
        yield from by_phrase(clause) if is_passive(clause) and not clause.left_edge.nbor(-1).is_punct else ()


def _counterparts(noun: Token) -> Iterator[Token]:
    yield from prepositional(noun, *COUNTERPARTS)
    yield from _beside(noun)


def _beside(noun: Token) -> Iterator[Token]:
    """As in "welcomed assurances *from Iran*", where the parser joined the phrase right after the object to the verb."""
    if noun.dep_ == "dobj":
        beside = [p for p in children(noun.head, "prep") if p.i == noun.right_edge.i + 1 and p.lower_ in COUNTERPARTS]
        yield from (t for prep in beside for t in children(prep, "pobj"))


def _modifiers(noun: Token) -> Iterator[Token]:
    """As in "a *United Nations* appeal", "*Israeli* settlements"."""
    yield from children(noun, *MODIFIERS)


def _goals(noun: Token) -> Iterator[Token]:
    yield from prepositional(noun, *GOALS)


def _uses(noun: Token) -> Iterator[Token]:
    """As in "an invitation *to meet* Iran", "demands *that Iran leave*", "a convoy *carrying* monitors"."""
    yield from (c for c in children(noun, "acl", "ccomp") if is_verb(c) and not is_passive(c))


def _actors(verb: Token) -> Iterator[Token]:
    """Who shall act: "demanded that *Iran* leave", "refused to allow *planes of the UN* to land"."""
    yield from children(verb, "nsubj")
    yield from by_phrase(verb) if is_passive(verb) else ()
    yield from (t for clause in children(verb, "ccomp", "xcomp") for t in children(clause, "nsubj"))


def _conditions(verb: Token) -> Iterator[Token]:
    """As in "threatened to strike *unless the firm paid*": who shall fulfil it is meant."""
    for clause in verb.subtree:
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "until"} for c in clause.children):
            yield from children(clause, "nsubj")


def _targets(verb: Token) -> Iterator[Token]:
    """As in "threatened to sue *the firm*", "offered to hand *Iran* the plans"."""
    yield from [t for t in children(verb, "dative") if t.pos_ != "ADP"]
    yield from children(verb, "nsubjpass") if is_passive(verb) else objects(verb)
    yield from _below(verb)


def _below(verb: Token) -> list[Token]:
    """The verbs that a verb of helping or starting only carries: "threatened to stop *supplying* Iran"."""
    return [c for c in children(verb, "xcomp", "conj") if is_verb(c)]


def _aims(verb: Token) -> Iterator[Token]:
    """As in "vowed to wage war *on the rebels*", "take control away *from the army*"."""
    for place in (verb, *children(verb, "advmod")):
        yield from prepositional(place, *COUNTERPARTS, *GOALS)


THING: tuple[Step, ...] = (_doers, _counterparts, _modifiers, _goals, _uses)
CLAUSE: tuple[Step, ...] = (_actors, _targets, _aims)
