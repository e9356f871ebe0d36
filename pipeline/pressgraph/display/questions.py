"""The named questions as a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pressgraph.query import Parameter, Question
from pressgraph.stories.page import render


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The named questions."""

    questions: tuple[Question, ...]

    def __str__(self) -> str:
        return "\n".join(f"{q.name}: {q.title} ({_asked(q) or 'asks for nothing'})" for q in self.questions)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return render("questions.html", questions=self.questions, word=_word)

    def frame(self) -> pd.DataFrame:
        """The same as a table: name, question, about, asks for."""
        rows = ((question.name, question.title, question.about, _asked(question)) for question in self.questions)
        return pd.DataFrame(rows, columns=["name", "question", "about", "asks for"])


def _asked(question: Question) -> str:
    return ", ".join(map(_word, question.parameters))


def _word(parameter: Parameter) -> str:
    return f"{parameter.name} (must be given)" if parameter.required else parameter.name
