"""How participants are called in a running sentence: with "the" where their articles put it, pronouns replaced, clauses as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressgraph.export.plain import short_label
from pressgraph.model import Kind, ResolvedEntity
from pressgraph.stories.gathering import ACTORS, spans
from pressgraph.stories.material import Material
from pressgraph.stories.words import story_words

SHOWN = 3  # participants named before "others"
_LENGTH = 160
_SENTENCE_ENDS = (".", "?", "!", "—", "“", '"')
_AFTER_HEAD = re.compile(r"\s(?:of|in|for|with|from|at|on|by|to|who|that|which|against)\s|,")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a participant.

    Args:
        text: as it stands inside a sentence: ``the PARS agreement``, ``dropping the deal``.
        is_plural: whether a verb after it is in the plural.
        act: where it is an act, its infinitive without "to": ``drop the deal``.
        doer: who is to do the act, where that is said: ``the city``.
        kind: what it is.
    """

    text: str
    is_plural: bool = False
    act: str | None = None
    doer: str | None = None
    kind: Kind = Kind.OTHER


class Speller:
    """Spells participants out, each once.

    Args:
        material: the case.
        thing: what the story is about; pronouns that mean it are replaced by its name. Without it, those that mean any thing.
    """

    def __init__(self, material: Material, thing: ResolvedEntity | None = None) -> None:
        self.material, self.thing = material, thing
        self._known: dict[str, Phrase] = {}

    def one(self, identifier: str) -> Phrase:
        """The words for one entity."""
        if identifier not in self._known:
            self._known[identifier] = self._spell(self.material.entities[identifier])
        return self._known[identifier]

    def several(self, identifiers: Sequence[str]) -> Phrase | None:
        """The words for several entities, joined by "and"; None for nobody."""
        phrases = [self.one(i) for i in identifiers]
        if len(phrases) <= 1:
            return phrases[0] if phrases else None
        texts = [phrase.text for phrase in phrases]
        if len(texts) > SHOWN + 1:
            texts = [*texts[:SHOWN], f"{len(texts) - SHOWN} others"]
        kinds = {phrase.kind for phrase in phrases}
        kind = Kind.ORGANIZATION if kinds <= ACTORS else Kind.OTHER
        return Phrase(f"{', '.join(texts[:-1])} and {texts[-1]}", is_plural=True, kind=kind)

    def _spell(self, entity: ResolvedEntity) -> Phrase:
        name = short_label(entity.name, _LENGTH)
        for doc, start, end in spans(entity):
            article = self.material.articles.get(doc)
            raw = short_label(article.text[start:end], _LENGTH) if article else ""
            return _words(self._resolved(name, doc, start, end), raw, entity.kind)
        return _noun(self._lowered(name, entity), self._article(name, entity), entity.kind)

    def _resolved(self, name: str, doc: str, start: int, end: int) -> str:
        """The words with a pronoun that means the thing replaced by its name; persons are mostly the agents themselves."""
        things = [self.thing] if self.thing else self.material.within(doc, start, end)
        pronouns = (
            (thing, words)
            for thing in things
            if thing.kind is not Kind.PERSON
            for s, e, words in self.material.mentions(thing, doc)
            if start <= s and e <= end and words.lower() in story_words("pronoun")
        )
        thing, words = next(pronouns, (None, ""))
        if thing is None:
            return name
        called = self.one(thing.id).text
        return re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", lambda _: called, name, count=1)

    def _article(self, name: str, entity: ResolvedEntity) -> str:
        """ "the " where the articles mostly have it or its like before the name; "a " for an unnamed source that is only so called.

        For want of evidence, what is described takes "the".
        """
        if (entity.kind is Kind.PERSON and name[:1].isupper() and not entity.unnamed) or _is_bare(name):
            return ""
        is_described = name[:1].islower() and not _is_plural(name, entity.kind)
        found = [before.rpartition(" ")[2].lower() for before, _ in self._occurrences(name, entity)]
        if not found:
            return "the " if is_described else ""
        if entity.unnamed and set(found) <= {"a", "an"}:
            return f"{found[0]} "
        if is_described and entity.kind in ACTORS:
            return "the "  # "the Trump administration" and "an administration" elsewhere do not make it "administration"
        # "said that Beijing …" and "her Microsoft" say nothing of a name; "Europe's General Regulation" is one that has "the"
        kinds = {"the"} if name[:1].isupper() else story_words("determiner")
        owned = entity.kind is Kind.AGREEMENT and any(word.endswith(("'s", "’s")) or word in story_words("owner") for word in found)
        return "the " if owned or sum(word in kinds for word in found) * 2 >= len(found) else ""

    def _lowered(self, name: str, entity: ResolvedEntity) -> str:
        """The name of a described entity without the capital that it owes to the beginning of a sentence."""
        is_described = entity.unnamed or entity.id.count("/") > 1
        if not is_described or name[1:2].isupper() or name.partition(" ")[0].endswith(("'s", "’s")):
            return name
        inside = [words for before, words in self._occurrences(name, entity) if before and not before.endswith(_SENTENCE_ENDS)]
        return name if any(words[:1].isupper() for words in inside) else name[:1].lower() + name[1:]

    def _occurrences(self, name: str, entity: ResolvedEntity) -> Iterator[tuple[str, str]]:
        """What stands before each occurrence of a name in the entity's articles, up to the paragraph's beginning, and it."""
        pattern = re.compile(rf"(?<![\w’']){re.escape(name)}(?!\w)", re.IGNORECASE)
        for doc in sorted({doc for doc, _ in entity.chains}):
            text = self.material.articles[doc].text if doc in self.material.articles else ""
            for found in pattern.finditer(text):
                yield text[max(found.start() - 40, 0) : found.start()].rpartition("\n")[2].rstrip(), found.group()


