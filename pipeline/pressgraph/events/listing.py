"""Who shares one place in a sentence: coordinated nouns, listed members, and those whom the parser joined elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from pressgraph.dependencies import SUBJECTS
from pressgraph.events.coordination import conjuncts, is_past_aside
from pressgraph.events.several import COUNTS
from pressgraph.events.strays import LEFTOVER, joined_to_verb
from pressgraph.events.tree import children

ECHOING = frozenset({"be", "do", "have"})
# words that name nobody by themselves
EMPTY = frozenset(
    {"both", "everything", "it", "nobody", "none", "nothing", "one", "so", "such", "that",
     "there", "these", "this", "those", "what", "which", "who", "whom", "you"}
)  # fmt: skip


def open_heads(head: Token) -> list[Token]:
    """The head, its conjuncts, and the members listed after each: "states such as Maine and New York"."""
    opened: list[Token] = []
    head = _identified(head)
    if head.pos_ == "ADV" and head.lower_ not in LEFTOVER:  # "met *then* Secretary William Cohen", who hangs on the adverb
        return [t for name in children(head, "appos") for t in conjuncts(name)]
    joined = (*_headline_pair(head), *_list_before(head), *conjuncts(head), *_crossed_conjuncts(head))
    for token in (*joined, *_listed_beside(head), *_beside(head)):
        members = [m for member in listed_members(token) for m in conjuncts(member)]
        opened += members if members and _stands_for_examples(token) else [token, *members]
    return opened


def _stands_for_examples(token: Token) -> bool:
    """As in "*countries* such as Russia and China oppose it": no group of its own, only those named."""
    examples = [p for p in children(token, "prep") if _gives_examples(p)]
    return token.tag_ == "NNS" and bool(examples) and all(c in examples or c.is_punct or c.lower_ == "such" for c in token.children)


def _gives_examples(preposition: Token) -> bool:
    """As in "measures *such as* taxes", "*such* measures *as* taxes"."""
    return preposition.lower_ == "as" and any(c.lower_ == "such" for c in (*preposition.children, *preposition.head.lefts))


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


def _beside(head: Token) -> list[Token]:
    return [*_accompanying(head), *_likewise(head)]


def _likewise(head: Token) -> list[Token]:
    """As in "France recognised the envoy, *as did Spain*", "and so has Italy", "and Norway followed suit"."""
    if head.dep_ not in SUBJECTS:
        return []
    clauses = [c for c in head.head.children if c.i > head.head.i]
    echoes = [c for c in clauses if c.dep_ in {"advcl", "conj"} and c.lemma_ in ECHOING and _is_echo(c)]
    echoes += [g for c in clauses for g in (c, *children(c, "pcomp")) if _follows_suit(g)]
    return [t for c in echoes for t in children(c, "nsubj")]


def _is_echo(verb: Token) -> bool:
    """A bare auxiliary after *as* or *so*, and behind it who does the same."""
    before = verb.i > 0 and verb.nbor(-1).lower_ in {"as", "so"}
    others = [c for c in verb.children if c.dep_ not in {"mark", "advmod", "nsubj", "punct", "cc", "npadvmod"}]
    return before and not others and any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)


def _follows_suit(verb: Token) -> bool:
    return verb.lemma_ == "follow" and any(t.lower_ == "suit" for t in children(verb, "dobj"))


def _accompanying(head: Token) -> list[Token]:
    """As in "the union, along *with the council*, has announced …"."""
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    joined = [c for c in head.head.children if c.lower_ in {"along", "together"} and head.i < c.i]
    joined += [p for p in children(head, "prep") if any(c.lower_ in {"along", "together"} for c in p.lefts)]
    return [t for c in joined for prep in (c, *children(c, "prep")) if prep.lower_ == "with" for t in children(prep, "pobj")]


def _crossed_conjuncts(head: Token) -> list[Token]:
    """Names that the parser joined to a modifier: "Buhari of Nigeria and Talon of Benin", "Kelly, a deputy, and Baroni"."""
    if head.pos_ != "PROPN":
        return []
    inside = [t for prep in children(head, "prep") for t in children(prep, "pobj")]
    inside = [t for t in inside if t.ent_type_ != head.ent_type_] + [t for t in children(head, "appos") if t.pos_ == "NOUN"]
    crossed = [c for t in inside for c in conjuncts(t)[1:] if c.pos_ == "PROPN" and c.ent_type_ == head.ent_type_ == "PERSON"]
    # "the *Union* of Montana and Rights Fund": the parser took the first of two names for a word of the second
    before = [c for c in children(head, "nmod") if c.pos_ == "PROPN" and any(t.dep_ == "cc" for t in c.subtree) and _is_apart(c)]
    return before + _listed_names(head) + crossed + _after_long_name(head) + _after_aside(head)


def _after_aside(name: Token) -> list[Token]:
    """As in "the Brotherhood, a group that was banned, and *the Party*, …"."""
    asides = [t for t in children(name, "appos") if t.pos_ == "NOUN"]
    return [t for aside in asides for other in children(aside, "conj") if is_past_aside(other) for t in conjuncts(other)]


def _after_long_name(head: Token) -> list[Token]:
    """As in "the House of Representatives and *the Senate*", where the parser joined the second name to a word of the first."""
    words = [
        t for prep in children(head, "prep") for t in children(prep, "pobj") if prep.ent_type_ == t.ent_type_ == head.ent_type_
    ]
    joined = [c for t in words if t.ent_type_ == "ORG" for c in conjuncts(t)[1:]]
    return [c for c in joined if c.pos_ == "PROPN" and c.ent_type_ == "ORG"]


def _headline_pair(head: Token) -> list[Token]:
    """As in "*Iran*, US agree to resume talks": headlines write a comma for *and*."""
    place = head.left_edge.i - 2
    if head.dep_ not in SUBJECTS or place < head.sent.start or head.doc[place + 1].text != ",":
        return []
    other = head.doc[place]
    is_first = other.dep_ in {"dep", "npadvmod", "nmod"} and other.head == head.head and other.left_edge.i <= head.sent.start + 1
    return [other] if is_first and other.ent_type_ == head.ent_type_ != "" else []


def _list_before(head: Token) -> list[Token]:
    """As in "*Nauru, The Gambia*, and Togo applied", where the parser joined the verb to the first name."""
    verb = head.head
    first = verb.head
    is_list = head.dep_ in SUBJECTS and verb.dep_ == "conj" and first.pos_ == head.pos_ == "PROPN" and first.i < head.i
    if not is_list or head.left_edge.i == 0 or head.left_edge.nbor(-1).dep_ != "cc":
        return []
    return [first, *(t for c in children(first, "appos", "conj") if c.pos_ == "PROPN" and c.i < head.i for t in conjuncts(c))]


def _is_apart(name: Token) -> bool:
    """Whether a name has a phrase of its own, so that it is no word of a longer one."""
    return bool(name.ent_type_) and any(children(prep, "pobj") for prep in children(name, "prep"))


def _listed_beside(head: Token) -> list[Token]:
    """As in "charged the mayor, *his wife and two aides*": a list whose second member the parser took for an apposition.

    A comma after it would make it one ("the mayor, a lawyer and writer, resigned"), and so would a description of somebody
    named ("met Smith, a lawyer and writer"). After several only things with an article or a count of their own are listed beside
    them ("two hotels, *a station and a centre*").
    """
    for other in children(head, "appos"):
        listed = conjuncts(other)
        after = listed[-1].right_edge.i + 1
        is_closed = after < len(head.doc) and head.doc[after].text in {",", "—", "–", ")"}
        is_list = len(listed) > 1 and not is_closed and other.left_edge.i > 0 and other.left_edge.nbor(-1).text == ","
        is_list = is_list or (bool(children(other, "nummod")) and any(joined_to_verb(head)))  # "the ferry, *two ships*, and tugs"
        if not is_list or (head.tag_ in {"NNS", "NNPS"} and not all(map(_is_counted, listed))):
            continue
        if head.pos_ != "PROPN" or _is_somebody_else(other, head) or children(other, "nummod"):
            return listed
    return []


def _is_counted(noun: Token) -> bool:
    """As in "*a* station", "*two* aides", "*his* wife"."""
    return any(c.lower_ in {"a", "an"} or c.dep_ in {"nummod", "poss"} for c in noun.lefts)


def _is_somebody_else(other: Token, name: Token) -> bool:
    """Whether what follows a name is another one, or somebody who belongs to it: "the king, *his wife* and two aides"."""
    if other.pos_ == "PROPN":
        return other.ent_type_ == name.ent_type_ != "" or bool(children(other, "poss"))
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in other.children)


def _listed_names(head: Token) -> list[Token]:
    """As in "Oman, *Cuba, Apple and Chad*": the parser took the second name of four or more for an apposition to the first."""
    for other in children(head, "appos"):
        listed = conjuncts(other)
        is_list = len(listed) > 2 and other.pos_ == "PROPN" and other.left_edge.i == head.i + 2 and not children(other, "cc")
        if is_list:
            return [t for t in listed if t.pos_ == "PROPN"]
    return []


def listed_members(token: Token) -> list[Token]:
    """What *such as*, *including* or *among them* names, also after "a group of senators"."""
    members = []
    inside = [t for prep in children(token, "prep") if prep.lower_ == "of" for t in children(prep, "pobj") if t.tag_ == "NNS"]
    for prep in (p for place in (token, *inside) for p in children(place, "prep")):
        is_aside = token.tag_ == "NN" and prep.i > 0 and prep.nbor(-1).is_punct  # "boycotted the ban, including Russia"
        if (prep.lower_ == "including" and not is_aside) or _gives_examples(prep):
            members += children(prep, "pobj")
    among = [t for t in children(token, "appos") if any(c.lower_ == "among" for c in children(t, "prep"))]
    return members + among + _named_members(token)


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


def renamed(noun: Token) -> list[Token]:
    """As in "the president's nominee, *Ann Brown*", "*Cohen*, a critic of the law"."""
    return [noun.head] if noun.dep_ == "appos" else [t for t in children(noun, "appos") if t.pos_ == "PROPN"]
