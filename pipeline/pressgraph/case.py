"""A case in Python: what a notebook works with.

It stands on the roof, beside the command line: it binds the store to the questions, the pictures and the exporters, and does no
work of its own but to put facts into tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressgraph import display
from pressgraph.curation import Trouble
from pressgraph.explanation import Explanation, explain
from pressgraph.export import export
from pressgraph.export.html import SafeNetwork, draw_network
from pressgraph.export.html.reading import find_article
from pressgraph.graph.network import to_networkx
from pressgraph.judgements import Judgement
from pressgraph.model import Network
from pressgraph.query import ask, ask_sparql, find_question, questions, to_rdflib
from pressgraph.store import CaseStore
from pressgraph.stories import Reply, Stance, Story, reply, tell_story, trace_stance
from pressgraph.tables import answer_table, article_table, entity_table, event_table, judgement_table, review_table

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import pyoxigraph as ox
    import rdflib

    from pressgraph.summary import BuildSummary


class Case:
    """An existing case, opened to be read. It shows the case as it was when first asked, or after its last
    judgement; open it again after a build.

    Args:
        folder: the case.

    Raises:
        CaseError: the folder holds no case.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        #: what the build that made this object did; None if the case was only opened
        self.summary: BuildSummary | None = None
        #: which judgements the build or withdrawal that made this object could not follow as they stand
        self.troubles: tuple[Trouble, ...] = ()
        self._network: Network | None = None
        self._store: ox.Store | None = None
        with CaseStore(self.folder) as store:
            store.refuse_unfinished()

    def __repr__(self) -> str:
        with CaseStore(self.folder) as store:
            counted = store.counts()
        return f"<Case {str(self.folder)!r}: {counted.articles} articles, {counted.events} events>"

    def _repr_html_(self) -> str:
        return display.summary_html(self.resolved(), name=str(self.folder))

    def resolved(self) -> Network:
        """The whole graph as plain data."""
        if self._network is None:
            with CaseStore(self.folder) as store:
                self._network = store.read_network()
        return self._network

    # tables ----------------------------------------------------------------------------------------------------------------------

    def events(self, **filters: Any) -> pd.DataFrame:
        """Who did what to whom: one row for each claim and each pair of its agents and objects.

        Args:
            filters: a column and what it must hold: a value, or a list of values. Names (agent, object, recipient, speaker,
            place) match
                parts of a name or an alias, whatever their case; ``date="2018-07"`` matches all dates that begin so; the rest is
                exact.

        Returns:
            Columns action, agent, object, recipient, date, status, speaker, place, sentence, article, published, confidence,
            event, claim.
        """
        return event_table(self.resolved(), filters)

    def entities(self, **filters: Any) -> pd.DataFrame:
        """Who and what takes part: columns name, kind, aliases, articles, events, unnamed, id."""
        return entity_table(self.resolved(), filters)

    def articles(self, **filters: Any) -> pd.DataFrame:
        """What was read: columns article, title, date, outlet, author, url, claims."""
        return article_table(self.resolved(), filters)

    def table(self, *, most: int = display.ROWS, **filters: Any) -> display.EvidenceTable:
        """The same facts as a table to read: each with its status, its sentence with the deciding words marked, and a link.

        Args:
            most: how many rows are shown; ``.frame()`` has them all.
            filters: as those of ``events``.
        """
        with CaseStore(self.folder) as store:
            return display.evidence_table(self.resolved(), store.records(), filters, most=most)

    def entity(self, name: str) -> display.EntityCard:
        """Who or what somebody or something is, and its facts; a name, an alias or an id, whatever the case of its letters.

        Raises:
            QueryError: nothing in the case has this name, or several have that have as many events; the message lists them.
        """
        with CaseStore(self.folder) as store:
            return display.entity_card(self.resolved(), store.records(), name)

    def event(self, event_id: str) -> display.EventCard:
        """One event with each sentence that tells it, by the id of the event or of a claim, or by its beginning.

        Raises:
            QueryError: there is no event or claim with this id.
        """
        with CaseStore(self.folder) as store:
            return display.event_card(self.resolved(), store.records(), event_id)

    # questions -------------------------------------------------------------------------------------------------------------------

    def questions(self) -> display.QuestionList:
        """The named questions, with what each asks for."""
        return display.QuestionList(tuple(questions().values()))

    def ask(self, question: str, /, **parameters: str | float | None) -> pd.DataFrame:
        """The answer to a named question: ``case.ask("who-terminated-what", object="PARS")``.

        Raises:
            QueryError: there is no such question, or a parameter is unknown, missing or of the wrong form.
        """
        return answer_table(ask(self._graph(), question, **parameters))

    def answer(self, question: str, /, **parameters: str | float | None) -> Reply:
        """The same in sentences: ``case.answer("who-terminated-what", object="PARS")``; in a notebook each with its evidence.

        Raises:
            QueryError: as ``ask``.
        """
        rows = ask(self._graph(), question, **parameters)
        with CaseStore(self.folder) as store:
            return reply(self.resolved(), find_question(question), rows, given=parameters, records=store.records())

    def sparql(self, text: str) -> pd.DataFrame:
        """The answer to a SPARQL query over all graphs of the case; the usual prefixes need no declaration.

        Raises:
            QueryError: it is no valid query, would change the graph, or would ask another server.
        """
        return answer_table(ask_sparql(self._graph(), text))

    def rdf(self) -> rdflib.Dataset:
        """The graph for rdflib: a copy with its named graphs, whose default graph is the union of them all."""
        return to_rdflib(self._graph())

    def explain(self, event_id: str) -> Explanation:
        """Why an event is in the graph: each claim's sentence, speaker and article, the cue and rule of each part.

        Raises:
            QueryError: there is no event or claim with this id.
        """
        return explain(self.resolved(), event_id)

    # stories ---------------------------------------------------------------------------------------------------------------------

    def story(self, name: str) -> Story:
        """What happened to an agreement, a body or a person, in the order of time: ``case.story("PARS agreement")``.

        Args:
            name: a name, an alias or an id, whatever the case of its letters; words of a name will do. Of several
                so called the one with most events is meant, and the story names the others.

        Raises:
            QueryError: nothing has this name, or several have that have as many events; the message says which.
        """
        with CaseStore(self.folder) as store:
            return tell_story(self.resolved(), store.read_records(), name)

    def stance(self, actor: str, thing: str) -> Stance:
        """How somebody stands towards a thing, over time: ``case.stance("Larry Krasner", "PARS agreement")``.

        Raises:
            QueryError: nothing has one of the names, or several have that did as much to it; the message says which.
        """
        with CaseStore(self.folder) as store:
            return trace_stance(self.resolved(), store.read_records(), actor, thing)

    # pictures and files ----------------------------------------------------------------------------------------------------------

    def network(self) -> nx.MultiDiGraph[str]:
        """The graph for networkx: entities as nodes, claims as edges, all attributes plain."""
        return to_networkx(self.resolved())

    def pyvis(self, *, title: str | None = None) -> SafeNetwork:
        """The picture as a pyvis network, to be changed before it is written."""
        return draw_network(self.resolved(), title=title)

    def show(self, *, title: str | None = None, height: int = display.HEIGHT) -> display.Page:
        """The picture in a notebook: hover over an edge for its sentence, status, speaker, date and source."""
        return display.show_network(self.resolved(), title=title, height=height)

    def read(self, article: str, *, height: int = display.HEIGHT) -> display.Page:
        """An article with its facts beside the words they were read off, in a notebook: ``case.read("philadelphia-pars")``.

        Args:
            article: its id, the beginning of its id, or its headline.
            height: of the frame, in pixels.

        Raises:
            QueryError: there is no such article; the message proposes near ones.
        """
        network = self.resolved()
        found = find_article(network.articles, article)
        with CaseStore(self.folder) as store:
            record = store.find_record(found.id)
        return display.show_reading(network, record, found, height=height)

    def timeline(self, *, by: str = "agent", most: int = display.LANES, **filters: Any) -> display.Timeline:
        """Who did what when, drawn: a line for each actor, a mark for each event.

        Args:
            by: what a line is: agent, object or action.
            most: how many lines are shown, the busiest.
            filters: as those of ``events``.
        """
        with CaseStore(self.folder) as store:
            return display.draw_timeline(self.resolved(), store.records(), filters, by=by, most=most)

    def matrix(self, *, status: str | Sequence[str] = "actual", most: int = display.ACTORS, **filters: Any) -> display.Matrix:
        """Who did what how often: actors and actions, with the number of events; ``.frame()`` is the DataFrame.

        Args:
            status: one or several statuses, or "any"; only what is told as having happened if it is left out.
            most: how many actors are shown, the busiest.
            filters: as those of ``events``.
        """
        return display.count_matrix(self.resolved(), filters, status=status, most=most)

    def export(self, format: str, path: str | Path) -> None:  # noqa: A002  # the command line's word
        """Write the graph to a file: ``case.export("html", "case.html")``.

        Raises:
            ExportError: the format is unknown, or the file cannot be written.
        """
        export(self.resolved(), format, path)

    # what a person decides -------------------------------------------------------------------------------------------------------

    def review(self, **filters: Any) -> pd.DataFrame:
        """Doubtful merges, the likeliest first, with a sentence of each; none that a person has judged.

        Returns:
            Columns score, one, other, reasons, one_sentence, other_sentence, one_id, other_id.
        """
        return review_table(self._desk(None).review(), filters)

    def judgements(self, **filters: Any) -> pd.DataFrame:
        """What persons decided: columns number, act, about, why, who, at, stands, id."""
        return judgement_table(self.resolved(), filters)

    def merge(self, *entities: str, why: str, by: str | None = None) -> Judgement:
        """Say that entities, by id or name, are one; the graph follows at once, as with all of these.

        Raises:
            JudgementError: an entity is not there, or an earlier judgement says otherwise.
        """
        return self._judged(self._desk(by).merge(*entities, why=why))

    def split(
        self, entity: str, other: str | None = None, *, articles: Sequence[str] = (), why: str, by: str | None = None
    ) -> Judgement:
        """Say that two entities are two for good, or that one entity is another in some articles."""
        return self._judged(self._desk(by).split(entity, other, articles=articles, why=why))

    def rename(self, entity: str, name: str, *, why: str, by: str | None = None) -> Judgement:
        """Say what an entity is called."""
        return self._judged(self._desk(by).rename(entity, name, why=why))

    def retype(self, entity: str, kind: str, *, why: str, by: str | None = None) -> Judgement:
        """Say what kind an entity is of."""
        return self._judged(self._desk(by).retype(entity, kind, why=why))

    def reject_claim(self, claim: str, *, why: str, by: str | None = None) -> Judgement:
        """Say that a claim is misread or wrong."""
        return self._judged(self._desk(by).reject_claim(claim, why=why))

    def reject_event(self, event: str, *, why: str, by: str | None = None) -> Judgement:
        """Say that an event is none, whoever tells it, now and later."""
        return self._judged(self._desk(by).reject_event(event, why=why))

    def undo(self, number: int, *, why: str, by: str | None = None) -> Judgement:
        """Take a judgement back, by its number; both stay in the log."""
        return self._judged(self._desk(by).undo(number, why=why))

    def _desk(self, by: str | None) -> Any:
        # who is who is worked out on the roof, which needs spaCy; opening and asking a case need not wait for it
        return import_module("pressgraph.desk").Desk(self.folder, who=by)

    def _judged(self, judgement: Judgement) -> Judgement:
        self._network = self._store = None
        return judgement

    def _graph(self) -> ox.Store:
        if self._store is None:
            with CaseStore(self.folder) as store:
                self._store = store.open_graph()
        return self._store


def open_case(path: str | Path = "case") -> Case:
    """Open a case that ``build`` has made.

    Raises:
        CaseError: there is none.
    """
    return Case(path)
