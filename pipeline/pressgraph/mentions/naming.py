"""A name while it is being read: where it stands, what it seems to be, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from pressgraph.model import Kind

LABELS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.GROUP,
    "LAW": Kind.AGREEMENT,
    "EVENT": Kind.EVENT,
    "WORK_OF_ART": Kind.WORK,
    "PRODUCT": Kind.OTHER,
}
GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", ","})


@dataclass(slots=True)
class Name:
    """A name in the making.

    Args:
        start: its first token, title included.
        end: the token after its last.
        kind: what it seems to be.
        sure: whether its words prove the kind.
        bare: where it begins without title.
        cues: the kinds that the words around it give it, once they were read.
    """

    start: int
    end: int
    kind: Kind
    sure: bool = False
    bare: int = -1
    cues: tuple[Kind, ...] | None = field(default=None, compare=False)
    _words: tuple[str, ...] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.bare < 0:
            self.bare = self.start

    def words(self, doc: Doc) -> tuple[str, ...]:
        """The words of the name without title, and without "Jr." or "III"."""
        if self._words is None:
            words = tuple(t.text for t in doc[self.bare : self.end])
            while len(words) > 2 and words[-1] in GENERATIONS:
                words = words[:-1]
            self._words = words
        return self._words

    def of_kind(self, kind: Kind) -> Name:
        """The same name of another kind."""
        return Name(self.start, self.end, kind, self.sure, self.bare, self.cues, self._words)


def is_capitalised(token: Token) -> bool:
    """Whether a word is written as a name is."""
    return token.text[0].isupper()
