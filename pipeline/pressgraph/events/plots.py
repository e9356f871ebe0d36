"""Whether a word is part of a plot: what is done in a film, a novel or a play was not done.

Roles in ``plot_words.tsv``:

    story    nouns for works that tell a made-up story       starring  verbs for taking a part in one
    telling  verbs by which such a work tells its story
"""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pressgraph.events.tree import children, is_verb
from pressgraph.resources import read_table


def is_plot(trigger: Token) -> bool:
    """Whether an act is told as part of a made-up story.

    English tells plots in the simple present; what is past took place ("the film was banned, which angered its director").
    """
    for token in (trigger, *trigger.ancestors):
        if is_verb(token) and _tells_plot(token, trigger):
            return True
        if any(t.tag_ == "VBD" for t in (token, *children(token, "aux", "auxpass"))):
            return False
    return False


@functools.cache
def plot_words(role: str) -> frozenset[str]:
    """The words of one role."""
    return frozenset(row["word"] for row in read_table("plot_words") if row["role"] == role)


def _tells_plot(verb: Token, trigger: Token) -> bool:
    lemma = verb.lemma_.lower()
    if verb != trigger and lemma in plot_words("telling") and _is_work(verb):
        return True
    if verb != trigger and lemma in plot_words("starring") and any(trigger in c.subtree for c in children(verb, "dobj")):
        return True
    if verb != trigger and lemma == "be" and _is_work(verb) and any(c.lower_ == "about" for c in children(verb, "prep")):
        return True
    return _is_present(verb) and (_is_set_in_work(verb) or _is_of_work(verb))


def _is_work(verb: Token) -> bool:
    return any(_is_story(t) for t in children(verb, "nsubj"))


def _is_story(noun: Token) -> bool:
    return noun.lemma_.lower() in plot_words("story")


def _is_present(verb: Token) -> bool:
    forms = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ in {"VBZ", "VBP"} and t.lemma_ != "have" for t in forms) and not children(verb, "expl")


def _is_set_in_work(verb: Token) -> bool:
    """As in "*in the film* a gang kidnaps a girl"."""
    return any(_is_story(t) for p in children(verb, "prep") if p.lower_ == "in" for t in children(p, "pobj"))


def _is_of_work(verb: Token) -> bool:
    """As in "a film *in which* a gang kidnaps a girl"."""
    if verb.dep_ != "relcl" or not _is_story(verb.head):
        return False
    return any(p.lower_ == "in" for p in children(verb, "prep")) or any(t.lower_ == "where" for t in verb.lefts)
