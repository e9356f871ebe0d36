"""How alike two names are, with the reason; and the offices that names tell of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import product

from rapidfuzz import fuzz

from pressgraph.entities.names import NameKey, countries, is_acronym, is_generic, name_key, name_words
from pressgraph.model import Kind, ResolvedEntity
from pressgraph.nouns import singular
from pressgraph.resources import read_table

Likeness = tuple[float, str]
_BODIES = frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP})
# rapidfuzz's ratio, 0 to 100: "Krasner" and "Krassner" have 93, "Iran" and "Iraq" 75, "north" and "south" 60
_NEAR = 83
_LEAST_LETTERS = 5
# last names of two holders of one office; "Gaddafi" and "Qaddafi" have 86, "Zelensky" and "Erdogan" 27
_ALIKE = 70
_LEAST_INITIALS = 3
_OF = frozenset({"of"})
# a first word alone, and how long it must be
_BY_ONE_WORD, _SHORTEST = 0.3, 4
# what a likeness is worth less where it is not between best names
_BY_ALIAS = 0.1
# of an entity with many names, the first ones in the alphabet are compared, beside its best
_MOST_NAMES = 6


def family_of(kind: Kind) -> str:
    """Kinds whose names are compared: bodies, places and groups with each other, the others with their own."""
    return "body" if kind in _BODIES else kind.value


def compare_names(one: ResolvedEntity, other: ResolvedEntity) -> Likeness | None:
    """How alike the likest names of two entities are, from 0 to 1, and in what; None if they are not."""
    if family_of(one.kind) != family_of(other.kind):
        return None
    if acronym := _acronym(one, other) or _acronym(other, one):
        return acronym
    compare = _compare_persons if one.kind is Kind.PERSON else _compare_things
    pairs = product(_names(one), _names(other))
    found = [likeness for a, b in pairs if (likeness := compare(a, one.kind, b, other.kind))]
    if found and one.kind is not Kind.PERSON and not compare(one.name, one.kind, other.name, other.kind):
        found = [(weight - _BY_ALIAS, reason) for weight, reason in found]
    return max(found, key=lambda likeness: likeness[0], default=None)  # of equals the first: best names come first


def offices_in(names: Iterable[str]) -> frozenset[str]:
    """The offices of one holder that a person's names begin with: of "Mayor Kenney" mayor."""
    words = [name_words(name) for name in names]
    return frozenset(" ".join(office) for office in _offices() for name in words if name[: len(office)] == office != name)


def sounds_alike(one: ResolvedEntity, other: ResolvedEntity) -> bool:
    """Whether two persons' last names may be two ways to write one: "Gaddafi" and "Qaddafi"."""
    words = name_words(one.name)[-1:], name_words(other.name)[-1:]
    return all(words) and words[0] != words[1] and fuzz.ratio(words[0][0], words[1][0]) >= _ALIKE


def initials(name: str) -> frozenset[str]:
    """What a name's acronym may be: the initials of its words in capitals, or of all its words; three at least."""
    words = re.findall(r"[^\W\d_]+", name)
    capitals, everything = ("".join(w[0] for w in group) for group in ([w for w in words if w[0].isupper()], words))
    return frozenset(short for short in (capitals, everything.upper()) if len(short) >= _LEAST_INITIALS and len(words) > 1)


def _acronym(short: ResolvedEntity, full: ResolvedEntity) -> Likeness | None:
    """Whether an entity known by an acronym alone may be one whose name has these initials."""
    letters = short.name.replace(".", "")
    if not letters.isupper() or any(is_acronym(short.name, name) for name in short.aliases):
        return None
    if letters not in initials(full.name) or any(is_acronym(name, full.name) and name != short.name for name in full.aliases):
        return None
    return 0.6, f"{short.name!r} and {full.name!r}: one may be the acronym of the other"


@functools.cache
def _offices() -> frozenset[tuple[str, ...]]:
    return frozenset(name_words(row["office"]) for row in read_table("sole_offices"))


