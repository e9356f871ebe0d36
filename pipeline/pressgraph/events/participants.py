"""From heads of noun phrases to participants: short names, the entity that is meant, coordination and listed members opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category

from spacy.tokens import Doc, Token

from pressgraph.events.coordination import conjuncts
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.several import COUNTS, named_together
from pressgraph.events.syntax import children, is_verb
from pressgraph.model import Entity, Form, Kind, Mention, Participant

# prepositions that belong to the name of a thing ("withdrawal of the bill", "investigation into the shooting")
NAMING = frozenset({"of", "on", "for", "into", "against", "to", "with", "over", "between", "in", "about", "from", "by"})
DASHES = frozenset({"—", "–", "--", "-"})
WRAPPING = " \"“”‘’'`([{"
LONGEST_NAME = 10  # words of a bare participant's name
PERSONAL = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "his", "its", "their"}
)
EMPTY = frozenset(
    {
        "it",
        "this",
        "that",
        "there",
        "what",
        "which",
        "who",
        "whom",
        "these",
        "those",
        "such",
        "so",
        "you",
        "one",
        "everything",
        "both",
        "nobody",
        "none",
        "nothing",
    }
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article speaks of, found by the place in the text."""

    doc: Doc
    by_head: dict[int, tuple[Entity, Mention]]
    by_offset: dict[int, tuple[Entity, Mention]]

    @classmethod
    def from_entities(cls, doc: Doc, entities: Iterable[Entity]) -> Cast:
        """Index mentions by the offset of their head word, and names by each word they cover."""
        by_head: dict[int, tuple[Entity, Mention]] = {}
        by_offset: dict[int, tuple[Entity, Mention]] = {}
        for entity in entities:
            for mention in entity.mentions:
                by_head.setdefault(mention.head, (entity, mention))
                if mention.form is Form.NAME:
                    for offset in range(mention.start, mention.end):
                        by_offset.setdefault(offset, (entity, mention))
        return cls(doc, by_head, by_offset)

    def meant_by(self, head: Token) -> tuple[Entity, Mention] | None:
        """The entity whose mention has this head word, or a name that ends in it."""
        found = self.by_head.get(head.idx)
        if found:
            return found
        found = self.by_offset.get(head.idx)
        if found and found[1].end <= head.idx + len(head.text):
            return found
        return None

    def kind_of(self, head: Token) -> Kind | None:
        """The kind of the entity meant by a head word."""
        found = self.meant_by(head)
        return found[0].kind if found else None


def participants(heads: Sequence[Token], cast: Cast) -> tuple[Participant, ...]:
    """One participant for each head, each head coordinated with it, and each listed member, without repeats."""
    found: dict[tuple[str, int], Participant] = {}
    for head in heads:
        for token in _several(head, cast) or open_heads(head):
            participant = as_participant(token, cast)
            if participant is not None:
                key = (participant.entity or participant.name.lower(), 0 if participant.entity else participant.start)
                found.setdefault(key, participant)
    return tuple(found.values())


def _several(head: Token, cast: Cast) -> list[Token]:
    """Those named together before, where a plural word stands for no entity of its own."""
    known = cast.meant_by(head)
    is_open = known is None or known[0].name.lower() in PERSONAL | EMPTY or head.pos_ == "NUM"
    return named_together(head) if is_open else []


def open_heads(head: Token) -> list[Token]:
    """The head, its conjuncts, and the members listed after each: "states such as Maine and New York"."""
    opened: list[Token] = []
    head = _identified(head)
    if head.pos_ == "ADV":  # "met with then Secretary William Cohen": the parser hangs the name on the adverb
        return [t for name in children(head, "appos") for t in conjuncts(name)]
    for token in (*conjuncts(head), *_crossed_conjuncts(head), *_accompanying(head)):
        members = [m for member in listed_members(token) for m in conjuncts(member)]
        opened += members if members and _stands_for_examples(token) else [token, *members]
    return opened


def _stands_for_examples(token: Token) -> bool:
    """As in "*countries* such as Russia and China oppose it": no group of its own, only those named."""
    examples = [p for p in children(token, "prep") if any(c.lower_ == "such" for c in p.children)]
    return token.tag_ == "NNS" and bool(examples) and all(c in examples or c.is_punct for c in token.children)


