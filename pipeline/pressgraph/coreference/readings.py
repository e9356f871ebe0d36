"""A mention with what its words tell: number, gender, definiteness, title, qualifiers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from spacy.tokens import Doc, Token

from pressgraph.coreference.lexicon import demonyms, given_genders, noun_genders, place_of, places, title_words, titles
from pressgraph.model import Form, Kind, Mention
from pressgraph.nouns import lemma, noun_kinds, singular

PRONOUNS = {
    "m": frozenset(["he", "him", "his", "himself"]),
    "f": frozenset(["she", "her", "hers", "herself"]),
    "n": frozenset(["it", "its", "itself"]),
}
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves", "both"])
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
VAGUE = frozenset(
    ["a", "an", "any", "some", "each", "every", "no", "another", "many", "several", "few", "most", "more", "other", "all"]
)
GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", ","})
BEFORE = frozenset({"compound", "nmod", "amod", "poss"})
QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One mention, read.

    Args:
        index: its place among the mentions.
        mention: the mention itself.
        head: its head word.
        tokens: its words.
        sentence: number of its sentence.
        kind: what it alone seems to be; None for most pronouns.
        words: the words of a name without title; empty for other forms.
        roles: nouns that say what a person is ("mayor"): the head of a nominal, the titles before a name.
        qualifiers: lemmas of the words that narrow a nominal, or stand before a name.
        places: places among the qualifiers ("Iranian" is Iran).
        plural: True, False, or None where the words do not tell.
        gender: ``m``, ``f``, ``n`` or None.
        definite: whether a nominal points back ("the", "this", a possessive).
        vague: whether a determiner or number introduces somebody new ("a", "several", "three").
    """

    index: int
    mention: Mention
    head: Token
    tokens: tuple[Token, ...]
    sentence: int
    kind: Kind | None
    words: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    plural: bool | None = None
    gender: str | None = None
    definite: bool = False
    vague: bool = False

    @property
    def form(self) -> Form:
        """The mention's form."""
        return self.mention.form

    @property
    def lemma(self) -> str:
        """The head's lemma in small letters."""
        return lemma(self.head)


def read_mentions(doc: Doc, mentions: Sequence[Mention]) -> list[Reading]:
    """The mentions in their order, read against the parse."""
    tokens = list(doc)
    starts = [token.idx for token in tokens]
    sentence_of = list(accumulate(int(token.is_sent_start is True and token.i > 0) for token in tokens))
    readers = {Form.NAME: _read_name, Form.NOMINAL: _read_nominal, Form.PRONOUN: _read_pronoun}
    readings: list[Reading] = []
    for mention in mentions:
        first, head, end = (bisect_left(starts, offset) for offset in (mention.start, mention.head, mention.end))
        bare = Reading(len(readings), mention, tokens[head], tuple(tokens[first:end]), sentence_of[head], mention.kind)
        readings.append(readers[mention.form](bare))
    return readings


def _read_pronoun(reading: Reading) -> Reading:
    head = reading.head
    word = head.lower_
    gender = next((g for g, words in PRONOUNS.items() if word in words), None)
    plural = True if word in PLURAL else False if gender else None
    return replace(reading, plural=plural, gender=gender)


def _read_name(reading: Reading) -> Reading:
    head, person = reading.head, reading.kind is Kind.PERSON
    words = _words(reading.tokens)
    start = _title_length(words) if person else 0
    title, bare = words[:start], _without_generation(words[start:])
    before = _words_before(reading) if person else []
    roles = {lemma(t) for t in before if noun_kinds().get(lemma(t)) is Kind.PERSON and t.dep_ in {"compound", "nmod", "amod"}}
    roles |= _title_roles(title)
    gender = _name_gender(title, bare, roles) if person else None
    qualifiers = frozenset(t.lower_ for t in before) | frozenset(w.lower() for w in title)
    around = [t.text for t in before] + title
    found = frozenset(p for w in around if (p := place_of(w)))
    plural = reading.kind is Kind.GROUP or (None if reading.kind in {Kind.ORGANIZATION, Kind.PLACE} else False)
    if reading.kind is Kind.GROUP and head.tag_ in {"NN", "NNP"} and any(c.lower_ in {"a", "an"} for c in head.children):
        plural = False
    return replace(
        reading,
        words=bare,
        roles=frozenset(roles),
        qualifiers=qualifiers,
        places=found,
        plural=plural,
        gender=gender,
        definite=True,
    )


