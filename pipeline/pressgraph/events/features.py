"""What speaks for or against a reading: the features from which its confidence is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.cast import Cast
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.headlines import is_headline
from pressgraph.events.kinds import kind_of
from pressgraph.events.slots import Roles
from pressgraph.events.status.generic import is_generic
from pressgraph.events.tree import children, is_passive, is_verb
from pressgraph.model import Form, Participant, Status


def features_of(  # noqa: PLR0913 - the parts of one reading
    match: Match,
    roles: Roles,
    cast: Cast,
    *,
    agents: Sequence[Participant],
    objects: Sequence[Participant],
    status: Status,
    is_reported: bool,
    is_dated: bool,
) -> tuple[str, ...]:
    """The features of one reading, as strings; the order does not matter."""
    action, pos = match.row.nature, match.row.pos
    found = [
        f"action={action}",
        f"pos={pos}",
        f"row={action}:{match.row.trigger}:{pos}",
        f"words={min(len(match.company), 2)}",
        f"status={status}",
        f"reported={is_reported}",
        f"dated={is_dated}",
        f"agents={min(len(agents), 3) if match.row.agent else 'not due'}",
        f"objects={min(len(objects), 3)}",
        f"agent_slot={roles.agent_slot if match.row.agent else 'not due'}:{pos}",
        f"object_slot={roles.object_slot}:{pos}",
        f"filled={bool(agents) or not match.row.agent}:{bool(objects)}",
        f"filled={action}:{bool(agents)}:{bool(objects)}",
        f"action_pos={action}:{pos}",
        f"status_reported={status}:{is_reported}",
    ]
    is_due = bool(match.row.agent)  # a contract expires by nobody's act
    found += [f"agent_{each}" for each in _filler(roles.agents, agents, cast)] if is_due else ["agent_kind=not due"]
    found += [f"object_{each}" for each in _filler((*roles.objects, *roles.content), objects, cast)]
    found += [f"object_{each}:{action}" for each in _filler(roles.objects, objects, cast) if each.startswith("kind")]
    found += [f"agent_{each}:{action}" for each in _filler(roles.agents, agents, cast) if each.startswith("kind")]
    named = [_is_named(heads, cast) for heads in (roles.agents or roles.objects, roles.objects)]
    found += [f"named={named[0]}:{named[1]}", f"named={named[0]}:{named[1]}:{status}", f"any_named={any(named)}:{match.token.tag_}"]
    found += _setting(match.token)
    return tuple(dict.fromkeys(found))


def _filler(heads: Sequence[Token], filled: Sequence[Participant], cast: Cast) -> Iterator[str]:
    """What fills a role: its kind, how it is referred to, how long its name is."""
    if not heads or not filled:
        yield "kind=none"
        return
    head = heads[0]
    yield f"kind={kind_of(head, cast) or head.pos_}"
    known = cast.meant_by(head)
    yield f"form={known[1].form if known else 'bare'}"
    yield f"entity={filled[0].entity is not None}"
    if head.pos_ == "PRON":
        yield f"pronoun={head.lower_}"
    if head.lemma_.lower() in grammar_words("generic"):
        yield "generic"
    yield f"definite={_definiteness(head)}"
    yield f"length={min(len(filled[0].name.split()), 6)}"


def _is_named(heads: Sequence[Token], cast: Cast) -> bool:
    """Whether one who takes part has a name somewhere in the article."""
    known = [cast.meant_by(head) for head in heads]
    return any(k is not None and any(m.form is Form.NAME for m in k[0].mentions) for k in known)


def _definiteness(head: Token) -> str:
    if head.pos_ == "PROPN":
        return "name"
    first = next((c for c in head.lefts if c.dep_ in {"det", "poss", "nummod"}), None)
    if first is None:
        return "bare"
    return first.lower_ if first.dep_ == "det" else first.dep_


def _has_mark(clause: Token, *words: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _governor(clause: Token) -> str:
    """The verb above the clause, which may make it a plan, a habit or a rule."""
    above = next((a for a in clause.ancestors if is_verb(a)), None)
    return above.lemma_.lower() if above is not None else "none"


def _setting(token: Token) -> Iterator[str]:
    """Where the trigger stands: its clause, tense and place in the article."""
    clause = token
    while not is_verb(clause) and clause.head != clause:
        clause = clause.head
    yield f"general={is_generic(token)}"
    yield f"dep={token.dep_}"
    yield f"clause={clause.dep_}"
    yield f"tag={token.tag_}"
    yield f"clause_tag={clause.tag_}:{clause.dep_ == 'ROOT'}"
    yield f"passive={is_verb(token) and is_passive(token)}"
    yield f"headline={is_headline(token)}"
    yield f"depth={min(sum(1 for _ in token.ancestors), 7)}"
    yield f"position={min(4, 5 * token.i // max(len(token.doc), 1))}"
    yield f"in_relative={any(a.dep_ == 'relcl' for a in (token, *token.ancestors))}"
    yield f"conditional={any(_has_mark(a, 'if', 'unless', 'when', 'whether') for a in (token, *token.ancestors))}"
    yield f"purpose={any(a.dep_ in {'advcl', 'acl'} and _is_infinitive(a) for a in (token, *token.ancestors))}"
    yield f"above={_governor(clause)}"
    for modal in children(clause, "aux"):
        yield f"aux={modal.lower_}"
    if token.head != token:
        yield f"head={token.head.lemma_.lower()}:{token.dep_}"