def _identified(head: Token) -> Token:
    """As in "Moran was *among the others* arrested", "she is *the woman* who sued": who is meant is the subject.

    Of "*those*" in "two nurses were among those killed" and "among those killed was a nurse", whoever is said to be among them.
    """
    place = head.head if head.dep_ == "conj" and head.head.dep_ == "attr" else head
    among = place.head.head if place.dep_ == "pobj" and place.head.lower_ == "among" else None
    copula = place.head if place.dep_ == "attr" else among
    if copula is None or copula.lemma_ != "be":
        return head
    if head.lower_ == "those":
        return next(iter(children(copula, "nsubj", "attr")), head)
    subject = next((c for c in copula.children if c.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.pos_ in {"PROPN", "PRON"} and subject.lower_ not in EMPTY else head


def _accompanying(head: Token) -> list[Token]:
    """As in "the union, along *with the council*, has announced …"."""
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    joined = [c for c in head.head.children if c.lower_ in {"along", "together"} and head.i < c.i]
    return [t for c in joined for prep in (c, *children(c, "prep")) if prep.lower_ == "with" for t in children(prep, "pobj")]


def _crossed_conjuncts(head: Token) -> list[Token]:
    """Names that the parser joined to a modifier: "Buhari of Nigeria and Talon of Benin", "Kelly, a deputy, and Baroni"."""
    if head.pos_ != "PROPN":
        return []
    inside = [t for prep in children(head, "prep") for t in children(prep, "pobj")]
    inside = [t for t in inside if t.ent_type_ != head.ent_type_] + [t for t in children(head, "appos") if t.pos_ == "NOUN"]
    crossed = [c for t in inside for c in conjuncts(t)[1:] if c.pos_ == "PROPN" and c.ent_type_ == head.ent_type_ == "PERSON"]
    return _listed_names(head) + crossed


def _listed_names(head: Token) -> list[Token]:
    """As in "Oman, *Cuba, Apple and Chad*": the parser took the second name of four or more for an apposition to the first."""
    for other in children(head, "appos"):
        listed = conjuncts(other)
        is_list = len(listed) > 2 and other.pos_ == "PROPN" and other.i == head.i + 2 and not children(other, "cc")
        if is_list:
            return [t for t in listed if t.pos_ == "PROPN"]
    return []


def listed_members(token: Token) -> list[Token]:
    """What *such as* or *including* names, also after "a group of senators"."""
    members = []
    inside = [t for prep in children(token, "prep") if prep.lower_ == "of" for t in children(prep, "pobj") if t.tag_ == "NNS"]
    for prep in (p for place in (token, *inside) for p in children(place, "prep")):
        is_aside = token.tag_ == "NN" and prep.i > 0 and prep.nbor(-1).is_punct  # "boycotted the ban, including Russia"
        if (prep.lower_ == "including" and not is_aside) or (
            prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)
        ):
            members += children(prep, "pobj")
    return members + _named_members(token)


def _named_members(token: Token) -> list[Token]:
    """As in "two presidents, Clinton and Johnson": names in apposition to a plural are its members."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return []
    own = [t for t in children(token, "appos") if t.pos_ == "PROPN" and children(t, "conj")]
    return own or _counted_members(token)


def _counted_members(token: Token) -> list[Token]:
    """As in "impeached two presidents in its history, Clinton and Johnson": as many names as were counted."""
    count = next((COUNTS.get(c.lower_) for c in children(token, "nummod")), None)
    if count is None:
        return []
    for other in token.sent[token.i + 1 - token.sent.start :]:
        if other.dep_ in {"appos", "dep"} and other.pos_ == "PROPN" and len(conjuncts(other)) == count:
            return [other]
    return []


def as_participant(token: Token, cast: Cast) -> Participant | None:
    """The participant a head word stands for, or None for an empty word ("it" without antecedent, an expletive)."""
    if is_dateline(token):
        return None
    token = through_partitive(_antecedent(token), cast)
    found = cast.meant_by(token)
    if found:
        entity, mention = found
        if is_empty(entity.name):
            return None
        return Participant(entity.name, mention.text, mention.start, mention.end, entity.id)
    if is_verb(token) and token.tag_ != "VBG" and not _is_nominal(token):
        return None
    return bare_participant(token, _owner(token, cast))


def is_empty(name: str) -> bool:
    """Whether a name is only a pronoun, which names nobody; "US" and "IT" in capitals are names."""
    return name.lower() in PERSONAL | EMPTY and (name == "I" or not name.isupper())


def _is_nominal(token: Token) -> bool:
    """Whether a verb form stands as a noun, as the tagger did not see: "the *wounded*", "a United Nations *appeal*"."""
    return token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"} and bool(children(token, "det", "poss", "compound"))


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


def through_partitive(token: Token, cast: Cast) -> Token:
    """As in "thousands of people" are people; "one of them" is one of them; "members of the Senate" stay members."""
    if token.lemma_.lower() in grammar_words("reference"):  # "with regard to the border"
        return next((t for prep in children(token, "prep") for t in children(prep, "pobj")), token)
    if token.lemma_.lower() not in grammar_words("partitive") and token.pos_ != "NUM":
        return token
    inside = [t for prep in children(token, "prep") if prep.lower_ == "of" for t in children(prep, "pobj")]
    return inside[0] if inside and not cast.meant_by(token) else token


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
    return start + 1 if skipped and start < head.i else start


def short_phrase(head: Token) -> tuple[int, int]:
    """Token range of a noun phrase as a reader would quote it: modifiers and short of-phrases, no clause, no apposition."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
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
    if target is not None and target.i < verb.i:
        left, right = short_phrase(target)
        rest = verb.doc[left:right].text
    name = f"{'not ' if children(verb, 'neg') else ''}{gerund(verb)} {rest}"
    subject = next(iter(children(verb, "nsubj")), None)
    if target is None and subject is not None and subject.lower_ not in PERSONAL | EMPTY:
        left, right = short_phrase(subject)
        name = f"{verb.doc[_skip_determiner(left, subject) : right].text} {name}"
    return Participant(" ".join(name.split()), span.text, span.start_char, span.end_char, None)


def _act_end(verb: Token, target: Token | None) -> int:
    """Where the words for an act end: after its target, else after a short complement ("go home", "make it easier")."""
    if target is not None:
        return short_phrase(target)[1] if target.i > verb.i else verb.i + 1
    edge = verb.i + 1
    for child in verb.rights:
        if child.dep_ not in {"xcomp", "acomp", "ccomp", "advmod", "prt", "oprd", "attr"} or child.left_edge.i != edge:
            break
        edge = child.right_edge.i + 1
    return edge if edge - verb.i <= LONGEST_NAME else verb.i + 1


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
    return sum(c in vowels for c in lemma) == 1 or lemma.endswith(("mit", "fer", "cur", "bel", "pel", "gin"))
