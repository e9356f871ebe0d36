"""Objects that a sentence leaves out because the reader knows them already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.participants import Cast
from pressgraph.events.slots import Roles
from pressgraph.model import Form, Kind

# acts of taking sides, which share what they are about: "231 members supported the resolution, 194 opposed"
SIDES = frozenset({"support", "oppose", "consent", "reject", "abstain"})
# acts upon an instrument that was just spoken of: "The treaty was in force. Now both have withdrawn their consent."
UPON_INSTRUMENT = frozenset({"withdraw_consent", "abstain"})
CROWD = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker", "rioter", "picketer"})
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
        if match.row.action == "protest" and not roles.agents:
            roles = _with_crowd(match, roles, crowds)
        beside = told[match.token.sent.start]
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


def _from_sentence(match: Match, roles: Roles, others: Sequence[Reading]) -> Roles | None:
    if match.row.action not in SIDES or not roles.agents:
        return None
    for other, told in others:
        if other.row.action in SIDES and other.token.sent == match.token.sent and other.token.i < match.token.i and told.objects:
            return replace(roles, objects=told.objects, object_slot="ellipsis")
    return None


def _from_context(match: Match, roles: Roles, cast: Cast) -> Roles | None:
    if match.row.action not in UPON_INSTRUMENT or not roles.agents:
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
