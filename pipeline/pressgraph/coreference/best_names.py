"""What a chain is called: its fullest name, or the nominal that says most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from pressgraph.coreference.lexicon import places
from pressgraph.coreference.readings import Reading
from pressgraph.model import Form, Kind
from pressgraph.nouns import noun_kinds

LONGEST_NAME = 8
LONGEST_NOMINAL = 7
LONGEST_PHRASE = 6
WHOSE = frozenset({"of", "for", "from"})
# parts of speech of a phrase without a clause or a pronoun
PLAIN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "NUM"})
BODIES = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION})
TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"})
SKIPPED = frozenset({"det", "predet"})


def best_name(members: Sequence[Reading], kind: Kind) -> str:
    """The best name of a chain.

    Args:
        members: the readings of the chain, in text order.
        kind: what the chain is.
    """
    names = [r for r in members if r.form is Form.NAME]
    if names:
        return _fullest(names, kind)
    nominals = [r for r in members if r.form is Form.NOMINAL]
    return _most_telling(nominals) if nominals else members[0].mention.text


def _fullest(names: Sequence[Reading], kind: Kind) -> str:
    """The longest name; of people, the full name that is used most, since longer ones are often strays of a caption."""
    texts = {r.index: _text(r) for r in names}
    mixed = {text.lower(): text for text in texts.values() if not text.isupper()}
    texts = {i: mixed.get(text.lower(), text) if text.isupper() else text for i, text in texts.items()}  # "BERKELEY"
    counts = Counter(texts.values())
    fitting = [r for r in names if len(r.words) <= LONGEST_NAME] or names
    if kind is Kind.PERSON:
        return texts[max(fitting, key=lambda r: (len(r.words) > 1, counts[texts[r.index]], len(r.words), -r.index)).index]
    usual = [r for r in fitting if kind is Kind.PLACE and places().get(texts[r.index].lower(), ("",))[0] == texts[r.index]]
    return texts[max(usual or fitting, key=lambda r: (len(r.words), counts[texts[r.index]], -r.index)).index]


def _text(reading: Reading) -> str:
    """The text of a name without title: the mention from its first bare word."""
    text = " ".join(reading.mention.text.split())
    place = text.find(reading.words[0]) if reading.words else 0
    return text[max(place, 0) :].removesuffix("'s").removesuffix("’s").strip()


def _most_telling(nominals: Sequence[Reading]) -> str:
    texts = {r.index: _short(r) for r in nominals}
    counts = Counter(texts.values())
    best = max(nominals, key=lambda r: (_worth(r, texts[r.index]), counts[texts[r.index]], -r.index))
    return texts[best.index]


def _worth(reading: Reading, text: str) -> tuple[bool, bool, int]:
    count = len(text.split())
    named = any(t.pos_ == "PROPN" for t in reading.tokens if t.i < reading.head.i)
    plain = reading.head.dep_ not in {"attr", "oprd", "appos"}  # a predicate judges rather than names
    return (named and count <= LONGEST_NOMINAL, plain, count if count <= LONGEST_NOMINAL else 0)


def _short(reading: Reading) -> str:
    """A nominal without its determiners."""
    tokens = reading.tokens
    while len(tokens) > 1 and (tokens[0].dep_ in SKIPPED or tokens[0].tag_ in {"PRP$", "WP$", "DT", "PDT"}):
        if tokens[1].text == "-":
            break  # "the no-fly zone"
        tokens = tokens[1:]
    tokens = (*tokens, *_of_whom(reading))
    return " ".join("".join(t.text_with_ws for t in tokens).split())


def _of_whom(reading: Reading) -> tuple[Token, ...]:
    """What tells one family or coalition from another: "the family *of the victim*", "a lawyer *for the union*"."""
    head, last = reading.head, reading.tokens[-1]
    phrase = next((c for c in head.children if c.lower_ in WHOSE and c.i == head.i + 1), None)
    if phrase is None or last.i != head.i:
        return ()
    if reading.kind not in BODIES:
        return _of_what(phrase)
    words = tuple(head.doc[phrase.i : phrase.right_edge.i + 1])
    is_list = any(t.pos_ == "CCONJ" for t in words)
    is_plain = all(t.pos_ in PLAIN or (t.text == "," and is_list) for t in words)
    is_whom = all(_is_body(t) for c in phrase.children for t in (c, *(t for t in words if t.dep_ == "conj")))
    return words if is_plain and is_whom and len(words) <= LONGEST_PHRASE else ()


def _of_what(phrase: Token) -> tuple[Token, ...]:
    """What a deed is done to: "the withdrawal *of troops*", "the boycott *of Japanese goods* by shops"."""
    nouns = [c for c in phrase.children if c.dep_ == "pobj"]
    words = tuple(phrase.doc[phrase.i : nouns[0].i + 1]) if phrase.lower_ == "of" and nouns else ()
    is_plain = all(t.pos_ in PLAIN or t.text == "-" for t in words)
    is_short = 0 < len(words) <= LONGEST_PHRASE
    is_counted = nouns and any(c.dep_ == "nummod" for c in nouns[0].children)  # "a decision of 173 pages"
    return words if is_short and is_plain and not is_counted and nouns[0].ent_type_ not in TIMES else ()


def _is_body(noun: Token) -> bool:
    """Whether a noun names persons, bodies or lands: "the police of unlawful force" are no such police."""
    is_one = noun.tag_ != "NN" or any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return noun.pos_ == "PROPN" or (is_one and noun_kinds().get(noun.lemma_.lower()) in {*BODIES, Kind.PLACE})
