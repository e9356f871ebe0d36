"""Who takes which part in an act: the slots of an action row, filled, if the row's conditions hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pressgraph.events.actions import Match
from pressgraph.events.cast import Cast
from pressgraph.events.conditions import holds
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.kinds import ACTORS, kind_of
from pressgraph.events.origins import document_nouns
from pressgraph.events.parties import CONCERNING, only_parties, parties
from pressgraph.events.slots import LATENT, LATENT_AGENT, Roles, fill
from pressgraph.events.strays import is_bare_noun
from pressgraph.events.syntax import nominal_agents, outer_subjects
from pressgraph.events.tree import children, is_passive, is_verb, prepositional
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds

# object slots that leave no room for the subject of a passive as agent
OWN_SLOTS = frozenset({"", "obj", "subj", "psubj", "iobj", "word", "clause", "csubj", "opred"})
# acts that two sides do together: where nothing else is named, the other side is the object
MUTUAL = frozenset({"negotiate", "meet", "cooperate"})
# acts that are addressed to somebody
ADDRESSED = frozenset({"demand", "reject", "propose", "promise", "threaten", "consent", "agree", "deny", "concede"})
# prepositions after which a bare number is a count of votes or years, not who or what: "by three votes to two"
COUNTED = frozenset({"to", "by", "for", "against", "with", "of", "on", "over"})
TIMES = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL"})


def read_roles(match: Match, cast: Cast) -> Roles | None:
    """The roles of a matched row, or None where its conditions do not hold."""
    row = match.row
    object_slot, found = _first_filled(match, (*row.object, *LATENT[row.pos]) if row.object else ())
    doers = (*row.agent, *LATENT_AGENT[row.pos]) if row.agent else ()
    agent_slot, agents = _first_filled(match, doers, without=found, near=True)
    if not agents:
        agent_slot, agents = _first_filled(match, doers, without=found)
    is_request = row.nature == "demand"  # who "was asked for an apology" asked for none
    is_done_to = is_request or "obj" in {*row.object, *row.recipient}  # "scientists were pressed into signing" presses them
    if not agents and row.agent and object_slot not in OWN_SLOTS and not is_done_to and _is_passive_verb(match.token):
        # "Norway is opposed *to* the ban"; but of "charges were laid against him" the charges are a word of the row
        agent_slot, agents = (
            "state",
            tuple(t for t in outer_subjects(match.token) if t not in match.company and kind_of(t, cast) in {*ACTORS, ""}),
        )
    content = tuple(t for t in found if object_slot == "clause" or _is_act(t))
    things = tuple(t for t in found if t not in content)
    agents = tuple(_author(t, row.nature) for t in agents)
    _, recipients = _first_filled(match, row.recipient, without=(*agents, *things))
    if row.nature in MUTUAL and recipients and not things and not content:
        things, recipients, object_slot = recipients, (), "with"
    agents = (*agents, *_strayed_members(agents, things))
    if not recipients and things:
        recipients = only_parties((t for thing in things for slot in row.recipient for t in prepositional(thing, slot)), cast)
    if not recipients and row.nature in ADDRESSED:
        recipients = _asked(match.token, things) if is_request else ()
        recipients = recipients or _addressed(agents, things, content)
    roles = Roles(agents, things, recipients, content, agent_slot, object_slot)
    if not all(holds(c, match, roles, cast) for c in row.needs):
        return None
    if not recipients and row.nature in CONCERNING:
        return replace(roles, recipients=parties(roles, cast))
    return roles


def _is_passive_verb(token: Token) -> bool:
    return is_verb(token) and is_passive(token)


def _asked(verb: Token, things: Sequence[Token]) -> tuple[Token, ...]:
    """As in "*the minister* was asked for an apology", "said no when asked for one"."""
    taken = {t.i for t in things}
    is_told = _is_passive_verb(verb) and verb.dep_ != "acl"
    return tuple(t for t in outer_subjects(verb) if t.i not in taken) if is_told else ()


def _addressed(agents: Sequence[Token], things: Sequence[Token], content: Sequence[Token]) -> tuple[Token, ...]:
    """Who is meant by a demand, a refusal or an offer.

    Who shall act ("demanded that *the US* cancel"), or whose is what is turned down ("rejected an appeal by *the UN*", "*the UN's*
    appeal"), or whom it is against ("called for sanctions against *Nigeria*").
    """
    actors = [t for clause in content for t in children(clause, "nsubj") if t.i < clause.i]
    actors += [t for thing in things for t in (*prepositional(thing, "by", "from"), *children(thing, "poss"))]
    actors = actors or [t for thing in things for t in prepositional(thing, "against")]
    actors = [t for t in actors if t.ent_type_ not in TIMES]  # "called for cuts *by 2030*"
    taken = {t.i for t in agents}
    return tuple(t for t in actors if t.i not in taken and t.tag_ != "PRP$" and t.lower_ not in {"it", "there"})


def _may_take_part(token: Token, slot: str, action: str) -> bool:
    """Times take no part in an act, but may be asked for ("asked for two more years")."""
    if token.ent_type_ == "PERCENT":
        return slot == "subj"
    if token.pos_ == "NUM" and slot in COUNTED and not any(token.children):
        return False
    if _is_occasion(token) and slot in {"for", "in", "at", "on"}:
        return False
    if slot == "in" and token.lemma_.lower() in grammar_words("circumstance") and not children(token, "det", "poss"):
        return False
    return token.ent_type_ not in TIMES or slot == "clause" or (action == "demand" and slot == "for" and not _is_stretch(token))


def _is_stretch(noun: Token) -> bool:
    """As in "campaigned for *years*", which tells how long; "asked for *two* years" tells what for."""
    return noun.lemma_.lower() in grammar_words("stretch") and not any(noun.lefts)


def _is_occasion(noun: Token) -> bool:
    """As in "struck for *the first time*", "at *the moment*"; "asked for *more time*" is about time itself."""
    return noun.lemma_.lower() in grammar_words("occasion") and any(
        t.dep_ == "det" or t.ent_type_ == "ORDINAL" for t in noun.children
    )


def _author(agent: Token, action: str) -> Token:
    """A letter that informs is its writer informing: "*his* letter notifying the agency", "*they* sent a letter urging him".

    So is a strike that protests those who strike: "*they* began a strike to protest"; and what an attack or a vote does is done by
    those who hold it: "a vote by *the senate* confirmed her".
    """
    is_happening = agent.dep_ == "nsubj" and noun_kinds().get(agent.lemma_.lower()) is Kind.EVENT
    if is_happening and (doers := prepositional(agent, "by")):
        return doers[0]
    is_protest = action == "protest" and agent.dep_ == "dobj" and noun_kinds().get(agent.lemma_.lower()) is Kind.EVENT
    if is_protest or agent.lemma_.lower() in document_nouns() | grammar_words("utterance"):
        return next(iter(nominal_agents(agent)), agent)
    return agent


def _strayed_members(agents: Sequence[Token], things: Sequence[Token]) -> list[Token]:
    """As in "many countries boycotted the talks, *including Russia and India*": members of the agent that hang on the object."""
    if len(agents) != 1 or agents[0].tag_ != "NNS":
        return []
    phrases = [c for t in things if t.tag_ == "NN" for c in children(t, "prep")]
    lists = [c for c in phrases if c.lower_ == "including" and c.i and c.nbor(-1).is_punct]
    members = [m for c in lists for m in children(c, "pobj")]
    return [m for m in members if m.ent_type_ in {"GPE", "ORG", "PERSON", "NORP"}]


def _is_act(token: Token) -> bool:
    """A gerund or an infinitive in an object slot: "opposition to *renewing* the contract"."""
    return is_verb(token) and token.tag_ in {"VBG", "VB"} and not is_bare_noun(token)


def _first_filled(
    match: Match, slots: Sequence[str], *, without: Sequence[Token] = (), near: bool = False
) -> tuple[str, tuple[Token, ...]]:
    taken = {t.i for t in without}
    for slot in slots:
        found = tuple(t for t in fill(match, slot, near=near) if _may_take_part(t, slot, match.row.nature) and t.i not in taken)
        if found:
            return slot, found
    return "", ()
