"""From heads of noun phrases to participants: short names, the entity that is meant, coordination and listed members opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import category

from spacy.tokens import Token

from pressgraph.events.cast import Cast
from pressgraph.events.coordination import conjuncts
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.listing import EMPTY, open_heads
from pressgraph.events.offices import name_after, without_titles
from pressgraph.events.several import another_of, named_together
from pressgraph.events.sharing import sharers
from pressgraph.events.strays import is_bare_noun
from pressgraph.events.tree import children, is_verb
from pressgraph.model import Entity, Form, Kind, Participant

# prepositions that belong to the name of a thing ("withdrawal of the bill", "investigation into the shooting")
NAMING = frozenset({"of", "on", "for", "into", "against", "to", "with", "over", "between", "in", "about", "from", "by"})
DASHES = frozenset({"—", "–", "--", "-"})
WRAPPING = " \"“”‘’'`([{"
LONGEST_NAME = 10  # words of a bare participant's name
PERSONAL = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "his", "its", "their"}
)


def participants(heads: Sequence[Token], cast: Cast) -> tuple[Participant, ...]:
    """One participant for each head, each head coordinated with it, each listed member and each that shares it, without repeats."""
    found: dict[tuple[str, int], Participant] = {}
    for head in heads:
        for token in without_titles(_several(head, cast) or open_heads(head), cast):
            for participant in _known_sharers(token, cast) or filter(None, [as_participant(token, cast)]):
                key = (participant.entity or participant.name.lower(), 0 if participant.entity else participant.start)
                found.setdefault(key, participant)
    return tuple(found.values())


def _known_sharers(head: Token, cast: Cast) -> list[Participant]:
    """Those who share a noun, each with the entity of its name where the article names it elsewhere."""
    shared = sharers(head)
    known = {entity.name.lower(): entity.id for entity, _ in cast.by_head.values()} if shared else {}
    return [replace(one, entity=known.get(one.name.lower())) for one in shared]


def _several(head: Token, cast: Cast) -> list[Token]:
    """Those named together before, where a plural word stands for no entity of its own."""
    known = cast.meant_by(head)
    is_open = known is None or known[0].name.lower() in PERSONAL | EMPTY or head.pos_ == "NUM" or _is_unnamed(known[0], head)
    return named_together(head) if is_open else []


def _is_unnamed(entity: Entity, head: Token) -> bool:
    """As in "the two countries", where no name is known to be theirs."""
    return head.tag_ == "NNS" and all(mention.form is not Form.NAME for mention in entity.mentions)


def as_participant(token: Token, cast: Cast) -> Participant | None:
    """The participant a head word stands for, or None for an empty word ("it" without antecedent, an expletive)."""
    if is_dateline(token) or _is_mutual(token):
        return None
    token = through_partitive(judged_before(token) or _antecedent(token), cast)
    found = name_after(token, cast) or cast.meant_by(token)
    if found:
        entity, mention = found
        if is_empty(entity.name):
            return None
        return Participant(entity.name, mention.text, mention.start, mention.end, entity.id)
    if is_verb(token) and token.tag_ != "VBG" and not _is_nominal(token):
        return None
    noun = another_of(token)
    if noun is not None:
        span = token.doc[token.left_edge.i : token.i + 1]
        return Participant(_named_like(token, noun), span.text, span.start_char, span.end_char, None)
    return bare_participant(token, _owner(token, cast))


def _is_mutual(token: Token) -> bool:
    """As in "accused *each other*", which names nobody further."""
    return token.i > 0 and f"{token.nbor(-1).lower_} {token.lower_}" in {"each other", "one another"}


def _named_like(one: Token, noun: Token) -> str:
    words = [t.text for t in one.lefts if t.dep_ in {"amod", "compound", "nmod"}]
    return " ".join((*words, noun.text))


def is_empty(name: str) -> bool:
    """Whether a name is only a pronoun, which names nobody; "US" and "IT" in capitals are names."""
    return name.lower() in PERSONAL | EMPTY and (name == "I" or not name.isupper())


def _is_nominal(token: Token) -> bool:
    """Whether a verb form stands as a noun, as the tagger did not see: "the *wounded*", "a United Nations *appeal*"."""
    is_phrase = token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"} and bool(children(token, "det", "poss", "compound"))
    return is_phrase or is_bare_noun(token)


def is_dateline(token: Token) -> bool:
    """Whether a place in capitals opens a paragraph before a dash: "DETROIT — Members of the union …"."""
    if not (token.is_upper and token.pos_ == "PROPN") or token.i + 1 >= len(token.doc):
        return False
    start = token.left_edge.i
    opens = start == 0 or "\n" in token.doc[start - 1].text
    return opens and any(t.text in DASHES for t in token.doc[token.i + 1 : token.i + 5])


def _owner(token: Token, cast: Cast) -> str | None:
    """The name behind a possessive pronoun: of "its end" the agreement."""
    pronoun = next((c for c in token.children if c.dep_ == "poss" and c.tag_ in {"PRP$", "WP$"}), None)
    known = cast.meant_by(pronoun) if pronoun is not None else None
    if known is None or is_empty(known[0].name):
        return None
    return known[0].name


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.tag_ not in {"WDT", "WP"}:
        return token
    clause = token.head
    while clause.dep_ in {"xcomp", "ccomp", "conj", "prep", "pcomp"}:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else token


def judged_before(pronoun: Token) -> Token | None:
    """As in "rejected *the offer*, calling *it* an insult": the object of the verb before."""
    verb = pronoun.head.head if pronoun.dep_ in {"nsubj", "prep"} and pronoun.head.dep_ in {"ccomp", "oprd"} else pronoun.head
    is_aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in grammar_words("terming")
    if pronoun.lower_ != "it" or not is_aside or verb.head.i > verb.i:
        return None
    things = [t for t in children(verb.head, "dobj") if t.i < verb.i and t.tag_ in {"NN", "NNP"} and t.ent_type_ != "PERSON"]
    return things[0] if things and not any(t.dep_ == "nsubjpass" for t in verb.head.children) else None


def through_partitive(token: Token, cast: Cast) -> Token:
    """As in "thousands of people" are people; "one of them" is one of them; "members of the Senate" stay members."""
    if token.lemma_.lower() in grammar_words("reference"):  # "with regard to the border"
        return next((t for prep in children(token, "prep") for t in children(prep, "pobj")), token)
    if token.lemma_.lower() not in grammar_words("partitive") and token.pos_ != "NUM":
        return token
    inside = [t for prep in children(token, "prep") if prep.lower_ == "of" for t in children(prep, "pobj")]
    known = cast.meant_by(token)
    is_loose = known is not None and known[0].kind is Kind.WORK and any(c.lower_ in {"a", "an"} for c in token.lefts)
    return inside[0] if inside and (known is None or is_loose) else token  # "a series of bombs" is no work


def bare_participant(token: Token, owner: str | None = None) -> Participant | None:
    """A participant that is no entity: a short noun phrase, or a gerund with its object.

    Args:
        token: its head word.
        owner: the name of whom a possessive pronoun in it stands for.
    """
    if is_empty(token.text) or token.is_punct or token.is_space:
        return None
    start, end = short_phrase(token)
    span = token.doc[start:end]
    name = token.doc[_skip_determiner(span.start, token) : end].text
    name = " ".join("".join(c for c in name if category(c) != "Cf").split()).strip(WRAPPING)
    name = name.replace('"', "") if name.count('"') % 2 else name
    if not any(c.isalnum() for c in name):
        return None
    if owner:
        name = f"{name} of {owner}"
    return Participant(name, span.text, span.start_char, span.end_char, None)


def _skip_determiner(start: int, head: Token) -> int:
    first = head.doc[start]
    skipped = first.dep_ == "det" or (first.dep_ == "poss" and first.tag_ in {"PRP$", "WP$"})
    return start + 1 if skipped and start < head.i and head.pos_ != "NUM" else start  # "three" alone says less than "all three"


def short_phrase(head: Token) -> tuple[int, int]:
    """Token range of a noun phrase as a reader would quote it: modifiers and short of-phrases, no clause, no apposition."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ == "amod" and any(c.dep_ == "det" and c.i > child.i for c in head.lefts):
            continue  # "rejected as unworkable a set of rules"
        if child.dep_ == "amod" and children(child, "nsubj"):
            continue  # "India banned imports", where the parser took the verb for a modifier
        if child.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet"}:
            start = min(start, child.left_edge.i)
    if head.i - start > LONGEST_NAME:
        start = head.i
    for child in head.rights:
        if child.dep_ in {"prep"} and child.lower_ in NAMING and not child.nbor(-1).is_punct:
            edge = _phrase_end(child)
            if edge - start <= LONGEST_NAME:
                end = max(end, edge)
        elif child.dep_ == "dobj" and head.tag_ == "VBG":
            end = max(end, short_phrase(child)[1])
    return start, end


