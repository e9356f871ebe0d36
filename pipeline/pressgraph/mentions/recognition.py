"""Names that the entity recogniser saw, trimmed, and capitalised names that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from pressgraph.mentions.kinds import kind_by_words
from pressgraph.mentions.lexicon import demonyms, known_names, name_words, place_starts, places, title_words, titles
from pressgraph.mentions.naming import LABELS, Name, is_capitalised
from pressgraph.model import Kind
from pressgraph.nouns import noun_kinds, singular

TRIM = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "'s", "’s", "'", "’", '"', "“", "”", "and", "&", "of", "its", "his", "her"}
)
CALENDAR = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day"
)
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})


def recognised_names(doc: Doc) -> Iterator[Name]:
    """The names of ``doc.ents`` without article, possessive ending and stray punctuation; adjectives of nations are left out."""
    for ent in _whole(doc.ents):
        if ent.label_ in LABELS:
            for start, end in _parts(ent):
                if name := _name(doc, start, end, LABELS[ent.label_]):
                    yield name


def listed_places(doc: Doc) -> Iterator[Name]:
    """Places of several words that ``places.tsv`` lists ("Trinidad and Tobago"), which the recogniser likes to cut."""
    for token in doc:
        if token.lower_ in place_starts() and is_capitalised(token):
            for length in (3, 2):
                if doc[token.i : token.i + length].text.lower() in places() and token.i + length <= len(doc):
                    yield Name(token.i, token.i + length, Kind.PLACE, sure=True)
                    break


def numbered_names(doc: Doc) -> Iterator[Name]:
    """Laws that bear a number: "House Bill 314", "Article 50"."""
    for token in doc[:-1]:
        kind = name_words().get((token.text, "numbered"))
        if kind is None or not token.nbor().text[0].isdigit() or not token.nbor().like_num:
            continue
        start = token.i
        while start and doc[start - 1].pos_ == "PROPN" and is_capitalised(doc[start - 1]) and not doc[start - 1].is_sent_end:
            start -= 1
        yield Name(start, token.i + 2, kind, sure=True)


def _whole(ents: Sequence[Span]) -> Iterator[Span]:
    """The entities, with a person's name that was cut in two made one: "Mohd Nazlan" and "Mohd Ghazali"."""
    held: Span | None = None
    for ent in ents:
        if held is not None and _goes_on(held, ent):
            held = ent.doc[held.start : ent.end]
            held.label_ = "PERSON"
            continue
        if held is not None:
            yield held
        held = ent
    if held is not None:
        yield held


def _goes_on(held: Span, ent: Span) -> bool:
    touching = held.end == ent.start and held.root.head == ent.root and ent[0].dep_ == "compound"
    return touching and held[-1].dep_ != "case" and held.label_ == ent.label_ == "PERSON"


def _parts(ent: Span) -> Iterator[tuple[int, int]]:
    start = ent.start
    for token in ent:
        if token.is_space:
            yield start, token.i
            start = token.i + 1
    yield start, ent.end


def _name(doc: Doc, start: int, end: int, label: Kind) -> Name | None:
    while start < end and (doc[start].lower_ in TRIM or not any(c.isalnum() for c in doc[start].text)):
        start += 1
    while start < end and (doc[end - 1].lower_ in TRIM or not any(c.isalnum() for c in doc[end - 1].text)):
        end -= 1
    start, end = _without_dates(doc, start, end, label)
    while end - start > 1 and label is not Kind.PERSON and _ends_in_role(doc, end):
        end -= 1  # "State Department Spokesperson" names the department; the spokesperson is a nominal
    while start and start < end and name_words().get((doc[start - 1].text, "first")) is Kind.EVENT:
        start -= 1  # "Typhoon Haiyan"
    if start == end or not any(is_capitalised(t) for t in doc[start:end]) or is_generic(doc, start, end):
        return None
    if is_demonym(doc, start, end):
        return Name(start, end, Kind.GROUP, sure=True) if _is_people(doc[end - 1]) else None
    if label is Kind.GROUP and not _is_people(doc[end - 1]) and doc[start:end].text.lower() not in places():
        return None
    if _is_people_of_place(doc, start, end, label):
        return Name(start, end, Kind.GROUP, sure=True)
    if label is Kind.ORGANIZATION and (realm := _realm_of_office(doc, start, end)):
        return Name(realm, end, Kind.PLACE, sure=True)
    kind = kind_by_words([t.text for t in doc[start:end]], label)
    return Name(start, end, kind or label, sure=kind is not None)


