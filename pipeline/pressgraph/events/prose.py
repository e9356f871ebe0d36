"""Whether words stand in sentences: where no mark parts them, a parse is a guess, and what is read out of it is nonsense."""

from __future__ import annotations

from spacy.tokens import Doc

# Words without any mark between them: in 2,658 articles (Wikinews, White House) only the heads of memoranda and speech in another
# language have so many; the longest run that is a sentence has 71.
LONGEST_RUN = 80


def unmarked(doc: Doc) -> frozenset[int]:
    """The indexes of the tokens in runs of more than ``LONGEST_RUN`` words that no punctuation and no line break parts."""
    found: set[int] = set()
    run: list[int] = []
    for token in doc:
        if token.is_punct or (token.is_space and "\n" in token.text):
            run = []
            continue
        run.append(token.i)
        if len(run) > LONGEST_RUN:
            found.update(run if len(run) == LONGEST_RUN + 1 else run[-1:])
    return frozenset(found)
