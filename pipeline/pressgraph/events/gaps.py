"""Objects that a sentence leaves out because the reader knows them already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.cast import Cast
from pressgraph.events.slots import Roles
from pressgraph.events.tree import is_verb
from pressgraph.model import Form, Kind

# acts of taking sides, which share what they are about: "231 members supported the resolution, 194 opposed"
SIDES = frozenset({"support", "oppose", "consent", "reject", "abstain"})
# acts upon an instrument that was just spoken of: "The treaty was in force. Now both have withdrawn their consent."
UPON_INSTRUMENT = frozenset({"withdraw_consent", "abstain"})
CROWD = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker", "rioter", "picketer"})
# acts that tell what a protest is for or against
AIMS = frozenset({"demand", "oppose", "support"})
# slots of a protest that only name its place
PLACES = frozenset({"in", "outside", "through", "around", "at"})
REACH = 2  # sentences back

Reading = tuple[Match, Roles]


def fill_gaps(found: Sequence[Reading], cast: Cast) -> list[Reading]:
    """The readings, with the objects that ellipsis or context gives to those that have none."""
    filled: list[Reading] = []
    told: dict[int, list[Reading]] = defaultdict(list)  # by sentence: what was filled already, then all of it
    for reading in found:
        told[reading[0].token.sent.start].append(reading)
    crowds = [t for t in cast.doc if t.lemma_.lower() in CROWD and t.idx in cast.by_head and t.pos_ == "NOUN"]
    for match, roles in found:
        beside = told[match.token.sent.start]
        if match.row.nature == "protest" and not roles.agents:
            roles = _with_crowd(match, roles, crowds)
        if match.row.nature == "protest" and (not roles.objects or roles.object_slot in PLACES):
            roles = _from_purpose(match, roles, beside) or roles
        if not roles.objects and not roles.content:
            roles = _from_sentence(match, roles, beside) or _from_context(match, roles, cast) or roles
        filled.append((match, roles))
        beside.insert(0, (match, roles))
    return filled


def _with_crowd(match: Match, roles: Roles, crowds: Sequence[Token]) -> Roles:
    """Protests are held by protesters: those that the article speaks of, the nearest mention first."""
    token = match.token
    nearest = min(crowds, key=lambda t: abs(t.i - token.i), default=None)
    return roles if nearest is None else replace(roles, agents=(nearest,), agent_slot="crowd")


def _from_purpose(match: Match, roles: Roles, others: Sequence[Reading]) -> Roles | None:
    """What a protest is for or against by what the protesters do in it: "rallied outside the hall *to demand* a vote"."""
    verb = next((t for t in (match.token, *match.token.ancestors) if is_verb(t)), match.token)
    for other, told in others:
        is_aim = other.row.nature in AIMS and other.token.dep_ in {"advcl", "xcomp", "acl"} and verb in other.token.ancestors
        if is_aim and told.objects and other.token.i > match.token.i:
            return replace(roles, objects=told.objects, recipients=told.recipients, object_slot="purpose")
    return None


def _from_sentence(match: Match, roles: Roles, others: Sequence[Reading]) -> Roles | None:
    if match.row.nature not in SIDES or not roles.agents:
        return None
    for other, told in others:
        if match.token in told.objects:  # "welcomed the approval" does not tell what was approved
            continue
        if other.row.nature in SIDES and other.token.sent == match.token.sent and other.token.i < match.token.i and told.objects:
            return replace(roles, objects=told.objects, object_slot="ellipsis")
    return None


def _from_context(match: Match, roles: Roles, cast: Cast) -> Roles | None:
    if match.row.nature not in UPON_INSTRUMENT or not roles.agents:
        return None
    instrument = _last_instrument(match.token, cast)
    return replace(roles, objects=(instrument,), object_slot="context") if instrument is not None else None


def _last_instrument(token: Token, cast: Cast) -> Token | None:
    first = token.sent.start
    for _ in range(REACH):
        first = token.doc[max(first - 1, 0)].sent.start
    for other in reversed(token.doc[first : token.i]):
        found = cast.by_head.get(other.idx)
        if (
            found
            and found[0].kind is Kind.AGREEMENT
            and found[1].form is not Form.PRONOUN
            and other.lemma_.lower() not in WORDS_OF_ASSENT
        ):
            return other
    return None


WORDS_OF_ASSENT = frozenset({"consent", "approval", "support", "consensus", "decision", "permission"})