def _phrase_end(prep: Token) -> int:
    inside = children(prep, "pobj")
    if not inside or inside[0].ent_type_ in {"DATE", "TIME"}:
        return prep.i
    pair = conjuncts(inside[0]) if prep.lower_ == "between" else inside
    return short_phrase(pair[-1])[1]


def clause_participant(verb: Token, target: Token | None) -> Participant:
    """A demanded, promised or refused act as a participant: "ending the PARS agreement" from "to end the PARS agreement".

    Args:
        verb: the head of the clause.
        target: what the act is done to; without one the clause is named by its subject or by the words that follow the verb.
    """
    end = max([_act_end(verb, target), *(c.i + 1 for c in children(verb, "prt"))])
    if end - verb.i > LONGEST_NAME + 4:
        end = verb.i + 1
    span = verb.doc[verb.i : end]
    rest = verb.doc[verb.i + 1 : end].text
    noun = _antecedent(target) if target is not None else None  # of "missiles, which they refused to send" the missiles
    if noun is not None and noun.i < verb.i:
        left, right = short_phrase(noun)
        rest = verb.doc[left if noun is target else _skip_determiner(left, noun) : right].text
    name = f"{'not ' if children(verb, 'neg') else ''}{gerund(verb)} {rest}"
    subject = next(iter(children(verb, "nsubj")), None)
    if target is None and subject is not None and subject.lower_ not in PERSONAL | EMPTY:
        left, right = short_phrase(subject)
        name = f"{verb.doc[_skip_determiner(left, subject) : right].text} {name}"
    return Participant(" ".join(name.split()), span.text, span.start_char, span.end_char, None)