def _without_dates(doc: Doc, start: int, end: int, label: Kind) -> tuple[int, int]:
    """Without what stands beside a name by chance: "on Wednesday Manning", "President of Chad Idriss Deby", "Red Hat 7 or 8"."""
    if label is Kind.PERSON and end - start > 1 and doc[start].lower_.endswith("day") and CALENDAR.fullmatch(doc[start].lower_):
        start += 1
    if label is Kind.PERSON and end - start > 2 and start > 1 and doc[start - 1].lower_ == "of" and doc[start].lower_ in places():
        start += 1
    if end - start > 1 and end + 1 < len(doc) and doc[end - 1].like_num and doc[end].lower_ == "or" and doc[end + 1].like_num:
        end -= 1
    return start, end


def _ends_in_role(doc: Doc, end: int) -> bool:
    return noun_kinds().get(doc[end - 1].lower_) is Kind.PERSON and doc[end - 2].lower_ != "of"  # "Court of Justice"


def is_demonym(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are a demonym ("Iranian", "South Korean", "Danes") rather than a place."""
    text = doc[start:end].text.lower()
    return text not in places() and (text in demonyms() or text.removesuffix("s") in demonyms())


def _realm_of_office(doc: Doc, start: int, end: int) -> int:
    """Where the place begins in "Governor of New South Wales", which is nobody's name; 0 in a name of a body."""
    if end - start < 3 or doc[start + 1].lower_ != "of" or noun_kinds().get(singular(doc[start].text)) is not Kind.PERSON:
        return 0
    return start + 2 if doc[start + 2 : end].text.lower() in places() else 0


def _is_people_of_place(doc: Doc, start: int, end: int, label: Kind) -> bool:
    """Whether a single plural word names the people of a place that no table lists ("Coloradans", "Philadelphians")."""
    token = doc[start]
    if end - start > 1 or label not in {Kind.PERSON, Kind.GROUP, Kind.OTHER} or not token.text.endswith("ans"):
        return False
    return len(token) > 6 and (token.tag_ in {"NNPS", "NNS"} or label is Kind.GROUP) and _is_people(token)


def _is_people(token: Token) -> bool:
    return token.pos_ != "ADJ" and token.dep_ not in {"amod", "compound", "nmod"}


def is_generic(doc: Doc, start: int, end: int) -> bool:
    """Whether a single capitalised word is no name but a common noun ("the Court", "Mayor") or a word of a date."""
    if end - start != 1:
        return False
    token = doc[start]
    if CALENDAR.fullmatch(token.lower_) and token.ent_type_ != "PERSON":
        return True
    if token.lower_ in known_names() or token.lower_ in places():
        return False
    return singular(token.text) in noun_kinds() or token.text in title_words()


def capitalised_names(doc: Doc, taken: set[int]) -> Iterator[Name]:
    """Runs of capitalised proper nouns that are in no name yet, with a kind where the words tell one, else ``other``."""
    run: list[Token] = []
    for token in doc:
        if _continues(token, taken) and (not run or token.sent_start != 1):
            run.append(token)
            continue
        yield from _run_name(doc, run)
        run = [token] if _continues(token, taken) else []
    yield from _run_name(doc, run)


def _continues(token: Token, taken: set[int]) -> bool:
    if token.i in taken or token.ent_type_ in TIMES:
        return False
    noun = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and demonyms().get(token.lower_) == "noun")
    return (noun and is_capitalised(token)) or _is_hyphen(token)


def _is_hyphen(token: Token) -> bool:
    """Whether this is the hyphen of "T-Mobile": between capitals, without spaces."""
    if token.text != "-" or not 0 < token.i < len(token.doc) - 1:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    return (
        not before.whitespace_
        and not token.whitespace_
        and is_capitalised(before)
        and is_capitalised(after)
        and after.pos_ == "PROPN"
    )


def _run_name(doc: Doc, run: list[Token]) -> Iterator[Name]:
    if not run:
        return
    run = run[run[0].text == "-" : len(run) - (run[-1].text == "-")]
    if not run:
        return
    start, end = run[0].i, run[-1].i + 1
    if end - start == 1 and len(run[0]) == 1:
        return
    if is_demonym(doc, start, end):
        if _is_people(doc[end - 1]):
            yield Name(start, end, Kind.GROUP, sure=True)
        return
    if doc[start:end].text in titles() or all(t.text in title_words() for t in run) or is_generic(doc, start, end):
        return
    if _is_people_of_place(doc, start, end, Kind.OTHER):
        yield Name(start, end, Kind.GROUP, sure=True)
        return
    kind = kind_by_words([t.text for t in run], None)
    if kind is None and noun_kinds().get(singular(run[-1].text)) is Kind.PERSON:
        return  # "Flight Engineer" is a role, and left to the nominals
    yield Name(start, end, kind or Kind.OTHER, sure=kind is not None)
