"""What the whole article says about a name: one kind for all its occurrences, and its occurrences that were missed.

The entity recogniser sees a sentence at a time. Here the full name decides what the bare surname is, the surest kind wins over all
occurrences of the same words, and names seen once are found again where they were not tagged. Single generic words are never spread
(measured on GUM news: spreading "City" and "District" costs more than it finds; see docs/decisions/0011-names.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pressgraph.mentions.acronyms import is_acronym
from pressgraph.mentions.cues import context_kinds
from pressgraph.mentions.lexicon import demonyms, given_names, name_words, places, title_words
from pressgraph.mentions.naming import Name, is_capitalised
from pressgraph.mentions.recognition import CALENDAR
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds, singular

# votes of one occurrence for its kind: words that prove it, a noun that describes it (the recogniser's label has one)
SURE = 4
CUE = 3


def settle_kinds(doc: Doc, names: Sequence[Name], introduced: Mapping[str, Kind]) -> list[Name]:
    """The same names, each with the kind that its words have over the whole article."""
    votes: dict[tuple[str, ...], Counter[Kind]] = defaultdict(Counter)
    for name in names:
        count = votes[name.words(doc)]
        count[name.kind] += SURE if name.sure else int(name.kind is not Kind.OTHER)
        if name.cues is None:
            name.cues = tuple(context_kinds(doc, name))
        for kind in name.cues:
            count[kind] += CUE
    for words, counter in votes.items():
        if (
            len(words) == 2
            and (words[1],) in votes
            and (words[0],) not in votes
            and _looks_like_surname(words[1])
            and words[0].lower() not in places()
        ):
            counter[Kind.PERSON] += CUE  # people are called by their last word, bodies by their first
    decided = {words: _winner(counter) for words, counter in votes.items()}
    surnames, shorts = _short_forms(decided)
    for words in decided:
        if len(words) == 1:
            decided[words] = _bare_kind(words[0], decided[words], surnames, shorts, introduced)
    return [n.of_kind(decided[n.words(doc)]) for n in names]


def _looks_like_surname(word: str) -> bool:
    return is_name_word(word) and word[1:].islower()


def _winner(counter: Counter[Kind]) -> Kind:
    return max(counter, key=lambda kind: (counter[kind], kind is not Kind.OTHER, kind.value))


def _short_forms(decided: Mapping[tuple[str, ...], Kind]) -> tuple[set[str], dict[str, Kind]]:
    surnames: set[str] = set()
    shorts: dict[str, Kind] = {}
    for words, kind in decided.items():
        if len(words) > 1 and kind is Kind.PERSON:
            surnames.update((words[0], words[-1]))
        elif len(words) > 1 and kind is Kind.ORGANIZATION and is_name_word(words[0]):
            shorts.setdefault(words[0], kind)
        elif len(words) > 1 and kind is Kind.EVENT and name_words().get((words[0], "first")) is Kind.EVENT:
            shorts[words[-1]] = kind  # "Hurricane Dorian" is Dorian
    return surnames, shorts


def _bare_kind(word: str, kind: Kind, surnames: set[str], shorts: Mapping[str, Kind], introduced: Mapping[str, Kind]) -> Kind:
    if word in introduced:
        return introduced[word]
    if word.lower() in places():
        return kind
    if word in surnames:
        return Kind.PERSON
    if word in shorts and (word not in given_names() or shorts[word] is Kind.EVENT):
        return shorts[word]
    if is_acronym(word) and kind in {Kind.PERSON, Kind.OTHER}:
        return Kind.ORGANIZATION
    return kind


def is_name_word(word: str) -> bool:
    """Whether a single word can be spread as a name: no common noun, title, demonym, month or place."""
    low = word.lower()
    return (
        len(word) > 2
        and singular(word) not in noun_kinds()
        and word not in title_words()
        and low not in demonyms()
        and not CALENDAR.fullmatch(low)
    )


def missed_names(doc: Doc, names: Iterable[Name], introduced: Mapping[str, Kind]) -> Iterator[Name]:
    """Occurrences that were not tagged, of names that were: whole names, surnames of full names, and introduced acronyms."""
    known: dict[tuple[str, ...], Kind] = {(short,): kind for short, kind in introduced.items()}
    taken: set[int] = set()
    for name in names:
        words = name.words(doc)
        taken.update(range(name.start, name.end))
        if (len(words) > 1 or is_name_word(words[0])) and name.kind is not Kind.OTHER:
            known.setdefault(words, name.kind)
        if len(words) > 1 and name.kind is Kind.PERSON and (is_name_word(words[-1]) or singular(words[-1]) in noun_kinds()):
            known.setdefault((words[-1],), Kind.PERSON)
    yield from _occurrences(doc, known, taken)


def _occurrences(doc: Doc, known: Mapping[tuple[str, ...], Kind], taken: set[int]) -> Iterator[Name]:
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(known, key=lambda w: (-len(w), w)):
        by_first[words[0]].append(words)
    for token in doc:
        if token.i in taken:
            continue
        for words in by_first.get(token.text, ()):
            end = token.i + len(words)
            if (
                tuple(t.text for t in doc[token.i : end]) == words
                and taken.isdisjoint(range(token.i, end))
                and _may_be_name(doc[token.i])
            ):
                start = _with_given_name(doc, token.i, taken) if known[words] is Kind.PERSON and len(words) == 1 else token.i
                taken.update(range(start, end))
                yield Name(start, end, known[words])
                break


def _with_given_name(doc: Doc, surname: int, taken: set[int]) -> int:
    """Where a name begins of which only the surname is known so far: at the given name before it."""
    before = surname - 1
    if before < 0 or before in taken or doc[before].head.i != surname or doc[before].text not in given_names():
        return surname
    return before


def _may_be_name(token: Token) -> bool:
    if singular(token.text) in noun_kinds() and any(c.i < token.i for c in token.children):
        return False  # "The Waters" is no Kathryn Waters
    return is_capitalised(token) and (token.pos_ in {"PROPN", "NOUN", "X"} or is_acronym(token.text) or len(token.text) > 4)