def _act_end(verb: Token, target: Token | None) -> int:
    """Where the words for an act end: after its target, else after a short complement ("go home", "make it easier")."""
    if target is not None and target.dep_ == "acomp" and (deeds := children(target, "xcomp")):
        things = children(deeds[0], "dobj")  # "being unable *to send the warning*"
        return short_phrase(things[0])[1] if things else deeds[0].i + 1
    if target is not None:
        return short_phrase(target)[1] if target.i > verb.i else verb.i + 1
    edge = verb.i + 1
    asked = [c for c in children(verb, "advcl") if c.left_edge.lower_ == "for" and c.left_edge.i == edge]
    if asked and (things := children(asked[0], "dobj", "nsubj")):
        return max(asked[0].i + 1, short_phrase(things[-1])[1])  # "calling *for Israel to leave*"
    for child in verb.rights:
        if child.dep_ not in {"xcomp", "acomp", "ccomp", "advmod", "prt", "oprd", "attr"} or child.left_edge.i != edge:
            break
        edge = _before_next(child)
    if edge - verb.i <= LONGEST_NAME:
        return edge
    movers = [t for c in children(verb, "ccomp") if c.tag_ == "VB" for t in children(c, "nsubj") if t.i > verb.i]
    return short_phrase(movers[0])[1] if movers else verb.i + 1  # "making *their programs*, X and Y, work together"


def _before_next(phrase: Token) -> int:
    """Where a phrase ends: before what is coordinated with it ("stop polluting the river *and to pay a fine*")."""
    joints = (c.i for c in phrase.children if c.dep_ == "cc" and is_verb(phrase))
    return next(joints, phrase.right_edge.i + 1)


def gerund(verb: Token) -> str:
    """The -ing form of a verb: "end" → "ending", "stop" → "stopping"."""
    if verb.tag_ == "VBG":
        return verb.text
    lemma = verb.lemma_.lower()
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return (lemma + lemma[-1] if _doubles(lemma) else lemma) + "ing"


def _doubles(lemma: str) -> bool:
    vowels = "aeiou"
    if len(lemma) < 3 or lemma[-1] in vowels + "wxy" or lemma[-2] not in vowels or lemma[-3] in vowels:
        return False
    if lemma.endswith(("ffer", "limit", "vomit")):  # "offering", "limiting": the stress is on the first syllable
        return False
    return sum(c in vowels for c in lemma) == 1 or lemma.endswith(("mit", "fer", "cur", "bel", "pel", "gin"))