def _noun(name: str, article: str, kind: Kind) -> Phrase:
    has_own = name.partition(" ")[0].lower() in story_words("determiner")
    return Phrase(name if has_own else article + name, is_plural=_is_plural(name, kind), kind=kind)


def _words(name: str, raw: str, kind: Kind) -> Phrase:
    """Bare words of an article: a noun ("an end to it"), or an act ("dropping the deal", in the article "drop the deal")."""
    first, _, rest = raw.partition(" ")
    if first.lower() in story_words("determiner") - story_words("owner") and not _is_gerund_of(first, name):
        resolved = f"{raw[: len(first)]} {name.removeprefix(first).strip()}".strip() if name else raw
        return Phrase(resolved, is_plural=_is_plural(name, kind), kind=kind)
    words = name.split()
    if owner := _owner(name, first, rest):
        return Phrase(f"{owner} {rest}", is_plural=_is_plural(rest, kind), kind=kind)
    place = next((n for n, word in enumerate(words) if _is_gerund_of(first, word)), None)
    if place is None or (place and not rest and len(words) > place + 1):
        return Phrase(
            f"the {name}" if first.lower() in story_words("owner") - {"no"} else name, is_plural=_is_plural(name, kind), kind=kind
        )
    doer = " ".join(words[:place])
    act = " ".join((first, *words[place + 1 :]))
    return Phrase(f"{_the(doer)} {' '.join(words[place:])}".strip(), act=act, doer=_the(doer) or None, kind=kind)


def _owner(name: str, first: str, rest: str) -> str:
    """Whose it is, where the article says it by a pronoun: of "participation of Russia", in the article "its participation".

    >>> _owner("participation in the treaty of Russia", "its", "participation in the treaty")
    "Russia's"
    """
    owner = name.removeprefix(f"{rest} of ") if rest and first.lower() in story_words("owner") else name
    if owner == name:
        return ""
    return f"{owner}'" if owner.endswith("s") else f"{owner}'s"


def _is_bare(name: str) -> bool:
    """Whether a description takes no "the": "up to 175 demonstrators", "40 members"."""
    return name[:1].isdigit() or name.partition(" ")[0].lower() in story_words("unarticled")


def _the(doer: str) -> str:
    return f"the {doer}" if doer[:1].islower() and not _is_plural(doer, Kind.OTHER) and not _is_bare(doer) else doer


def _is_gerund_of(base: str, word: str) -> bool:
    """Whether a word is the -ing form of an infinitive.

    >>> _is_gerund_of("drop", "dropping"), _is_gerund_of("withdrew", "withdrawing"), _is_gerund_of("lie", "lying")
    (True, False, True)
    """
    base, stem = base.lower(), word.lower().removesuffix("ing")
    if stem == word.lower() or not base:
        return False
    return stem in {base, base.removesuffix("e"), base + base[-1], base.removesuffix("ie") + "y"}


def _is_plural(name: str, kind: Kind) -> bool:
    """Whether a verb after the name is in the plural: groups and described bodies whose head noun says so."""
    counted = re.sub(r"^(?:up to|more than) ", "", name)
    head = (_AFTER_HEAD.split(counted)[0].split() or [""])[-1]
    if head.lower() in story_words("plural"):
        return True
    if kind is Kind.PERSON or (head[:1].isupper() and kind is not Kind.GROUP):
        return False
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s", "news", "series"))
