"""The action table: which words, in which company, name which action, and where its participants stand.

``lexicons/actions.tsv`` has one row a sense. Its cells:

* ``action``: an id of the ontology;
* ``trigger``: the lemma that names the act, then words that must stand with it (``call for``, ``put end``, ``reach @deal``);
  ``|`` separates alternatives, ``@class`` is a class of ``word_classes.tsv``, ``~`` lets a word stand anywhere in what the verb
  says of its object;
* ``pos``: ``V`` verb, ``N`` noun, ``A`` adjective;
* ``agent``, ``object``, ``recipient``: slots in order of preference, comma between alternatives: ``subj``, ``obj``, ``iobj``,
  ``clause``, ``word`` (the last required word), ``poss``, ``comp`` (a noun or demonym before the noun), ``light`` (the subject
  of "make", "hold" … of the noun), the special slots of ``slots.py``, or any preposition; ``-`` is none; an empty cell is the
  default of the part of speech;
* ``needs``: conditions, ``;`` between them: ``object``, ``object:agreement|@law``, ``!object:@speech``, ``agent:@court``,
  ``passive``, ``!clause`` …;
* ``example``: a sentence in which the row applies.
"""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pressgraph.errors import TableError
from pressgraph.events.grammar_words import grammar_words
from pressgraph.events.syntax import objects
from pressgraph.events.tree import forms, is_verb, prepositional
from pressgraph.model import OwnAction
from pressgraph.resources import read_table

DEFAULTS = {"V": ("subj", "obj", "-"), "N": ("by,poss,light,comp", "of", "-"), "A": ("subj", "-", "-")}
COMPANY = frozenset(
    {
        "dobj",
        "prt",
        "prep",
        "advmod",
        "pobj",
        "attr",
        "acomp",
        "oprd",
        "amod",
        "compound",
        "nsubjpass",
        "agent",
        "dative",
        "xcomp",
        "npadvmod",
        "pcomp",
        "det",
        "nmod",
        "neg",
        "aux",
        "intj",
    }
)
# what comes after these is no part of an act: "issued a permit *despite complaints*" issues no complaint
ASIDE = frozenset({"despite", "amid", "amidst"})
COLUMNS = ("action", "trigger", "pos", "agent", "object", "recipient", "needs", "example")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a row: that a slot is filled, or filled by one of some kinds or words; or the opposite."""

    slot: str
    kinds: frozenset[str]
    words: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row of the action table.

    ``line`` is where it stands in a user's table, 0 for the package's; ``like`` the action by whose habits a new one is read.
    """

    action: str
    words: tuple[frozenset[str], ...]
    wide: frozenset[int]
    pos: str
    agent: tuple[str, ...]
    object: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: tuple[Condition, ...]
    trigger: str
    example: str
    line: int = 0
    like: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the row is a user's."""
        return self.line > 0

    @property
    def specificity(self) -> tuple[int, bool, int]:
        """How much the row asks for: rows that ask for more words are tried first, among equals those of a user's table."""
        return len(self.words), self.is_own, len(self.needs)

    @property
    def nature(self) -> str:
        """The action whose habits and weights the row goes by: its own, or for a user's new action the one that it is like."""
        return self.like or self.action