def _names(entity: ResolvedEntity) -> tuple[str, ...]:
    """An entity's best name and others; of a person's, bare last names only if it has no full one."""
    if entity.kind is Kind.PERSON:
        full = [n for n in (entity.name, *entity.aliases) if (key := name_key(n, entity.kind)) and not key.bare]
        return tuple(full[:_MOST_NAMES]) or (entity.name,)
    return (entity.name, *entity.aliases[: _MOST_NAMES - 1])


def _compare_persons(one: str, _: Kind, other: str, __: Kind) -> Likeness | None:
    a, b = name_key(one, Kind.PERSON), name_key(other, Kind.PERSON)
    if a is None or b is None or (a.mark and b.mark and a.mark != b.mark):
        return None
    shown = _both(one, other)
    if a.words == b.words:
        return (0.5, f"{shown}: the same last name") if a.bare else (0.7, f"{shown}: the same name")
    if a.bare or b.bare:
        return (0.55, f"{shown}: the same last name, one without a first name") if a.words[-1] == b.words[-1] else None
    return _compare_full(a, b, shown)


def _compare_full(a: NameKey, b: NameKey, shown: str) -> Likeness | None:
    first, second = a.words[0], b.words[0]
    if a.words[-1] != b.words[-1]:
        return (
            (0.65, f"{shown}: last names that are nearly the same")
            if first == second and _is_near(a.words[-1], b.words[-1])
            else None
        )
    if 1 in {len(first), len(second)}:
        return (0.7, f"{shown}: an initial that fits the first name") if first[0] == second[0] else None
    if first == second:
        return 0.65, f"{shown}: the same first and last name"
    if min(len(first), len(second)) > 2 and (first.startswith(second) or second.startswith(first)):
        return 0.55, f"{shown}: one first name may be short for the other"
    return (0.6, f"{shown}: first names that are nearly the same") if _is_near(first, second) else None


def _compare_things(one: str, kind: Kind, other: str, other_kind: Kind) -> Likeness | None:
    shown = _both(one, other)
    a, b = name_key(one, kind), name_key(other, other_kind)
    if a is None or b is None:
        return None
    if sorted(set(a.words) - _OF) == sorted(set(b.words) - _OF):
        return (0.3, f"{shown}: a name that many bear") if is_generic(one) else (0.6, f"{shown}: the same name")
    if {a.words, b.words} & set(countries()) or _numbers(a) != _numbers(b):
        return None
    if kind is not other_kind and Kind.PLACE in {
        kind,
        other_kind,
    }:  # Germany and the Germans are no two spellings of one, and the Las Vegas Sun is not the city
        return None
    if weight := _within(a.words, b.words):
        return None if is_generic(min(one, other, key=len)) else (weight, f"{shown}: one name within the other")
    left = [word for word in a.words if word not in b.words], [word for word in b.words if word not in a.words]
    if len(left[0]) == len(left[1]) == 1 and _is_near(left[0][0], left[1][0]):
        return 0.55, f"{shown}: names that are nearly the same"
    return None


def _both(one: str, other: str) -> str:
    return f"both are called {one!r}" if one == other else f"{one!r} and {other!r}"


def _within(one: Sequence[str], other: Sequence[str]) -> float:
    """What it is worth that a name holds another: "Dish Network" and "Dish" are one only if more speaks for it."""
    short, full = sorted((tuple(one), tuple(other)), key=len)
    plain = (*short[:-1], singular(short[-1])), (*full[:-1], singular(full[-1]))  # "Revolutionary Guards"
    if not set(short) < set(full) and not set(plain[0]) < set(plain[1]):
        return 0.0
    if len(short) > 1:
        return 0.45
    return (
        _BY_ONE_WORD if short[0] == full[0] and not {short, plain[0]} & countries().keys() and len(short[0]) >= _SHORTEST else 0.0
    )


def _is_near(one: str, other: str) -> bool:
    """Whether two words may be two spellings of one."""
    return min(len(one), len(other)) >= _LEAST_LETTERS and one[0] == other[0] and fuzz.ratio(one, other) >= _NEAR


def _numbers(key: NameKey) -> frozenset[str]:
    return frozenset(word for word in key.words if any(map(str.isdigit, word)))