def _words_before(reading: Reading) -> list[Token]:
    """The words of the phrase before the mention: "former Taiwanese" of President Chen."""
    first = reading.tokens[0].i
    edge = max(reading.head.left_edge.i, first - 6)
    return [t for t in reading.head.doc[edge:first] if t.dep_ in BEFORE]


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words as they are written: "Shui-bian" is one, though spaCy cuts it."""
    text = "".join(t.text_with_ws for t in tokens).strip().removesuffix("'s").removesuffix("’s")
    return [w for w in (word.strip(',;:"“”()') for word in text.split()) if w]


def _without_generation(words: Sequence[str]) -> tuple[str, ...]:
    while len(words) > 1 and words[-1] in GENERATIONS:
        words = words[:-1]
    return tuple(words)


def _title_length(words: Sequence[str]) -> int:
    """How many words of a person's mention are title or description: all up to the last that is one."""
    if words and words[0] in given_genders() and words[0].lower() not in title_words():
        return 0
    last = 0
    for n, word in enumerate(words[:-1]):
        phrases = (" ".join(words[max(0, n - k) : n + 1]).lower() for k in (0, 1, 2))
        if any(p in titles() or p.rstrip(".") in titles() for p in phrases) or _is_role(word):
            last = n + 1
    if last and words[last].lower() in {"of", "to", "for"}:  # "President of Argentina Alberto Fernández"
        last = next((n for n in range(last + 2, len(words)) if words[n] in given_genders() and not place_of(words[n])), 0)
    return last


def _is_role(word: str) -> bool:
    return noun_kinds().get(singular(word)) is Kind.PERSON and word not in given_genders()


def _title_roles(title: Sequence[str]) -> set[str]:
    roles = {w.lower() for w in title if noun_kinds().get(w.lower()) is Kind.PERSON}
    for n in range(len(title)):
        for end in range(n + 1, len(title) + 1):
            noun = titles().get(" ".join(title[n:end]).lower(), ("", ""))[1]
            roles |= {noun.split()[-1]} if noun else set()
    return roles


def _name_gender(title: Sequence[str], words: Sequence[str], roles: set[str]) -> str | None:
    told = [titles().get(w.lower(), ("", ""))[0] for w in title] + [noun_genders().get(r, "") for r in sorted(roles)]
    if len(words) > 1:
        told.append(given_genders().get(words[0], "") or given_genders().get(words[0].split("-")[0], ""))
    return next((g for g in told if g), None)


def _read_nominal(reading: Reading) -> Reading:
    head = reading.head
    left = [t for t in head.lefts if t.i >= reading.tokens[0].i]
    words = [t for t in left if t.dep_ in QUALIFIERS and t.pos_ not in {"PRON", "NUM"}]
    qualifiers = {lemma(t) for t in words} | {
        lemma(g) for t in words for g in t.subtree if g.i < head.i and g.pos_ in {"NOUN", "PROPN", "ADJ"}
    }
    after = [t for t in reading.tokens if t.i > head.i and t.pos_ == "PROPN"]
    qualifiers |= {t.lower_ for t in after}
    named = [t.text for t in words] + [t.text for t in after] + _pairs([t for t in reading.tokens if t.i < head.i])
    determiners = {t.lower_ for t in left if t.dep_ in {"det", "poss", "predet"}}
    possessed = any(t.dep_ == "poss" for t in left)
    several = head.tag_ in {"NNS", "NNPS"}
    plural = several or (None if reading.kind is Kind.GROUP else False)  # "the crowd" is "it" or "they"
    person = reading.kind in {Kind.PERSON, Kind.GROUP}
    return replace(
        reading,
        roles=frozenset({lemma(head)}) if person else frozenset(),
        qualifiers=frozenset(qualifiers),
        places=frozenset(p for w in named if (p := place_of(w))),
        plural=plural,
        gender=noun_genders().get(lemma(head)) if not plural else None,
        definite=bool(determiners & DEFINITE) or possessed,
        vague=bool(determiners & VAGUE) or any(t.dep_ == "nummod" for t in left),
    )


def _pairs(tokens: Sequence[Token]) -> list[str]:
    # "South Korean officials": the demonym is of two words
    pairs = [f"{a.text} {b.text}" for a, b in pairwise(tokens)]
    return [p for p in pairs if p.lower() in demonyms() or p.lower() in places()]
