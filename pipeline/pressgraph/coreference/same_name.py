"""Names that are one name: equal, shortened, an acronym, a surname."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pressgraph.coreference.chains import Chains
from pressgraph.coreference.lexicon import nicknames, place_of
from pressgraph.coreference.readings import Reading
from pressgraph.model import Form, Kind
from pressgraph.nouns import noun_kinds, singular
from pressgraph.words import mention_words

SMALL = frozenset({"of", "the", "for", "and", "&", "in", "on", "de", "a", "to"})


def join_names(readings: Sequence[Reading], chains: Chains) -> None:
    """Join the names of an article: people by full name, then surname; other names by words and initials."""
    names = [r for r in readings if r.form is Form.NAME]
    people = [r for r in names if r.kind is Kind.PERSON]
    _join_equal(names, chains)
    _join_full_names([r for r in people if len(r.words) > 1], chains)
    _join_short_names(people, chains)
    others = [r for r in names if r.kind is not Kind.PERSON]
    _join_initials(others, chains)
    _join_shortened(others, chains)


def normal(reading: Reading) -> tuple[str, ...]:
    """The words of a name that count when names are compared."""
    if reading.kind in {Kind.PLACE, Kind.ORGANIZATION} and (place := place_of(" ".join(reading.words))):
        return (place.lower(),)
    words = tuple(w.lower().strip(".'’\"“”") for w in reading.words if w.lower() not in {"the", "'s", "’s", "-"})
    if len(words) > 2 and words[1] == "of" and words[0] in mention_words("territory"):
        words = words[2:]  # "the City of Philadelphia"
    short = tuple(w for w in words if w not in mention_words("company_form"))
    return short or words


def _join_equal(names: Sequence[Reading], chains: Chains) -> None:
    first: dict[tuple[tuple[str, ...], bool, bool], int] = {}
    for reading in names:
        key = (normal(reading), reading.kind is Kind.PERSON, reading.kind is Kind.GROUP)
        one_of_many = reading.kind is Kind.GROUP and reading.plural is False  # "a Frenchman" twice may be two
        short = reading.kind is Kind.PERSON and len(reading.words) == 1  # whose surname it is comes later
        if key[0] and not one_of_many and not short:
            chains.join(first.setdefault(key, reading.index), reading.index)


def _join_full_names(people: Sequence[Reading], chains: Chains) -> None:
    by_key: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for reading in people:
        words = tuple(w.lower() for w in reading.words)
        # by surname; by the first two words, when more follow ("Ahmed Mohamed Image", "Alberto Fernández Pérez")
        for other in by_key[words[-1:]]:
            if _first_names_fit(reading.words, other.words):
                chains.join(other.index, reading.index)
                break
        for other in by_key[words[:2]]:
            if len(other.words) == 2 or len(words) == 2:
                chains.join(other.index, reading.index)
                break
        by_key[words[-1:]].append(reading)
        by_key[words[:2]].append(reading)


def _first_names_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    x, y = a[0].lower().rstrip("."), b[0].lower().rstrip(".")
    x, y = nicknames().get(x, x), nicknames().get(y, y)
    if x == y or (1 in {len(x), len(y)} and x[0] == y[0]):
        return True
    if min(len(x), len(y)) > 4 and _nearly_equal(x, y):
        return True
    return x in {w.lower() for w in b[:-1]} or y in {w.lower() for w in a[:-1]}


def _nearly_equal(x: str, y: str) -> bool:
    """Whether one letter is another, missing or added: "Kristin" and "Kristen", "Mohamed" and "Mohammed"."""
    if len(x) == len(y):
        return sum(c != d for c, d in zip(x, y, strict=True)) == 1
    short, long = sorted((x, y), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _join_short_names(people: Sequence[Reading], chains: Chains) -> None:
    """A single name is who bears it as surname, else as given name.

    Of several, it is who was so called last (relatives of "Mohamed" are called by their full names), unless another was named in
    full in the same sentence; the first time it is the last one named in full who is not somebody's relative ("his daughter Nettie
    Baker"), and before all of them the first one after.
    """
    surnames, given = _bearers([r for r in people if len(r.words) > 1])
    called: dict[str, Reading] = {}
    for reading in people:
        if len(reading.words) != 1:
            continue
        word = reading.words[0].lower()
        fitting = [r for r in surnames.get(word, ()) if _genders_fit(r, reading)]
        fitting = fitting or [r for r in given.get(word, ()) if _genders_fit(r, reading)]
        before = [r for r in fitting if r.index < reading.index]
        before = [r for r in before if not _is_relative(r)] or before
        bearer = before[-1] if before else fitting[0] if fitting else None
        last = called.get(word)
        if last is not None and (bearer is None or (last in fitting and bearer.sentence != reading.sentence)):
            bearer = last
        called[word] = bearer or reading
        chains.join(called[word].index, reading.index)


def _is_relative(reading: Reading) -> bool:
    """As "his daughter Nettie Baker", "Nettie Baker, his daughter"."""
    beside = [c.lemma_ for c in reading.head.children if c.dep_ == "appos"]
    if reading.head.dep_ == "appos":
        beside.append(reading.head.head.lemma_)
    return not mention_words("kin").isdisjoint({*reading.roles, *beside})


def _bearers(full: Sequence[Reading]) -> tuple[dict[str, list[Reading]], dict[str, list[Reading]]]:
    """Who bears a word as surname, and who as given name."""
    surnames: dict[str, list[Reading]] = defaultdict(list)
    given: dict[str, list[Reading]] = defaultdict(list)
    for reading in full:
        words = [w.lower() for w in reading.words]
        given[words[0]].append(reading)
        family_first = len(words) == 2 and "-" in words[1] and "-" not in words[0]  # "Chen Shui-bian" is Chen
        for word in {words[0]} if family_first else {*words[1:], words[-1].split("-")[-1]}:
            surnames[word].append(reading)
    return surnames, given


def _genders_fit(a: Reading, b: Reading) -> bool:
    return not a.gender or not b.gender or a.gender == b.gender


def initials(words: Sequence[str]) -> set[str]:
    """The acronyms that a name can have, in capitals: with and without its small words, with and without what follows a comma."""
    big = [w for w in words if w[0].isalnum() and w.lower() not in SMALL]
    every = [w for w in words if w[0].isalnum()]
    parts = [p for w in big for p in w.split("-") if p]
    return {"".join(w[0] for w in group).upper() for group in (big, every, parts)}


def _join_initials(names: Sequence[Reading], chains: Chains) -> None:
    short: dict[str, int] = {}
    for reading in names:
        if len(reading.words) == 1 and reading.words[0].isupper():
            short.setdefault(reading.words[0].replace(".", "").upper(), reading.index)
    for reading in names:
        if len(reading.words) > 1:
            for acronym in initials(reading.words):
                if acronym in short and not place_of(acronym):  # "US Senate" is not the US
                    chains.join(short[acronym], reading.index)


def _join_shortened(names: Sequence[Reading], chains: Chains) -> None:
    """A name whose words all stand in a longer one with the same head word ("State Department", "US State Department")."""
    spelt: dict[tuple[tuple[str, ...], Kind | None], list[Reading]] = defaultdict(list)  # one entry for each spelling of a kind
    longer: dict[str, set[tuple[tuple[str, ...], Kind | None]]] = defaultdict(set)
    for reading in names:
        key = (normal(reading), reading.kind)
        spelt[key].append(reading)
        for word in {w.lower() for w in reading.words}:
            longer[word].add(key)
    for (words, kind), readings in spelt.items():
        if kind is Kind.PLACE or not words:
            continue
        fitting = [k for k in longer[words[0]] if k[1] is kind and (_shortens(words, k[0]) or _is_event_called(words, k[0], kind))]
        others = sorted((r for k in fitting for r in spelt[k]), key=lambda r: r.index)
        for reading in readings if others else ():
            chains.join(_nearest(others, reading).index, reading.index)


def _nearest(others: Sequence[Reading], reading: Reading) -> Reading:
    """The last one before it, else the first one after."""
    place = bisect_left(others, reading.index, key=lambda r: r.index)
    return others[max(place - 1, 0)]


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long) or not set(short) <= set(long):
        return False
    if len(short) == 1:
        # "Mahan" for "Mahan Air": what is left is only a word for what it is
        word = short[0]
        if len(long) == 3 and long[1] == "of" and long[2] == word:
            return True  # "Church of Scientology"; places have another kind
        return (
            word not in noun_kinds()
            and long[0] == word
            and len(long) == 2
            and (singular(long[1]) in noun_kinds() or len(long[1]) < 4)
        )
    return _head(short) == _head(long)


def _is_event_called(short: tuple[str, ...], long: tuple[str, ...], kind: Kind | None) -> bool:
    """As "Dorian" for "Hurricane Dorian": before the name stands only what it is."""
    return kind is Kind.EVENT and len(short) == 1 < len(long) <= 3 and long[-1:] == short and long[-2] in noun_kinds()


def _head(words: tuple[str, ...]) -> str:
    for word, following in pairwise(words):
        if following in {"of", "for"}:
            return word
    return words[-1]
