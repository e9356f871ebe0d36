"""Whether a word tells of play: in a report of a contest "Federer eliminated López, 6-2, 6-2" is no deed but the game.

Only words that are said of play are looked at, only where the sentence or the whole article tells of a contest, and only where
players do it to each other: "police attacked the fans after the match" stays an attack. Roles in ``game_words.tsv``:

    scene   what only contests have          fate    what befalls a player, in the passive: "was ruled out"
    move    what players do to each other    player  nouns for persons and bodies that play
    stake   what it is done to: "conceded a *chance*"
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from pressgraph.events.listing import open_heads
from pressgraph.events.tree import is_passive, is_verb
from pressgraph.resources import read_table

# "6-2, 6-4", "2–1 on Saturday", "a 5-4 win"; not "15–25 million", "a 9-3 ruling"
SCORE = re.compile(
    r"(?<![\w.-])\d{1,3}[-–]\d{1,3}(?=[.,;)]| (?:after|against|at|defeat|draw|in|lead|loss|on|over|to|victory|win|with)\b|$)"
)
# An article with so many different words of contests, and so large a share of them, reports one: of 640 Wikinews articles of 80 to
# 1,500 words 22 do, all of them on sport.
REPORT_WORDS, REPORT_SHARE = 4, 0.02
SENTENCE_WORDS = 2


def find_play(doc: Doc) -> frozenset[int]:
    """Where the sentences begin that tell of a contest."""
    scenes = [(sentence, _scene_words(sentence)) for sentence in doc.sents]
    words = [word for _, found in scenes for word in found]
    is_report = len(set(words)) >= REPORT_WORDS and len(words) >= REPORT_SHARE * len(doc)
    return frozenset(sentence.start for sentence, found in scenes if is_report or _is_contest(sentence, found))


def is_play(trigger: Token, participants: Iterable[Token], contests: frozenset[int]) -> bool:
    """Whether an act is a move of a game.

    Args:
        trigger: the word that names the act.
        participants: the heads of those who do it and to whom it is done.
        contests: what ``find_play`` found.
    """
    if not contests or trigger.sent.start not in contests:
        return False
    role = "fate" if is_verb(trigger) and is_passive(trigger) else "move"
    if trigger.pos_ == "ADJ":
        return any(head.lemma_.lower() in game_words("scene") for head in participants)  # "the goal was fantastic"
    if trigger.lemma_.lower() not in game_words(role):
        return False
    return all(_may_play(t) for head in participants for t in open_heads(head))


@functools.cache
def game_words(role: str) -> frozenset[str]:
    """The words of one role."""
    return frozenset(row["word"] for row in read_table("game_words") if row["role"] == role)


def _scene_words(sentence: Span) -> Sequence[str]:
    words = game_words("scene")
    return [t.lemma_.lower() for t in sentence if t.pos_ != "ADJ" and (t.lemma_.lower() in words or t.lower_ in words)]


def _is_contest(sentence: Span, found: Sequence[str]) -> bool:
    return len(set(found)) >= SENTENCE_WORDS or SCORE.search(sentence.text) is not None


def _may_play(head: Token) -> bool:
    """A name, a pronoun, a player or a thing of the game; not police, fans, rumours or a law."""
    if head.pos_ in {"PROPN", "PRON", "NUM"}:
        return True
    return any(head.lemma_.lower() in game_words(role) for role in ("player", "scene", "stake"))
