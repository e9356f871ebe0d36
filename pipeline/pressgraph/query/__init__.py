"""Named questions and free SPARQL over the graph of a case; read-only, and the same rows from pyoxigraph and rdflib.

>>> from pressgraph.query import ask, ask_sparql
>>> ask(store, "who-terminated-what", object="PARS").rows  # doctest: +SKIP
"""

from __future__ import annotations

from pressgraph.graph.vocab import OWN
from pressgraph.query.answers import Answer, Value
from pressgraph.query.engines import Dataset, Source, run, to_rdflib
from pressgraph.query.questions import Parameter, Question, find_question, questions
from pressgraph.query.safety import refuse_unsafe

__all__ = [
    "Answer",
    "Dataset",
    "Parameter",
    "Question",
    "Value",
    "ask",
    "ask_sparql",
    "find_question",
    "questions",
    "to_rdflib",
    "write_query",
]

# the actions that a user's own table added to the graph, with their labels and how their short edges read
_OWN_ACTIONS = f"""SELECT DISTINCT ?id ?label ?reads WHERE {{
  ?edge pg:fromEventType ?class . ?class skos:notation ?id ; rdfs:label ?label . ?edge rdfs:label ?reads .
  FILTER(STRSTARTS(STR(?class), "{OWN}")) }}"""


def ask(source: Source, name: str, /, **parameters: str | float | None) -> Answer:
    """The answer to a named question.

    Args:
        source: a pyoxigraph store, or an rdflib graph such as ``to_rdflib`` gives.
        name: the question, for example ``who-terminated-what``; ``questions()`` lists them.
        parameters: what it asks for, by name; a parameter that is None or left out keeps its default.

    Raises:
        QueryError: no such question, an unknown or missing parameter, or a value of the wrong form.
    """
    question = find_question(name)
    question.check(parameters)
    own = _own_actions(source)
    columns, rows = run(source, question.bind(parameters, own=own))
    return Answer(columns, rows, question.answer, own)


def write_query(source: Source, name: str, /, **parameters: str | float | None) -> str:
    """The SPARQL query that ``ask`` would run, to be read or changed.

    Raises:
        QueryError: as of ``ask``.
    """
    return find_question(name).bind(parameters, own=_own_actions(source))


def ask_sparql(source: Source, text: str) -> Answer:
    """The answer to a SPARQL query over the union of all graphs; the usual prefixes need no declaration.

    ``CONSTRUCT`` and ``DESCRIBE`` give the columns subject, predicate and object, ``ASK`` gives one column, ``answer``.

    Raises:
        QueryError: it is no valid SPARQL query, would change the graph, or would ask another server.
    """
    refuse_unsafe(text)
    columns, rows = run(source, text)
    return Answer(columns, rows)


def _own_actions(source: Source) -> dict[str, tuple[str, str]]:
    _, described = run(source, _OWN_ACTIONS)
    return {str(action): (str(label), str(edge)) for action, label, edge in described}