@dataclass(frozen=True, slots=True)
class Match:
    """A row that fits a token, with the tokens of its required words."""

    row: ActionRow
    token: Token
    company: tuple[Token, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The trigger token and its company."""
        return (self.token, *self.company)


class ActionTable:
    """All rows, by lemma and part of speech, the most specific first.

    Args:
        rows: the rows.
        added: the actions that a user's table adds.
        name: the name of that table, and ``text`` what it holds; both empty for the package's own table.
    """

    def __init__(self, rows: Iterable[ActionRow], *, added: Iterable[OwnAction] = (), name: str = "", text: str = "") -> None:
        self.rows, self.added, self.name, self.text = tuple(rows), tuple(added), name, text
        self._by_lemma: dict[tuple[str, str], list[ActionRow]] = defaultdict(list)
        for row in self.rows:
            for lemma in row.words[0]:
                self._by_lemma[lemma, row.pos].append(row)
        for group in self._by_lemma.values():
            group.sort(key=lambda row: row.specificity, reverse=True)

    @property
    def digest(self) -> str:
        """Eight characters that tell one user's table from another; empty for the package's."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8] if self.name else ""

    @property
    def own_rows(self) -> tuple[ActionRow, ...]:
        """The rows of a user's table."""
        return tuple(row for row in self.rows if row.is_own)

    @property
    def actions(self) -> tuple[str, ...]:
        """The action ids of the table, sorted."""
        return tuple(sorted({row.action for row in self.rows}))

    def matches(self, token: Token) -> list[Match]:
        """The rows whose words fit the token, the most specific first; their conditions are for the roles to check."""
        found = []
        for row in self._rows_of(token):
            company = _find_company(token, row)
            if company is not None:
                found.append(Match(row, token, company))
        return found

    def _rows_of(self, token: Token) -> Sequence[ActionRow]:
        pos = part_of_speech(token)
        if pos == "V" and token.dep_ == "amod" and token.tag_ == "VBG":
            return ()
        rows = self._by_lemma.get((token.lemma_.lower(), pos), ())
        if not rows and token.pos_ == "PROPN":
            # a capital hides the lemma: "Congratulations to the winner", "Talks on Cyprus fail"
            rows = self._by_lemma.get((token.lower_.removesuffix("s"), pos), ())
        return rows


def part_of_speech(token: Token) -> str:
    """``V``, ``N`` or ``A``; a word that heads a clause is a verb whatever its tag."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return "N"
    if is_verb(token):
        return "V"
    return "A" if token.pos_ in {"ADJ", "ADV"} else "-"


def _find_company(token: Token, row: ActionRow) -> tuple[Token, ...] | None:
    company: list[Token] = []
    for place, wanted in enumerate(row.words[1:], 1):
        candidates = _following(token) if place in row.wide else _companions(token, company)
        fitting = (t for t in candidates if not wanted.isdisjoint(forms(t)) and not _is_month(t))
        found = next((t for t in fitting if place not in row.wide or _is_said(t, wanted)), None)
        if found is None or (place not in row.wide and _is_aside(found, token, company, is_object="word" in row.object)):
            return None
        company.append(found)
    return tuple(company)


def _is_aside(noun: Token, verb: Token, company: Sequence[Token], *, is_object: bool) -> bool:
    """As in "revoked the permit *in an order*", which revokes no order, and "the car built *by the team*", which builds no team.

    What an act is done to stands under no preposition that the row does not name, and nothing that belongs to the act under one
    that tells when: "launched missiles *during exercises*" launches no exercises.
    """
    if not is_verb(verb) or noun.dep_ != "pobj" or noun.head in company or not verb.is_ancestor(noun) or _is_counted(noun):
        return False
    return is_object or noun.head.dep_ == "agent" or noun.head.lower_ in grammar_words("dating")


def _is_counted(noun: Token) -> bool:
    """As in "released thousands *of emails*", which releases emails."""
    preposition, count = noun.head, noun.head.head
    return preposition.lower_ == "of" and count.dep_ in {"dobj", "nsubjpass"} and count.lemma_.lower() in grammar_words("partitive")


def _is_month(word: Token) -> bool:
    """As in "beginning *March* 28", which begins no march."""
    return word.ent_type_ == "DATE" and word.pos_ == "PROPN"


def _is_said(word: Token, wanted: frozenset[str]) -> bool:
    """Whether a word of judgement is what is said of a thing: not "a *great* threat", "as *encouraging* terrorists"."""
    judgements = (word_classes()["praise"], word_classes()["blame"])
    if wanted not in judgements:
        return True
    noun = word.head.lemma_.lower() if word.dep_ == "amod" else ""
    is_overruled = noun not in wanted and any(noun in words for words in judgements)
    return not is_overruled and not (word.tag_ == "VBG" and any(c.dep_ == "dobj" for c in word.children))


def _companions(token: Token, company: Sequence[Token]) -> Iterable[Token]:
    taken = {token.i, *(t.i for t in company)}
    candidates = [c for t in (token, *company) for c in t.children if c.dep_ in COMPANY and c.tag_ != "TO"]
    candidates += [m for c in token.children if c.dep_ in {"advcl", "ccomp", "xcomp"} for m in c.children if m.dep_ == "mark"]
    sums = [p for c in candidates if c.ent_type_ == "MONEY" for p in c.children if p.lower_ == "in"]  # "$5 million *in damages*"
    places = [c for c in (*candidates, *sums) if c.dep_ in {"prep", "agent"} and c.lower_ not in ASIDE]
    candidates += [g for c in places for g in c.children if g.dep_ in {"pobj", "pcomp"}]
    if is_verb(token):
        things = objects(token)
        candidates += [*things, *(t for c in things for t in prepositional(c, "of") if _is_counted(t))]
    return (c for c in candidates if c.i not in taken and c.lower_ != "according")


def _following(token: Token) -> Iterable[Token]:
    """What is said after a verb of calling or describing: its predicate, at any depth."""
    deps = {"oprd", "ccomp", "xcomp", "dobj", "prep", "attr", "acomp", "dep"}
    told = (c for c in token.rights if c.dep_ in deps)
    return (t for c in told for t in _without_subject(c))


def _without_subject(clause: Token) -> Iterator[Token]:
    """ "Considered *her best role* to be a failure": what is judged says nothing of itself, nor do those it includes."""
    told = (t for c in clause.children if c.dep_ not in {"nsubj", "nsubjpass"} for t in c.subtree)
    yield from (t for t in told if not any(a.lower_ == "including" for a in t.ancestors))
    yield clause


@functools.cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes of ``word_classes.tsv``: name → lemmas."""
    classes: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in read_table("word_classes"):
        classes[row["class"]] |= frozenset(row["words"].split())
    return dict(classes)


@functools.cache
def load_actions() -> ActionTable:
    """The action table of the package; ``own_table.read_actions`` adds a user's."""
    return ActionTable(as_row(row) for row in read_table("actions"))


def as_row(cells: Mapping[str, str], *, line: int = 0, like: str = "") -> ActionRow:
    """The row of the cells of ``COLUMNS``.

    Raises:
        TableError: the part of speech or a word class is unknown.
    """
    pos = cells["pos"]
    if pos not in DEFAULTS:
        raise TableError(f"the action table has the part of speech {pos!r} for {cells['trigger']!r}; it must be V, N or A")
    names = ("agent", "object", "recipient")
    slots = [_slots(cells[name] or default) for name, default in zip(names, DEFAULTS[pos], strict=True)]
    parts = cells["trigger"].split()
    words = tuple(_alternatives(word.lstrip("~")) for word in parts)
    wide = frozenset(n for n, word in enumerate(parts) if word.startswith("~"))
    needs = tuple(_as_condition(c.strip()) for c in cells["needs"].split(";") if c.strip())
    return ActionRow(
        cells["action"], words, wide, pos, slots[0], slots[1], slots[2], needs, cells["trigger"], cells["example"], line, like
    )


def _slots(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(slot.strip() for slot in cell.split(",") if slot.strip())


def _alternatives(word: str) -> frozenset[str]:
    found: set[str] = set()
    for part in word.split("|"):
        if not part.startswith("@"):
            found.add(part)
        elif part[1:] in word_classes():
            found |= word_classes()[part[1:]]
        else:
            raise TableError(f"the action table names the word class {part!r}, which word_classes.tsv lacks")
    return frozenset(found)


def _as_condition(text: str) -> Condition:
    wanted = not text.startswith("!")
    slot, _, values = text.lstrip("!").partition(":")
    parts = [v for v in values.split("|") if v]
    words = (
        frozenset().union(*(_alternatives(p) for p in parts if p.startswith(("@", "=")) for p in [p.lstrip("=")]))
        if parts
        else frozenset()
    )
    return Condition(slot, frozenset(p for p in parts if not p.startswith(("@", "="))), words, wanted)
